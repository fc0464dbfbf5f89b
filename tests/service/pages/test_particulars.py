from dataclasses import replace
from datetime import date

from indexer.documents import Document, Region
from indexer.folding import Span
from indexer.index import Index
from indexer.parts import Part, PartKind
from service.pages.particulars import particulars

DAY = date(2026, 11, 26)


def told(index: Index, document_id: str) -> dict[str, list[str]]:
    return {
        line.name: [value.text for value in line.values] for line in particulars(index, document_id, DAY)
    }


def small(index: Index, *documents: Document, text: str = "", parts: tuple[Part, ...] = ()) -> Index:
    ids = [document.document_id for document in documents]
    return replace(
        index,
        documents=dict(zip(ids, documents, strict=True)),
        texts=dict.fromkeys(ids, text),
        parts=dict.fromkeys(ids, parts),
        clauses=[],
    )


def test_a_draft_of_two_issuers_in_traditional_characters(index: Index) -> None:
    lines = told(index, "guizhou-meili")
    assert lines["发布机关"] == ["中共贵州省委", "贵州省人民政府"]
    assert lines["效力"] == ["征求意见稿"]
    assert lines["字形"] == ["繁体"]
    assert lines["条款"] == ["74 条"]
    assert lines["源文件"] == ["documents/guizhou-meili.txt"]
    assert "印发日期" not in lines
    assert "规划期" not in lines


def test_near_copies_in_other_documents_are_counted_and_lead_there(index: Index) -> None:
    lines = {line.name: line.values for line in particulars(index, "jinzhong-145", DAY)}
    assert "山西生态省建设规划纲要" in lines["相近的文件"][0].text
    assert lines["相近的文件"][0].url == "/documents/shanxi-shengtaisheng"


def test_versions_lead_to_those_that_are_here_and_name_the_others(index: Index) -> None:
    old = Document("old", "old.txt", "旧办法", replaced_by="new")
    new = Document(
        "new", "new.txt", "新办法", replaces=("old", "更旧的办法"), effective=date(2027, 1, 1)
    )
    shelf = small(index, old, new)
    lines = {line.name: line.values for line in particulars(shelf, "new", DAY)}
    assert lines["代替"] == [("《旧办法》", "/documents/old"), ("《更旧的办法》(本库没有)", "")]
    assert told(shelf, "new")["效力"] == ["尚未施行"]
    assert told(shelf, "old")["已被代替"] == ["《新办法》"]


def test_the_number_comes_from_the_text_and_dates_from_the_table(index: Index) -> None:
    document = Document(
        "d", "d.pdf", "通知", region=Region("山西省", "晋中市"), date=date(2023, 3, 1), period=(2021, 2025),
        amended=(date(2024, 1, 1), date(2025, 1, 1)), expires=date(2028, 2, 29),
    )  # fmt: skip
    shelf = small(
        index, document, text="市政发〔2023〕\n3号\n", parts=(Part(PartKind.NUMBER, Span(0, 12)),)
    )
    lines = told(shelf, "d")
    assert lines["文号"] == ["市政发〔2023〕3号"]
    assert lines["修改日期"] == ["2024-01-01", "2025-01-01"]
    assert (lines["地区"], lines["规划期"]) == (["山西省 晋中市"], ["2021—2025年"])
    assert (lines["印发日期"], lines["有效期至"]) == (["2023-03-01"], ["2028-02-29"])
    assert lines["条款"] == ["0 条"]
