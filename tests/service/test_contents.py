from dataclasses import replace

import numpy as np

from indexer.folding import Span, simplified
from indexer.index import Index
from indexer.parts import Part, PartKind
from indexer.readers.markdown import read_markdown
from service.contents import Mark, blocks, clause_paragraphs, contents, runs
from tests.conftest import parse_text


def test_the_table_of_contents_follows_the_numbering(index: Index) -> None:
    own = [clause for clause in index.clauses if clause.document_id == "guizhou-meili"]
    entries = contents(own)
    labels = [entry.level.label for entry in entries]
    assert labels == ["一、", "二、", "三、", "四、", "五、", "附"]
    assert [len(child.children) for child in entries[3].children] == [5, 5, 4, 3, 3, 4, 3, 3]
    assert entries[5].children[0].children[0].first.clause_id == "guizhou-meili/annex/1/1"


def test_blocks_hold_the_whole_text(index: Index) -> None:
    for document_id, text in index.texts.items():
        shown = "".join(
            run.text for block in blocks(index, document_id) for p in block.paragraphs for run in p
        )
        assert "".join(shown.split()) == "".join(text.split())


def test_chapters_are_headings_and_other_lines_are_not(index: Index) -> None:
    found = {b.paragraphs[0][0].text: b.depth for b in blocks(index, "jinzhong-145") if b.clause is None}
    assert found["一、基础与形势"] == 1
    assert found["(一)“十三五”生态环境保护成效。"] == 2
    assert found["1.强化生态生活空间管控。"] == 3
    assert found["原文如下:"] == 0


def test_signs_of_markdown_are_not_shown(index: Index) -> None:
    raw = read_markdown("# 某条例\n<!-- INFO -->\n## 第一章 总则\n**第一条** 节水。\n".encode())
    parsed = parse_text(raw, "某条例")
    [clause] = parsed.clauses
    paragraphs = np.array([(0, *span) for span in clause.paragraphs], dtype=np.int32)
    small = replace(
        index,
        texts={"d": parsed.text},
        parts={"d": parsed.parts},
        clauses=[clause],
        paragraphs=paragraphs,
    )
    shown = ["".join(run.text for run in p) for block in blocks(small, "d") for p in block.paragraphs]
    assert shown == ["某条例", "第一章 总则", "第一条 节水。"]


def test_a_document_without_clauses_is_shown(index: Index) -> None:
    parts = {"d": (Part(PartKind.TITLE, Span(0, 2)),)}
    small = replace(index, texts={"d": "标题"}, parts=parts, clauses=[])
    assert [block.paragraphs[0][0].text for block in blocks(small, "d")] == ["标题"]


def test_runs_are_cut_at_marks() -> None:
    text = "森林覆盖率提高到27.22%。"
    found = runs(text, Span(0, len(text)), [Mark(Span(0, 100), "answer"), Mark(Span(8, 14), "fact")])
    assert [(run.text, run.kind) for run in found] == [
        ("森林覆盖率提高到", "answer"),
        ("27.22%", "fact"),
        ("。", "answer"),
    ]


def test_line_breaks_of_a_pdf_are_not_shown(index: Index) -> None:
    row = next(i for i, c in enumerate(index.clauses) if c.clause_id == "shanxi-shengtaisheng/9/1")
    heading, paragraph = clause_paragraphs(index, row, ())
    assert heading[0].text == "(一)加强组织领导"
    assert "统筹推进生态省建设各项工作" in paragraph[0].text


def test_a_text_of_the_same_length_stands_in_for_the_document_s_own(index: Index) -> None:
    text = simplified(index.texts["guizhou-meili"])
    row = index.rows["guizhou-meili"][0]
    start = index.clauses[row].source.start
    marks = {row: [Mark(Span(start, start + 4), "answer")]}
    own, other = (list(blocks(index, "guizhou-meili", marks, shown)) for shown in ("", text))
    assert [block.depth for block in own] == [block.depth for block in other]
    marked = [[run.text for block in found for p in block.paragraphs for run in p if run.kind]
              for found in (own, other)]  # fmt: skip
    assert marked == [[index.clauses[row].text[:4]], [text[start : start + 4]]]
    assert marked[0] != marked[1]
