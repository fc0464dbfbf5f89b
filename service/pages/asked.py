"""What the address of a page of results asks for."""

from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints, field_validator

from service.ranking.filters import Filters

CANDIDATES = 50
ON_PAGE = 10
MOST_PAGES = CANDIDATES // ON_PAGE
FIELDS = ("region", "kind", "year", "document")

# An empty field of a form is one that was not filled in.
Year = Annotated[
    Annotated[int, Field(ge=1900, le=2200)] | None, BeforeValidator(lambda typed: typed or None)
]
# Longer than any name of a place or kind, and than most ids.
Chosen = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class Asked(BaseModel):
    """A question, what to look in, and which part of the results to show."""

    q: str = ""
    document: list[Chosen] = Field(default=[], max_length=20)
    region: list[Chosen] = Field(default=[], max_length=20)
    kind: list[Chosen] = Field(default=[], max_length=20)
    year_from: Year = None
    year_to: Year = None
    sort: Literal["relevance", "document"] = "relevance"
    page: int = Field(default=1, ge=1, le=MOST_PAGES)

    @field_validator("document", "region", "kind")
    @classmethod
    def _is_text(cls, values: list[str]) -> list[str]:
        if any(not value.strip() or not value.isprintable() for value in values):
            raise ValueError
        return list(dict.fromkeys(values))

    def filters(self) -> Filters:
        return Filters(
            tuple(self.document), tuple(self.region), tuple(self.kind), self.year_from, self.year_to
        )

    def chosen(self, field: str) -> list[str]:
        """The values of one of FIELDS that are filtered by."""
        if field == "year":
            is_one = self.year_from is not None and self.year_from == self.year_to
            return [str(self.year_from)] if is_one else []
        values: list[str] = getattr(self, field)
        return values

    def without(self, field: str) -> "Asked":
        """The same question with nothing chosen of one of FIELDS."""
        if field == "year":
            return self._changed(year_from=None, year_to=None)
        return self._changed(**{field: []})

    def toggled(self, field: str, value: str) -> "Asked":
        """With a value of one of FIELDS if it is not chosen, else without it."""
        is_chosen = value in self.chosen(field)
        if field == "year":
            year = None if is_chosen else int(value)
            return self._changed(year_from=year, year_to=year)
        others = [each for each in self.chosen(field) if each != value]
        return self._changed(**{field: others if is_chosen else [*others, value]})

    def unfiltered(self) -> "Asked":
        return Asked(q=self.q, sort=self.sort)

    def sorted_by(self, sort: Literal["relevance", "document"]) -> "Asked":
        return self._changed(sort=sort)

    def on_page(self, page: int) -> "Asked":
        return self.model_copy(update={"page": page})

    def kept(self) -> list[tuple[str, str]]:
        """What a form with another question takes along."""
        return [(name, value) for name, value in self._pairs() if name not in ("q", "page")]

    def url(self) -> str:
        return f"/search?{urlencode(self._pairs())}"

    def _pairs(self) -> list[tuple[str, str]]:
        given = self.model_dump(exclude_defaults=True).items()
        return [("q", self.q)] + [
            (name, str(one))
            for name, value in given
            if name != "q"
            for one in (value if isinstance(value, list) else [value])
        ]

    def _changed(self, **changes: Any) -> "Asked":
        return self.model_copy(update={"page": 1, **changes})
