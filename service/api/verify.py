"""Quotations verified, in the public shape."""

from typing import Any

from fastapi import APIRouter

from indexer.folding import Span
from indexer.index import Index
from service.api.json import Json
from service.api.present import clause_url, document_url
from service.api.schemas import VerifyModel, VerifyRequest
from service.quotations.verify import Place, Quotation, Verified
from service.search import Searcher
from service.serving import Serving

_OUTCOMES = {
    "exact": "一字不差",
    "altered": "与原文不同,不同之处见 differences",
    "not_found": "索引里没有这样的文字",
}


def add_verify(router: APIRouter, serving: Serving) -> None:
    @router.post("/verify", summary="核对引文", tags=["搜索"], response_model=VerifyModel)
    def verify(request: VerifyRequest) -> Json:
        """逐条核对:一字不差、与原文有出入(指出每一处),还是没有找到;出处对不对一并说明。"""
        return Json(verification_json(serving.now(), request))


def verification_json(searcher: Searcher, request: VerifyRequest) -> dict[str, Any]:
    """Every quotation of a request, verified by one index."""
    index, verifier = searcher.index, searcher.verifier
    given = [Quotation(one.quote, one.citation, one.clause_id) for one in request.quotations]
    results = [verified_json(one, verifier.verify(one), index) for one in given]
    return {"index_version": index.manifest.version, "results": results}


def verified_json(quotation: Quotation, verified: Verified, index: Index) -> dict[str, Any]:
    cited = verified.cited
    return {
        "quote": quotation.quote,
        "outcome": verified.outcome,
        "detail": _sentence(quotation, verified, index),
        "cited": None if cited is None else [index.clauses[row].clause_id for row in sorted(cited)],
        "fits": verified.fits,
        "script": verified.script,
        "layout": verified.layout,
        "elided": verified.elided,
        "likeness": verified.likeness,
        "places": [_place_json(place, index) for place in verified.places],
        "differences": _differences_json(quotation.quote, verified, index),
    }


def _sentence(quotation: Quotation, verified: Verified, index: Index) -> str:
    said = [_OUTCOMES[verified.outcome]]
    said += ["略去的文字见 differences"] if verified.elided else []
    said += ["繁简不同"] if verified.script else []
    said += ["空白、换行或全半角不同"] if verified.layout else []
    if verified.fits is False and verified.places:
        said.append(f"不在所写的出处,在{_name(verified.places[0], index)}")
    if verified.fits is None and (quotation.citation or quotation.clause_id):
        said.append("所写的出处读不懂,没有核对")
    return ";".join(said) + "。"


def _name(place: Place, index: Index) -> str:
    title = f"《{index.documents[place.document_id].title}》"
    return index.clauses[place.rows[0]].citation if place.rows else title


def _place_json(place: Place, index: Index) -> dict[str, Any]:
    document = index.documents[place.document_id]
    clauses = [index.clauses[row] for row in place.rows]
    start, end = place.span
    return {
        "document_id": place.document_id,
        "document_title": document.title,
        "clauses": [clause.clause_id for clause in clauses],
        "citation": clauses[0].citation if clauses else None,
        "text": index.texts[place.document_id][start:end],
        "source": {"file": document.file, "start": start, "end": end},
        "url": clause_url(clauses[0]) if clauses else document_url(place.document_id),
    }


def _differences_json(quote: str, verified: Verified, index: Index) -> list[dict[str, Any]]:
    if not verified.differences:
        return []
    place = verified.places[0]
    text, at = index.texts[place.document_id], place.span.start
    return [
        {
            "quote": _span_json(quote, one.left),
            "source": _span_json(text, Span(at + one.right.start, at + one.right.end)),
        }
        for one in verified.differences
    ]


def _span_json(text: str, span: Span) -> dict[str, Any]:
    return {"text": text[span.start : span.end], "start": span.start, "end": span.end}
