import datetime

import pytest

from indexer.documents import Document
from indexer.facts.times import Times, times_of

PLAN = Document("d", "d.txt", "某市规划(2021—2035年)", period=(2021, 2035))
LIST = Document("d", "d.txt", "2024年重点任务清单", date=datetime.date(2024, 2, 1))
RULES = Document("d", "d.txt", "某条例", adopted=datetime.date(2019, 5, 1))


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (PLAN, Times(2021, 2035, False, is_plan=True)),
        (LIST, Times(2024, 2024, True)),
        (Document("d", "d.txt", "某市“十四五”规划", period=(2021, 2025)), Times(2021, 2025, False)),
        (RULES, Times(2019, None, False)),
        (Document("d", "d.txt", "某办法"), Times(None, None, False)),
    ],
)
def test_when_a_document_speaks_and_what_it_plans_for(document: Document, expected: Times) -> None:
    assert times_of(document) == expected


@pytest.mark.parametrize(
    ("year", "words", "is_past"),
    [(2020, "达到", True), (2021, "已达到", True), (2021, "达到", False), (2025, "已", False)],
)
def test_what_was_reached(year: int, words: str, is_past: bool) -> None:
    assert times_of(PLAN).is_past(year, words, is_aim=True) is is_past


@pytest.mark.parametrize("is_aim", [True, False])
def test_a_year_of_a_document_without_a_date_is_past_unless_something_is_aimed_at(is_aim: bool) -> None:
    assert Times(None, None, False).is_past(2014, "增长8%", is_aim) is not is_aim


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2023年统计公报", Times(2024, 2023, True)),
        ("2024年政府工作报告", Times(2024, None, False, True)),
        ("2024年政府工作报告重点任务清单", Times(2024, 2024, True)),
    ],
)
def test_reports_look_back(title: str, expected: Times) -> None:
    assert times_of(Document("d", "d.txt", title)) == expected


def test_only_years_to_come_can_be_aimed_at() -> None:
    assert not times_of(PLAN).is_open(2020)
    assert times_of(PLAN).is_open(2035)
    assert Times(None, None, False).is_open(1999)


def test_a_review_has_reached_what_it_says_of_its_own_year() -> None:
    assert times_of(PLAN).is_past(2021, "达到", is_aim=False, is_review=True)
    assert not times_of(PLAN).is_past(2021, "达到", is_aim=True, is_review=True)
    assert not times_of(PLAN).is_past(2025, "达到", is_aim=False, is_review=True)
