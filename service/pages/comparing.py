"""The pages that set things side by side: one question over places, and two clauses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest
from typing import Annotated, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.templating import Jinja2Templates

from indexer.clauses import Clause
from indexer.errors import NotFound
from indexer.folding import Span
from indexer.index import Index
from service.api.present import clause_url, place_in
from service.comparison import MOST_SCOPES, Answered, compared, scopes
from service.contents import Mark, Run, clause_paragraphs, runs
from service.differences import Difference, differences
from service.errors import ClauseUnknown, ParameterInvalid, RequestInvalid
from service.pages.offered import offered_places
from service.pages.views import DocumentView, document_view, fact_marks
from service.questions.query import LONGEST_QUERY
from service.results import Result
from service.search import Searcher
from service.serving import Serving

# Fields of the form; more of them appear as they are filled.
_FEWEST_FIELDS = 4
# As long as the fields take.
_LONGEST_NAME = 200
_EXAMPLE = ("无废城市", ("山西", "贵州", "晋中", "灵丘"))


class Cell(NamedTuple):
    """A clause in a column: where it stands, and the sentence that answers."""

    place: str
    url: str
    document: DocumentView
    sentence: Sequence[Run]


class Column(NamedTuple):
    name: str
    documents: Sequence[DocumentView]
    outcome: str
    cells: Sequence[Cell]


class Side(NamedTuple):
    """One of two clauses, what only it has set off."""

    clause: Clause
    url: str
    document: DocumentView
    paragraphs: Sequence[Sequence[Run]]


class Pair(NamedTuple):
    """What stands in two clauses at one place; "" where one has nothing."""

    left: str
    right: str


def add_comparing(router: APIRouter, serving: Serving, rendered: Jinja2Templates) -> None:
    @router.get("/compare")
    def compare(
        request: Request, q: str = "", within: Annotated[Sequence[str], Query(alias="in")] = ()
    ) -> Response:
        searcher = serving.now()
        named = [name for name in within if name.strip()]
        context: dict[str, object] = {
            "query": q[:LONGEST_QUERY],
            "fields": _fields(named),
            "offered": offered_places(searcher.index),
            "most": MOST_SCOPES,
            "example": {"words": _EXAMPLE, "url": _example_url()},
        }
        shown = partial(_columns, searcher, q, named)
        return _form_page(rendered, request, "compare.html", context, shown)

    @router.get("/compare/clauses")
    def compare_clauses(request: Request, a: str = "", b: str = "") -> Response:
        searcher = serving.now()
        context = {"a": a[:_LONGEST_NAME], "b": b[:_LONGEST_NAME]}
        return _form_page(rendered, request, "clauses.html", context, partial(_two, searcher, a, b))


def _form_page(
    rendered: Jinja2Templates, request: Request, template: str, context: Mapping[str, object],
    shown: Callable[[], Mapping[str, object]],
) -> Response:  # fmt: skip
    """What a form asks for, below the form; an error stands there too, so that it can be mended."""
    try:
        return rendered.TemplateResponse(request, template, {**context, **shown()})
    except (RequestInvalid, NotFound) as error:
        request.state.problem = error.code
        told = {**context, "error": error}
        return rendered.TemplateResponse(request, template, told, status_code=error.status)


def _fields(named: Sequence[str]) -> Sequence[str]:
    """What the form's fields hold: one is left empty for another name."""
    kept = [name[:_LONGEST_NAME] for name in named[: 2 * MOST_SCOPES]]
    count = min(max(_FEWEST_FIELDS, len(kept) + 1), MOST_SCOPES)
    return [*kept, *[""] * (count - len(kept))]


def _example_url() -> str:
    question, names = _EXAMPLE
    return "/compare?" + urlencode([("q", question), *(("in", name) for name in names)])


def _columns(searcher: Searcher, question: str, named: Sequence[str]) -> Mapping[str, object]:
    """Raises RequestInvalid or DocumentUnknown."""
    chosen = scopes(named, searcher.index.documents)
    answered = compared(searcher, question, chosen) if question.strip() and chosen else []
    columns = [_column(searcher, one) for one in answered]
    return {"columns": columns, "rows": list(zip_longest(*(column.cells for column in columns)))}


def _column(searcher: Searcher, answered: Answered) -> Column:
    scope, response = answered
    shown = () if response.outcome == "not_found" else response.results
    return Column(
        scope.name,
        [document_view(document, searcher.index) for document in scope.documents],
        response.outcome,
        [_cell(searcher, response.query, result) for result in shown],
    )


def _cell(searcher: Searcher, question: str, result: Result) -> Cell:
    clause, document, answer = result.clause, result.document, result.answer
    return Cell(
        place_in(clause, document),
        clause_url(clause, q=question),
        document_view(document, searcher.index),
        runs(searcher.index.texts[document.document_id], answer.span, fact_marks(answer)),
    )


def _clause(searcher: Searcher, named: str) -> Clause:
    """By its id, or by the number people cite it with. Raises ClauseUnknown or RequestInvalid."""
    found = searcher.clause(named.strip())
    if found:
        return found
    results = searcher.lookup(named).results
    if len(results) == 1:
        return results[0].clause
    told = "指的不止一条" if results else "没有这条条款"
    raise ClauseUnknown(f"“{named}”{told}。请从搜索结果或文件里点“逐字对照”,或写全文件和编号。")


def _two(searcher: Searcher, a: str, b: str) -> Mapping[str, object]:
    """Raises ClauseUnknown or RequestInvalid."""
    if not a.strip() or not b.strip():
        return {}
    left, right = _clause(searcher, a), _clause(searcher, b)
    if left == right:
        raise ParameterInvalid("左右是同一条条款,没有什么可对照。请换一条。", "b")
    texts = [_paragraphs(searcher, clause) for clause in (left, right)]
    ours, theirs = ("\n".join(paragraphs) for paragraphs in texts)
    found = differences(ours, theirs)
    spans = [one.left for one in found], [one.right for one in found]
    sides = [
        _side(searcher.index, clause, paragraphs, own)
        for clause, paragraphs, own in zip((left, right), texts, spans, strict=True)
    ]
    return {"sides": sides, "pairs": [_pair(ours, theirs, one) for one in found]}


def _paragraphs(searcher: Searcher, clause: Clause) -> Sequence[str]:
    """As shown: without the line breaks and page numbers of a PDF."""
    shown = clause_paragraphs(searcher.index, searcher.row(clause.clause_id), ())
    return ["".join(run.text for run in paragraph) for paragraph in shown]


def _side(index: Index, clause: Clause, paragraphs: Sequence[str], spans: Sequence[Span]) -> Side:
    document = document_view(index.documents[clause.document_id], index)
    return Side(clause, clause_url(clause), document, list(_cut(paragraphs, spans)))


def _cut(paragraphs: Sequence[str], spans: Sequence[Span]) -> Iterator[Sequence[Run]]:
    whole, start = "\n".join(paragraphs), 0
    marks = [Mark(span, "own") for span in spans]
    for paragraph in paragraphs:
        yield runs(whole, Span(start, start + len(paragraph)), marks)
        start += len(paragraph) + 1


def _pair(left: str, right: str, found: Difference) -> Pair:
    return Pair(left[slice(*found.left)], right[slice(*found.right)])
