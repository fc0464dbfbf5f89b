"""Documents added and removed: a new index from a changed corpus, with the encoder of the old one."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from indexer.build import Parsed, Report, built_index, gathered
from indexer.corpus import listed
from indexer.errors import CorpusDiffers, CorpusError
from indexer.graph_encoder import GraphEncoder
from indexer.index import ENCODER, Index, open_index, stored_clauses
from indexer.manifest import Manifest
from indexer.parsing import ParsedDocument, parse_corpus
from indexer.publication import current, publish
from indexer.published import Published
from indexer.staging import Staging, staged


class Places(NamedTuple):
    """Where a change takes place: the corpus, the index of it, the cache, and words to cut by."""

    corpus: Path
    root: Path
    cache: Path
    dictionary: str


def add(places: Places, files: Sequence[Path], may_replace: bool, report: Report) -> Manifest:
    """Take files into the corpus and publish an index with them; all of them or none.

    Raises DocumentUnreadable, DocumentExists, FilenameInvalid, CorpusDiffers, and what `update` raises.
    """

    def put(staging: Staging) -> None:
        _check_same(places, staging)
        for file in files:
            document, _, clauses, _ = _put(staging, file, may_replace)
            report(f"{document.document_id}:《{document.title}》,{len(clauses)} 条条款")

    return _renewed(places, put, report)


def remove(places: Places, document_ids: Sequence[str], report: Report) -> Manifest:
    """Take documents out of the corpus and publish an index without them; all of them or none.

    Raises DocumentUnknown, CorpusDiffers, and what `update` raises.
    """

    def drop(staging: Staging) -> None:
        _check_same(places, staging)
        for document_id in document_ids:
            staging.drop(document_id)

    return _renewed(places, drop, report)


def update(places: Places, report: Report) -> Manifest:
    """Publish an index of the corpus as it stands. Raises CorpusError, IndexMissing or IndexDamaged."""
    return _renewed(places, lambda staging: None, report)


def _put(staging: Staging, file: Path, may_replace: bool) -> ParsedDocument:
    try:
        return staging.put(file, may_replace)
    except CorpusError as error:
        raise type(error)(f"{file.name}:{error.message}") from None


def _check_same(places: Places, staging: Staging) -> None:
    """A document must not vanish from the index because another one is added."""
    indexed = {clause.document_id for clause in stored_clauses(current(places.root))}
    if missing := sorted(indexed - {document.document_id for document in listed(staging.folder)}):
        raise CorpusDiffers(
            f"索引里的 {missing[0]} 不在语料 {places.corpus} 里。请检查 TIAOWEN_CORPUS;"
            "若语料确实改过,请先运行 tiaowen update。"
        )


def _check_readable(parsed: Parsed, old: Index) -> None:
    """A document must not vanish from the index because its file was damaged since. Raises what kept
    the file from being read."""
    indexed = {document.file for document in old.documents.values()}
    for one in parsed.skipped:
        if one.file in indexed:
            raise type(one.error)(
                f"索引里有的 {one.file} 现在读不出:{one.error.message}"
                "恢复它再试;确实不要了,就用 tiaowen remove 移除它。"
            )


def _renewed(places: Places, change: Callable[[Staging], None], report: Report) -> Manifest:
    """Nothing has changed until the new index is whole; then corpus and index change together."""
    old = current(places.root)
    with staged(places.corpus) as staging:
        change(staging)
        parsed = gathered(parse_corpus(staging.folder), report)
        published = Published.of(open_index(old), old)
        _check_readable(parsed, published.index)
        report(f"{len(parsed.documents)} 份文件,{len(parsed.clauses)} 条条款,只为新的句子建立向量")
        with built_index(
            parsed, GraphEncoder.of(published.index), old / ENCODER, places.root, places.cache,
            places.dictionary, published,
        ) as (folder, manifest):  # fmt: skip
            try:
                staging.commit()
                publish(places.root, folder, manifest.version)
            except BaseException:
                staging.undo()
                raise
    report(f"索引 {manifest.version} 已发布到 {places.root}")
    return manifest
