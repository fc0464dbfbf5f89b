import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.numbers.spelling import respelled


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("弟八条", "第八条"),
        ("灵丘规划地十一条", "灵丘规划第十一条"),
        ("弟六部份", "第六部分"),
        ("平顶山扬尘条列第十二条", "平顶山扬尘条例第十二条"),
        ("第9跳", "第9条"),
        ("第19调", "第19条"),
        ("意见第十五挑", "意见第十五条"),
        ("第七张主要内容", "第七章主要内容"),
        ("黔省意见第八条", "贵州意见第八条"),
        ("第四张第三节", "第四章第三节"),
        ("第六章第二解", "第六章第二节"),
        ("灵丘第十七向", "灵丘第十七项"),
        ("美丽山西意见[14]", "美丽山西意见(14)"),
        ("专拦5第二项", "专栏5第二项"),
        ("附建(二十二)", "附件(二十二)"),
        ("第六部份", "第六部分"),
        ("意见开头第一段", "意见引言第一段"),
    ],
)
def test_slips_around_a_number(typed: str, meant: str) -> None:
    assert respelled(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "兄弟三条",
        "湿地三条保护措施",
        "水源地三条",
        "第五章的开头第一段",
        "江苏省意见第三条",
        "四川省规划第三条",
        "开头第一条",
        "第二调研组",
        "各地十条经验",
        "快递三项",
        "第四张照片",
        "附建(构)筑物",
        "地方八条措施",
        "第八条",
        "晋政发〔2021〕45号",
        "[2025]年",
        "生态红线[1]是什么",
    ],
)
def test_what_is_spelled_right_stays(text: str) -> None:
    assert respelled(text) == text


def test_behind_a_place_a_number_begins() -> None:
    assert respelled("灵丘地十一条", ["灵丘"]) == "灵丘第十一条"
    assert respelled("灵丘湿地十一条", ["灵丘"]) == "灵丘湿地十一条"


@given(st.text(alphabet="弟地第专拦附建部份跳张八9条章节( 【】开头段", max_size=20))
def test_everything_keeps_its_place(text: str) -> None:
    spelled = respelled(text)
    assert len(spelled) == len(text)
    assert respelled(spelled) == spelled
