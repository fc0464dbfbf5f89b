"""Subcommands that answer: the server, and one question from the shell."""

import json
import socket
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
import uvicorn

from indexer.index import open_index
from indexer.publication import current
from indexer.settings import Settings
from indexer.words import Segmenter
from service.api.present import response_json
from service.api.schemas import MOST_RESULTS
from service.app import create_app
from service.errors import PortTaken
from service.feedback import FeedbackFile
from service.questions.thesaurus import BUNDLED, ThesaurusFile
from service.ranking.fusion import WEIGHTS, Weights
from service.ranking.ranker import Ranker
from service.ranking.reranker import CrossEncoderReranker
from service.ranking.retrieval import EmbeddedLegs
from service.running import logs
from service.running.callers import Door
from service.running.keys import KeyFile
from service.search import Response, Searcher
from service.serving import Serving

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


def open_searcher(settings: Settings, root: Path | None = None, weights: Weights = WEIGHTS) -> Searcher:
    """A searcher over the published index.

    Raises IndexMissing, IndexDamaged, ThesaurusInvalid, or ModelUnknown for the reranker.
    """
    index = open_index(current(root or settings.index), settings.threads)
    reranker = CrossEncoderReranker.load(settings.reranker) if settings.reranker else None
    ranker = Ranker(index, EmbeddedLegs(index), weights, reranker)
    thesaurus = ThesaurusFile(settings.thesaurus or BUNDLED)
    return Searcher(index, ranker, Segmenter(settings.cache / "jieba"), thesaurus)


@click.command()
@click.option("--index", "root", type=click.Path(path_type=Path), help="索引文件夹。")
@click.option("--host", help="监听的地址。")
@click.option("--port", type=click.IntRange(0, 65535), help="监听的端口。")
@click.pass_obj
def serve(settings: Settings, root: Path | None, host: str | None, port: int | None) -> None:
    """启动网页和接口。"""
    settings = replace(
        settings, host=host or settings.host, port=settings.port if port is None else port
    )
    Door.of(settings).check(KeyFile(settings.keys).now(), date.today())
    listening = _listen(settings.host, settings.port)
    logs.configure(settings)
    searcher = open_searcher(settings, root)
    if not searcher.is_calibrated:
        click.echo("注意:置信度未按这个编码器校准,结果只标为“相关”。见 docs/ranking.md。", err=True)
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{shown}:{listening.getsockname()[1]}"
    click.echo(f"条问已就绪:{address}(索引 {searcher.index.manifest.version})按 Ctrl+C 停止", err=True)
    feedback = FeedbackFile(settings.feedback) if settings.feedback else None
    config = uvicorn.Config(
        create_app(Serving(searcher), feedback, settings),
        # Ours, where TIAOWEN_PROXIES says whom to trust; uvicorn's trusts whoever is on this machine.
        proxy_headers=False,
        http="h11",
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        log_config=None,
        access_log=False,
    )
    uvicorn.Server(config).run(sockets=[listening])


@click.command()
@click.argument("question")
@click.option("-k", default=5, type=click.IntRange(1, MOST_RESULTS), help="要几条结果。")
@click.option("--json", "as_json", is_flag=True, help="输出接口的 JSON。")
@click.option("--index", "root", type=click.Path(path_type=Path), help="索引文件夹。")
@click.pass_obj
def search(settings: Settings, question: str, k: int, as_json: bool, root: Path | None) -> None:
    """在命令行问一个问题。"""
    response = open_searcher(settings, root).search(question, k)
    click.echo(json.dumps(response_json(response), ensure_ascii=False) if as_json else _plain(response))


def _plain(response: Response) -> str:
    confidence = "" if response.confidence is None else f"(把握 {response.confidence:.0%})"
    outcome = _OUTCOMES[response.outcome] if response.results else _NOTHING
    lines = [f"{outcome}{confidence}"]
    for result in response.results:
        lines += [
            f"{result.rank}. {result.clause.citation}",
            f"   {' '.join(result.answer.text.split())}",
        ]
    return "\n".join(lines)


def _listen(host: str, port: int) -> socket.socket:
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
