import datetime

import pytest

from indexer.documents import Document, Region
from indexer.errors import DocumentUnknown
from service.ranking.filters import Filters, admitted, years_of

DOCUMENTS = {
    document.document_id: document
    for document in (
        Document("p", "p.txt", "省", region=Region("山西省"), kind="纲要", period=(2021, 2030)),
        Document(
            "c",
            "c.txt",
            "县",
            region=Region("山西省", "大同市", "灵丘县"),
            kind="规划",
            period=(2022, 2025),
        ),
        Document(
            "g", "g.txt", "贵", region=Region("贵州省"), kind="实施意见", date=datetime.date(2024, 5, 1)
        ),
        Document("u", "u.txt", "不明"),
        Document("d", "d.txt", "草案", status="draft"),
    )
}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), None),
        (Filters(document=("p", "g")), {"p", "g"}),
        (Filters(region=("山西",)), {"p", "c"}),
        (Filters(region=("灵丘",)), {"c"}),
        (Filters(region=("山西省大同市",)), {"c"}),
        (Filters(region=("山西大同",)), {"c"}),
        (Filters(region=("大同市灵丘县",)), {"c"}),
        (Filters(region=("山西省灵丘县",)), {"c"}),
        (Filters(region=("山西大同市灵丘",)), {"c"}),
        (Filters(region=("贵州省大同市",)), set()),
        (Filters(region=("貴州",)), {"g"}),
        (Filters(region=(" 灵丘 ",)), {"c"}),
        (Filters(region=("\u200b",)), set()),
        (Filters(kind=("\u200b", "纲 要")), set()),
        (Filters(region=("灵丘", "贵州省")), {"c", "g"}),
        (Filters(kind=("规划", "纲要")), {"p", "c"}),
        (Filters(year_from=2026), {"p"}),
        (Filters(year_from=2024, year_to=2024), {"p", "c", "g"}),
        (Filters(year_to=2021), {"p"}),
        (Filters(region=("山西",), kind=("实施意见",)), set()),
        (Filters(as_of=datetime.date(2024, 4, 30)), {"p", "c", "u"}),
        (Filters(as_of=datetime.date(2024, 5, 1), region=("贵州",)), {"g"}),
    ],
)
def test_admitted(filters: Filters, found: set[str] | None) -> None:
    assert admitted(filters, DOCUMENTS) == found


def test_an_unknown_document_is_named() -> None:
    with pytest.raises(DocumentUnknown, match="nowhere"):
        admitted(Filters(document=("nowhere",)), DOCUMENTS)


def test_a_statute_is_of_the_year_of_its_text() -> None:
    statute = Document(
        "s", "s.txt", "条例", adopted=datetime.date(2001, 1, 1), amended=(datetime.date(2018, 11, 30),)
    )
    assert years_of(statute) == (2018, 2018)


def test_years_of_a_document() -> None:
    assert [years_of(document) for document in DOCUMENTS.values()] == [
        (2021, 2030), (2022, 2025), (2024, 2024), None, None,
    ]  # fmt: skip
