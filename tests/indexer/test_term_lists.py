from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from indexer.term_lists import TermLists

LISTS = [["垃圾", "清运"], [], ["河湖长", "清运"]]


@given(st.lists(st.lists(st.text())))
def test_lists_are_given_back_as_they_were(lists: list[list[str]]) -> None:
    kept = TermLists.of(lists)
    assert len(kept) == len(lists)
    assert [kept[row] for row in range(len(lists))] == lists


def test_a_term_of_several_lists_is_kept_once() -> None:
    assert TermLists.of(LISTS).words == ["垃圾", "清运", "河湖长"]


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    TermLists.of(LISTS).save(tmp_path)
    again = TermLists.load(tmp_path)
    assert [again[row] for row in range(len(again))] == LISTS
