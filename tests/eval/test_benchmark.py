import re
from pathlib import Path

import pytest

from eval.benchmark import Gold, JudgedQuery, Qrel, read_qrels, read_queries, resolved, unresolved
from eval.commands import DEVELOPMENT
from eval.errors import BenchmarkInvalid
from indexer.corpus import plain_id
from indexer.folding import fold_text
from indexer.index import Index

QUERIES = DEVELOPMENT.parent
TEST = DEVELOPMENT.with_name("test.jsonl")


def bare(text: str) -> str:
    """As quotations are compared: folded, without white space and punctuation."""
    return re.sub(r"\W", "", fold_text(text))


@pytest.mark.parametrize("path", [DEVELOPMENT, TEST])
def test_the_judged_queries_are_sound(path: Path, index: Index) -> None:
    """The annex of guizhou-meili repeats its text, so that a quotation may stand more than once."""
    queries = read_queries(path)
    texts = {key: bare(text) for key, text in index.texts.items()}
    assert len({query.query_id for query in queries}) == len(queries) > 200
    for query in queries:
        assert (query.type == "none") == (not query.gold) == bool(query.kind)
        for gold in query.gold:
            assert 1 <= texts[gold.document_id].count(bare(gold.quote)) <= 3, query.query_id
        if query.answer:
            assert any(bare(query.answer) in texts[gold.document_id] for gold in query.gold)


@pytest.mark.parametrize("path", [DEVELOPMENT, TEST])
def test_what_a_second_reader_found_stands_in_a_clause_that_answers(path: Path, index: Index) -> None:
    queries = [query for query in read_queries(path) if query.also]
    answering = {
        (qrel.query_id, qrel.doc_id) for qrel in resolved(queries, index) if qrel.relevance == 2
    }
    held: dict[str, str] = {}
    for query_id, clause_id in answering:
        held[query_id] = held.get(query_id, "") + bare(index.clauses[index.row_of[clause_id]].text)
    assert len(queries) > 20
    for query in queries:
        assert all(bare(quote) in held[query.query_id] for quote in query.also), query.query_id


def test_no_test_query_stands_in_the_development_part() -> None:
    development = {bare(query.text) for query in read_queries(DEVELOPMENT)}
    assert not development & {bare(query.text) for query in read_queries(TEST)}


@pytest.mark.parametrize("part", ["statutes-1", "statutes-2"])
def test_queries_over_statutes_are_judged_on_the_files_of_their_list(part: str) -> None:
    files = (QUERIES / f"{part}.txt").read_text(encoding="utf-8").splitlines()
    queries = read_queries(QUERIES / f"{part}.jsonl")
    ids = {plain_id(Path(file).stem) for file in files}
    assert {gold.document_id for query in queries for gold in query.gold} <= ids
    assert len({query.query_id for query in queries}) == len(queries)
    assert {bool(query.gold) for query in queries} == {True, False}


def test_almost_every_quotation_stands_in_a_clause(index: Index) -> None:
    """The few others stand in a news lead-in or a caption, which are not clauses."""
    queries = read_queries(DEVELOPMENT)
    qrels = list(resolved(queries, index))
    answerable = {query.query_id for query in queries if query.gold}
    assert {qrel.query_id for qrel in qrels} == answerable


def test_a_quotation_is_found_across_scripts_widths_and_line_breaks(index: Index) -> None:
    golds = (
        Gold("guizhou-meili", "市(州)“无废城市”建设比例达到60%", 2),
        Gold("shanxi-shengtaisheng", "2020年全省森林覆盖率达到23.57%", 1),
    )
    query = JudgedQuery("q", "", "fact", golds, "")
    assert list(resolved([query], index)) == [
        Qrel("q", "guizhou-meili/annex/2/9", 2),
        Qrel("q", "shanxi-shengtaisheng/1/1/3/p1", 1),
    ]


def test_documents_may_be_named_by_their_place(tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    path.write_text(
        '{"id": "a", "query": "水", "gold": [{"doc": "001", "quote": "q", "grade": 2}]}\n',
        encoding="utf-8",
    )
    [query] = read_queries(path, ("first", "second"))
    assert query.gold == (Gold("second", "q", 2),)
    assert query.type == "all"


def test_beir_queries_and_both_forms_of_qrels(tmp_path: Path) -> None:
    queries, trec, beir = (tmp_path / name for name in ("q.jsonl", "trec", "beir.tsv"))
    queries.write_text('{"_id": "a", "text": "水"}\n\n', encoding="utf-8")
    trec.write_text("a 0 d/1 2\n", encoding="utf-8")
    beir.write_text("query-id\tcorpus-id\tscore\na\td/1\t2\n", encoding="utf-8")
    assert read_queries(queries)[0].text == "水"
    assert read_qrels(trec) == read_qrels(beir) == (Qrel("a", "d/1", 2),)


def test_quotations_that_stand_in_no_clause_are_told(index: Index) -> None:
    golds = (
        Gold("jinzhong-145", "7月20日,晋中市生态环境局公布", 2),
        Gold("jinzhong-145", "海绵城市", 2),
    )
    assert unresolved([JudgedQuery("q", "", "fact", golds, "")], index) == ["q"]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        '{"query": "没有编号"}',
        '{"id": "a", "query": null}',
        '{"id": "a", "query": "x", "gold": [{}]}',
        '{"id": "a", "query": "x", "gold": [{"document_id": "d", "quote": "。", "grade": 2}]}',
        '{"id": "a", "query": "x", "also": ["。"]}',
        '{"id": "a", "query": "x", "also": [1]}',
    ],
)
def test_queries_that_cannot_be_read(tmp_path: Path, line: str) -> None:
    path = tmp_path / "queries.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(BenchmarkInvalid):
        read_queries(path)


def test_qrels_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "qrels"
    path.write_text("a b\n", encoding="utf-8")
    with pytest.raises(BenchmarkInvalid):
        read_qrels(path)
