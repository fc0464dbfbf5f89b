"""Records → the JSON of the contract."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from indexer.clauses import Clause
from indexer.documents import Document
from indexer.facts.duty import Duty
from indexer.facts.stored import duty_json, target_json
from indexer.facts.target import Target
from indexer.index import Index, clause_json, document_json
from indexer.validity import status_on
from service.contents import Entry
from service.neighbours import Neighbour
from service.results import Answer, Response, Result
from service.suggestions import Suggestion

# What stands at a clause and is cited by its place.
Cited = Clause | Target | Duty


def response_json(response: Response) -> dict[str, Any]:
    return {
        "query": response.query,
        "outcome": response.outcome,
        "confidence": response.confidence,
        "took_ms": round(response.took_ms, 2),
        "index_version": response.index_version,
        "results": [result_json(result) for result in response.results],
    }


def result_json(result: Result) -> dict[str, Any]:
    return {
        "rank": result.rank,
        "score": result.score,
        **clause_json(result.clause),
        "document_title": result.document.title,
        "url": clause_url(result.clause),
        "answer": _answer_json(result.answer),
        "highlights": [list(span) for span in result.highlights],
    }


def neighbour_json(neighbour: Neighbour, rank: int, index: Index) -> dict[str, Any]:
    clause = index.clauses[neighbour.row]
    return {
        "rank": rank,
        "kind": neighbour.kind,
        "score": neighbour.score,
        **clause_json(clause),
        "document_title": index.documents[clause.document_id].title,
        "url": clause_url(clause),
    }


def clause_url(clause: Cited, **asked: str) -> str:
    """Where a clause, or that of a fact, stands on the pages: its document, opened at the rest of its
    id. `asked`: what the page is told besides."""
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{document_url(clause.document_id)}{query}#{quote(anchor(clause))}"


def fact_url(fact: Target | Duty) -> str:
    """Its clause, with what the fact was read from set off."""
    return clause_url(fact, mark=f"{fact.source.start}-{fact.source.end}")


def place_in(clause: Cited, document: Document) -> str:
    """The citation without the document's title."""
    return clause.citation.removeprefix(f"《{document.title}》")


def document_url(document_id: str) -> str:
    return f"/documents/{quote(document_id)}"


def anchor(clause: Cited) -> str:
    """The part of a clause's id behind its document's: unique within the document."""
    return clause.clause_id.removeprefix(clause.document_id + "/")


def document_summary(
    document: Document, clauses: int, day: date, documents: Mapping[str, Document]
) -> dict[str, Any]:
    """What is known of a document, with its status on a day."""
    url, status = document_url(document.document_id), status_on(document, day, documents)
    return {**document_json(document), "status": status, "clauses": clauses, "url": url}


def target_told(target: Target, index: Index) -> dict[str, Any]:
    return target_json(target) | _placed(target, index)


def duty_told(duty: Duty, index: Index) -> dict[str, Any]:
    return duty_json(duty) | _placed(duty, index)


def _placed(fact: Target | Duty, index: Index) -> dict[str, Any]:
    return {
        "document_id": fact.document_id,
        "document_title": index.documents[fact.document_id].title,
        "url": fact_url(fact),
    }


def outline_json(entries: tuple[Entry, ...]) -> list[dict[str, Any]]:
    return [
        {
            "label": entry.level.label,
            "heading": entry.level.heading,
            "clause_id": entry.first.clause_id,
            "children": outline_json(entry.children),
        }
        for entry in entries
    ]


def suggestion_json(suggestion: Suggestion) -> dict[str, Any]:
    """`url` is where it leads at once; None: it is to be searched for."""
    url = clause_url(suggestion.clause) if suggestion.clause else None
    if suggestion.document_id:
        url = document_url(suggestion.document_id)
    return {"text": suggestion.text, "kind": suggestion.kind, "url": url}


def _answer_json(answer: Answer) -> dict[str, Any]:
    fact = answer.fact
    return {
        "text": answer.text,
        "start": answer.span.start,
        "end": answer.span.end,
        "place": answer.place,
        "span": {"text": fact.text, "start": fact.span.start, "end": fact.span.end} if fact else None,
    }
