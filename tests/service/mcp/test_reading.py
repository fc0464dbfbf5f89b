from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.clauses import Clause
from indexer.index import Index
from service.contents import contents
from service.errors import ClauseUnknown
from service.mcp import reading
from service.mcp.reading import Part, clauses_in, outline, page


def flat(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from flat(part.children)


@given(characters=st.integers(1, 20_000), data=st.data())
def test_pages_put_together_are_the_document(index: Index, characters: int, data: st.DataObject) -> None:
    document_id = data.draw(st.sampled_from(list(index.documents)))
    clauses = clauses_in(index, document_id, None)
    read: list[Clause] = []
    start: str | None = None
    while True:
        shown = page(clauses, start, characters)
        assert len(shown.clauses) == 1 or sum(len(one.text) for one in shown.clauses) <= characters
        read += shown.clauses
        start = shown.next
        if start is None:
            break
    assert read == list(clauses)


def test_every_part_of_the_outline_can_be_read(index: Index) -> None:
    for document_id in index.documents:
        clauses = clauses_in(index, document_id, None)
        for part in flat(outline(clauses, None).parts):
            inside = clauses_in(index, document_id, part.part)
            assert inside[0] == part.entry.first
            below = outline(inside, part.part)
            assert [one.part for one in below.parts][: len(part.children)] == [
                one.part for one in part.children
            ]


def test_a_long_outline_stops_at_a_level(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ENTRIES", 30)
    clauses = clauses_in(index, "jinzhong-145", None)
    shown = outline(clauses, None)
    assert not shown.is_whole
    assert len(list(flat(shown.parts))) <= 30
    assert outline(clauses_in(index, "jinzhong-145", "jinzhong-145/1"), "jinzhong-145/1").is_whole


def test_a_flat_document_is_cut(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ENTRIES", 3)
    shown = outline(clauses_in(index, "shanxi-meili", None), None)
    assert (len(shown.parts), shown.is_whole) == (3, False)


def test_a_short_outline_is_whole(index: Index) -> None:
    clauses = clauses_in(index, "shanxi-meili", None)
    shown = outline(clauses, None)
    assert shown.is_whole
    assert len(shown.parts) == len(contents(clauses))


@pytest.mark.parametrize("part", ["shanxi-meili/99", "shanxi-meili/", "guizhou-meili/1", ""])
def test_no_such_part(index: Index, part: str) -> None:
    with pytest.raises(ClauseUnknown):
        clauses_in(index, "shanxi-meili", part)


def test_no_such_start(index: Index) -> None:
    with pytest.raises(ClauseUnknown, match="guizhou"):
        page(clauses_in(index, "shanxi-meili", None), "guizhou-meili/1/1", 100)
