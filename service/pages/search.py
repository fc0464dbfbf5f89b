"""The page with the box, and the page of results."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.templating import Jinja2Templates

from service.pages.asked import CANDIDATES, Asked
from service.pages.results import results_page
from service.serving import Serving

EXAMPLES = (
    "2035年山西森林覆盖率要达到多少",
    "晋中哪一年全面消除县城建成区黑臭水体",
    "贵州国土空间“一张图”由谁牵头",
    "家里楼顶能装太阳能板发电吗",
    "灵丘要创建哪些绿色单位",
)


def add_search(
    router: APIRouter, serving: Serving, rendered: Jinja2Templates, takes_feedback: bool
) -> None:
    @router.get("/")
    def home(request: Request) -> Response:
        manifest = serving.now().index.manifest
        context = {"examples": EXAMPLES, "manifest": manifest}
        return rendered.TemplateResponse(request, "home.html", context)

    @router.get("/search")
    def search(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        page = results_page(serving.now(), asked)
        context = {"page": page, "candidates": CANDIDATES, "takes_feedback": takes_feedback}
        return rendered.TemplateResponse(request, "results.html", context)
