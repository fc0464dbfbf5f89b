import pytest

from service.pages.paging import turned


@pytest.mark.parametrize(
    ("page", "shown", "turned_to"), [(1, "ab", 1), (3, "e", 3), (9, "e", 3), (0, "ab", 1)]
)
def test_a_page_of_a_list(page: int, shown: str, turned_to: int) -> None:
    assert turned("abcde", page, 2) == (shown, 5, turned_to, 3)


def test_a_list_of_nothing_has_one_page() -> None:
    assert turned([], 2, 10) == ([], 0, 1, 1)
