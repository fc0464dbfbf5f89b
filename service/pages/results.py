"""A page of results, put together: what was asked, the answer, the clauses, what to narrow by."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from indexer.documents import Document
from indexer.index import Index
from service.api.present import clause_url
from service.contents import Mark, Run, clause_paragraphs, runs
from service.pages.asked import CANDIDATES, FIELDS, ON_PAGE, Asked
from service.pages.facets import Value, facet
from service.pages.folding import Group, groups
from service.pages.paging import turned
from service.pages.register_links import RegisterLink, register_links
from service.pages.views import DocumentView, document_view, fact_marks
from service.ranking.filters import Filters, admitted
from service.results import Response, Result
from service.search import Searcher

_FIELD_NAMES = {"region": "地区", "kind": "种类", "year": "年份", "document": "文件"}


class Copy(NamedTuple):
    """A near-copy of a result, in one line; `comparison`: where the two stand side by side."""

    citation: str
    url: str
    comparison: str
    document: DocumentView


class ResultView(NamedTuple):
    """A result as it is shown; `is_answer`: in large type, on top."""

    result: Result
    document: DocumentView
    url: str
    sentence: tuple[Run, ...]
    paragraphs: tuple[tuple[Run, ...], ...]
    copies: tuple[Copy, ...]
    is_answer: bool


class Choice(NamedTuple):
    """A value to filter by, in words, and the address with it (or without it, if it is chosen)."""

    words: str
    hits: int
    is_chosen: bool
    url: str


class Facet(NamedTuple):
    field: str
    name: str
    choices: tuple[Choice, ...]


class Chip(NamedTuple):
    """A filter that is set, in words, and the address without it. `is_known`: some document has it."""

    words: str
    url: str
    is_known: bool


class Searched(NamedTuple):
    """What was looked through."""

    documents: int
    clauses: int


class ResultsPage(NamedTuple):
    """`answer` is on the first page only, and stands in no other place there; `register`: where more is
    listed of what the question names."""

    asked: Asked
    response: Response
    answer: ResultView | None
    results: tuple[ResultView, ...]
    facets: tuple[Facet, ...]
    chips: tuple[Chip, ...]
    searched: Searched
    register: tuple[RegisterLink, ...]
    page: int
    pages: int


def results_page(searcher: Searcher, asked: Asked) -> ResultsPage:
    """Raises RequestInvalid or DocumentUnknown."""
    response = searcher.search(asked.q, CANDIDATES, asked.filters())
    listed = _listed(searcher, asked, response)
    here = turned(listed.others, asked.page, ON_PAGE)
    answer = listed.answer if here.page == 1 else None
    return ResultsPage(
        asked=asked,
        response=response,
        answer=_view(searcher, asked.q, answer, is_answer=True) if answer else None,
        results=tuple(_view(searcher, asked.q, group) for group in here.shown),
        facets=_facets(searcher, asked, response),
        chips=tuple(_chips(asked, searcher.index)),
        searched=_searched(searcher.index, asked.filters()),
        register=register_links(asked.q, searcher.register, _only_place(asked)),
        page=here.page,
        pages=here.pages,
    )


def _only_place(asked: Asked) -> dict[str, str]:
    """The place or document that alone is looked in, as the register is limited to it."""
    chosen = [*asked.document, *asked.region]
    return {"in": chosen[0]} if len(chosen) == 1 else {}


class _Listed(NamedTuple):
    answer: Group | None
    others: Sequence[Group]


def _listed(searcher: Searcher, asked: Asked, response: Response) -> _Listed:
    """All groups in their order; of what is no answer only so many that one sees why."""
    found = groups(response.results)
    if response.outcome == "not_found":
        return _Listed(None, found[:ON_PAGE])
    is_answered = response.outcome == "answered"
    others = found[1:] if is_answered else found
    return _Listed(found[0] if is_answered else None, _in_order(searcher, others, asked))


def _in_order(searcher: Searcher, found: Sequence[Group], asked: Asked) -> Sequence[Group]:
    if asked.sort == "relevance":
        return found
    return sorted(found, key=lambda group: searcher.row(group.first.clause.clause_id))


def _view(searcher: Searcher, question: str, group: Group, is_answer: bool = False) -> ResultView:
    index, result = searcher.index, group.first
    clause, answer = result.clause, result.answer
    words = [Mark(span, "word") for span in result.highlights]
    fact = fact_marks(answer)
    sentence = Mark(answer.span, "answer")
    return ResultView(
        result=result,
        document=document_view(result.document, index),
        url=_url(question, result),
        sentence=runs(index.texts[clause.document_id], answer.span, [*words, *fact]),
        paragraphs=clause_paragraphs(index, searcher.row(clause.clause_id), [sentence, *fact]),
        copies=tuple(_copy(index, question, result, copy) for copy in group.copies),
        is_answer=is_answer,
    )


def _copy(index: Index, question: str, first: Result, copy: Result) -> Copy:
    pair = urlencode({"a": first.clause.clause_id, "b": copy.clause.clause_id})
    document = document_view(copy.document, index)
    return Copy(copy.clause.citation, _url(question, copy), f"/compare/clauses?{pair}", document)


def _url(question: str, result: Result) -> str:
    """The document, opened at the clause, with the sentence marked and the way to the other hits."""
    start, end = result.answer.span
    return clause_url(result.clause, q=question, mark=f"{start}-{end}")


def _facets(searcher: Searcher, asked: Asked, response: Response) -> tuple[Facet, ...]:
    """None where nothing was found: what is no answer is not to be narrowed."""
    if response.outcome == "not_found":
        return ()
    return tuple(_facet(searcher, asked, response, field) for field in FIELDS)


def _facet(searcher: Searcher, asked: Asked, response: Response, field: str) -> Facet:
    """Counted over the candidates that all other filters leave, so that alternatives show."""
    others = asked.without(field)
    if others.filters() != asked.filters():
        response = searcher.search(asked.q, CANDIDATES, others.filters())
    values = facet(field, [result.document for result in response.results], asked.chosen(field))
    documents = searcher.index.documents
    return Facet(
        field, _FIELD_NAMES[field], tuple(_choice(asked, field, one, documents) for one in values)
    )


def _choice(asked: Asked, field: str, value: Value, documents: Mapping[str, Document]) -> Choice:
    words = _words(field, value.value, documents)
    return Choice(words, value.hits, value.is_chosen, asked.toggled(field, value.value).url())


def _words(field: str, value: str, documents: Mapping[str, Document]) -> str:
    if field == "document":
        return documents[value].title
    return f"{value}年" if field == "year" else value


def _chips(asked: Asked, index: Index) -> Iterator[Chip]:
    for field in ("region", "kind", "document"):
        for value in asked.chosen(field):
            alone = asked.unfiltered().toggled(field, value).filters()
            is_known = bool(admitted(alone, index.documents))
            words = _words(field, value, index.documents)
            yield Chip(f"{_FIELD_NAMES[field]}:{words}", asked.toggled(field, value).url(), is_known)
    if asked.year_from or asked.year_to:
        years = Filters(year_from=asked.year_from, year_to=asked.year_to)
        is_known = bool(admitted(years, index.documents))
        yield Chip(f"年份:{_years(asked)}", asked.without("year").url(), is_known)


def _years(asked: Asked) -> str:
    first, last = asked.year_from, asked.year_to
    if first == last:
        return f"{first}年"
    return f"{first}年起" if not last else f"到{last}年" if not first else f"{first}—{last}年"


def _searched(index: Index, filters: Filters) -> Searched:
    inside = admitted(filters, index.documents)
    ids = index.documents if inside is None else inside
    return Searched(len(ids), sum(len(index.rows_of(document_id)) for document_id in ids))
