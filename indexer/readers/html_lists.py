"""Lists of a web page: the numbers that the browser prints before their items."""

import re
from typing import NamedTuple

from lxml.etree import _Element as Element

from indexer.readers.word_numerals import numeral

_UNMARKED = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_INTEGER = re.compile(r"\s*([+-]?[0-9]{1,9})")


class List(NamedTuple):
    """An <ol> being read, or an <ul>, whose items have no `markers`; `number`: that of the next item."""

    markers: str | None
    number: int = 1
    step: int = 1


def list_of(element: Element) -> List:
    """A list before its first item."""
    if element.tag != "ol" or _is_unmarked(element):
        return List(None)
    is_reversed = element.get("reversed") is not None
    first = len(element.findall("li")) if is_reversed else 1
    step = -1 if is_reversed else 1
    return List(element.get("type", "1"), _integer(element.get("start"), first), step)


def counted(item: Element, owner: List) -> tuple[str, List]:
    """What the browser prints before an <li>, and its list one further."""
    if owner.markers is None:
        return "", owner
    number = _integer(item.get("value"), owner.number)
    label = _printed(number, item.get("type", owner.markers or "1")) + ". "
    return "" if _is_unmarked(item) else label, owner._replace(number=number + owner.step)


def _is_unmarked(element: Element) -> bool:
    return _UNMARKED.search(element.get("style", "")) is not None


def _printed(number: int, marker: str) -> str:
    if marker in ("i", "I") and 0 < number < 4000:
        return numeral(number, "lowerRoman" if marker == "i" else "upperRoman")
    if marker in ("a", "A") and number > 0:
        return _letters(number) if marker == "a" else _letters(number).upper()
    return str(number)


def _letters(number: int) -> str:
    """a … z, aa, ab … : unlike Word, which goes on with bb."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def _integer(text: str | None, otherwise: int) -> int:
    match = _INTEGER.match(text or "")
    return int(match[1]) if match else otherwise
