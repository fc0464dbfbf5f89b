import re

import pytest

from service.questions.units import COUNTED, KINDS, RANKS, UNIT


@pytest.mark.parametrize(
    ("text", "unit"),
    [("条生物多样性", "条"), ("条例外", "条"), ("节约束", "节"), ("节水环境", "节"), ("节气候", "节"), ("项目标", "项"),
     ("大部分", "大部分"), ("小节", "小节"), ("条款", "条款"), ("自然段", "自然段")],
)  # fmt: skip
def test_a_unit_in_front_of_words(text: str, unit: str) -> None:
    match = re.match(UNIT, text)
    assert match
    assert match.group() == unit


@pytest.mark.parametrize(
    "text",
    [
        "条例",
        "条件",
        "节约",
        "节气",
        "节课",
        "章程",
        "项目",
        "目标",
        "款新车",
        "点钟",
        "段路",
        "篇文章",
        "编制",
    ],
)
def test_words_that_begin_like_a_unit(text: str) -> None:
    assert re.match(UNIT, text) is None


@pytest.mark.parametrize("text", ["产业链", "生产线", "河流", "铁路", "红线", "能结构"])
def test_what_is_counted(text: str) -> None:
    assert COUNTED.match(text)


def test_units_are_ranked_from_the_outside() -> None:
    assert (
        RANKS["附件"] < RANKS["编"] < RANKS["章"] < RANKS["节"] < RANKS["条"] < RANKS["款"] < RANKS["项"]
    )
    assert set(RANKS) <= set(KINDS)
