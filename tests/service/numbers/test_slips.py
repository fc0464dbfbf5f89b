import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.words import Segmenter
from service.numbers.slips import Slips

NAMES = (
    "大气污染防治法",
    "土壤污染防治法",
    "野生动物保护条例",
    "山西省大气污染防治条例",
    "环境保护税法",
    "水法",
)


@pytest.fixture(scope="module")
def slips(segmenter: Segmenter) -> Slips:
    return Slips.of(NAMES, segmenter)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("土壤污染防冶法第66条", "土壤污染防治法第66条"),
        ("请问大气污柒防治法第六条", "请问大气污染防治法第六条"),
        ("野生动吻保护条例第三条", "野生动物保护条例第三条"),
    ],
)
def test_one_wrong_character_that_makes_no_word_is_set_right(
    typed: str, meant: str, slips: Slips
) -> None:
    assert slips.respelled(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "野生植物保护条例第三条",
        "山东省大气污染防治条例第三条",
        "环境保护费法第三条",
        "土壤污染防冶规定",
        "土攘污染防冶法",
        "火法第三条",
        "野生植物第三条",
        "大气污燃第三条",
        "大气污染防治法第三条",
        "",
    ],
)
def test_other_names_and_two_wrong_characters_stay(text: str, slips: Slips) -> None:
    assert slips.respelled(text) == text


@given(st.text(alphabet="大气土壤污染防治冶制法第三条 (", max_size=16))
def test_everything_keeps_its_place(slips: Slips, text: str) -> None:
    spelled = slips.respelled(text)
    assert len(spelled) == len(text)
    assert sum(one != other for one, other in zip(spelled, text, strict=True)) <= 1
