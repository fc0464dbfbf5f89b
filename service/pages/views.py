"""Records → what templates show of them."""

from datetime import date
from typing import NamedTuple

from indexer.documents import Document
from indexer.facts.target import TargetKind
from indexer.index import Index
from indexer.validity import status_on
from service.api.present import document_url
from service.contents import Mark
from service.results import Answer

STATUSES = {
    "draft": "征求意见稿",
    "not_yet_in_force": "尚未施行",
    "in_force": "现行有效",
    "amended": "已修改",
    "repealed": "已废止",
}


KINDS_OF_TARGETS = {
    TargetKind.NUMERIC: "要达到的数",
    TargetKind.QUALITATIVE: "没有数的目标",
    TargetKind.PAST: "已经达到的数",
}
COMPARED = {"=": "", ">=": "不低于", "<=": "不超过", ">": "高于", "<": "低于"}


class DocumentView(NamedTuple):
    """A document in words; "" where it is not known."""

    document: Document
    url: str
    region: str
    status: str
    adopted: str
    effective: str
    issuer: str
    date: str
    period: str
    is_traditional: bool


def document_view(document: Document, index: Index) -> DocumentView:
    return DocumentView(
        document=document,
        url=document_url(document.document_id),
        region=" ".join(place for place in document.region if place),
        status=STATUSES.get(status_on(document, date.today(), index.documents) or "", ""),
        adopted=_day("通过", document.adopted),
        effective=_day("施行", document.effective),
        issuer="、".join(document.issuer),
        date=document.date.isoformat() if document.date else "",
        period=f"{document.period[0]}—{document.period[1]}年" if document.period else "",
        is_traditional=document.language == "zh-Hant",
    )


def fact_marks(answer: Answer) -> list[Mark]:
    """The fact in an answer, where it has one."""
    return [Mark(answer.fact.span, "fact")] if answer.fact else []


def printable(text: str) -> str:
    """Without what is not seen: control characters, zero widths, marks that turn the direction."""
    return "".join(char for char in text if char.isprintable())


def _day(action: str, day: date | None) -> str:
    return f"{day.isoformat()} {action}" if day else ""
