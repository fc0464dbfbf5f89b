from pathlib import Path

from click.testing import CliRunner

from eval.commands import evaluate
from indexer.settings import Settings


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
