"""What is known of a document."""

import datetime
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

STATUSES = ("draft", "not_yet_in_force", "in_force", "amended", "repealed")


class Region(NamedTuple):
    """Where a document applies, from the province down; None where the text does not tell."""

    province: str | None = None
    city: str | None = None
    county: str | None = None


_NOWHERE = Region()


@dataclass(frozen=True)
class Document:
    """What is known of a document; None or () where neither its text nor the table tells.

    `status` is one of STATUSES as the table or the title tells it; `indexer.validity` says what holds
    on a day.
    `period`: the first and last year planned for. `language`: "zh-Hans" or "zh-Hant". `expires`:
    the last day of effect. `replaces`: ids, or titles of documents that are not here.
    `replaced_by`: the id of the document, or the later version of this one, that took its place.
    """

    document_id: str
    file: str
    title: str
    issuer: tuple[str, ...] = ()
    region: Region = _NOWHERE
    kind: str | None = None
    status: str | None = None
    date: datetime.date | None = None
    adopted: datetime.date | None = None
    amended: tuple[datetime.date, ...] = ()
    effective: datetime.date | None = None
    expires: datetime.date | None = None
    replaces: tuple[str, ...] = ()
    replaced_by: str | None = None
    period: tuple[int, int] | None = None
    language: str | None = None
    sha256: str | None = None

    @property
    def stem(self) -> str:
        """The name of its file, without folder and ending."""
        return PurePosixPath(self.file).stem

    @property
    def made(self) -> datetime.date | None:
        """When it got the text that it has: last amended, or adopted, or issued."""
        return max(filter(None, (self.adopted, *self.amended)), default=self.date)
