from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.words import Segmenter
from service.search import Searcher

Respelled = Callable[[str], str]


@pytest.fixture(scope="module")
def respelled(searcher: Searcher, segmenter: Segmenter) -> Respelled:
    return lambda text: searcher.mistypings.respelled(text, segmenter.placed(text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("山西2035年森林复盖率", "山西2035年森林覆盖率"),
        ("晋中生活拉圾怎么处理", "晋中生活垃圾怎么处理"),
        ("太行山国家公圆创建", "太行山国家公园创建"),
        ("采煤区的生态修付", "采煤区的生态修复"),
        ("贵洲的大气治理", "贵州的大气治理"),
        ("灵邱污水处理", "灵丘污水处理"),
    ],
)
def test_words_typed_by_their_sound(respelled: Respelled, typed: str, meant: str) -> None:
    assert respelled(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "我想在村里开个民宿",
        "家里那台旧车有这补贴吗",
        "想进城打工",
        "旱地里种点什么",
        "陕西的森林覆盖率",
        "五水综改",
        "从哪天起施行",
        "那二十垧洼地怎么办",
        "废弃物堆场要离水多少米",
        "哪些人要负责任",
        "灵丘规划第8条讲了什么",
        "规划第八条讲了什么",
        "PM2.5 ozone 2035",
        "",
    ],
)
def test_what_is_typed_as_it_is_meant_stays(respelled: Respelled, typed: str) -> None:
    assert respelled(typed) == typed


@given(st.text(alphabet="森林复盖率拉圾垃灵邱的第二轮PM2.5 ,。", max_size=30))
def test_a_text_stays_as_long_and_is_set_right_once(respelled: Respelled, text: str) -> None:
    right = respelled(text)
    assert len(right) == len(text)
    assert respelled(right) == right
    assert all(one == other for one, other in zip(text, right, strict=True) if not one.isalpha())
