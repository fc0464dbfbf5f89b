import pytest

from tests.conftest import parse_text

TEXT = "各级各部门要坚持节水优先、空间均衡、系统治理、两手发力的治水思路统筹推进水资源水环境水生态治理,做好各项工作,确保取得实效。"


def headings(text: str) -> list[str]:
    return [clause.path[-1].heading if clause.path else "" for clause in parse_text(text).clauses]


def test_short_sentences_above_texts_head_them() -> None:
    text = f"报告\n生态底色更加亮丽。\n{TEXT}\n经济运行持续向好。\n{TEXT}\n民生改善可感可及。\n{TEXT}"
    assert headings(text) == ["生态底色更加亮丽", "经济运行持续向好", "民生改善可感可及"]


def test_one_short_sentence_is_a_text() -> None:
    assert headings(f"报告\n{TEXT}\n现将情况报告如下。\n{TEXT}") == ["", "", ""]


def test_a_heading_with_english_words_is_no_longer_than_its_width() -> None:
    text = "规程\n一、术语\n城区初始范围 preliminary urban built-up area\n指初始的区域。\n最小统计单元 minimum statistical unit\n指街道。"
    assert headings(text) == [
        "城区初始范围 preliminary urban built-up area",
        "最小统计单元 minimum statistical unit",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1 总则\n1.1 目的\n为了。\n2 范围\n数据准备\n2.1 基础\n需要数据。\n2.2 更新\n每年更新。",
        "一、总则\n为了。\n二、范围\n数据准备\n(一)基础\n需要数据。\n(二)更新\n每年更新。",
    ],
)
def test_a_heading_above_the_first_of_a_count(text: str) -> None:
    found = parse_text(f"规程\n{text}").clauses
    assert [[level.heading for level in clause.path] for clause in found[1:]] == [
        ["范围", "数据准备", "基础"],
        ["范围", "数据准备", "更新"],
    ]


def test_instructions_head_no_text() -> None:
    text = f"通知\n一、要求\n具体要求如下所述。\n{TEXT}\n二、落实\n各单位要认真落实。\n{TEXT}\n三、检查\n请各地遵照执行。\n{TEXT}"
    assert headings(text) == ["要求", "落实", "检查"]
