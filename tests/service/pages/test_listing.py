from collections.abc import Mapping
from datetime import date

from indexer.documents import Document, Region
from indexer.index import Index
from service.pages.listing import BY_DATE, BY_TITLE, ON_A_PAGE, UNTOLD, Wanted, listing

TODAY = date(2026, 11, 26)
SHANXI = Region("山西省")
ALL = Wanted()


def choices(documents: Mapping[str, Document], wanted: Wanted, field: str) -> dict[str, int]:
    found = listing(documents, wanted, BY_TITLE, 1, TODAY)
    return {choice.value: choice.documents for choice in found.choices[field]}


def ids(documents: Mapping[str, Document], wanted: Wanted = ALL, order: str = BY_TITLE) -> list[str]:
    return [document.document_id for document in listing(documents, wanted, order, 1, TODAY).documents]


def shelf(*documents: Document) -> dict[str, Document]:
    return {document.document_id: document for document in documents}


def test_a_region_has_the_documents_of_all_places_in_it(index: Index) -> None:
    assert choices(index.documents, Wanted(), "region") == {
        "贵州省": 1,
        "山西省": 4,
        "山西省/大同市": 1,
        "山西省/大同市/灵丘县": 1,
        "山西省/晋中市": 1,
    }
    assert ids(index.documents, Wanted(region="山西省/晋中市")) == ["jinzhong-145"]
    assert len(ids(index.documents, Wanted(region="山西省"))) == 4


def test_limits_hold_together_and_choices_are_counted_beside_the_others(index: Index) -> None:
    wanted = Wanted(region="山西省", kind="规划")
    assert set(ids(index.documents, wanted)) == {"jinzhong-145", "lingqiu-shifan"}
    assert choices(index.documents, wanted, "kind") == {"实施意见": 1, "规划": 2, "纲要": 1}
    assert choices(index.documents, wanted, "status") == {"draft": 1, UNTOLD: 1}


def test_a_name_is_found_in_either_script(index: Index) -> None:
    assert ids(index.documents, Wanted(name="美麗貴州")) == ["guizhou-meili"]


def test_what_no_document_has_leaves_none(index: Index) -> None:
    found = listing(index.documents, Wanted(kind="食谱"), BY_TITLE, 7, TODAY)
    assert (list(found.documents), found.total, found.page, found.pages) == ([], 0, 1, 1)


def test_titles_come_by_their_sound_and_dates_with_the_latest_first() -> None:
    documents = shelf(
        Document("z", "z.txt", "重庆规划", date=date(2020, 1, 1)),
        Document("a", "a.txt", "安徽规划"),
        Document("b", "b.txt", "北京规划", adopted=date(2024, 5, 1)),
    )
    assert ids(documents) == ["a", "b", "z"]
    assert ids(documents, order=BY_DATE) == ["b", "z", "a"]


def test_statuses_are_those_of_the_day() -> None:
    documents = shelf(Document("a", "a.txt", "办法", status="in_force", expires=date(2026, 11, 25)))
    assert choices(documents, Wanted(), "status") == {"repealed": 1}


def test_thousands_come_page_by_page() -> None:
    many = shelf(*(Document(f"d{i}", "d.txt", f"文件{i:04}", region=SHANXI) for i in range(3001)))
    last = listing(many, Wanted(), BY_TITLE, 999, TODAY)
    assert (last.total, last.page, last.pages) == (3001, 61, 61)
    assert [document.title for document in last.documents] == ["文件3000"]
    assert len(listing(many, Wanted(), BY_TITLE, 2, TODAY).documents) == ON_A_PAGE
