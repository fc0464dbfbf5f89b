import pytest

from indexer.words import Segmenter
from service.facts.enumerations import enumerations, pairs

TWO = "在花溪区、乌当区等地建立农作物、中药材、辣椒等资源库,保护汾河、潇河。"


def test_every_list_of_a_text_in_its_order(segmenter: Segmenter) -> None:
    things = [one.things for one in enumerations(TWO, segmenter.placed)]
    assert things == [("花溪区", "乌当区"), ("农作物", "中药材", "辣椒"), ("汾河", "潇河")]


def test_the_span_runs_from_the_first_thing_to_the_last(segmenter: Segmenter) -> None:
    for one in enumerations(TWO, segmenter.placed):
        listed = TWO[one.span.start : one.span.end]
        assert listed.startswith(one.things[0])
        assert listed.endswith(one.things[-1])


@pytest.mark.parametrize(
    "text", ["", "、", "、、、", "。,;", "县(市、区)", "没有列出什么", "“、”", "《、"]
)
def test_what_lists_nothing(text: str, segmenter: Segmenter) -> None:
    assert list(enumerations(text, segmenter.placed)) == []


def test_a_bracket_in_front_of_a_list_is_no_thing(segmenter: Segmenter) -> None:
    [one] = enumerations("(试点)、太原市、大同市、朔州市", segmenter.placed)
    assert one.things[-2:] == ("大同市", "朔州市")


def test_two_things_may_be_joined_by_a_word_alone(segmenter: Segmenter) -> None:
    [one] = pairs("开展磷肥厂和灵源铁厂污染场地治理;", segmenter.placed)
    assert one.things == ("磷肥厂", "灵源铁厂")
