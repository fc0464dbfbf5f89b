import pytest

from indexer.words import Segmenter
from service.numbers.scopes import Scope, scopes
from service.questions.query import read_query
from tests.service.conftest import Shelf, shelf_of


def read(shelf: Shelf, text: str) -> list[Scope]:
    asked = shelf.lookup.reader.read(read_query(text, shelf.segmenter))
    assert asked
    return scopes(asked, shelf.lookup.names)


@pytest.mark.parametrize(
    "text",
    ["灵丘规划第8条", "第8条 灵丘规划", "请提供灵丘规划第8条", "灵丘县的那份规划里面第8条", "第8条 土壤 灵丘", "土壤 第8条 灵丘",
     "第二章 灵丘规划 第8条", "灵丘规划，第8条"],
)  # fmt: skip
def test_the_document_is_named_in_any_order(shelf: Shelf, text: str) -> None:
    assert [scope.documents for scope in read(shelf, text)] == [frozenset({"lingqiu-shifan"})]


def test_the_five_year_plan_in_short(shelf: Shelf) -> None:
    assert [scope.documents for scope in read(shelf, "145规划第四章")] == [frozenset({"jinzhong-145"})]


@pytest.mark.parametrize("text", ["山西意见第8条和第9条", "第8条和第9条 山西意见"])
def test_one_name_serves_several_numbers(shelf: Shelf, text: str) -> None:
    assert [scope.documents for scope in read(shelf, text)] == [frozenset({"shanxi-meili"})] * 2


def test_each_number_has_its_own_name(shelf: Shelf) -> None:
    named = [scope.documents for scope in read(shelf, "山西意见第17条和贵州意见第20条")]
    assert named == [frozenset({"shanxi-meili"}), frozenset({"guizhou-meili"})]


def test_topics_hold_no_figures_and_no_units(shelf: Shelf) -> None:
    (scope,) = read(shelf, "晋中规划第三章第四节 2025年 地下水")
    assert scope.topics == ("地下水",)


@pytest.mark.parametrize(
    "text", ["灵丘规划第23条是怎么说的", "山西意见第八条讲什么", "山西意见第5条有什么规定"]
)
def test_words_that_only_ask_are_no_topic(text: str, shelf: Shelf) -> None:
    (scope,) = read(shelf, text)
    assert scope.topics == ()


def test_no_document_is_named(shelf: Shelf) -> None:
    assert [scope.documents for scope in read(shelf, "第二十五条")] == [None]


def test_a_word_that_mostly_asks_may_say_what_a_document_is(segmenter: Segmenter) -> None:
    shelf = shelf_of(
        "某市噪声防治规定\n第一条 防治噪声。\n第二条 夜间应当安静。\n", "某市噪声防治规定", segmenter
    )
    assert [scope.documents for scope in read(shelf, "噪声防治规定第二条")] == [frozenset({"d"})]


def test_a_word_that_asks_behind_a_name_is_no_part_of_it(shelf: Shelf) -> None:
    (scope,) = read(shelf, "山西意见规定第八条")
    assert scope.documents == frozenset({"shanxi-meili"})
