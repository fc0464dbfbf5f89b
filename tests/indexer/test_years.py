import pytest

from indexer.years import year_of, years_in


def test_years() -> None:
    assert years_in("到2027年,比2005年下降65%") == {2005, 2027}
    assert years_in("2021-2030年") == {2021, 2030}
    assert years_in("森林覆盖率2035") == {2035}


def test_what_is_no_year() -> None:
    assert years_in("12027户、5000吨、20273、GB3095-2012") == {2012}
    assert years_in("没有年份") == frozenset()


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("关于公布2025年最低生活保障标准的通知", 2025),
        ("2026年义务教育招生指引", 2026),
        ("某县2024年度政府工作报告", 2024),
        ("某市规划(2021—2030年)", None),
        ("2021—2030年某市规划", None),
        ("某法(2019年修订)", None),
        ("2019年修正的某条例", None),
        ("2024年和2025年工作要点", None),
        ("某市国土空间总体规划", None),
    ],
)
def test_the_year_that_a_document_is_for(title: str, year: int | None) -> None:
    assert year_of(title) == year
