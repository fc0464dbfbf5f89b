import gzip
import json
from pathlib import Path

import pytest

from eval.beir import read_collection
from eval.errors import BenchmarkInvalid
from indexer.clauses import Level
from indexer.facts.line import lines_of

ROWS = (
    {"_id": "a1", "title": "印章规定", "article": "第一条", "path": "第一编 总则 > 第一章 通則", "text": "印章由公安機關管理。\n私刻的,没收。"},
    {"_id": 2, "title": "节水条例", "text": "节约用水。"},
    {"_id": "a3", "title": "印章规定", "article": "第二条", "path": "附则", "text": "自公布之日起施行。"},
    {"_id": "a4", "title": "印章规定", "text": " "},
)  # fmt: skip


@pytest.fixture(params=["corpus.jsonl", "corpus.jsonl.gz"])
def collection(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)
    return path


def test_lines_become_clauses_of_the_documents_that_their_titles_name(collection: Path) -> None:
    found = read_collection(collection)
    assert [one.document.title for one in found] == ["印章规定", "节水条例"]
    assert [[clause.clause_id for clause in one.clauses] for one in found] == [["a1", "a3"], ["2"]]


def test_every_span_is_exact(collection: Path) -> None:
    for one in read_collection(collection):
        for clause in one.clauses:
            assert one.text[clause.source.start : clause.source.end] == clause.text
            for span in clause.sentences:
                assert clause.source.start <= span.start < span.end <= clause.source.end
    first = read_collection(collection)[0]
    sentences = [first.text[span.start : span.end] for span in first.clauses[0].sentences]
    assert sentences == ["印章由公安機關管理。", "私刻的,没收。"]
    assert first.clauses[0].folded_sentences == ("印章由公安机关管理。", "私刻的,没收。")


def test_every_line_is_a_paragraph_that_facts_are_read_in(collection: Path) -> None:
    first = read_collection(collection)[0]
    clause = first.clauses[0]
    assert [first.text[span.start : span.end] for span in clause.paragraphs] == clause.text.split("\n")
    assert clause.search_text == "印章由公安机关管理。\n私刻的,没收。"
    assert [line.text for line in lines_of(clause, first.text)] == clause.search_text.split("\n")


def test_the_path_is_kept_as_printed(collection: Path) -> None:
    first = read_collection(collection)[0].clauses
    assert first[0].path == (
        Level("第一编", "总则"), Level("第一章", "通則"), Level("第一条", "")
    )  # fmt: skip
    assert first[1].path == (Level("", "附则"), Level("第二条", ""))
    assert first[0].citation == "《印章规定》第一编总则第一章通則第一条"


@pytest.mark.parametrize("content", ['{"_id": "a"}\n', "[1]\n", "文字\n"])
def test_another_format_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BenchmarkInvalid, match="BEIR"):
        read_collection(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkInvalid):
        read_collection(tmp_path / "none.jsonl")
