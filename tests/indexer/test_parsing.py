import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.build import Parsed
from indexer.corpus import Unreadable
from indexer.folding import fold_text
from indexer.parsing import ParsedDocument, coverage, parse_corpus
from indexer.parts import PartKind
from tests.conftest import CORPUS, parse_text


def test_every_character_of_the_five_documents_has_an_owner(parsed: Parsed) -> None:
    for one in parsed.documents:
        counts = coverage(one)
        assert counts.uncovered == 0
        assert counts.characters == sum(bool(fold_text(char).strip()) for char in one.text)
        assert counts.clauses + sum(counts.parts.values()) == counts.characters


@pytest.mark.parametrize(
    ("document_id", "kind", "words"),
    [
        ("jinzhong-145", PartKind.LEAD_IN, "7月20日,晋中市生态环境局公布"),
        ("jinzhong-145", PartKind.CAPTION, "表1 晋中市"),
        ("guizhou-meili", PartKind.LEAD_IN, "詳情如下"),
        ("guizhou-meili", PartKind.NOTICE, "我廳起草了"),
        ("guizhou-meili", PartKind.ATTACHMENTS, "附件:重點任務分工"),
        ("shanxi-shengtaisheng", PartKind.PAGE, "—６２—"),
        ("shanxi-shengtaisheng", PartKind.DISTRIBUTION, "抄送"),
        ("shanxi-shengtaisheng", PartKind.DATE, "２０２２年１月２５日"),
        ("lingqiu-shifan", PartKind.TITLE, "灵丘县国家生态文明示范县建设规划简本"),
        ("shanxi-meili", PartKind.HEADING, "一、总体要求"),
    ],
)
def test_what_is_no_clause_is_kept_by_name(
    parsed: Parsed, document_id: str, kind: PartKind, words: str
) -> None:
    one = next(found for found in parsed.documents if found.document.document_id == document_id)
    assert any(
        part.kind is kind and words in one.text[part.span.start : part.span.end] for part in one.parts
    )


def test_coverage_counts_what_nothing_owns() -> None:
    whole = parse_text("标题\n一、甲\n正文一句。")
    assert coverage(whole._replace(parts=())).uncovered == len("标题")


@given(st.text(max_size=300))
def test_any_text_is_covered(text: str) -> None:
    assert coverage(parse_text(text)).uncovered == 0


def peak(folder: Path) -> int:
    tracemalloc.start()
    try:
        for one in parse_corpus(folder):
            assert not isinstance(one, Unreadable)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_follows_the_largest_file_and_not_the_corpus(tmp_path: Path) -> None:
    text = (CORPUS / "documents" / "lingqiu-shifan.txt").read_bytes()
    for count, name in ((3, "few"), (12, "many")):
        (tmp_path / name).mkdir()
        for number in range(count):
            (tmp_path / name / f"{number}.txt").write_bytes(text)
    peak(tmp_path / "few")  # fills the caches
    assert peak(tmp_path / "many") < 1.3 * peak(tmp_path / "few")


def test_documents_come_one_by_one() -> None:
    first = next(iter(parse_corpus(CORPUS)))
    assert isinstance(first, ParsedDocument)
    assert first.document.document_id == "shanxi-meili"
