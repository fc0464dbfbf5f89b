"""The pages for reading: the list of documents, and one document whole."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import Annotated, NamedTuple
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.templating import Jinja2Templates

from indexer.clauses import Clause, NearCopy
from indexer.documents import Document
from indexer.errors import DocumentUnknown
from indexer.folding import Span, simplified
from indexer.index import Index
from service.api.present import anchor, clause_url, document_url
from service.contents import Block, Mark, blocks, contents
from service.pages.hits import Hit, Hits, hits_in
from service.pages.listing import BY_DATE, BY_TITLE, UNTOLD, Wanted, listing
from service.pages.particulars import particulars
from service.pages.views import STATUSES, document_view
from service.search import Searcher
from service.serving import Serving

_SIMPLIFIED = "simplified"
_NOT_IN_FILE_NAMES = dict.fromkeys(map(ord, '\\/:*?"<>|'), "_")


class Copy(NamedTuple):
    """A near-copy of a clause, and where the two are compared."""

    citation: str
    url: str
    comparison: str
    percent: int


class Shown(NamedTuple):
    """A block as the page shows it: `level` of its HTML heading or 0; a clause has an anchor."""

    block: Block
    level: int = 0
    anchor: str = ""
    hit: Hit | None = None
    copies: Sequence[Copy] = ()


def add_reading(router: APIRouter, serving: Serving, rendered: Jinja2Templates) -> None:
    @router.get("/documents")
    def documents(
        request: Request, name: str = "", region: str = "", kind: str = "", status: str = "",
        order: str = BY_TITLE, page: Annotated[int, Query(ge=1)] = 1,
    ) -> Response:  # fmt: skip
        index = serving.now().index
        wanted = Wanted(name, region, kind, status)
        order = BY_DATE if order == BY_DATE else BY_TITLE
        found = listing(index.documents, wanted, order, page, date.today())
        context = {
            "wanted": wanted,
            "order": order,
            "found": found,
            "views": [document_view(document, index) for document in found.documents],
            "clauses": {
                each.document_id: len(index.rows_of(each.document_id)) for each in found.documents
            },
            "all": len(index.documents),
            "labels": {**STATUSES, UNTOLD: "未注明"},
            "previous": _page_url(wanted, order, found.page - 1) if found.page > 1 else "",
            "following": _page_url(wanted, order, found.page + 1) if found.page < found.pages else "",
        }
        return rendered.TemplateResponse(request, "documents.html", context)

    @router.get("/documents/{document_id}")
    def document(
        request: Request, document_id: str, q: str = "", mark: str = "", script: str = ""
    ) -> Response:
        searcher = serving.now()
        found = _known(searcher.index, document_id)
        hits = hits_in(searcher, document_id, q)
        context = {
            **_page(searcher, found, hits, _marked(mark), script == _SIMPLIFIED),
            "scripts": {
                "original": _url(document_id, q=q, mark=mark),
                "simplified": _url(document_id, q=q, mark=mark, script=_SIMPLIFIED),
            },
            "printed_url": f"{str(request.base_url).rstrip('/')}{document_url(document_id)}",
            "day": date.today().isoformat(),
        }
        return rendered.TemplateResponse(request, "document.html", context)

    @router.get("/documents/{document_id}/original")
    def original(document_id: str) -> Response:
        """The text as the index holds it: for a .txt file every byte of it."""
        index = serving.now().index
        found = _known(index, document_id)
        headers = {"content-disposition": _attachment(found)}
        return Response(index.texts[document_id].encode(), media_type="text/plain", headers=headers)


def _known(index: Index, document_id: str) -> Document:
    if document_id not in index.documents:
        raise DocumentUnknown(f"没有文件 {document_id}。请从文件列表 /documents 中选择。")
    return index.documents[document_id]


def _page_url(wanted: Wanted, order: str, page: int) -> str:
    fields = {**wanted._asdict(), "order": order, "page": page}
    return "/documents?" + urlencode({name: value for name, value in fields.items() if value})


def _page(
    searcher: Searcher, document: Document, hits: Hits, marked: Span, is_simplified: bool
) -> Mapping[str, object]:
    index, document_id = searcher.index, document.document_id
    is_simplified = is_simplified and document.language == "zh-Hant"
    text = simplified(index.texts[document_id]) if is_simplified else ""
    marks = {
        row: _marks(index.clauses[row], marked, hits.marks(row)) for row in index.rows_of(document_id)
    }
    return {
        "document": document_view(document, index),
        "particulars": particulars(index, document_id, date.today()),
        "is_text": PurePath(document.file).suffix.lower() == ".txt",
        "outline": contents(index.clauses_of(document_id)),
        "shown": list(_shown(searcher, hits, blocks(index, document_id, marks, text))),
        "hits": hits,
        "anchor": anchor,
        "script": simplified if is_simplified else str,
        "is_simplified": is_simplified,
        "language": "zh-Hant" if document.language == "zh-Hant" and not is_simplified else "zh-Hans",
        "version": index.manifest.version,
        "held": searcher.register.held(document_id),
    }


def _url(document_id: str, **fields: str) -> str:
    query = urlencode({name: value for name, value in fields.items() if value})
    return document_url(document_id) + (f"?{query}" if query else "")


def _marks(clause: Clause, marked: Span, answers: Sequence[Mark]) -> Sequence[Mark]:
    """What is set off in a clause: its own heading, what the address points out, what answers."""
    start, heading = clause.source.start, "".join(clause.path[-1]) if clause.path else ""
    is_printed = heading and clause.text.startswith(heading)
    lead = [Mark(Span(start, start + len(heading)), "lead")] if is_printed else []
    return [*lead, Mark(marked, "answer"), *answers]


def _marked(wanted: str) -> Span:
    """`mark=120-180` points out the characters from 120 to before 180; anything else nothing."""
    first, _, last = wanted.partition("-")
    if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit()):
        return Span(0, 0)
    return Span(int(first[:9]), int(last[:9]))


def _shown(searcher: Searcher, hits: Hits, found: Iterator[Block]) -> Iterator[Shown]:
    above = 1
    for block in found:
        if block.clause is None:
            # A level is never left out: h4 stands below h3, whatever the numbering is.
            level = min(block.depth, above, 3) + 1 if block.depth else 0
            above = level or above
            yield Shown(block, level)
        else:
            row = searcher.row(block.clause.clause_id)
            copies = [_copy(searcher, block.clause, copy) for copy in block.clause.similar or ()]
            yield Shown(block, 0, anchor(block.clause), hits.by_row.get(row), copies)


def _copy(searcher: Searcher, clause: Clause, copy: NearCopy) -> Copy:
    other = searcher.index.clauses[searcher.row(copy.clause_id)]
    query = urlencode({"a": clause.clause_id, "b": copy.clause_id})
    return Copy(other.citation, clause_url(other), f"/compare/clauses?{query}", int(copy.likeness * 100))


def _attachment(document: Document) -> str:
    """RFC 6266, with a name in ASCII for what reads no other."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "", document.document_id) or "document"
    title = document.title.translate(_NOT_IN_FILE_NAMES)
    name = "".join(char for char in title if char.isprintable())[:80].strip(" .") or plain
    return f"attachment; filename=\"{plain}.txt\"; filename*=UTF-8''{quote(name, safe='')}.txt"
