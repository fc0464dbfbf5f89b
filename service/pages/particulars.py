"""What is known of a document, line by line; what is not known has no line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from indexer.clauses import document_of
from indexer.documents import Document
from indexer.index import Index
from indexer.parts import PartKind
from indexer.readers.rawtext import unwrapped
from indexer.validity import status_on
from service.api.present import document_url
from service.pages.views import STATUSES

_LANGUAGES = {"zh-Hant": "繁体", "zh-Hans": "简体"}


class Value(NamedTuple):
    """`url` is "" where it leads nowhere."""

    text: str
    url: str = ""


class Particular(NamedTuple):
    name: str
    values: Sequence[Value]


def particulars(index: Index, document_id: str, day: date) -> Sequence[Particular]:
    """Everything that the text, the table and the index tell of a document."""
    document = index.documents[document_id]
    told = [*_issue(index, document), *_validity(index, document, day), *_source(index, document)]
    return [each for each in told if each.values]


def _issue(index: Index, document: Document) -> Iterator[Particular]:
    yield Particular("发布机关", [Value(issuer) for issuer in document.issuer])
    yield Particular("文号", [Value(number) for number in _numbers(index, document.document_id)])
    yield Particular("地区", _values(" ".join(place for place in document.region if place)))
    yield Particular("种类", _values(document.kind))
    yield Particular("印发日期", _days(document.date))
    yield Particular("通过日期", _days(document.adopted))
    yield Particular("修改日期", _days(*document.amended))
    yield Particular("规划期", _values("{}—{}年".format(*document.period) if document.period else ""))


def _validity(index: Index, document: Document, day: date) -> Iterator[Particular]:
    status = status_on(document, day, index.documents)
    yield Particular("效力", _values(STATUSES.get(status or "")))
    yield Particular("施行日期", _days(document.effective))
    yield Particular("有效期至", _days(document.expires))
    yield Particular("代替", [_titled(index, name) for name in document.replaces])
    successor = document.replaced_by
    yield Particular("已被代替", [_titled(index, successor)] if successor else [])


def _source(index: Index, document: Document) -> Iterator[Particular]:
    rows = index.rows_of(document.document_id)
    yield Particular("条款", [Value(f"{len(rows)} 条")])
    yield Particular("字形", _values(_LANGUAGES.get(document.language or "")))
    yield Particular("源文件", [Value(document.file)])
    shared = _shared_with(index, document.document_id)
    yield Particular("相近的文件", [
        Value(f"《{index.documents[other].title}》({count} 条相近)", document_url(other))
        for other, count in shared.most_common()
    ])  # fmt: skip


def _numbers(index: Index, document_id: str) -> Iterator[str]:
    text = index.texts[document_id]
    for part in index.parts[document_id]:
        if part.kind is PartKind.NUMBER:
            yield unwrapped(text[slice(*part.span)].strip())


def _shared_with(index: Index, document_id: str) -> Counter[str]:
    """How many clauses have a near-copy in each other document."""
    return Counter(
        other
        for clause in index.clauses_of(document_id)
        for other in {document_of(copy.clause_id) for copy in clause.similar or ()}
        if other != document_id
    )


def _titled(index: Index, name: str) -> Value:
    """A document by its id, or the title of one that is not here."""
    document = index.documents.get(name)
    return (
        Value(f"《{document.title}》", document_url(name))
        if document
        else Value(f"《{name}》(本库没有)")
    )


def _values(text: str | None) -> Sequence[Value]:
    return [Value(text)] if text else []


def _days(*days: date | None) -> Sequence[Value]:
    return [Value(day.isoformat()) for day in days if day]
