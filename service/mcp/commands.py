"""The subcommand `tiaowen mcp`."""

from pathlib import Path

import click
import uvicorn

from indexer.errors import ExtraMissing
from indexer.settings import Settings
from service.commands import listen, open_searcher
from service.serving import Serving

# Whoever reaches the port needs no key, so that it is open to this machine only.
_LOCAL = ("127.0.0.1", "localhost", "::1")


@click.command()
@click.option("--http", "over_http", is_flag=True, help="用 HTTP(streamable),不用标准输入输出。")
@click.option("--index", "root", type=click.Path(path_type=Path), help="索引文件夹。")
@click.option("--host", default=_LOCAL[0], type=click.Choice(_LOCAL), help="监听的地址,只在本机。")
@click.option("--port", default=8001, type=click.IntRange(0, 65535), help="监听的端口。")
@click.pass_obj
def mcp(settings: Settings, over_http: bool, root: Path | None, host: str, port: int) -> None:
    """供 MCP 主机(能调用工具的程序)查询公文。"""
    try:
        from service.mcp.server import TiaowenServer
    except ModuleNotFoundError:
        raise ExtraMissing("MCP 服务要另外的部分。请运行:pip install 'tiaowen[mcp]'。") from None
    if not over_http:
        TiaowenServer(Serving(open_searcher(settings, root))).run("stdio")
        return
    listening = listen(host, port)
    server = TiaowenServer(Serving(open_searcher(settings, root)))
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/mcp"
    click.echo(f"条问 MCP 已就绪:{address} 按 Ctrl+C 停止", err=True)
    app = server.streamable_http_app(stateless_http=True, json_response=True, host=host)
    config = uvicorn.Config(app, log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listening])
