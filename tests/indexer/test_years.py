import pytest

from indexer.years import year_of, years_in, years_meant


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
        ("第十四个五年规划和2035年远景目标纲要", None),
        ("2030年前碳达峰行动方案", None),
        ("到2025年消除黑臭水体实施方案", None),
        ("关于2024年以来重点工作的通报", None),
        ("课程标准2022年版", None),
        ("税务总局公告2024年第3号", None),
    ],
)
def test_the_year_that_a_document_is_for(title: str, year: int | None) -> None:
    assert year_of(title) == year


def test_a_sentence_without_a_year_is_about_that_of_its_title() -> None:
    assert years_meant("每户补助2000元。", 2025) == {2025}
    assert years_meant("2024年的标准。", 2025) == {2024}
    assert years_meant("2021—2024年的标准。", 2025) == {2021, 2024}
    assert years_meant("每户补助2000元。", None) == {2000}
