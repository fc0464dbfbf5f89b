"""Subcommands that measure."""

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from eval.asked import as_lines, asked
from eval.beir import read_collection
from eval.benchmark import JudgedQuery, Qrel, read_qrels, read_queries, resolved, unresolved
from eval.errors import BenchmarkInvalid
from eval.extraction import extractions, read_marked
from eval.extraction import table as table_of
from eval.feedback import judged_queries, read_verdicts
from eval.runs import read_run, run, scored, write_run
from indexer.build import Parsed, build_parsed
from indexer.calibration import BUNDLED
from indexer.commands import told
from indexer.encoder import load_encoder
from indexer.errors import ExtraMissing
from indexer.facts.stored import duty_json, stored_duties, stored_targets, target_json
from indexer.index import Index, open_index
from indexer.publication import current
from indexer.settings import Settings
from indexer.words import Segmenter, read_dictionary
from service.examples import ASKED
from service.opening import open_searcher
from service.ranking.retrieval import EmbeddedLegs

MARKED = Path(__file__).parent / "marked.jsonl"
DEVELOPMENT = Path(__file__).parent / "queries" / "development.jsonl"
_path = click.Path(path_type=Path)


@click.command("eval")
@click.option("--queries", type=_path, default=DEVELOPMENT, help="查询(JSON Lines)。")
@click.option("--qrels", type=_path, help="判断(TREC 或 BEIR);不给就用查询里的引文。")
@click.option("--run", "run_file", type=_path, help="把结果写成 TREC 文件。")
@click.pass_obj
def evaluate(settings: Settings, queries: Path, qrels: Path | None, run_file: Path | None) -> None:
    """用已判断的查询衡量检索,按类型列出。"""
    with _needing("衡量需要 ir-measures", "eval"):
        from eval.measures import honesty, measured, sentence, table
    searcher = open_searcher(settings)
    asked = read_queries(queries, tuple(searcher.index.documents))
    judged = read_qrels(qrels) if qrels else _resolved(asked, searcher.index)
    answered = run(searcher, asked)
    if run_file:
        write_run(run_file, scored(answered))
    click.echo(table(measured(answered, judged)))
    click.echo(sentence(honesty(answered, judged)))


@click.command()
@click.argument("file", type=_path)
@click.option("--index", "root", type=_path, help="索引发布到哪里。")
@click.pass_obj
def collection(settings: Settings, file: Path, root: Path | None) -> None:
    """把 BEIR 格式的语料(corpus.jsonl,可以是 .gz)建成索引,每行一条条款。"""
    parsed = Parsed(read_collection(file), ())
    words = read_dictionary(settings.dictionary)
    build_parsed(parsed, root or settings.index, settings.choice, settings.cache, told, words)


@click.command()
@click.option("--queries", type=_path, default=DEVELOPMENT, help="查询(JSON Lines)。")
@click.option("--to", "target", type=_path, default=BUNDLED, help="写到哪个文件。")
@click.pass_obj
def calibrate(settings: Settings, queries: Path, target: Path) -> None:
    """按开发查询重新校准置信度。"""
    with _needing("校准需要 scikit-learn", "eval"):
        from eval.calibration import fit, write_calibration
        from eval.samples import samples
    searcher = open_searcher(settings)
    asked = read_queries(queries, tuple(searcher.index.documents))
    judged = _resolved(asked, searcher.index)
    found = fit(samples(searcher, asked, judged), searcher.index.manifest.model)
    write_calibration(target, found.calibration)
    click.echo(f"已写入 {target}。请重建索引:tiaowen index(向量有缓存,只要几秒)")
    click.echo(f"AUROC:有无答案 {found.auroc_answerable:.3f},第一条对错 {found.auroc_right:.3f}")


