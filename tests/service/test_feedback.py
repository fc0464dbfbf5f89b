import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.errors import FeedbackFull
from service.feedback import Feedback, FeedbackFile, cleaned, now

ONE = Feedback("2026-01-01T00:00:00+00:00", "v", "水", "d/1", "useful", "好" * 500, "《标题》一、")


def test_lines_from_several_at_once_stay_whole(tmp_path: Path) -> None:
    path = tmp_path / "var" / "feedback.jsonl"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: FeedbackFile(path).append(ONE), range(200)))
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert rows == [ONE.__dict__] * 200


def test_a_full_file_is_left_as_it_is(tmp_path: Path) -> None:
    file = FeedbackFile(tmp_path / "f.jsonl", most_bytes=2500)
    file.append(ONE)
    before = (tmp_path / "f.jsonl").read_bytes()
    with pytest.raises(FeedbackFull):
        file.append(ONE)
    assert (tmp_path / "f.jsonl").read_bytes() == before


def test_only_its_owner_reads_the_file(tmp_path: Path) -> None:
    FeedbackFile(tmp_path / "f.jsonl").append(ONE)
    assert (tmp_path / "f.jsonl").stat().st_mode & 0o077 == 0


def test_text_is_cleaned() -> None:
    assert cleaned("  山\u200b西\x00\n森林\u202e覆盖\ud800率 ") == "山西 森林覆盖率"


def test_time_is_utc() -> None:
    assert now(lambda: datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC)) == "2026-01-02T03:04:05+00:00"
