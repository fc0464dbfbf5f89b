import pytest

from service.facts.senses import asks_end, sense


@pytest.mark.parametrize(
    ("query", "before", "number", "after", "senses"),
    [
        ("降了多少", "排放量降低", "18%", "。", 2),
        ("降到多少", "排放量降低", "18%", "。", -1),
        ("标准是多少", "标准提高", "30元", ",", -1),
        ("标准是多少", "标准提高到", "580元", "。", 0),
        ("比去年多多少", "比去年增加", "3家", "。", 2),
        ("最高补多少", "最高不超过", "30万元", "。", 1),
        ("最高补多少", "补助", "30万元以下", "。", 1),
        ("最高补多少", "投资", "30万元以下", "的企业", 0),
        ("最低补多少", "最高", "30万元", "。", 0),
        ("奖多少", "金额在", "500万元以上", "的,", -1),
        ("奖多少", "对投资", "500万元", "以上(含)的项目,奖励", -1),
        ("五百万的奖多少", "500万元以上的,奖励", "5万元", "。", 1),
        ("六百万的奖多少", "500万元以上的,奖励", "5万元", "。", 0),
        ("产值多少", "产值增加", "5亿元", "。", -1),
        ("参加医保的多少人", "参保人数提高", "5万人", "。", -1),
        ("占比是多少", "占比提高", "2个百分点", ",", -1),
        ("哪天到期", "有效期至", "2030年4月30日", "。", 1),
        ("哪天施行", "自", "2030年4月30日", "起施行", 1),
        ("哪天印发", "自", "2030年4月30日", "起施行", 0),
    ],
)
def test_senses(query: str, before: str, number: str, after: str, senses: int) -> None:
    assert sense(before, number, after, query) == senses


def test_what_stands_in_another_part_says_nothing_of_a_limit() -> None:
    assert sense("最高不超过总额,补助", "30万元", "。", "最高补多少") == 0


@pytest.mark.parametrize(
    ("query", "asks"), [("什么时候截止", True), ("到哪天", True), ("从哪天起", False)]
)
def test_whether_an_end_is_asked(query: str, asks: bool) -> None:
    assert asks_end(query) is asks
