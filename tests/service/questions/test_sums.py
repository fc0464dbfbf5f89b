import pytest

from service.questions.sums import is_said


@pytest.mark.parametrize(
    ("fact", "query"),
    [
        ("500万元以上", "罚款超过五百万的奖多少"),
        ("500万元", "超过500万的"),
        ("5000000元", "五百万以上"),
        ("三十日", "30日内怎么办"),
        ("2万元", "赚了两万块"),
        ("２人".translate({0xFF12: "2"}), "两人去行不行"),
    ],
)
def test_a_number_that_a_question_names(fact: str, query: str) -> None:
    assert is_said(fact, query)


@pytest.mark.parametrize(
    ("fact", "query"),
    [
        ("500万元", "五十万的奖多少"),
        ("3家", "三年建几家"),
        ("3%", "第三条说的比例"),
        ("百分之五", "要拿百分之几"),
        ("100万个", "百万就业计划要募集多少个岗位"),
        ("每年", "一年几次"),
        ("5家", "几家"),
        ("10000人", "投资1万元的企业"),
        ("3个百分点", "3个市平均多少个百分点"),
        ("3个园区", "三个县共建成几个园区"),
        ("1000万元以上5000万元以下", "一千万元以上怎么罚"),
    ],
)
def test_another_number(fact: str, query: str) -> None:
    assert not is_said(fact, query)


@pytest.mark.parametrize(
    ("fact", "query", "said"),
    [
        ("2025年", "2025年要到多少", True),
        ("5年", "2025年要到多少", False),
        ("30日", "三十日内办吗", True),
    ],
)
def test_what_is_said_of_a_number_itself(fact: str, query: str, said: bool) -> None:
    assert is_said(fact, query) is said
