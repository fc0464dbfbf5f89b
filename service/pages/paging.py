"""A long list, page by page."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

_One = TypeVar("_One")


class Turned(NamedTuple, Generic[_One]):
    """What a page of a list shows; `page` counts from 1 and is at most `pages`."""

    shown: Sequence[_One]
    total: int
    page: int
    pages: int


def turned(found: Sequence[_One], page: int, on_a_page: int) -> Turned[_One]:
    """The page asked for, or the last where there are fewer."""
    pages = max(1, -(-len(found) // on_a_page))
    page = min(max(page, 1), pages)
    return Turned(found[(page - 1) * on_a_page : page * on_a_page], len(found), page, pages)
