"""Changes of the index as jobs: each a process of its own, its state in a file for every worker."""

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter

from indexer.errors import IndexBusy
from indexer.publication import changing
from indexer.settings import Settings
from service.errors import JobInterrupted, JobUnknown

_FOLDER = "jobs"
_ID = re.compile(r"[0-9a-f]{12}")
_WRITING = ".writing-"
_KEPT = 50
# An upload that no job took over is somebody's broken connection.
_OLDEST_UPLOAD = 86_400


class Action(StrEnum):
    ADD = "add"
    REMOVE = "remove"
    UPDATE = "update"


class State(StrEnum):
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Job:
    """`subject`: the file's name, or the document's id. `lines`: what has been told of it so far.
    `code` and `detail` say why it failed."""

    job_id: str
    action: Action
    subject: str | None
    may_replace: bool
    started_at: datetime
    finished_at: datetime | None = None
    state: State = State.RUNNING
    lines: tuple[str, ...] = ()
    index_version: str | None = None
    code: str | None = None
    detail: str | None = None


_JOB = TypeAdapter(Job)


def new_id() -> str:
    return secrets.token_hex(6)


def now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


class JobFiles:
    """The jobs of one index, in a folder beside its versions; uploads wait there too."""

    def __init__(self, root: Path) -> None:
        self._folder = root / _FOLDER

    def write(self, job: Job) -> None:
        """Aside, then one rename: a reader never sees half a job."""
        self._folder.mkdir(parents=True, exist_ok=True)
        descriptor, aside = tempfile.mkstemp(dir=self._folder, prefix=_WRITING)
        with open(descriptor, "wb") as file:
            file.write(_JOB.dump_json(job))
        os.replace(aside, self._path(job.job_id))

    def read(self, job_id: str) -> Job:
        """Raises JobUnknown."""
        try:
            if not _ID.fullmatch(job_id):
                raise FileNotFoundError
            return _JOB.validate_json(self._path(job_id).read_bytes())
        except FileNotFoundError:
            raise JobUnknown(f"没有编号为 {job_id} 的任务。只留最近 {_KEPT} 个。") from None

    def upload(self, job_id: str) -> Path:
        """A folder for the file of a job."""
        return self._folder / f"upload-{job_id}"

    def clear(self) -> None:
        """Forget old jobs, what broken uploads left, and what was not written to its end; a job that
        seems to run has died: whoever calls holds the lock that a job holds."""
        jobs = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in jobs[:_KEPT]:
            self._settle(path)
        for path in self._folder.glob(f"{_WRITING}*"):
            path.unlink(missing_ok=True)
        for path in jobs[_KEPT:]:
            path.unlink(missing_ok=True)
        for path in self._folder.glob("upload-*"):
            if now().timestamp() - path.stat().st_mtime > _OLDEST_UPLOAD:
                shutil.rmtree(path, ignore_errors=True)

    def _settle(self, path: Path) -> None:
        try:
            job = _JOB.validate_json(path.read_bytes())
        except ValueError:  # a power cut came while it was written
            path.unlink()
            return
        if job.state is State.RUNNING:
            self.write(interrupted(job))

    def _path(self, job_id: str) -> Path:
        return self._folder / f"{job_id}.json"


class Jobs:
    """Starts jobs, one at a time, and tells of them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.files = JobFiles(settings.index)

    def start(
        self, action: Action, subject: str | None = None, may_replace: bool = False, job_id: str = ""
    ) -> Job:
        """`job_id`: of an upload that waits. Raises IndexBusy."""
        job = Job(job_id or new_id(), action, subject, may_replace, now())
        with changing(self._settings.index) as lock:
            self.files.clear()
            self.files.write(job)
            # The child inherits the lock, and with it holds it to its own end, however that comes.
            told = (job.job_id, str(lock), json.dumps(self._places()))
            command = (sys.executable, "-m", "service.admin.work", *told)
            child = subprocess.Popen(command, pass_fds=(lock,), stdin=subprocess.DEVNULL)
        threading.Thread(target=child.wait, daemon=True).start()
        return job

    def find(self, job_id: str) -> Job:
        """A job as it stands; one whose process has died has failed. Raises JobUnknown."""
        job = self.files.read(job_id)
        if job.state is not State.RUNNING or self._is_changing():
            return job
        job = self.files.read(job_id)  # it may have ended between the two looks
        return interrupted(job) if job.state is State.RUNNING else job

    def _is_changing(self) -> bool:
        try:
            with changing(self._settings.index):
                return False
        except IndexBusy:
            return True

    def _places(self) -> Mapping[str, str | None]:
        """What the child is told of the settings."""
        one = self._settings
        words = str(one.dictionary.absolute()) if one.dictionary else None
        places = {"corpus": one.corpus, "index": one.index, "cache": one.cache}
        return {name: str(path.absolute()) for name, path in places.items()} | {"dictionary": words}


def interrupted(job: Job) -> Job:
    """A job whose process has died."""
    error = JobInterrupted("任务的进程中断了,语料和索引没有变。请检查日志和内存,再试一次。")
    return replace(job, state=State.FAILED, code=error.code, detail=error.message)
