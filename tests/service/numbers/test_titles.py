import datetime

import pytest

from indexer.documents import Document, Region
from indexer.folding import Span
from service.numbers.titles import Titles

PLAN = Document(
    "plan",
    "plan.txt",
    "晋中市“十四五”生态环境保护规划(征求意见稿)",
    region=Region("山西省", "晋中市", None),
)
VIEW = Document(
    "view", "view.txt", "贵州省委关于美丽贵州建设的实施意见", region=Region("贵州省", None, None)
)
DOCUMENTS = {"plan": PLAN, "view": VIEW}
TITLES = Titles.of(DOCUMENTS)
EDITIONS = Titles.of(
    {
        str(year): Document(str(year), f"{year}.txt", "某省湖泊条例", adopted=datetime.date(year, 1, 1))
        for year in (2001, 2023)
    }
    | {"other": Document("other", "other.txt", "某省水条例")}
)


def test_a_title_without_its_place_has_it_added() -> None:
    documents = {
        key: Document(key, f"{key}.txt", title, region=Region("山西省", "晋中市", None))
        for key, title in (("with", "晋中市规划"), ("without", "美丽建设规划"))
    }
    titles = Titles.of(documents)
    assert titles.by_id == {"with": "晋中市规划", "without": "美丽建设规划 晋中市"}
    assert titles.places == frozenset({"山西", "晋中"})


def test_the_longest_title_that_stands_whole_in_a_text() -> None:
    documents = {
        key: Document(key, f"{key}.txt", title)
        for key, title in (("law", "湖泊保护法"), ("rules", "某省实施《湖泊保护法》办法"))
    }
    titles = Titles.of(documents)
    assert titles.whole("依据某省实施湖泊保护法办法") == (frozenset({"rules"}), Span(2, 13))
    assert titles.whole("《湖泊保护法》") == (frozenset({"law"}), Span(1, 6))
    assert titles.whole("某省湖泊办法") is None


@pytest.mark.parametrize(
    ("text", "is_name"),
    [("晋中规划", True), ("意见那份文件", True), ("灵丘条例稿", True), ("晋中", True), ("那份", True), ("水污染", False), ("保障措施", False)],
)  # fmt: skip
def test_a_text_ends_as_a_name_does(text: str, is_name: bool) -> None:
    assert TITLES.ends_as_name(text) is is_name


def test_a_draft_for_comment_is_no_view() -> None:
    assert TITLES.is_a("plan", "规划")
    assert not TITLES.is_a("plan", "意见")
    assert TITLES.is_a("view", "意见")


def test_a_kind_that_some_document_is() -> None:
    assert TITLES.has_kind("总体规划")
    assert not TITLES.has_kind("条例")
    assert not TITLES.has_kind("水源")


def test_words_that_any_title_has() -> None:
    assert TITLES.is_in_any("美丽贵州")
    assert not TITLES.is_in_any("美丽山西")


def test_who_issued_a_document_and_its_file_are_part_of_what_it_is_called() -> None:
    document = Document("d", "d.txt", "湖泊规划", issuer=("某市水务局",))
    assert "某市水务局" in Titles.of({"d": document}).full["d"]


def test_what_is_for_no_place_is_national() -> None:
    documents = DOCUMENTS | {"state": Document("state", "state.txt", "湖泊条例")}
    assert Titles.of(documents).national == frozenset({"state"})


def test_editions_go_by_their_years() -> None:
    every = frozenset({"2001", "2023", "other"})
    assert EDITIONS.of_year(every, 2001) == frozenset({"2001", "other"})
    assert EDITIONS.of_year(every, None) == every
    assert EDITIONS.of_year(None, 2001) is None
    assert EDITIONS.has_edition(2023)
    assert not EDITIONS.has_edition(2010)
    assert sorted(every, key=EDITIONS.edition_rank) == ["2023", "2001", "other"]