@click.command()
@click.option("--queries", type=_path, default=DEVELOPMENT, help="查询(JSON Lines)。")
@click.option("--to", "folder", type=_path, default=Path("var/report"), help="写到哪个文件夹。")
@click.pass_obj
def report(settings: Settings, queries: Path, folder: Path) -> None:
    """写完整的评测报告:Markdown、JSON、各系统的结果文件、BEIR 和 TREC 格式的数据。"""
    with _needing("报告需要完整安装", "index,eval"):
        from eval.export import write_beir, write_qrels
        from eval.headline import headline
        from eval.markdown import as_json, markdown
        from eval.report import reported
        from eval.systems import ablations, baselines
    searcher = open_searcher(settings)
    index = searcher.index
    segmenter = Segmenter(settings.cache / "jieba", index.dictionary)
    asked = read_queries(queries, tuple(index.documents))
    judged = _resolved(asked, index)
    others = [
        *baselines(index, load_encoder(settings.choice, settings.cache), segmenter, settings.cache),
        *ablations(index, EmbeddedLegs(index), segmenter),
    ]
    runs = folder / "runs"
    runs.mkdir(parents=True, exist_ok=True)
    names = itertools.count()
    found = reported(
        searcher, asked, judged, others,
        lambda name, run: write_run(runs / f"{next(names)}.trec", run, name.replace(" ", "")),
    )  # fmt: skip
    write_qrels(folder / "qrels.trec", judged)
    write_beir(folder / "beir", index, asked, judged)
    (folder / "report.md").write_text(markdown(found), encoding="utf-8")
    _write_json(folder / "report.json", as_json(found))
    _write_json(folder / "headline.json", headline(as_json(found)))
    click.echo(f"已写入 {folder}")


@click.command()
@click.argument("before", type=_path)
@click.argument("after", type=_path)
@click.option("--queries", type=_path, default=DEVELOPMENT, help="查询(JSON Lines)。")
@click.option("--qrels", type=_path, help="判断(TREC 或 BEIR);不给就用查询里的引文。")
@click.pass_obj
def versus(settings: Settings, before: Path, after: Path, queries: Path, qrels: Path | None) -> None:
    """比较两个 TREC 结果文件:各类问题的得失和显著性。"""
    with _needing("衡量需要 ir-measures", "eval"):
        from eval.versus import rows, table
    index = open_index(current(settings.index), settings.threads)
    asked = read_queries(queries, tuple(index.documents))
    judged = read_qrels(qrels) if qrels else _resolved(asked, index)
    types = {query.query_id: query.type for query in asked}
    click.echo(table(list(rows(read_run(before), read_run(after), judged, types))))


@click.command()
@click.option("--marked", "file", type=_path, default=MARKED, help="人标出的事实(JSON Lines)。")
@click.pass_obj
def extraction(settings: Settings, file: Path) -> None:
    """用人标出的目标和责任衡量读出的。"""
    folder = current(settings.index)
    told = [*map(target_json, stored_targets(folder)), *map(duty_json, stored_duties(folder))]
    click.echo(table_of(list(extractions(read_marked(file), told))))


@click.command("asked")
@click.option("--queries", type=_path, default=DEVELOPMENT, help="查询(JSON Lines)。")
@click.option("--to", "target", type=_path, default=ASKED, help="写到哪个文件。")
@click.pass_obj
def write_asked(settings: Settings, queries: Path, target: Path) -> None:
    """从已判断的查询中选出能答对的完整问题,作为输入时的提示。"""
    searcher = open_searcher(settings)
    questions = read_queries(queries, tuple(searcher.index.documents))
    lines = as_lines(asked(searcher, questions, _resolved(questions, searcher.index)))
    target.write_text(lines, encoding="utf-8")
    click.echo(f"已写入 {target}:{lines.count(chr(10))} 个问题")


@click.command()
@click.option("--from", "source", type=_path, help="评价文件;不给就是 TIAOWEN_FEEDBACK。")
@click.option(
    "--to", "target", type=_path, default=Path("var/feedback-queries.jsonl"), help="写到哪个文件。"
)
@click.pass_obj
def feedback(settings: Settings, source: Path | None, target: Path) -> None:
    """把使用者的评价变成已判断的查询,供 tiaowen eval --queries 使用。"""
    path = source or settings.feedback
    if path is None:
        raise BenchmarkInvalid("没有评价文件:TIAOWEN_FEEDBACK 是空的。请用 --from 指明。")
    index = open_index(current(settings.index), settings.threads)
    rows = list(judged_queries(read_verdicts(path), index))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(as_lines(rows), encoding="utf-8")
    click.echo(f"已写入 {target}:{len(rows)} 条查询")


@contextmanager
def _needing(what: str, extras: str) -> Iterator[None]:
    """Imports of what is not installed everywhere. Raises ExtraMissing."""
    try:
        yield
    except ModuleNotFoundError:
        raise ExtraMissing(f"{what}。请运行:pip install 'tiaowen[{extras}]'。") from None


def _write_json(path: Path, value: Mapping[str, object]) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _resolved(queries: Sequence[JudgedQuery], index: Index) -> tuple[Qrel, ...]:
    lost = unresolved(queries, index)
    if lost:
        click.echo(
            f"注意:{len(lost)} 处引文不在任何条款里(如新闻导语、图表题),不计:{'、'.join(lost)}", err=True
        )
    return tuple(resolved(queries, index))
