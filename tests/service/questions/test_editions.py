import datetime

import numpy as np
import pytest

from indexer.documents import Document
from indexer.words import Segmenter
from service.numbers.lookup import Lookup
from service.questions.editions import Editions, edition_in, edition_told, years
from tests.conftest import parse_text
from tests.service.conftest import Shelf

OLD = Document("old", "old.txt", "某省湖泊条例", adopted=datetime.date(2001, 10, 25))
NEW = Document(
    "new", "new.txt", "某省湖泊条例", adopted=datetime.date(2001, 10, 25),
    amended=(datetime.date(2017, 3, 1), datetime.date(2023, 7, 20)), effective=datetime.date(2024, 1, 1),
)  # fmt: skip
PLAN = Document("plan", "plan.txt", "某市规划", date=datetime.date(2022, 1, 1))
TEXT = "某省湖泊条例\n第一条 为了保护湖泊,制定本条例。\n第二条 湖泊应当巡查。\n"


@pytest.fixture(scope="module")
def shelf(segmenter: Segmenter) -> Shelf:
    """Two editions, told apart by their years only."""
    documents = {"old": OLD, "new": NEW}
    parsed = {key: parse_text(TEXT, "某省湖泊条例").clauses for key in documents}
    clauses = [clause.__class__(**{**vars(clause), "document_id": key, "clause_id": f"{key}{clause.clause_id}"})
               for key, own in parsed.items() for clause in own]  # fmt: skip
    parts = [frozenset[str]() for _ in clauses]
    return Shelf(clauses, Lookup.of(clauses, documents, parts, segmenter), segmenter)


@pytest.mark.parametrize(
    ("text", "year"),
    [("湖泊条例(2001)第二条", 2001), ("湖泊条例(2017-11-04)第二条", 2017), ("湖泊条例(2017年修正的)第二条", 2017),
     ("2023年修订后的湖泊条例", 2023), ("湖泊条例2023版第二条", 2023), ("2001年那版湖泊条例", 2001), ("2017年的湖泊条例", 2017),
     ("2023湖泊条例第二条", 2023)],
)  # fmt: skip
def test_the_year_of_an_edition(text: str, year: int) -> None:
    edition = edition_in(text)
    assert edition
    assert edition.year == year


@pytest.mark.parametrize("text", ["湖泊条例第二条", "2035年森林覆盖率", "纲要(2021—2030年)第三章"])
def test_other_years_name_no_edition(text: str) -> None:
    assert edition_in(text) is None


def test_what_was_amended_goes_by_the_last_time() -> None:
    found = years({"old": OLD, "new": NEW, "plan": PLAN})
    assert found == {
        "old": frozenset({2001}), "new": frozenset({2023, 2024}), "plan": frozenset({2022}),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("湖泊条例(2001)第二条", ["oldd/2"]),
        ("2023年修订的湖泊条例第二条", ["newd/2"]),
        ("2024年施行的湖泊条例第二条", ["newd/2"]),
        ("2001年的湖泊条例第三条", []),
        ("湖泊条例第二条", ["newd/2", "oldd/2"]),
    ],
)
def test_an_edition_is_told_by_its_year(text: str, ids: list[str], shelf: Shelf) -> None:
    assert shelf.ids(text) == ids


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2019年修订的森林法怎么罚盗伐", 2019),
        ("长江采砂条例2023年改过以后罚多少", 2023),
        ("2023版海洋环境保护法", 2023),
        ("2024年印发的方案里2027年的目标", 2024),
        ("2018年10月26日修正的大气法", 2018),
        ("2020年公布的《条例》", 2020),
        ("2024年版权登记多少件", None),
        ("到2025年发布多少项标准", None),
        ("2023年公布的优良天数是多少", None),
        ("2025年改造多少公里管网", None),
        ("2025年改善多少", None),
        ("2025年通过什么措施提高", None),
        ("2017年的目标", None),
        ("森林覆盖率(2025年)", None),
    ],
)
def test_what_a_question_without_a_number_tells_of_an_edition(text: str, year: int | None) -> None:
    edition = edition_told(text)
    assert (edition.year if edition else None) == year


def test_clauses_of_the_edition_that_is_meant() -> None:
    editions = Editions(years({"old": OLD, "new": NEW, "plan": PLAN}), ("old", "new", "plan"))
    assert editions.named_in(2023, np.arange(3)).tolist() == [0.0, 1.0, 0.0]
    assert editions.named_in(2022, np.arange(3)).tolist() == [0.0, 0.0, 1.0]
