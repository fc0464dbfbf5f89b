"""The subcommand `tiaowen mcp`."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click
import uvicorn

from indexer.errors import ExtraMissing
from indexer.settings import Settings
from service.commands import address_of, followed, listen
from service.opening import Opener
from service.running import logs
from service.running.callers import Door
from service.running.keys import KeyFile
from service.serving import Serving


@click.command()
@click.option("--http", "over_http", is_flag=True, help="用 HTTP(streamable),不用标准输入输出。")
@click.option("--index", "root", type=click.Path(path_type=Path), help="索引文件夹。")
@click.option("--host", default="127.0.0.1", help="HTTP 监听的地址;别的机器能访问时要密钥。")
@click.option("--port", default=8001, type=click.IntRange(0, 65535), help="HTTP 监听的端口。")
@click.pass_obj
def mcp(settings: Settings, over_http: bool, root: Path | None, host: str, port: int) -> None:
    """供 MCP 主机(能调用工具的程序)查询公文。"""
    try:
        from service.mcp.server import TiaowenServer
    except ModuleNotFoundError:
        raise ExtraMissing("MCP 服务要另外的部分。请运行:pip install 'tiaowen[mcp]'。") from None
    settings = replace(settings, host=host, port=port, index=root or settings.index)
    if over_http:
        _serve(settings)
    else:
        TiaowenServer(_serving(settings)).run("stdio")


def _serving(settings: Settings) -> Serving:
    opener = Opener(settings)
    return followed(settings, opener, opener.open())


def _serve(settings: Settings) -> None:
    from service.mcp.http import http_app
    from service.mcp.server import TiaowenServer

    Door.of(settings).check(KeyFile(settings.keys).now(), date.today())
    listening = listen(settings.host, settings.port)
    logs.configure(settings)
    app = http_app(TiaowenServer(_serving(settings)), settings)
    address = f"{address_of(settings.host, listening)}/mcp"
    click.echo(f"条问 MCP 已就绪:{address} 按 Ctrl+C 停止", err=True)
    config = uvicorn.Config(app, proxy_headers=False, log_config=None, access_log=False)
    uvicorn.Server(config).run(sockets=[listening])
