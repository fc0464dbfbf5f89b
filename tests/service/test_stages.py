import time

import pytest

from service.stages import stage, timed, watched


def test_each_stage_has_its_time() -> None:
    with timed() as times:
        with stage("encode"):
            time.sleep(0.002)
        with stage("rank"):
            pass
    assert list(times) == ["encode", "rank"]
    assert times["encode"] >= 2 > times["rank"] >= 0


def test_a_stage_that_repeats_adds_up() -> None:
    with timed() as times:
        for _ in range(2):
            with stage("quote"):
                time.sleep(0.001)
    assert times["quote"] >= 2


def test_nothing_is_kept_where_nobody_asks() -> None:
    with stage("encode"):
        pass
    with timed() as times:
        pass
    assert times == {}


def test_a_stage_that_fails_is_timed_and_fails() -> None:
    with timed() as times, pytest.raises(ValueError, match="no"), stage("encode"):
        raise ValueError("no")
    assert "encode" in times


def test_each_run_of_a_stage_has_its_beginning() -> None:
    before = time.perf_counter()
    with watched() as runs:
        for name in ("encode", "quote"):
            with stage(name):
                pass
    assert [run.name for run in runs] == ["encode", "quote"]
    assert before <= runs[0].began <= runs[0].began + runs[0].seconds <= runs[1].began
