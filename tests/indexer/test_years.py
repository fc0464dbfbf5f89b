import pytest

from indexer.years import years_asked, years_in


def test_years() -> None:
    assert years_in("到2027年,比2005年下降65%") == {2005, 2027}
    assert years_in("2021-2030年") == {2021, 2030}
    assert years_in("森林覆盖率2035") == {2035}


def test_what_is_no_year() -> None:
    assert years_in("12027户、5000吨、20273、GB3095-2012") == {2012}
    assert years_in("没有年份") == frozenset()


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("2019年修订的森林法怎么罚盗伐", set()),
        ("长江采砂条例2023年改过以后罚多少", set()),
        ("2023版海洋环境保护法", set()),
        ("修订于2020年的固废法", set()),
        ("2024年印发的方案里2027年的目标", {2027}),
        ("2025年改造多少公里管网", {2025}),
        ("2025年改善多少", {2025}),
        ("2025年通过什么措施提高", {2025}),
        ("2027年公园绿地", {2027}),
    ],
)
def test_a_year_that_tells_the_document_is_not_asked_about(question: str, years: set[int]) -> None:
    assert years_asked(question) == years
