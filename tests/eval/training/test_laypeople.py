import gzip
import json
from pathlib import Path

import pytest

from eval.errors import BenchmarkInvalid
from eval.training.laypeople import half_of, with_laypeople
from eval.training.pairs import Grade, Kind, Shown, TrainingSet

QUESTIONS = ((1, "公章丟了，找谁补？"), (2, "欠薪咋办"))
ANSWERS = "query-id\tcorpus-id\tscore\n1\t印3\t1\n2\t薪1\t1\n2\t印7\t1\n"


@pytest.fixture
def stard(tmp_path: Path) -> Path:
    """Two statutes of eight articles."""
    path = tmp_path / "corpus.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for title in "印薪":
            for number in range(8):
                text = f"{title}第{number}条由主管机关负责。违反的由公安机关处以罚款。"
                row = {"_id": f"{title}{number}", "title": title, "path": "第一章 总则", "text": text}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


@pytest.fixture
def queries(tmp_path: Path) -> Path:
    path = tmp_path / "queries.jsonl"
    rows = ({"_id": str(number), "text": text} for number, text in QUESTIONS)
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def qrels(tmp_path: Path) -> Path:
    path = tmp_path / "qrels.tsv"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


def test_a_question_is_paired_with_each_article_that_answers_it(
    data: TrainingSet, stard: Path, queries: Path, qrels: Path
) -> None:
    grown = with_laypeople(data, stard, queries, qrels)
    assert grown.pairs[:8] == data.pairs
    said = {pair: grown.clauses[pair.clause].passages[0].sentence for pair in grown.pairs[8:]}
    assert [(pair.question, pair.kind, text) for pair, text in said.items()] == [
        ("公章丢了,找谁补", Kind.LAYPERSON, "印第3条由主管机关负责。"),
        ("欠薪咋办", Kind.LAYPERSON, "薪第1条由主管机关负责。"),
        ("欠薪咋办", Kind.LAYPERSON, "印第7条由主管机关负责。"),
    ]


def test_the_other_answer_counts_for_nothing(
    data: TrainingSet, stard: Path, queries: Path, qrels: Path
) -> None:
    grown = with_laypeople(data, stard, queries, qrels)
    _, one, other = (pair.clause for pair in grown.pairs[8:])
    unknown = Grade.UNKNOWN
    assert grown.judged == {
        8: {},
        9: {Shown(other, 0): unknown, Shown(other, 1): unknown},
        10: {Shown(one, 0): unknown, Shown(one, 1): unknown},
    }


def test_the_articles_beside_an_answer_are_there_too_but_not_those_of_another_statute(
    data: TrainingSet, stard: Path, queries: Path, qrels: Path
) -> None:
    added = with_laypeople(data, stard, queries, qrels).clauses[8:]
    assert [clause.passages[0].sentence[:3] for clause in added] == [
        f"{title}第{number}"
        for title, number in [*(("印", n) for n in range(1, 8)), *(("薪", n) for n in range(4))]
    ]


def test_an_answer_that_is_nowhere_is_told(
    data: TrainingSet, stard: Path, queries: Path, qrels: Path
) -> None:
    qrels.write_text(ANSWERS + "2\t没有\t1\n", encoding="utf-8")
    with pytest.raises(BenchmarkInvalid, match="没有"):
        with_laypeople(data, stard, queries, qrels)


def test_a_question_without_an_answer_makes_no_pair(
    data: TrainingSet, stard: Path, queries: Path, qrels: Path
) -> None:
    qrels.write_text("1\t印3\t1\n2\t薪1\t0\n", encoding="utf-8")
    added = with_laypeople(data, stard, queries, qrels).pairs[8:]
    assert [pair.question for pair in added] == ["公章丢了,找谁补"]


def test_a_question_is_always_in_the_same_half_and_both_halves_have_some() -> None:
    halves = [half_of(f"第{number}个问题") for number in range(200)]
    assert halves == [half_of(f"第{number}个问题") for number in range(200)]
    assert 60 < sum(halves) < 140
    assert half_of("欠薪咋办") == 0
