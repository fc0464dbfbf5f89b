"""Subcommands that read documents and build indexes."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from indexer.build import build_index, parse_corpus
from indexer.clauses import Clause
from indexer.errors import DocumentUnknown
from indexer.index import clause_json, stored_clauses
from indexer.publication import current
from indexer.settings import Settings

_path = click.Path(path_type=Path)


@click.command()
@click.option("--corpus", type=_path, help="语料文件夹。")
@click.option("--index", "root", type=_path, help="索引发布到哪个文件夹。")
@click.pass_obj
def index(settings: Settings, corpus: Path | None, root: Path | None) -> None:
    """建立索引并发布;失败时原有的索引不受影响。"""
    build_index(
        corpus or settings.corpus,
        root or settings.index,
        settings.choice,
        settings.cache,
        lambda line: click.echo(line, err=True),
    )


@click.command()
@click.option("--document", "document_id", help="只要这一份文件的条款。")
@click.option("--corpus", type=_path, help="直接读这个文件夹,不用索引。")
@click.pass_obj
def clauses(settings: Settings, document_id: str | None, corpus: Path | None) -> None:
    """按阅读顺序逐行输出条款(JSON Lines)。"""
    found = parse_corpus(corpus).clauses if corpus else stored_clauses(current(settings.index))
    for clause in _of_document(found, document_id):
        click.echo(json.dumps(clause_json(clause), ensure_ascii=False))


def _of_document(found: Sequence[Clause], document_id: str | None) -> Sequence[Clause]:
    known = dict.fromkeys(clause.document_id for clause in found)
    if document_id is None:
        return found
    if document_id not in known:
        raise DocumentUnknown(f"没有文件 {document_id}。现有:{'、'.join(known)}。")
    return [clause for clause in found if clause.document_id == document_id]
