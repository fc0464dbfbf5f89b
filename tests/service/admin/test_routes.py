import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from indexer.publication import changing, current
from indexer.renewal import Places, update
from indexer.settings import Settings
from service.running.keys import KeyFile, Scope, new_key
from tests.indexer.test_staging import snapshot
from tests.service.admin.conftest import Office
from tests.small import LAW

ADMIN = "/api/v1/admin"
TEXT = LAW.format("治污", "治污", 2030, "治污").encode()
ROUTES = [
    ("POST", "/documents?filename=a.txt"), ("DELETE", "/documents/a"), ("POST", "/update"),
    ("POST", "/rollback"), ("GET", "/versions"), ("GET", "/jobs/000000000000"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_managing_needs_an_admin_key(method: str, path: str, office: Office, own: Settings) -> None:
    reader = new_key("读", Scope.READ, date.today())
    KeyFile(own.keys).add(reader.key)
    stranger = TestClient(office.client.app)
    assert stranger.request(method, ADMIN + path).status_code == 401
    refused = stranger.request(method, ADMIN + path, headers={"X-API-Key": reader.text})
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")


def test_a_document_comes_and_goes(office: Office, own: Settings) -> None:
    accepted = office.client.post(f"{ADMIN}/documents", params={"filename": "治污.txt"}, content=TEXT)
    assert accepted.status_code == 202
    assert accepted.headers["location"] == f"{ADMIN}/jobs/{accepted.json()['job_id']}"
    added = office.ended(accepted.json())
    assert (added["state"], added["code"]) == ("done", None)
    assert added["lines"][0] == "治污:《某县治污办法》,2 条条款"
    assert added["index_version"] == current(own.index).name
    assert not list((own.index / "jobs").glob("upload-*"))
    versions = office.client.get(f"{ADMIN}/versions").json()["versions"]
    assert [(one["documents"], one["is_current"]) for one in versions] == [(3, True), (2, False)]
    removed = office.ended(office.client.delete(f"{ADMIN}/documents/治污").json())
    assert removed["state"] == "done"
    assert removed["index_version"] == versions[1]["index_version"]


def test_what_cannot_be_read_fails_with_its_code_and_changes_nothing(
    office: Office, own: Settings
) -> None:
    before, version = snapshot(own.corpus), current(own.index).name
    for name, content, code in (
        ("坏.docx", b"PK\x03\x04 half", "document_damaged"),
        ("节水.txt", TEXT, "document_exists"),
    ):
        accepted = office.client.post(f"{ADMIN}/documents", params={"filename": name}, content=content)
        failed = office.ended(accepted.json())
        assert (failed["state"], failed["code"]) == ("failed", code)
        assert name in failed["detail"]
    assert snapshot(own.corpus) == before
    assert current(own.index).name == version


@pytest.mark.parametrize(
    "name", ["../a.txt", "a/b.txt", "a\0.txt", ".a.txt", "无扩展名", "a" * 300 + ".txt", "", "..\\a.txt"]
)
def test_a_hostile_name_is_refused(name: str, office: Office, own: Settings) -> None:
    refused = office.client.post(f"{ADMIN}/documents", params={"filename": name}, content=TEXT)
    assert refused.status_code == 422
    assert refused.json()["field"] == "filename"
    assert not (own.index / "jobs").exists()


def test_a_file_over_the_limit_is_refused_and_not_kept(office: Office, own: Settings) -> None:
    refused = office.client.post(
        f"{ADMIN}/documents", params={"filename": "大.txt"}, content=b" " * (2**20 + 1)
    )
    assert refused.status_code == 413
    assert refused.json()["code"] == "body_too_large"
    assert not list((own.index / "jobs").glob("upload-*"))


def test_one_change_at_a_time(office: Office, own: Settings) -> None:
    with changing(own.index):
        for refused in (
            office.client.post(f"{ADMIN}/documents", params={"filename": "治污.txt"}, content=TEXT),
            office.client.post(f"{ADMIN}/update"),
            office.client.post(f"{ADMIN}/rollback", json={}),
        ):
            assert refused.status_code == 409
            assert refused.json()["code"] == "index_busy"
    assert not list((own.index / "jobs").glob("upload-*"))


def test_back_to_an_earlier_version(office: Office, own: Settings, places: Places) -> None:
    first = current(own.index).name
    (places.corpus / "documents" / "治污.txt").write_bytes(TEXT)
    update(places, lambda line: None)
    assert office.client.post(f"{ADMIN}/rollback", json={}).json() == {"index_version": first}
    assert current(own.index).name == first
    for asked, status, code in (
        ({}, 404, "version_unknown"),
        ({"version": "../../etc"}, 404, "version_unknown"),
        ({"name": "x"}, 422, "parameter_invalid"),
    ):
        refused = office.client.post(f"{ADMIN}/rollback", json=asked)
        assert (refused.status_code, refused.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("DELETE", "/documents/没有", "document_unknown"),
        ("DELETE", "/documents/..%2Fetc", "page_unknown"),
        ("GET", "/jobs/000000000000", "job_unknown"),
        ("GET", "/jobs/..%2Fkeys", "page_unknown"),
        ("GET", "/jobs/*", "job_unknown"),
    ],
)
def test_what_is_not_there(method: str, path: str, code: str, office: Office) -> None:
    refused = office.client.request(method, ADMIN + path)
    problem: dict[str, Any] = json.loads(refused.content)
    assert (refused.status_code, problem["code"]) == (404, code)


def test_a_corpus_that_was_edited_is_indexed_anew(office: Office, own: Settings, tmp_path: Path) -> None:
    (own.corpus / "documents" / "治污.txt").write_bytes(TEXT)
    done = office.ended(office.client.post(f"{ADMIN}/update").json())
    assert (done["state"], done["action"], done["subject"]) == ("done", "update", None)
    assert office.client.get(f"{ADMIN}/versions").json()["versions"][0]["documents"] == 3
