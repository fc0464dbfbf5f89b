import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from service.quotations.nearest import nearest

TEXT = "深入推进矿山治理。到2035年,全省森林覆盖率提高到27.22%,水土保持率提高。加强荒漠化防治。"


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("全省森林覆盖率提高到27.22%", "全省森林覆盖率提高到27.22%"),
        ("全省森林覆盖率提高到30%", "全省森林覆盖率提高到27.22%"),
        ("全市森林覆盖率提高到27.22%", "全省森林覆盖率提高到27.22%"),
        ("全省的森林草原覆盖率提高到27.22%", "全省森林覆盖率提高到27.22%"),
        ("加强防治", "加强荒漠化防治"),
    ],
)
def test_the_likest_stretch(quote: str, expected: str) -> None:
    found = nearest(quote, TEXT)
    assert found is not None
    assert TEXT[found.span.start : found.span.end] == expected


def test_nothing_in_common_is_near_nothing() -> None:
    assert nearest("红烧肉怎么做", TEXT) is None
    assert nearest("矿", TEXT) is None


@example("丁丁,", "丁,", "")
@given(st.text("甲乙丙丁,", min_size=2, max_size=30), st.text("甲乙丙丁,。"), st.text("甲乙丙丁,。"))
def test_what_stands_there_is_near(quote: str, before: str, behind: str) -> None:
    found = nearest(quote, before + quote + behind)
    assert found is not None
    assert 0 < found.likeness <= 1


@settings(max_examples=30)
@given(st.text(min_size=30, max_size=40), st.integers(2, 27))
def test_one_other_character_is_seen_through(text: str, at: int) -> None:
    assume(len(set(text)) == len(text) and "\u0001" not in text)
    found = nearest(text[:at] + "\u0001" + text[at + 1 :], text)
    assert found is not None
    assert found.span == (0, len(text))
