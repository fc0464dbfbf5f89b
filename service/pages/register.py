"""The pages of the register: what documents aim at, and who is charged with what."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.templating import Jinja2Templates

from indexer.facts.duty import ROLES
from indexer.index import Index
from service.pages.offered import most_common, offered_places
from service.pages.paging import Turned, turned
from service.pages.register_asked import AskedDuties, AskedTargets
from service.pages.register_rows import duty_row, rows, target_row
from service.pages.register_table import duty_table, target_table
from service.pages.views import KINDS_OF_TARGETS
from service.register import Register
from service.serving import Serving

ON_A_PAGE = 100


def add_register(router: APIRouter, serving: Serving, rendered: Jinja2Templates) -> None:
    @router.get("/targets")
    def targets(request: Request, asked: Annotated[AskedTargets, Query()]) -> Response:
        searcher = serving.now()
        index, here = searcher.index, turned(asked.found(searcher), asked.page, ON_A_PAGE)
        context = {
            **_listed("/targets", index, asked, here),
            "noun": "目标",
            "heads": ("指标", "数值", "年份", "原句"),
            "rows": list(rows(index, here.shown, target_row)),
            "years": _years(searcher.register),
            "kinds": KINDS_OF_TARGETS,
            "indicators": most_common(searcher.register.indicators),
        }
        return rendered.TemplateResponse(request, "targets.html", context)

    @router.get("/duties")
    def duties(request: Request, asked: Annotated[AskedDuties, Query()]) -> Response:
        searcher = serving.now()
        index, here = searcher.index, turned(asked.found(searcher), asked.page, ON_A_PAGE)
        context = {
            **_listed("/duties", index, asked, here),
            "noun": "责任",
            "heads": ("单位", "角色", "任务"),
            "rows": list(rows(index, here.shown, duty_row)),
            "roles": ROLES,
            "units": most_common(searcher.register.units),
        }
        return rendered.TemplateResponse(request, "duties.html", context)

    @router.get("/targets.csv")
    def targets_csv(asked: Annotated[AskedTargets, Query()]) -> Response:
        return _download("targets.csv", target_table(asked.found(serving.now())))

    @router.get("/duties.csv")
    def duties_csv(asked: Annotated[AskedDuties, Query()]) -> Response:
        return _download("duties.csv", duty_table(asked.found(serving.now())))


def _listed(
    path: str, index: Index, asked: AskedTargets | AskedDuties, here: Turned[Any]
) -> dict[str, object]:
    """What both lists show around their rows."""
    return {
        "path": path,
        "asked": asked.fields,
        "total": here.total,
        "page": here.page,
        "pages": here.pages,
        "places": offered_places(index),
        "csv": asked.url(f"{path}.csv"),
        "previous": asked.url(path, here.page - 1) if here.page > 1 else "",
        "following": asked.url(path, here.page + 1) if here.page < here.pages else "",
    }


def _years(register: Register) -> Sequence[tuple[int, str]]:
    """The years that targets are for, with how many there are of each."""
    return [(year, f"{year}({count})") for year, count in sorted(register.years.items())]


def _download(name: str, table: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(table.encode("utf-8-sig"), media_type="text/csv", headers=headers)
