"""What the retrievers of other frameworks share: which results count, and what is told of each."""

from typing import Any

from tiaowen_client.records import Response, Result


def counted(response: Response, with_not_found: bool) -> tuple[Result, ...]:
    """The results; where nothing was found, none, unless clauses that are merely alike are wanted."""
    if response.outcome == "not_found" and not with_not_found:
        return ()
    return response.results


def metadata(base_url: str, response: Response, result: Result) -> dict[str, Any]:
    """Where a clause stands, and the sentence that answers; offsets are code points of `file`."""
    fact = result.answer.span
    return {
        "citation": result.citation,
        "clause_id": result.clause_id,
        "document_id": result.document_id,
        "document_title": result.document_title,
        "file": result.source.file,
        "start": result.source.start,
        "end": result.source.end,
        "url": base_url + result.url,
        "score": result.score,
        "answer": result.answer.text,
        "answer_start": result.answer.start,
        "answer_end": result.answer.end,
        "fact": fact.text if fact else None,
        "outcome": response.outcome,
        "confidence": response.confidence,
        "index_version": response.index_version,
    }
