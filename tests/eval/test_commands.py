import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from eval.commands import collection, evaluate, feedback, report, versus, write_asked
from eval.errors import BenchmarkInvalid
from indexer.errors import ExtraMissing
from indexer.index import Index
from indexer.settings import Settings
from service.quality import read_quality
from tests.conftest import FakeEncoder


def test_measures_and_a_run_file(settings: Settings, tmp_path: Path) -> None:
    queries, qrels, run_file = (tmp_path / name for name in ("queries.jsonl", "qrels", "run"))
    queries.write_text(
        '{"id": "a", "query": "2035年山西森林覆盖率", "type": "fact"}\n{"id": "b", "query": "红烧肉咋做", "type": "none"}\n',
        encoding="utf-8",
    )
    qrels.write_text("a 0 shanxi-meili/5/16 2\n", encoding="utf-8")
    arguments = ["--queries", str(queries), "--qrels", str(qrels), "--run", str(run_file)]
    shown = CliRunner().invoke(evaluate, arguments, obj=settings, catch_exceptions=False)
    assert "| 全部 | 1 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 |" in shown.output
    assert "无答案的 1 条中误称找到 0.0%" in shown.output
    assert run_file.read_text(encoding="utf-8").startswith("a Q0 shanxi-meili/5/16 1 ")


def test_a_collection_becomes_an_index_that_is_measured(settings: Settings, tmp_path: Path) -> None:
    rows, queries, qrels = (tmp_path / name for name in ("corpus.jsonl", "queries.jsonl", "qrels.tsv"))
    rows.write_text(
        '{"_id": "a", "title": "印章条例", "article": "第一条", "text": "印章由公安机关管理。\\n私刻的,罚款五百元。"}\n'
        '{"_id": "b", "title": "节水条例", "article": "第二条", "text": "单位应当节约用水。"}\n',
        encoding="utf-8",
    )
    queries.write_text('{"_id": "1", "text": "私自刻公章罚多少"}\n', encoding="utf-8")
    qrels.write_text("query-id\tcorpus-id\tscore\n1\ta\t1\n", encoding="utf-8")
    of_collection = replace(settings, index=tmp_path / "index")
    built = CliRunner().invoke(collection, [str(rows)], obj=of_collection, catch_exceptions=False)
    assert "2 份文件,2 条条款" in built.output
    arguments = ["--queries", str(queries), "--qrels", str(qrels)]
    shown = CliRunner().invoke(evaluate, arguments, obj=of_collection, catch_exceptions=False)
    assert "| 全部 | 1 | 1.000 |" in shown.output


def test_two_run_files_are_compared(settings: Settings, tmp_path: Path) -> None:
    queries, qrels, before, after = (tmp_path / name for name in ("queries", "qrels", "before", "after"))
    queries.write_text('{"id": "a", "query": "森林覆盖率", "type": "fact"}\n', encoding="utf-8")
    qrels.write_text("a 0 right 2\n", encoding="utf-8")
    before.write_text("a Q0 wrong 1 1.0 t\na Q0 right 2 0.5 t\n", encoding="utf-8")
    after.write_text("a Q0 right 1 1.0 t\n", encoding="utf-8")
    arguments = [str(before), str(after), "--queries", str(queries), "--qrels", str(qrels)]
    shown = CliRunner().invoke(versus, arguments, obj=settings, catch_exceptions=False)
    assert "| fact | 1 | 0.631 | 1.000 | +0.369 | 1/0/0 |" in shown.output


def test_a_report_is_a_folder_that_other_tools_read(
    settings: Settings,
    index: Index,
    fake_encoder: FakeEncoder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    queries, folder = tmp_path / "queries.jsonl", tmp_path / "report"
    gold = {"document_id": "shanxi-meili", "quote": "非化石能源占能源消费总量比重达到18%", "grade": 2}
    rows = [
        {
            "id": "a",
            "query": "山西2030年非化石能源比重",
            "type": "fact",
            "gold": [gold],
            "answer": "18%",
        },
        {"id": "c", "query": "非化石能源", "type": "keyword", "gold": [gold]},
        {"id": "b", "query": "红烧肉咋做", "type": "none", "kind": "topic"},
    ]
    queries.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    fake_encoder.dimension = index.manifest.model.dimension
    monkeypatch.setattr("eval.commands.load_encoder", lambda *_: fake_encoder)
    # The fake's vectors stay out of the shared cache.
    monkeypatch.setattr(
        "eval.systems.embed_wholes",
        lambda encoder, passages, _: np.stack([one.whole for one in encoder.passages(passages)]),
    )
    arguments = ["--queries", str(queries), "--to", str(folder)]
    shown = CliRunner().invoke(report, arguments, obj=settings, catch_exceptions=False)
    assert str(folder) in shown.output
    assert (folder / "report.md").read_text(encoding="utf-8").startswith("# 评测报告")
    told = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert read_quality(folder / "headline.json") is not None
    runs = list((folder / "runs").iterdir())
    assert len(runs) == len(told["systems"]) == len(told["against"]) + 1
    for run in runs:
        lines = run.read_text(encoding="utf-8").splitlines()
        assert lines
        assert all(len(line.split()) == 6 for line in lines)
    assert {path.name for path in (folder / "beir").iterdir()} == {
        "corpus.jsonl",
        "queries.jsonl",
        "qrels",
    }
    assert (folder / "qrels.trec").read_text(encoding="utf-8").startswith("a 0 shanxi-meili/")


@pytest.mark.parametrize("library", ["ir_measures", "sklearn.metrics", "rank_bm25", "opencc"])
def test_a_report_without_its_libraries_names_the_extra(
    library: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The errors stay: a second class of one code would be another error.
    for name in [name for name in sys.modules if name.startswith("eval.") and name != "eval.errors"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ExtraMissing, match="eval"):
        CliRunner().invoke(report, [], obj=settings, catch_exceptions=False)


def test_answered_questions_become_suggestions(settings: Settings, tmp_path: Path) -> None:
    queries, target = tmp_path / "queries.jsonl", tmp_path / "asked.jsonl"
    gold = {"document_id": "shanxi-meili", "quote": "全省森林覆盖率提高到27.22%", "grade": 2}
    row = {"id": "a", "query": "2035年山西森林覆盖率要达到多少", "type": "fact", "gold": [gold]}
    queries.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    arguments = ["--queries", str(queries), "--to", str(target)]
    shown = CliRunner().invoke(write_asked, arguments, obj=settings, catch_exceptions=False)
    assert "1 个问题" in shown.output
    assert json.loads(target.read_text(encoding="utf-8"))["text"] == row["query"]


def test_feedback_becomes_queries(settings: Settings, tmp_path: Path) -> None:
    source, target = tmp_path / "feedback.jsonl", tmp_path / "out" / "queries.jsonl"
    row = {"query": "山西森林", "clause_id": "shanxi-meili/5/16", "verdict": "useful"}
    source.write_text(json.dumps(row) + "\n", encoding="utf-8")
    given = replace(settings, feedback=source)
    shown = CliRunner().invoke(feedback, ["--to", str(target)], obj=given, catch_exceptions=False)
    assert "1 条查询" in shown.output
    assert json.loads(target.read_text(encoding="utf-8"))["gold"][0]["grade"] == 2


def test_no_feedback_file_is_told(settings: Settings) -> None:
    with pytest.raises(BenchmarkInvalid, match="--from"):
        CliRunner().invoke(feedback, [], obj=replace(settings, feedback=None), catch_exceptions=False)
