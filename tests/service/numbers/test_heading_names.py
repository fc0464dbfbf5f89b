import pytest

from service.numbers.heading_names import Heading, HeadingNames, abbreviates, length_of_name

NAMES = HeadingNames.of(
    {"plan": "晋中市“十四五”生态环境保护规划", "view": "关于美丽贵州建设的实施意见"},
    [
        Heading("plan", "落实国土空间规划", False),
        Heading("plan", "深化能源革命综合改革", False),
        Heading("view", "重点任务分工方案", True),
        Heading("view", "保障措施", False),
        Heading("view", "主要分工", False),
        Heading("view", "“十四五”面临的主要问题", False),
    ],
)


@pytest.mark.parametrize("text", ["意见保障措施", "意见任务分工方案", "意见重点任务分工"])
def test_headings_at_the_end_of_a_text(text: str) -> None:
    assert {key for key, _ in NAMES.named(text, ["plan", "view"])} == {"view"}


def test_a_heading_is_no_part_of_an_annex_s() -> None:
    assert NAMES.named("意见主要分工", ["view"]) == {("view", "主要分工")}


def test_a_heading_is_looked_for_inside_some_documents() -> None:
    assert NAMES.named("意见保障措施", ["plan"]) == frozenset()


def test_a_heading_goes_by_its_last_characters_where_no_other_has_them() -> None:
    [(key, heading)] = NAMES.hinted("能源革命综合改革", NAMES.texts)
    assert (key, heading) == ("plan", "深化能源革命综合改革")
    assert not NAMES.hinted("改革", NAMES.texts)


def test_a_heading_that_is_pointed_at_goes_by_less_of_it() -> None:
    assert not NAMES.hinted("贵州意见任务方案", ["view"])
    assert NAMES.hinted("贵州意见任务方案", ["view"], is_pointed=True) == {("view", "重点任务分工方案")}
    assert NAMES.hinted("贵州意见十四五面临的问题", ["view"]) == {("view", "“十四五”面临的主要问题")}


def test_of_headings_that_share_a_name_the_outermost_is_meant() -> None:
    shared = [Heading("view", "加强知识产权保护", False), Heading("view", "推进知识产权保护", False, 1)]
    names = HeadingNames.of({"view": "任务分工方案"}, shared)
    assert names.hinted("知识产权保护", ["view"]) == {("view", "加强知识产权保护")}


def test_a_heading_goes_without_what_it_quotes() -> None:
    assert NAMES.at_end("意见里面临的主要问题", NAMES.texts) == {("view", "“十四五”面临的主要问题")}


def test_an_annex_goes_by_words_of_its_heading() -> None:
    assert NAMES.is_annex("贵州任务分工")
    assert not NAMES.is_annex("贵州保障措施")


def test_an_annex_goes_by_its_name_in_short() -> None:
    assert NAMES.annexes_called("贵州任务分工方案", NAMES.titles) == {("view", "重点任务分工方案")}
    assert not NAMES.annexes_called("贵州保障措施方案", NAMES.titles)


def test_how_much_of_a_text_is_an_annex_s_name() -> None:
    assert length_of_name("贵州重点任务方案", "重点任务分工方案") == 6
    assert length_of_name("贵州重点任务", "重点任务分工方案") == 0


def test_a_short_name_has_the_characters_in_their_order() -> None:
    assert abbreviates("环保", "生态环境保护")
    assert not abbreviates("保环", "生态环境保护")
