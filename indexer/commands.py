"""Subcommands that read documents and build indexes."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from indexer.build import build_index
from indexer.clauses import Clause
from indexer.corpus import Unreadable
from indexer.errors import DocumentUnknown, PartsUncovered
from indexer.index import clause_json, stored_clauses
from indexer.parsing import Coverage, ParsedDocument, coverage, parse_corpus
from indexer.publication import current
from indexer.readers.formats import read_file
from indexer.settings import Settings

_path = click.Path(path_type=Path)


@click.command()
@click.option("--corpus", type=_path, help="语料文件夹。")
@click.option("--index", "root", type=_path, help="索引发布到哪个文件夹。")
@click.pass_obj
def index(settings: Settings, corpus: Path | None, root: Path | None) -> None:
    """建立索引并发布;失败时原有的索引不受影响。"""
    build_index(corpus or settings.corpus, root or settings.index, settings.choice, settings.cache, told)


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
    _check_known(document_id, seen)


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
    _check_known(document_id, list(dict.fromkeys(clause.document_id for clause in found)))
    return (clause for clause in found if document_id in (None, clause.document_id))


def _check_known(document_id: str | None, known: Sequence[str]) -> None:
    if document_id is not None and document_id not in known:
        raise DocumentUnknown(f"没有文件 {document_id}。现有:{'、'.join(known)}。")
