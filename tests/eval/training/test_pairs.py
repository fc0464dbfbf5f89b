import gzip
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from eval.commands import DEVELOPMENT
from eval.errors import BenchmarkInvalid
from eval.training.pairs import (
    GRADES,
    JUDGED,
    PAIRS,
    WRITTEN,
    Answer,
    Grade,
    Pair,
    Shown,
    read_training_set,
    read_written,
)
from indexer.errors import TiaowenError
from indexer.folding import fold_text
from indexer.passages import Passage
from indexer.sentences import sentence_bounds
from indexer.words import Segmenter
from service.questions.query import folded_question, read_query

STYLES = {
    "paraphrase", "scenario", "responsibility", "fact", "place", "keyword", "typo", "traditional",
}  # fmt: skip
IDS = {
    "laws": re.compile(r"[^/\d]+(-\d{4}-\d\d-\d\d)?(/\w+)+"),
    "stard": re.compile(r"s[0-9a-f]{14}"),
}
LAW = "甲市节水条例-2020-01-01/1/2"
ARTICLE = "s0123456789abcd"


def rows(path: Path = PAIRS) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def lines(*stored: Mapping[str, Any]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in stored)


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    folder = tmp_path / "laws"
    folder.mkdir()
    (folder / "甲市节水条例(2020-01-01).md").write_text(
        "# 甲市节水条例\n\n## 第一章　总则\n\n第一条 为了节水，制定本条例。\n\n"
        "第二条 市水务局管节水。区水务局协助。\n\n第三条 本条例自公布之日起施行。\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def stard(tmp_path: Path) -> Path:
    row = {"title": "印章规定", "path": "第一章 总则", "article": "第一条"}
    text = "印章由公安機關管理。私刻的，没收。"
    path = tmp_path / "corpus.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(lines({"_id": ARTICLE, "text": text} | row, {"_id": "other", "text": "无。"} | row))
    return path


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.jsonl"
    path.write_text(
        lines({"query": "公章歸誰管", "clause": ARTICLE}, {"query": "节水谁管，市里？", "clause": LAW}),
        encoding="utf-8",
    )
    return path


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "written.jsonl"
    row = {
        "above": "甲市方案 一、治水",
        "clause": "(一)截污。建管網。",
        "queries": [{"query": "臭水咋辦"}],
    }
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    path = tmp_path / "judged.jsonl"
    row = {
        "query": "节水谁管，市里？",
        "own": [0],
        "answers": [],
        "topic": [f"{ARTICLE}#1"],
        "others": ["written/0#1"],
    }
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def own() -> list[dict[str, Any]]:
    return [json.loads(line) for line in WRITTEN.read_text(encoding="utf-8").splitlines()]


def test_every_pair_names_a_style_and_a_clause_of_its_source() -> None:
    assert len(rows()) > 6000
    for row in rows():
        assert row["style"] in STYLES
        assert IDS[row["source"]].fullmatch(row["clause"]), row


def test_no_question_is_there_twice_or_is_one_that_is_measured_with() -> None:
    asked = [*rows(), *(asked for row in own() for asked in row["queries"])]
    questions = [fold_text(row["query"]) for row in asked]
    measured = [*rows(DEVELOPMENT), *rows(DEVELOPMENT.with_name("test.jsonl"))]
    assert len(set(questions)) == len(questions)
    assert not set(questions) & {fold_text(row["query"]) for row in measured}


def test_the_service_reads_every_question_as_it_is_trained_with(segmenter: Segmenter) -> None:
    for row in rows():
        assert read_query(row["query"], segmenter).folded == folded_question(row["query"])


def test_clauses_of_both_sources_are_cut_into_sentences_below_their_headings(
    laws: Path, stard: Path, pairs: Path, written: Path, judged: Path
) -> None:
    found = read_training_set(laws, stard, pairs, written, judged)
    law, article = "甲市节水条例 总则", "印章规定 总则"
    assert found.clauses == (
        Answer(
            LAW.split("/")[0], (Passage(law, "第二条 市水务局管节水。"), Passage(law, "区水务局协助。"))
        ),
        Answer(
            "印章规定", (Passage(article, "印章由公安机关管理。"), Passage(article, "私刻的,没收。"))
        ),
        Answer(
            "甲市方案",
            (Passage("甲市方案 一、治水", "(一)截污。"), Passage("甲市方案 一、治水", "建管网。")),
        ),
    )
    assert found.pairs == (Pair("公章归谁管", 1), Pair("节水谁管,市里", 0), Pair("臭水咋办", 2))
    assert found.judged == {
        1: {
            Shown(0, 0): Grade.ANSWER,
            Shown(0, 1): Grade.NEAR,
            Shown(1, 1): Grade.TOPIC,
            Shown(2, 1): Grade.OTHER,
        }
    }


def test_what_was_written_can_be_read_alone(written: Path, judged: Path) -> None:
    row = {"query": "臭水咋辦", "own": [1], "answers": [], "topic": [], "others": []}
    judged.write_text(judged.read_text(encoding="utf-8") + lines(row), encoding="utf-8")
    found = read_written(written, judged)
    assert found.pairs == (Pair("臭水咋办", 0),)
    assert [clause.document for clause in found.clauses] == ["甲市方案"]
    assert found.judged == {0: {Shown(0, 0): Grade.NEAR, Shown(0, 1): Grade.ANSWER}}


def test_a_judgement_is_of_a_question_and_of_passages_that_are_there() -> None:
    sentences = [len(list(sentence_bounds(fold_text(row["clause"])))) for row in own()]
    clauses = {row["clause"] for row in rows()}
    answering = {row["query"]: row["clause"] for row in rows()} | {
        asked["query"]: f"written/{number}"
        for number, row in enumerate(own())
        for asked in row["queries"]
    }
    judged = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    assert len({row["query"] for row in judged}) == len(judged) > 4000
    for row in judged:
        assert row["query"] in answering
        places = [place for name in GRADES for place in row[name]]
        assert len(set(places)) == len(places)
        assert row["own"] or places
        assert len(set(row["own"])) == len(row["own"])
        if answering[row["query"]].startswith("written/"):
            number = int(answering[row["query"]].rpartition("/")[2])
            assert all(0 <= passage < sentences[number] for passage in row["own"])
        assert not any(place.rpartition("#")[0] == answering[row["query"]] for place in places)
        for clause, _, passage in (place.rpartition("#") for place in places):
            source, _, number = clause.rpartition("/")
            assert int(passage) < sentences[int(number)] if source == "written" else clause in clauses


def test_what_is_written_for_training_is_of_no_place_that_is_measured() -> None:
    rows = own()
    assert len(rows) > 900
    for row in rows:
        assert not re.search("山西|晋中|灵丘|贵州|贵阳", fold_text(json.dumps(row, ensure_ascii=False)))
        assert {asked["style"] for asked in row["queries"]} <= STYLES


def test_a_clause_that_is_nowhere_is_told(laws: Path, stard: Path, pairs: Path) -> None:
    pairs.write_text(lines({"query": "问", "clause": "没有/1"}), encoding="utf-8")
    with pytest.raises(BenchmarkInvalid, match="没有/1"):
        read_training_set(laws, stard, pairs)


@pytest.mark.parametrize("lost", ["laws", "stard"])
def test_a_path_with_nothing_there_is_told(
    laws: Path, stard: Path, pairs: Path, tmp_path: Path, lost: str
) -> None:
    paths = {"laws": laws, "stard": stard, "pairs": pairs} | {lost: tmp_path / "nowhere"}
    with pytest.raises(TiaowenError):
        read_training_set(**paths)
