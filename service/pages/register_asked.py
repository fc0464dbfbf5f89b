"""What a list of the register is limited to, as its form and its address say."""

from collections.abc import Sequence
from urllib.parse import urlencode

from pydantic import BaseModel, Field

from indexer.facts.duty import Duty, Role
from indexer.facts.target import Target, TargetKind
from indexer.index import Index
from service.pages.views import KINDS_OF_TARGETS, ROLES
from service.register import (
    WantedDuties,
    WantedTargets,
    documents_named,
    wanted_duties,
    wanted_targets,
)

_LONGEST_WORDS = 100
_LONGEST_NAME = 200


class _Asked(BaseModel):
    """ "" is no limit; `within`: a place or a document."""

    within: str = Field(default="", alias="in", max_length=_LONGEST_NAME)
    page: int = Field(default=1, ge=1)

    @property
    def fields(self) -> dict[str, str]:
        """What the form's fields hold, by their names."""
        return self.model_dump(by_alias=True, exclude={"page"})

    def url(self, path: str, page: int = 1) -> str:
        """The list at a path with these limits, turned to a page."""
        given = {name: value for name, value in self.fields.items() if value}
        query = given | ({"page": str(page)} if page > 1 else {})
        return f"{path}?{urlencode(query)}" if query else path


class AskedTargets(_Asked):
    """A year or kind that there is none of limits nothing."""

    indicator: str = Field(default="", max_length=_LONGEST_WORDS)
    year: str = Field(default="", max_length=_LONGEST_WORDS)
    kind: str = Field(default="", max_length=_LONGEST_WORDS)

    def found(self, index: Index) -> Sequence[Target]:
        wanted = WantedTargets(
            documents_named(self.within, index.documents),
            _given(self.indicator),
            (int(self.year),) if self.year.isdecimal() else (),
            (TargetKind(self.kind),) if self.kind in KINDS_OF_TARGETS else (),
        )
        return list(wanted_targets(index, wanted))


class AskedDuties(_Asked):
    """A role that there is none of limits nothing."""

    unit: str = Field(default="", max_length=_LONGEST_WORDS)
    role: str = Field(default="", max_length=_LONGEST_WORDS)
    task: str = Field(default="", max_length=_LONGEST_WORDS)

    def found(self, index: Index) -> Sequence[Duty]:
        wanted = WantedDuties(
            documents_named(self.within, index.documents),
            _given(self.unit),
            (Role(self.role),) if self.role in ROLES else (),
            _given(self.task),
        )
        return list(wanted_duties(index, wanted))


def _given(value: str) -> tuple[str, ...]:
    return (value,) if value.strip() else ()
