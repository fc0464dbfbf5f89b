"""The process of one job: it changes the index, and writes down how far it has come."""

import json
import logging
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from indexer import renewal
from indexer.errors import TiaowenError
from indexer.manifest import Manifest
from indexer.renewal import Places
from indexer.words import read_dictionary
from service.admin.jobs import Action, Job, JobFiles, State, now

# Questions come first.
_NICENESS = 10
_log = logging.getLogger(__name__)


class Work:
    """One job at work; each line that it tells is written down at once."""

    def __init__(self, job: Job, files: JobFiles) -> None:
        self._job = job
        self._files = files

    def run(self, given: Mapping[str, str | None]) -> Job:
        """Do the job, and write down how it ended. `given`: where the corpus and the index are."""
        try:
            version = self._change(_places(given)).version
            ended = replace(self._job, state=State.DONE, index_version=version)
        except TiaowenError as error:
            ended = self._failed(error)
        except Exception as error:
            _log.exception("任务 %s 出错", self._job.job_id)
            ended = self._failed(_unforeseen(error))
        shutil.rmtree(self._files.upload(self._job.job_id), ignore_errors=True)
        self._note(replace(ended, finished_at=now()))
        return self._job

    def _failed(self, error: TiaowenError) -> Job:
        return replace(self._job, state=State.FAILED, code=error.code, detail=error.message)

    def _change(self, places: Places) -> Manifest:
        subject = self._job.subject or ""
        match self._job.action:
            case Action.ADD:
                file = self._files.upload(self._job.job_id) / subject
                return renewal.add(places, [file], self._job.may_replace, self._tell)
            case Action.REMOVE:
                return renewal.remove(places, [subject], self._tell)
            case Action.UPDATE:
                return renewal.update(places, self._tell)

    def _tell(self, line: str) -> None:
        self._note(replace(self._job, lines=(*self._job.lines, line)))

    def _note(self, job: Job) -> None:
        self._job = job
        self._files.write(job)


def _unforeseen(error: Exception) -> TiaowenError:
    if isinstance(error, OSError):
        return TiaowenError(f"文件读写失败:{error}。语料和索引没有变。请检查磁盘空间和权限。")
    return TiaowenError("没有预料到的失败,已记入日志。语料和索引没有变。")


def _places(given: Mapping[str, str | None]) -> Places:
    words = given["dictionary"]
    corpus, root, cache = (Path(given[name] or "") for name in ("corpus", "index", "cache"))
    return Places(corpus, root, cache, read_dictionary(Path(words) if words else None))


def main(job_id: str, lock: int, given: Mapping[str, str | None]) -> None:
    """`lock`: the descriptor of the index's lock, which the job holds until it has told its end."""
    os.nice(_NICENESS)
    files = JobFiles(Path(given["index"] or ""))
    Work(files.read(job_id), files).run(given)
    os.close(lock)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3]))
