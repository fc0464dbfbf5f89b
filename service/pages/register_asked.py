"""What a list of the register is limited to, as its form and its address say."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from pydantic import BaseModel, Field, field_validator

from indexer.documents import Document
from indexer.facts.duty import ROLES, Duty, Role
from indexer.facts.target import Target, TargetKind
from service.api.values import LONGEST_VALUE
from service.pages.views import KINDS_OF_TARGETS, printable
from service.register import WantedDuties, WantedTargets, plain
from service.search import Searcher

_LONGEST_WORDS = 100


class _Asked(BaseModel):
    """ "" is no limit; `within`: a place or a document."""

    within: str = Field(default="", alias="in", max_length=LONGEST_VALUE)
    page: int = Field(default=1, ge=1)

    @field_validator("*", mode="before")
    @classmethod
    def _is_seen(cls, typed: object) -> object:
        return printable(typed).strip() if isinstance(typed, str) else typed

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
    """A year or kind that there cannot be limits nothing."""

    indicator: str = Field(default="", max_length=_LONGEST_WORDS)
    year: str = Field(default="", max_length=_LONGEST_WORDS)
    kind: str = Field(default="", max_length=_LONGEST_WORDS)

    @field_validator("year")
    @classmethod
    def _is_year(cls, typed: str) -> str:
        return str(int(typed)) if typed.isdecimal() else ""

    @field_validator("kind")
    @classmethod
    def _is_kind(cls, typed: str) -> str:
        return typed if typed in KINDS_OF_TARGETS else ""

    def found(self, searcher: Searcher) -> Sequence[Target]:
        wanted = WantedTargets(
            documents_named(self.within, searcher.index.documents),
            _given(self.indicator),
            (int(self.year),) if self.year else (),
            (TargetKind(self.kind),) if self.kind else (),
        )
        return list(searcher.register.wanted_targets(wanted))


class AskedDuties(_Asked):
    """A role that there is not limits nothing."""

    unit: str = Field(default="", max_length=_LONGEST_WORDS)
    role: str = Field(default="", max_length=_LONGEST_WORDS)
    task: str = Field(default="", max_length=_LONGEST_WORDS)

    @field_validator("role")
    @classmethod
    def _is_role(cls, typed: str) -> str:
        return typed if typed in ROLES else ""

    def found(self, searcher: Searcher) -> Sequence[Duty]:
        wanted = WantedDuties(
            documents_named(self.within, searcher.index.documents),
            _given(self.unit),
            (Role(self.role),) if self.role else (),
            _given(self.task),
        )
        return list(searcher.register.wanted_duties(wanted))


def documents_named(name: str, documents: Mapping[str, Document]) -> frozenset[str] | None:
    """The one whose id or title this is; else those for this place or one in it; else those whose titles
    have all of its words. None for no name."""
    words = plain(name).split()
    if not name.strip():
        return None
    own = [one.document_id for one in documents.values() if name.strip() in (one.document_id, one.title)]
    if own:
        return frozenset(own)
    placed = frozenset(
        one.document_id for one in documents.values() if words and _is_in(one, "".join(words))
    )
    titled = (
        one for one in documents.values() if words and all(word in plain(one.title) for word in words)
    )
    return placed or frozenset(one.document_id for one in titled)


def _is_in(document: Document, place: str) -> bool:
    """「山西」, 「晋中市」, 「山西省晋中市」"""
    places = [plain(level) for level in document.region if level]
    return any(level.startswith(place) for level in (*places, "".join(places)))


def _given(value: str) -> tuple[str, ...]:
    return (value,) if value else ()
