import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.errors import IndexBusy
from indexer.publication import changing
from indexer.settings import Settings
from service.admin.jobs import Action, Job, JobFiles, Jobs, State, new_id, now
from service.errors import JobUnknown


def a_job(job_id: str = "") -> Job:
    return Job(job_id or new_id(), Action.ADD, "治污.txt", False, now())


def test_a_job_is_read_as_it_was_written(tmp_path: Path) -> None:
    files = JobFiles(tmp_path)
    job = replace(a_job(), lines=("一", "二"), state=State.DONE, finished_at=now(), index_version="a")
    files.write(job)
    assert files.read(job.job_id) == job
    for unknown in (new_id(), "../secret", "", "*"):
        with pytest.raises(JobUnknown):
            files.read(unknown)


def test_old_jobs_and_broken_uploads_are_forgotten(tmp_path: Path) -> None:
    files = JobFiles(tmp_path)
    jobs = [replace(a_job(), state=State.DONE) for _ in range(60)]
    for age, job in enumerate(jobs):
        files.write(job)
        os.utime(tmp_path / "jobs" / f"{job.job_id}.json", (1000 - age, 1000 - age))
    stale, fresh = files.upload("a"), files.upload("b")
    for folder in (stale, fresh):
        folder.mkdir()
    os.utime(stale, (1000, 1000))
    files.clear()
    assert files.read(jobs[49].job_id) == jobs[49]
    with pytest.raises(JobUnknown):
        files.read(jobs[50].job_id)
    assert (stale.exists(), fresh.exists()) == (False, True)


def test_a_job_holds_the_lock_to_its_end(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here its process is one that waits to be killed."""
    popen = subprocess.Popen
    started: list[subprocess.Popen[bytes]] = []

    def waiting(command: list[str], **given: object) -> subprocess.Popen[bytes]:
        started.append(popen(["sleep", "600"], **given))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr("service.admin.jobs.subprocess.Popen", waiting)
    jobs = Jobs(own)
    job = jobs.start(Action.UPDATE)
    assert jobs.find(job.job_id).state is State.RUNNING
    with pytest.raises(IndexBusy), changing(own.index):
        pass
    with pytest.raises(IndexBusy):
        jobs.start(Action.UPDATE)
    started[0].kill()
    started[0].wait()
    died = jobs.find(job.job_id)
    assert (died.state, died.code) == (State.FAILED, "job_interrupted")


def test_the_next_job_settles_what_died_before_it(tmp_path: Path) -> None:
    files, died = JobFiles(tmp_path), a_job()
    files.write(died)
    (tmp_path / "jobs" / ".writing-x").touch()
    (tmp_path / "jobs" / f"{new_id()}.json").touch()
    files.clear()
    assert [path.stem for path in (tmp_path / "jobs").iterdir()] == [died.job_id]
    assert (files.read(died.job_id).state, files.read(died.job_id).code) == (
        State.FAILED,
        "job_interrupted",
    )
