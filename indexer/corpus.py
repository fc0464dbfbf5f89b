"""A corpus: a folder of files, with or without a metadata table, read one file at a time."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from indexer.checksum import sha256_of
from indexer.documents import Document, Region
from indexer.errors import (
    CorpusMissing,
    DocumentDamaged,
    DocumentMissing,
    DocumentUnreadable,
    FormatUnsupported,
    MetadataInvalid,
    TiaowenError,
)
from indexer.history import dates
from indexer.outline import Outline, outline
from indexer.parts import PartKind
from indexer.readers.formats import READERS, read_file
from indexer.readers.rawtext import RawText, as_printed
from indexer.regions import region_addressed, region_of, region_told
from indexer.signature import issuer_in, signature
from indexer.table import NAME as TABLE
from indexer.table import read_table
from indexer.titles import (
    brought_by,
    is_draft,
    is_title,
    kind_of,
    named_in,
    period_of,
    without_portal,
)


class ReadDocument(NamedTuple):
    """A document, its text exactly as read, and the tree of its numbering."""

    document: Document
    raw: RawText
    tree: Outline


class Unreadable(NamedTuple):
    """A file that is left out, and why."""

    file: str
    error: DocumentUnreadable

    @property
    def sentence(self) -> str:
        """What the command line says of it."""
        return f"跳过 {self.file}:{self.error.message}[{self.error.code}]"


def read_corpus(folder: Path) -> Iterator[ReadDocument | Unreadable]:
    """Every document of a corpus, in the order of its table or of its file names, one at a time.

    Raises CorpusMissing or MetadataInvalid; a file that cannot be read stops none of the others.
    """
    for document in listed(folder):
        try:
            yield read_document(folder, document)
        except DocumentUnreadable as error:
            yield Unreadable(_shown(document.file), error)


def listed(folder: Path) -> Iterator[Document]:
    """The documents of a corpus as its table or its file names tell, none of them read.

    Raises CorpusMissing or MetadataInvalid.
    """
    if not folder.is_dir():
        raise CorpusMissing(f"找不到语料文件夹:{folder}。请检查 --corpus 的路径。")
    table = folder / TABLE
    yield from _tabled(folder, table) if table.is_file() else _found(folder)


def read_document(folder: Path, document: Document) -> ReadDocument:
    """One document. A library may fail in ways of its own on a file from outside: that too is a
    DocumentUnreadable."""
    try:
        return _read(folder, document)
    except TiaowenError:
        raise
    except Exception as error:
        name = type(error).__name__
        raise DocumentDamaged(f"文件读不出({name})。请重新下载,或转存为 .docx 或 .txt。") from error


def _shown(file: str) -> str:
    """A name that is no UTF-8, as an unpacked archive may have, can be shown in part only."""
    return file.encode(errors="replace").decode()


def _tabled(folder: Path, table: Path) -> Iterator[Document]:
    for document in read_table(table):
        if not (folder / document.file).resolve().is_relative_to(folder.resolve()):
            raise MetadataInvalid(f"{TABLE} 中的文件 {document.file} 不在语料文件夹里。请改正路径。")
        yield document


def _found(folder: Path) -> Iterator[Document]:
    """Files that no table describes: the id comes from the name, the title later from the text."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not _is_hidden(path, folder))
    if not any(path.suffix.lower() in READERS for path in files):
        raise CorpusMissing(f"文件夹 {folder} 里没有读得懂的文件({'、'.join(READERS)}),也没有 {TABLE}。")
    used: Counter[str] = Counter()
    for path in files:
        yield Document(_new_id(path.stem, used), path.relative_to(folder).as_posix(), "")


def _is_hidden(path: Path, folder: Path) -> bool:
    """Files of the system, and Word's locks on open documents."""
    return any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)


def plain_id(stem: str) -> str:
    """The id that a file's name makes."""
    return re.sub(r"[^\w.]+", "-", stem).strip("-.") or "document"


def _new_id(stem: str, used: Counter[str]) -> str:
    """An id from a file's name; the second file of one name gets -2."""
    plain = plain_id(stem)
    used[plain] += 1
    return plain if used[plain] == 1 else _new_id(f"{plain}-{used[plain]}", used)


def _read(folder: Path, document: Document) -> ReadDocument:
    path = folder / document.file
    if _shown(document.file) != document.file:
        raise FormatUnsupported("文件名不是 UTF-8,可能来自别的系统的压缩包。请改名后再放入语料。")
    if not path.is_file():
        raise DocumentMissing(f"语料缺少这份文件。请从发布包恢复,或从 {TABLE} 中删去它。")
    if document.sha256 and sha256_of(path) != document.sha256:
        raise DocumentDamaged(f"文件与 {TABLE} 中的校验值不符,可能已损坏。请从发布包恢复。")
    raw = _without_false_title(read_file(path))
    tree = outline(raw)
    return ReadDocument(_completed(document, raw, tree), raw, tree)


def _without_false_title(raw: RawText) -> RawText:
    """What a format marks may be the addressees, or the first heading."""
    return raw if raw.title and is_title(raw.title) else replace(raw, title=None)


def _completed(document: Document, raw: RawText, tree: Outline) -> Document:
    """What the table does not tell and the text does."""
    signed = signature(tree.parts, raw)
    told = dates([line.text for line in tree.history], [line.text for line in tree.body])
    title = document.title or _told_title(raw, tree)
    titled = _titled(
        replace(
            document,
            title=title or document.stem,
            issuer=document.issuer or signed.issuer,
            date=document.date or signed.date,
            adopted=document.adopted or told.adopted,
            amended=document.amended or told.amended,
            effective=document.effective or told.effective,
            expires=document.expires or told.expires,
        )
    )
    return replace(titled, region=_region(titled, raw, tree))


def _told_title(raw: RawText, tree: Outline) -> str:
    """As the format or the text tells it, "" where neither does in words."""
    told = raw.title or " ".join(as_printed(raw, line.span) for line in tree.title)
    return brought_by(without_portal(told)) if is_title(told) else named_in(raw.text)


def _titled(document: Document) -> Document:
    """What neither the table nor the text tells and the title does."""
    return replace(
        document,
        issuer=document.issuer or issuer_in(document.title),
        kind=document.kind or kind_of(document.title),
        period=document.period or period_of(document.title),
        status=document.status or ("draft" if is_draft(document.title) else None),
    )


def _region(document: Document, raw: RawText, tree: Outline) -> Region:
    """As the table tells it, the title, who issued it, the name of the file, to whom, or the text."""
    receivers = (raw.text[part.span.start : part.span.end] for part in tree.parts
                 if part.kind is PartKind.ADDRESSEE)  # fmt: skip
    names = (document.title, *document.issuer[:1], document.stem)
    told = chain(
        [document.region], map(region_of, names), map(region_addressed, receivers),
        map(region_told, [raw.text]),
    )  # fmt: skip
    return next(filter(any, told), Region())
