"""Subcommands that answer: the server, and one question from the shell."""

import json
import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click
import uvicorn
from fastapi import FastAPI

from indexer.settings import Settings
from service.api.present import response_json
from service.api.schemas import MOST_RESULTS
from service.app import create_app
from service.errors import PortTaken
from service.feedback import FeedbackFile
from service.opening import Opened, Opener, open_searcher, probed
from service.results import Response
from service.running import logs
from service.running.callers import Door
from service.running.hosts import usual_hosts
from service.running.keys import KeyFile
from service.running.machine import cores
from service.running.workers import Workers
from service.search import Searcher
from service.serving import Serving
from service.watching import IndexWatch

# Bytes of a request's head: a question of 10,000 characters is 90,000 in a URL, and is to be
# answered with our own sentence instead of the HTTP parser's.
_LONGEST_HEAD = 262_144
# Connections that may wait while one is accepted: uvicorn's own default.
_BACKLOG = 2048
_OUTCOMES = {
    "answered": "找到答案",
    "related": "不能确定有直接的答案,以下条款相关",
    "not_found": "没有找到。以下条款只是文字相近,不是答案",
}
_NOTHING = "没有找到"


@click.command()
@click.option("--index", "root", type=click.Path(path_type=Path), help="索引文件夹。")
@click.option("--host", help="监听的地址。")
@click.option("--port", type=click.IntRange(0, 65535), help="监听的端口。")
@click.option("--workers", type=click.IntRange(0, 64), help="几个进程;0 为每核一个。")
@click.pass_obj
def serve(
    settings: Settings, root: Path | None, host: str | None, port: int | None, workers: int | None
) -> None:
    """启动网页和接口。"""
    settings = _overridden(settings, index=root, host=host, port=port, workers=workers)
    door = Door.of(settings)
    door.check(KeyFile(settings.keys).now(), date.today())
    settings = replace(settings, hosts=settings.hosts or usual_hosts(settings.host, door))
    listening = listen(settings.host, settings.port)
    logs.configure(settings)
    many = settings.workers or cores()
    if many > 1:
        settings = _divided(settings, many)
        announce = partial(_announce, settings.host, listening, probed(settings))
        Workers(_config(settings, partial(application, settings), many), [listening], announce).run()
    else:
        opener = Opener(settings)
        searcher = opener.open()
        app = _application(settings, opener, searcher)
        _announce(settings.host, listening, Opened.of(searcher))
        uvicorn.Server(_config(settings, lambda: app)).run(sockets=[listening])


def _config(settings: Settings, app: Callable[[], FastAPI], workers: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=True,
        workers=workers,
        timeout_graceful_shutdown=settings.grace,
        # Ours, where TIAOWEN_PROXIES says whom to trust; uvicorn's trusts whoever is on this machine.
        proxy_headers=False,
        http="h11",
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        log_config=None,
        access_log=False,
    )


def _divided(settings: Settings, workers: int) -> Settings:
    """Workers share the cores that one of them would take."""
    return replace(settings, threads=settings.threads or max(1, cores() // workers))


def _announce(host: str, listening: socket.socket, opened: Opened) -> None:
    if not opened.is_calibrated:
        click.echo("注意:置信度未按这个编码器校准,结果只标为“相关”。见 docs/ranking.md。", err=True)
    address = address_of(host, listening)
    click.echo(f"条问已就绪:{address}(索引 {opened.version})按 Ctrl+C 停止", err=True)


def _overridden(settings: Settings, **given: Any) -> Settings:
    """The settings, with what the command line says in their place."""
    return replace(settings, **{name: value for name, value in given.items() if value is not None})


def application(settings: Settings) -> FastAPI:
    """The whole service over the published index, which it follows.

    Raises what `Opener.open` and `create_app` raise.
    """
    logs.configure(settings)
    opener = Opener(settings)
    return _application(settings, opener, opener.open())


def _application(settings: Settings, opener: Opener, searcher: Searcher) -> FastAPI:
    feedback = FeedbackFile(settings.feedback) if settings.feedback else None
    return create_app(followed(settings, opener, searcher), feedback, settings)


def followed(settings: Settings, opener: Opener, searcher: Searcher) -> Serving:
    """A searcher in service that gives way to what is published after it."""
    searcher.warm()
    serving = Serving(searcher)
    IndexWatch(serving, settings.index, opener.open).start()
    return serving


@click.command()
@click.argument("question")
@click.option("-k", default=5, type=click.IntRange(1, MOST_RESULTS), help="要几条结果。")
@click.option("--json", "as_json", is_flag=True, help="输出接口的 JSON。")
@click.option("--index", "root", type=click.Path(path_type=Path), help="索引文件夹。")
@click.pass_obj
def search(settings: Settings, question: str, k: int, as_json: bool, root: Path | None) -> None:
    """在命令行问一个问题。"""
    response = open_searcher(_overridden(settings, index=root)).search(question, k)
    click.echo(json.dumps(response_json(response), ensure_ascii=False) if as_json else _plain(response))


def _plain(response: Response) -> str:
    confidence = "" if response.confidence is None else f"(把握 {response.confidence:.0%})"
    outcome = _OUTCOMES[response.outcome] if response.results else _NOTHING
    read = response.understood
    lines = [f"问题里有错字,已按“{read.text}”查找。"] if read and read.is_respelled else []
    lines += [f"{outcome}{confidence}"]
    for result in response.results:
        lines += [
            f"{result.rank}. {result.clause.citation}",
            f"   {' '.join(result.answer.text.split())}",
        ]
    return "\n".join(lines)


def address_of(host: str, listening: socket.socket) -> str:
    """Where a server is found that listens."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}"


def listen(host: str, port: int) -> socket.socket:
    """The listening socket, taken before the index is loaded, so that a taken port is told at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sets TCP_NODELAY only where the protocol is named; without it every answer waits 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(_BACKLOG)
        return listening
    except OSError as error:
        listening.close()
        reason = error.strerror or error
        raise PortTaken(
            f"不能在 {host}:{port} 监听({reason})。请换地址或端口:tiaowen serve --port 8001。"
        ) from None
