import datetime
from dataclasses import replace

import pytest

from indexer.documents import Document
from indexer.validity import linked, may_hold_on, status_on


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def version(name: str, *amended: str, effective: str | None = None) -> Document:
    days = tuple(day(text) for text in amended)
    begins = day(effective) if effective else None
    return Document(
        name, f"{name}.md", "海洋环境保护法", adopted=day("1982-08-23"), amended=days, effective=begins
    )


OLD = version("old", "1999-12-25", "2017-11-04", effective="2000-04-01")
NEW = version("new", "1999-12-25", "2017-11-04", "2023-10-24", effective="2024-01-01")


def test_the_later_version_takes_the_place_of_the_earlier() -> None:
    old, new = linked([OLD, NEW])
    assert (old.replaced_by, new.replaced_by) == ("new", None)
    assert linked([NEW, OLD])[1].replaced_by == "new"


def test_documents_of_one_title_and_no_common_adoption_are_not_versions() -> None:
    other = replace(NEW, document_id="other", adopted=None)
    assert [document.replaced_by for document in linked([OLD, other])] == [None, None]


def test_a_document_that_says_what_it_replaces() -> None:
    old, older = Document("a", "a.txt", "甲"), Document("o", "o.txt", "旧办法")
    new = Document("b", "b.txt", "乙", replaces=("a", "旧办法", "别处的办法"))
    assert [document.replaced_by for document in linked([old, older, new])] == ["b", "b", None]


@pytest.mark.parametrize(
    ("on", "holds"),
    [("1999-01-01", ()), ("2010-01-01", ()), ("2020-01-01", ("old",)), ("2023-12-31", ("old",)),
     ("2024-01-01", ("new",)), ("2030-01-01", ("new",))],
)  # fmt: skip
def test_which_version_holds_on_a_day(on: str, holds: tuple[str, ...]) -> None:
    documents = {document.document_id: document for document in linked([OLD, NEW])}
    found = tuple(name for name, one in documents.items() if may_hold_on(one, day(on), documents))
    assert found == holds


def test_what_is_unknown_may_hold() -> None:
    assert may_hold_on(Document("d", "d.txt", "标题"), day("2020-01-01"), {})
    assert not may_hold_on(Document("d", "d.txt", "标题", status="draft"), day("2020-01-01"), {})
    assert not may_hold_on(Document("d", "d.txt", "标题", status="repealed"), day("2020-01-01"), {})


def test_a_document_holds_until_the_end_of_its_last_day() -> None:
    document = Document("d", "d.txt", "标题", effective=day("2022-03-01"), expires=day("2027-02-28"))
    held = [
        may_hold_on(document, day(on), {})
        for on in ("2022-02-28", "2022-03-01", "2027-02-28", "2027-03-01")
    ]
    assert held == [False, True, True, False]


@pytest.mark.parametrize(
    ("document", "status"),
    [
        (Document("d", "d", "t"), None),
        (Document("d", "d", "t", status="draft"), "draft"),
        (Document("d", "d", "t", status="in_force"), "in_force"),
        (Document("d", "d", "t", status="in_force", expires=day("2020-12-31")), "repealed"),
        (Document("d", "d", "t", effective=day("2030-01-01")), "not_yet_in_force"),
        (Document("d", "d", "t", effective=day("2020-01-01")), None),
        (Document("d", "d", "t", status="not_yet_in_force", effective=day("2020-01-01")), "in_force"),
        (Document("d", "d", "t", replaced_by="e"), "amended"),
        (Document("d", "d", "t", status="repealed", replaced_by="e"), "repealed"),
    ],
)  # fmt: skip
def test_status_on_a_day(document: Document, status: str | None) -> None:
    documents = {"e": Document("e", "e", "t", effective=day("2024-01-01"))}
    assert status_on(document, day("2025-06-01"), documents) == status


def test_until_its_successor_holds_a_document_is_not_amended() -> None:
    old = Document("a", "a", "t", status="in_force", replaced_by="b")
    documents = {"b": Document("b", "b", "t", effective=day("2030-01-01"))}
    found = [
        (status_on(old, day(on), documents), may_hold_on(old, day(on), documents))
        for on in ("2025-01-01", "2030-01-01")
    ]
    assert found == [("in_force", True), ("amended", False)]


def test_the_first_of_two_ends_counts() -> None:
    old = Document("a", "a", "t", expires=day("2030-12-31"), replaced_by="b")
    documents = {"b": Document("b", "b", "t", effective=day("2020-01-01"))}
    assert [may_hold_on(old, day(on), documents) for on in ("2019-01-01", "2025-01-01")] == [True, False]


def test_versions_in_two_formats_both_give_way_to_the_next() -> None:
    second = version("second", "2005-01-01")
    documents = linked(
        [
            version("first"),
            second,
            replace(second, document_id="again"),
            version("third", "2005-01-01", "2010-01-01"),
        ]
    )
    assert [document.replaced_by for document in documents] == ["second", "third", "third", None]


def test_versions_that_list_other_amendments() -> None:
    full = version("full", "2000-01-01", "2005-01-01", "2018-01-01")
    short = version("short", "2000-01-01", "2010-01-01")
    assert [document.replaced_by for document in linked([full, short])] == [None, "full"]
