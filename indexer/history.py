"""What a document's own words tell of its adoption, amendment, effect and expiry."""

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from indexer.marks import DAY
from indexer.numbering import number_of

_NUMERAL = "[0-9〇○零一二三四五六七八九十]"
_DAY = re.compile(DAY)
_ACTION = re.compile(r"通过|批准|公布|发布|颁布|修订|修正")
_ADOPTED = ("通过", "批准", "公布", "发布", "颁布")
_AMENDED = ("通过", "修订", "修正")
_PUBLISHED = ("公布", "发布", "颁布")
# When it was handed out (印发) is told nowhere.
_AT_PUBLICATION = re.compile(rf"(?:{'|'.join(_PUBLISHED)})之日")
_AT_ONCE = re.compile(
    rf"(?:本[^。;]{{0,60}}?自|^\(?)(?:{'|'.join(_PUBLISHED)}|印发|下发)之日起?(?:施行|实施|执行|生效)"
)
_THIS = r"本[^。;]{0,60}?自\s*"
_EFFECTIVE = re.compile(rf"{_THIS}({DAY})\s*起\s*(?:正式)?\s*(?:施行|实施|执行|生效)")
# In a statute's history: 「2012年11月22日 施行」「自2010年5月1日施行」.
_IN_HISTORY = re.compile(rf"({DAY})\s*起?\s*施行")
_EXPIRES = re.compile(rf"有效期(?:限)?(?:截止)?(?:至|到)\s*({DAY})")
_TERM = re.compile(rf"有效期(?:限)?为?\s*({_NUMERAL}{{1,2}})\s*年")


class Dates(NamedTuple):
    """Days that the text itself tells, None or () where it does not; `expires` is the last."""

    adopted: datetime.date | None = None
    amended: tuple[datetime.date, ...] = ()
    effective: datetime.date | None = None
    expires: datetime.date | None = None


class _Event(NamedTuple):
    day: datetime.date
    action: str


def dates(history: Sequence[str], body: Sequence[str]) -> Dates:
    """From the folded lines of a statute's history and the folded paragraphs of its body."""
    events = [event for line in history for event in _events(line)]
    adopted = _day_of(events, _ADOPTED)
    amended = {day for day, action in events if adopted and action in _AMENDED and day > adopted}
    closing = _closing([*history, *body])
    effective = _first(_EFFECTIVE, closing) or _first(_IN_HISTORY, "\n".join(history))
    if effective is None and _AT_PUBLICATION.search(closing):
        effective = _day_of(events, _PUBLISHED)
    expires = _first(_EXPIRES, closing) or _end_of_term(effective, closing)
    return Dates(adopted, tuple(sorted(amended)), effective, expires)


def _closing(paragraphs: Sequence[str]) -> str:
    """The last paragraph that says when the document takes effect, rather one that names the day, or an
    empty string."""
    last = list(reversed(paragraphs))
    says = (p for pattern in (_EFFECTIVE, _AT_ONCE) for p in last if pattern.search(p))
    return next(says, "")


def _events(line: str) -> Iterator[_Event]:
    """What happened on each day that a line names, as said before the next day."""
    found = list(_DAY.finditer(line))
    for match, after in zip_longest(found, found[1:]):
        day = day_in(match.group())
        actions = _ACTION.findall(line, match.end(), after.start() if after else len(line))
        yield from (_Event(day, action) for action in actions if day)


def _day_of(events: Sequence[_Event], actions: Sequence[str]) -> datetime.date | None:
    """The first day of the first action that happened at all."""
    return next((event.day for action in actions for event in events if event.action == action), None)


def _first(pattern: re.Pattern[str], text: str) -> datetime.date | None:
    match = pattern.search(text)
    return day_in(match.group(1)) if match else None


def _end_of_term(effective: datetime.date | None, text: str) -> datetime.date | None:
    """「自2022年3月1日起施行,有效期5年」 ends on 28 February 2027."""
    term = _TERM.search(text)
    if effective is None or term is None:
        return None
    year = effective.year + number_of(term.group(1))
    # 1 March follows where the last year has no 29 February.
    after = _calendar(year, effective.month, effective.day) or _calendar(year, 3, 1)
    return after - datetime.timedelta(days=1) if after else None


def day_in(printed: str) -> datetime.date | None:
    """The day that DAY or SHORT_DAY matches; None where the calendar does not have it."""
    year, month, day = re.split(r"\s*[年月日./-]\s*", printed)[:3]
    return _calendar(number_of(year), number_of(month), number_of(day))


def _calendar(year: int, month: int, day: int) -> datetime.date | None:
    """None for a day that the calendar does not have, as misprints are."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
