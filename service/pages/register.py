"""The pages of the register: what documents aim at, and who is charged with what."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Annotated, NamedTuple, TypeVar
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.templating import Jinja2Templates

from indexer.facts.duty import Duty, Role
from indexer.facts.target import Target, TargetKind
from indexer.index import Index
from service.pages.offered import most_common, offered_places
from service.pages.register_rows import DutyRow, TargetRow, duty_row, target_row
from service.pages.register_table import duty_table, target_table
from service.pages.views import KINDS_OF_TARGETS, ROLES
from service.register import (
    WantedDuties,
    WantedTargets,
    documents_named,
    wanted_duties,
    wanted_targets,
)
from service.serving import Serving

ON_A_PAGE = 100
_Fact = TypeVar("_Fact", Target, Duty)
_Words = Annotated[str, Query(max_length=100)]
_Page = Annotated[int, Query(ge=1)]
_Within = Annotated[str, Query(alias="in", max_length=200)]


class Asked(NamedTuple):
    """What a list is limited to, by the names of the form's fields; "" for no limit."""

    fields: Mapping[str, str]

    def url(self, path: str, page: int = 1) -> str:
        given = {name: value for name, value in self.fields.items() if value}
        query = given | ({"page": str(page)} if page > 1 else {})
        return f"{path}?{urlencode(query)}" if query else path


def add_register(router: APIRouter, serving: Serving, rendered: Jinja2Templates) -> None:
    @router.get("/targets")
    def targets(
        request: Request, indicator: _Words = "", year: _Words = "", kind: _Words = "",
        within: _Within = "", page: _Page = 1,
    ) -> Response:  # fmt: skip
        index, asked = (
            serving.now().index,
            _asked(indicator=indicator, year=year, kind=kind, within=within),
        )
        found = _targets(index, asked)
        context = _context("/targets", index, asked, found, page, partial(target_row, index))
        choices = {
            "years": _years(index),
            "kinds": KINDS_OF_TARGETS,
            "indicators": most_common(target.indicator for target in index.targets),
        }
        return rendered.TemplateResponse(request, "targets.html", {**context, **choices})

    @router.get("/duties")
    def duties(
        request: Request, unit: _Words = "", role: _Words = "", task: _Words = "",
        within: _Within = "", page: _Page = 1,
    ) -> Response:  # fmt: skip
        index, asked = serving.now().index, _asked(unit=unit, role=role, task=task, within=within)
        found = _duties(index, asked)
        context = _context("/duties", index, asked, found, page, partial(duty_row, index))
        choices = {"roles": ROLES, "units": most_common(duty.unit_normal for duty in index.duties)}
        return rendered.TemplateResponse(request, "duties.html", {**context, **choices})

    @router.get("/targets.csv")
    def targets_csv(
        indicator: _Words = "", year: _Words = "", kind: _Words = "", within: _Within = ""
    ) -> Response:
        index, asked = (
            serving.now().index,
            _asked(indicator=indicator, year=year, kind=kind, within=within),
        )
        return _download("targets.csv", target_table(_targets(index, asked)))

    @router.get("/duties.csv")
    def duties_csv(
        unit: _Words = "", role: _Words = "", task: _Words = "", within: _Within = ""
    ) -> Response:
        index, asked = serving.now().index, _asked(unit=unit, role=role, task=task, within=within)
        return _download("duties.csv", duty_table(_duties(index, asked)))


def _asked(within: str, **fields: str) -> Asked:
    return Asked({**fields, "in": within})


def _targets(index: Index, asked: Asked) -> Sequence[Target]:
    fields = asked.fields
    wanted = WantedTargets(
        documents_named(fields["in"], index.documents),
        _given(fields["indicator"]),
        tuple(int(year) for year in _given(fields["year"]) if year.isdecimal()),
        tuple(TargetKind(kind) for kind in _given(fields["kind"]) if kind in KINDS_OF_TARGETS),
    )
    return list(wanted_targets(index, wanted))


def _duties(index: Index, asked: Asked) -> Sequence[Duty]:
    fields = asked.fields
    wanted = WantedDuties(
        documents_named(fields["in"], index.documents),
        _given(fields["unit"]),
        tuple(Role(role) for role in _given(fields["role"]) if role in ROLES),
        _given(fields["task"]),
    )
    return list(wanted_duties(index, wanted))


def _years(index: Index) -> Sequence[tuple[int, str]]:
    """The years that targets are for, with how many there are of each."""
    counts = Counter(target.year for target in index.targets if target.year)
    return [(year, f"{year}({count})") for year, count in sorted(counts.items())]


def _given(value: str) -> tuple[str, ...]:
    return (value,) if value.strip() else ()


def _context(
    path: str, index: Index, asked: Asked, found: Sequence[_Fact], page: int,
    row: Callable[[_Fact], TargetRow | DutyRow],
) -> dict[str, object]:  # fmt: skip
    pages = max(1, -(-len(found) // ON_A_PAGE))
    page = min(page, pages)
    return {
        "asked": asked.fields,
        "total": len(found),
        "page": page,
        "pages": pages,
        "rows": [row(fact) for fact in found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]],
        "places": offered_places(index),
        "csv": asked.url(f"{path}.csv"),
        "previous": asked.url(path, page - 1) if page > 1 else "",
        "following": asked.url(path, page + 1) if page < pages else "",
    }


def _download(name: str, table: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(table.encode("utf-8-sig"), media_type="text/csv", headers=headers)
