"""The page with the box, and the page of results."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.templating import Jinja2Templates

from service.api.present import anchor, document_url
from service.contents import Mark, clause_paragraphs, runs
from service.pages.views import document_view
from service.search import Result, Searcher
from service.serving import Serving

EXAMPLES = (
    "2035年山西森林覆盖率要达到多少",
    "晋中哪一年全面消除县城建成区黑臭水体",
    "贵州国土空间“一张图”由谁牵头",
    "家里楼顶能装太阳能板发电吗",
    "灵丘要创建哪些绿色单位",
)
_RESULTS_ON_PAGE = 10


def add_search(router: APIRouter, serving: Serving, rendered: Jinja2Templates) -> None:
    @router.get("/")
    def home(request: Request) -> Response:
        manifest = serving.now().index.manifest
        context = {"examples": EXAMPLES, "manifest": manifest}
        return rendered.TemplateResponse(request, "home.html", context)

    @router.get("/search")
    def search(request: Request, q: Annotated[str, Query()] = "") -> Response:
        searcher = serving.now()
        response = searcher.search(q, _RESULTS_ON_PAGE)
        shown = [_result_view(searcher, result) for result in response.results]
        context = {
            "response": response,
            "results": shown,
            "query": q,
            "manifest": searcher.index.manifest,
        }
        return rendered.TemplateResponse(request, "results.html", context)


def _result_view(searcher: Searcher, result: Result) -> dict[str, Any]:
    index, clause, answer = searcher.index, result.clause, result.answer
    words = [Mark(span, "word") for span in result.highlights]
    sentence = Mark(answer.span, "answer")
    fact = [Mark(answer.fact.span, "fact")] if answer.fact else []
    row = searcher.row(clause.clause_id)
    start, end = answer.span
    return {
        "rank": result.rank,
        "clause": clause,
        "document": document_view(result.document, index),
        "url": f"{document_url(clause.document_id)}?mark={start}-{end}#{anchor(clause)}",
        "place": answer.place,
        "sentence": runs(index.texts[clause.document_id], answer.span, [*words, *fact]),
        "paragraphs": clause_paragraphs(index, row, [sentence, *fact]),
    }
