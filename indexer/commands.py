"""Subcommands that read documents, build indexes and keep them up."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from indexer import publication, renewal
from indexer.build import build_index
from indexer.clauses import Clause
from indexer.corpus import Unreadable
from indexer.errors import DocumentUnknown, PartsUncovered
from indexer.index import clause_json, stored_clauses
from indexer.parsing import Coverage, ParsedDocument, coverage, parse_corpus
from indexer.publication import changing, current
from indexer.readers.formats import read_file
from indexer.renewal import Places
from indexer.settings import Settings
from indexer.words import read_dictionary

_path = click.Path(path_type=Path)


@click.command()
@click.option("--corpus", type=_path, help="语料文件夹。")
@click.option("--index", "root", type=_path, help="索引发布到哪个文件夹。")
@click.pass_obj
def index(settings: Settings, corpus: Path | None, root: Path | None) -> None:
    """建立索引并发布;失败时原有的索引不受影响。"""
    words = read_dictionary(settings.dictionary)
    build_index(
        corpus or settings.corpus, root or settings.index, settings.choice, settings.cache, told, words
    )


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False, exists=True)
)
@click.option("--replace", "may_replace", is_flag=True, help="换掉编号相同的文件。")
@click.option("--corpus", type=_path, help="语料文件夹。")
@click.option("--index", "root", type=_path, help="索引发布在哪个文件夹。")
@click.pass_obj
def add(
    settings: Settings,
    files: tuple[Path, ...],
    may_replace: bool,
    corpus: Path | None,
    root: Path | None,
) -> None:
    """把文件加进语料和索引;有一份读不出就都不加。"""
    places = places_of(settings, corpus, root)
    with changing(places.root):
        renewal.add(places, files, may_replace, told)


@click.command()
@click.argument("document_ids", nargs=-1, required=True)
@click.option("--corpus", type=_path, help="语料文件夹。")
@click.option("--index", "root", type=_path, help="索引发布在哪个文件夹。")
@click.pass_obj
def remove(
    settings: Settings, document_ids: tuple[str, ...], corpus: Path | None, root: Path | None
) -> None:
    """把文件从语料和索引中删去。"""
    places = places_of(settings, corpus, root)
    with changing(places.root):
        renewal.remove(places, document_ids, told)


@click.command()
@click.option("--corpus", type=_path, help="语料文件夹。")
@click.option("--index", "root", type=_path, help="索引发布在哪个文件夹。")
@click.pass_obj
def update(settings: Settings, corpus: Path | None, root: Path | None) -> None:
    """按语料、信息表和词典现在的样子更新索引。"""
    places = places_of(settings, corpus, root)
    with changing(places.root):
        renewal.update(places, told)


@click.command()
@click.argument("version", required=False)
@click.option("--index", "root", type=_path, help="索引发布在哪个文件夹。")
@click.pass_obj
def rollback(settings: Settings, version: str | None, root: Path | None) -> None:
    """退回上一个版本的索引,或指定的版本;语料不变。"""
    where = root or settings.index
    with changing(where):
        told(f"索引 {publication.rollback(where, version).name} 已重新启用")


@click.command()
@click.option("--index", "root", type=_path, help="索引发布在哪个文件夹。")
@click.pass_obj
def versions(settings: Settings, root: Path | None) -> None:
    """列出保留的索引版本,新的在前,星号是现用的。"""
    for one in publication.versions(root or settings.index):
        mark = "*" if one.is_current else " "
        counts = "损坏" if one.documents is None else f"{one.documents} 份文件 {one.clauses} 条条款"
        click.echo(f"{mark} {one.name} {one.published_at.astimezone():%Y-%m-%d %H:%M:%S} {counts}")


def places_of(settings: Settings, corpus: Path | None = None, root: Path | None = None) -> Places:
    """Where a change takes place. Raises DictionaryInvalid."""
    words = read_dictionary(settings.dictionary)
    return Places(corpus or settings.corpus, root or settings.index, settings.cache, words)


def told(line: str) -> None:
    """Say what is being done; standard output is for results."""
    click.echo(line, err=True)


@click.command()
@click.option("--document", "document_id", help="只要这一份文件的条款。")
@click.option("--corpus", type=_path, help="直接读这个文件夹,不用索引。")
@click.option("--coverage", "is_coverage", is_flag=True, help="改为逐份报告每个字归在哪里。")
@click.pass_obj
def clauses(settings: Settings, document_id: str | None, corpus: Path | None, is_coverage: bool) -> None:
    """按阅读顺序逐行输出条款(JSON Lines)。"""
    if is_coverage:
        _print_coverage(_parsed(corpus or settings.corpus, document_id))
    elif corpus:
        for parsed in _parsed(corpus, document_id):
            _print_clauses(parsed.clauses)
    else:
        _print_clauses(_of_document(stored_clauses(current(settings.index)), document_id))


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def text(file: Path) -> None:
    """输出一份文件读出的文字,引用的位置按它数。"""
    sys.stdout.buffer.write(read_file(file).text.encode())


def _print_clauses(found: Iterable[Clause]) -> None:
    for clause in found:
        click.echo(json.dumps(clause_json(clause), ensure_ascii=False))


def _parsed(folder: Path, document_id: str | None) -> Iterator[ParsedDocument]:
    """One document after the other: a large corpus needs no more memory than its largest file.

    A file that cannot be read is named on stderr and left out. Raises DocumentUnknown.
    """
    seen = []
    for one in parse_corpus(folder):
        if isinstance(one, Unreadable):
            click.echo(one.sentence, err=True)
            continue
        seen.append(one.document.document_id)
        if document_id in (None, seen[-1]):
            yield one
    check_known(document_id, seen)


def _print_coverage(found: Iterable[ParsedDocument]) -> None:
    """Raises PartsUncovered where a character belongs to no clause, heading or part."""
    missing = []
    for parsed in found:
        counts = coverage(parsed)
        click.echo(json.dumps(_coverage_json(parsed, counts), ensure_ascii=False))
        if counts.uncovered:
            missing.append(parsed.document.document_id)
    if missing:
        raise PartsUncovered(f"这些文件里有没归类的字:{'、'.join(missing)}。请报告给维护者。")


def _coverage_json(parsed: ParsedDocument, counts: Coverage) -> dict[str, Any]:
    return {
        "document_id": parsed.document.document_id,
        "characters": counts.characters,
        "in_clauses": counts.clauses,
        "in_parts": counts.parts,
        "uncovered": counts.uncovered,
        "parts": [
            {"kind": part.kind, "start": part.span.start, "end": part.span.end} for part in parsed.parts
        ],
    }


def _of_document(found: Sequence[Clause], document_id: str | None) -> Iterator[Clause]:
    check_known(document_id, list(dict.fromkeys(clause.document_id for clause in found)))
    return (clause for clause in found if document_id in (None, clause.document_id))


def check_known(document_id: str | None, known: Sequence[str]) -> None:
    if document_id is not None and document_id not in known:
        raise DocumentUnknown(f"没有文件 {document_id}。现有:{'、'.join(known)}。")
