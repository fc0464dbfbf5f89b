"""What the API answers with, as frozen records; a field that a newer server adds is left out."""

import datetime
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["answered", "related", "not_found"]
TargetKind = Literal["numeric", "qualitative", "past"]
DutyRole = Literal["lead", "responsible", "report", "assess"]
Verdict = Literal["useful", "useless"]


@dataclass(frozen=True, kw_only=True)
class Level:
    """A heading above a clause, as printed."""

    label: str
    heading: str


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a clause stands: code points in the stored file, `text == file_text[start:end]`."""

    file: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Span:
    """A stretch of a document, verbatim, with its place in the same file as the clause."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class NearCopy:
    """A clause that says nearly the same; `likeness` from 0 to 1."""

    clause_id: str
    likeness: float


@dataclass(frozen=True, kw_only=True)
class Clause:
    clause_id: str
    document_id: str
    path: tuple[Level, ...]
    citation: str
    text: str
    source: Source
    similar: tuple[NearCopy, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answer(Span):
    """The sentence that answers; `place` in a statute's article, `span` the fact asked for."""

    place: str | None = None
    span: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Score:
    """What a result's score is made of; nothing but `by` where a clause was found by its number."""

    by: Literal["number", "ranking"]
    bm25: float | None = None
    sentence: float | None = None
    interaction: float | None = None
    standard_bm25: float | None = None
    standard_sentence: float | None = None
    standard_interaction: float | None = None
    near: float | None = None
    place: float | None = None
    standing: float | None = None
    fused: float | None = None


@dataclass(frozen=True, kw_only=True)
class Understood:
    """How a question was read; `is_respelled`: `text` has its typing errors set right."""

    text: str
    words: tuple[str, ...]
    years: tuple[int, ...]
    places: tuple[str, ...]
    synonyms: tuple[str, ...]
    is_respelled: bool = False


@dataclass(frozen=True, kw_only=True)
class Weights:
    bm25: float
    sentence: float
    place: float
    standing: float | None = None


@dataclass(frozen=True, kw_only=True)
class Explanation:
    understood: Understood
    weights: Weights


@dataclass(frozen=True, kw_only=True)
class Result(Clause):
    """A ranked clause. `url` is a path on the server; `highlights` are pairs (start, end)."""

    rank: int
    score: float
    document_title: str
    url: str
    answer: Answer
    highlights: tuple[tuple[int, int], ...] = ()
    explanation: Score | None = None


@dataclass(frozen=True, kw_only=True)
class Neighbour(Clause):
    """A clause that is like another, by its wording or its meaning; the two scores do not compare."""

    rank: int
    kind: Literal["wording", "meaning"]
    score: float
    document_title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class NeighbourList:
    clause_id: str
    index_version: str
    results: tuple[Neighbour, ...]


@dataclass(frozen=True, kw_only=True)
class Response:
    """`confidence` is the probability that the first result answers; None: not calibrated."""

    query: str
    outcome: Outcome
    confidence: float | None
    took_ms: float
    index_version: str
    results: tuple[Result, ...]
    explanation: Explanation | None = None


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Why a request failed (RFC 9457); `code` is stable, `detail` says in Chinese what to do."""

    code: str
    detail: str
    title: str = ""
    status: int | None = None
    field: str | None = None
    request_id: str | None = None
    retry_after: float | None = None


@dataclass(frozen=True, kw_only=True)
class Batch:
    """One answer for each question, in order, all by one version of the index."""

    index_version: str
    responses: tuple[Response | Problem, ...]


@dataclass(frozen=True, kw_only=True)
class Region:
    province: str | None = None
    city: str | None = None
    county: str | None = None


@dataclass(frozen=True, kw_only=True)
class Document:
    """What is known of a document; None: neither the text nor the table of metadata tells."""

    document_id: str
    title: str
    url: str
    file: str
    clauses: int
    issuer: tuple[str, ...] | None = None
    region: Region = Region()
    kind: str | None = None
    status: str | None = None
    date: datetime.date | None = None
    adopted: datetime.date | None = None
    amended: tuple[datetime.date, ...] | None = None
    effective: datetime.date | None = None
    expires: datetime.date | None = None
    replaces: tuple[str, ...] | None = None
    replaced_by: str | None = None
    period: tuple[int, int] | None = None
    language: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, kw_only=True)
class OutlineEntry(Level):
    """A line of the table of contents, with the first clause below it."""

    clause_id: str
    children: tuple["OutlineEntry", ...] = ()


@dataclass(frozen=True, kw_only=True)
class DocumentDetail(Document):
    outline: tuple[OutlineEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DocumentList:
    documents: tuple[Document, ...]


@dataclass(frozen=True)
class Quotation:
    """Words to be verified, and where they are said to stand, if anywhere."""

    quote: str
    citation: str | None = None
    clause_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the words of a quotation stand, or the nearest to them."""

    document_id: str
    document_title: str
    clauses: tuple[str, ...]
    citation: str | None
    text: str
    source: Source
    url: str


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One stretch as quoted and as printed; an empty one says where the other has more."""

    quote: Span
    source: Span


@dataclass(frozen=True, kw_only=True)
class Verified:
    """`fits`: the words stand where they are said to; None: nothing was said, or not readably."""

    quote: str
    outcome: Literal["exact", "altered", "not_found"]
    detail: str
    places: tuple[Place, ...]
    differences: tuple[Difference, ...] = ()
    cited: tuple[str, ...] | None = None
    fits: bool | None = None
    script: bool = False
    layout: bool = False
    elided: bool = False
    likeness: float | None = None


@dataclass(frozen=True, kw_only=True)
class Verification:
    """One result for each quotation, in order, all by one version of the index."""

    index_version: str
    results: tuple[Verified, ...]


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """`url` is the path of a document or heading on the server; None: a question to be asked."""

    text: str
    kind: Literal["document", "heading", "question"]
    url: str | None = None


@dataclass(frozen=True, kw_only=True)
class SuggestionList:
    query: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Where a fact stands; `url`: a path on the server that opens there."""

    clause_id: str
    citation: str
    document_id: str
    document_title: str
    url: str
    source: Source


@dataclass(frozen=True, kw_only=True)
class Target(Fact):
    """An indicator and by when; `value` None: an aim without a number. `source`: where the value stands,
    or the words that set the aim."""

    kind: TargetKind
    indicator: str
    value: float | None
    unit: str
    comparator: str
    year: int | None
    base_year: int | None
    region: str | None
    sentence: Span


@dataclass(frozen=True, kw_only=True)
class Duty(Fact):
    """A body and its task; `unit` as printed, `unit_normal` in simplified characters. `source`: where
    the body is named."""

    unit: str
    unit_normal: str
    role: DutyRole
    task: str
    path: tuple[Level, ...]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """One page of them; `next` is the offset of the following, None at the end."""

    index_version: str
    total: int
    next: int | None


@dataclass(frozen=True, kw_only=True)
class Targets(Facts):
    targets: tuple[Target, ...]


@dataclass(frozen=True, kw_only=True)
class Duties(Facts):
    duties: tuple[Duty, ...]


@dataclass(frozen=True, kw_only=True)
class Ready:
    status: str
    index_version: str
