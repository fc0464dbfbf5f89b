import json
from pathlib import Path

from service.quality import BUNDLED, read_quality


def test_the_figures_that_are_shipped_lie_within_their_intervals() -> None:
    quality = read_quality()
    assert quality is not None
    for figures in (quality.measures, quality.shares, quality.systems):
        assert figures
        assert all(0 <= figure.low <= figure.value <= figure.high <= 1 for figure in figures.values())
    assert set(quality.card) >= {"日期", "提交", "机器", "索引"}
    assert quality.systems["条问"] == quality.measures["nDCG@10"]


def test_it_is_known_which_index_was_measured(tmp_path: Path) -> None:
    stored = json.loads(BUNDLED.read_bytes())
    stored["card"]["索引"] = "abc:5 份文件"
    path = tmp_path / "quality.json"
    path.write_text(json.dumps(stored), encoding="utf-8")
    quality = read_quality(path)
    assert quality is not None
    assert quality.is_of("abc")
    assert not quality.is_of("ab")


def test_without_a_report_there_are_no_figures(tmp_path: Path) -> None:
    assert read_quality(tmp_path / "quality.json") is None
