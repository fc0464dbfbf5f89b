import json
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from indexer.errors import TiaowenError
from service.errors import KeyExpired, KeyRevoked, KeysInvalid, KeyUnknown, KeyWrong
from service.running.keys import KeyFile, Scope, new_key, verified

TODAY = date(2026, 11, 26)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "keys.json"


def test_a_key_is_known_by_its_text_alone() -> None:
    made, other = (new_key("甲", Scope.READ, TODAY) for _ in range(2))
    keys = {made.key.id: made.key, other.key.id: other.key}
    assert verified(keys, made.text, TODAY) == made.key
    assert verified(keys, other.text, TODAY) == other.key


def test_a_key_holds_256_random_bits_after_its_prefix_and_id() -> None:
    made = new_key("甲", Scope.READ, TODAY)
    prefix, key_id, secret = made.text.split("_", 2)
    assert (prefix, key_id) == ("tw", made.key.id)
    assert len(secret) == 43  # 32 bytes in base64
    assert len({new_key("甲", Scope.READ, TODAY).text for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "wrong",
    [
        lambda text: "",
        lambda text: "tw_",
        lambda text: text[:-1],
        lambda text: text + "a",
        lambda text: text.replace("tw_", "tx_"),
        lambda text: text.upper(),
        lambda text: "密钥",
    ],
)
def test_other_texts_are_no_key(wrong: Callable[[str], str]) -> None:
    made = new_key("甲", Scope.READ, TODAY)
    with pytest.raises(KeyWrong):
        verified({made.key.id: made.key}, wrong(made.text), TODAY)


@pytest.mark.parametrize(
    ("change", "error"),
    [({"revoked": TODAY}, KeyRevoked), ({"expires": TODAY - timedelta(1)}, KeyExpired)],
)
def test_a_key_that_counts_no_longer(change: dict[str, date], error: type[TiaowenError]) -> None:
    made = new_key("甲", Scope.READ, TODAY)
    with pytest.raises(error, match=made.key.id):
        verified({made.key.id: replace(made.key, **change)}, made.text, TODAY)  # type: ignore[arg-type]


def test_a_key_counts_on_its_last_day() -> None:
    made = new_key("甲", Scope.READ, TODAY, expires=TODAY)
    assert verified({made.key.id: made.key}, made.text, TODAY) == made.key


def test_only_a_hash_is_kept_where_only_its_owner_reads(path: Path) -> None:
    made = new_key("省厅系统", Scope.ADMIN, TODAY, date(2027, 12, 31))
    KeyFile(path).add(made.key)
    assert made.text.split("_", 2)[2] not in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert KeyFile(path).now() == {made.key.id: made.key}
    assert [file.name for file in path.parent.iterdir()] == ["keys.json"]


def test_another_process_writes_and_the_next_request_knows(path: Path) -> None:
    worker = KeyFile(path)
    assert worker.now() == {}
    made = new_key("甲", Scope.READ, TODAY)
    KeyFile(path).add(made.key)
    assert worker.now() == {made.key.id: made.key}
    KeyFile(path).revoke(made.key.id, TODAY)
    assert worker.now()[made.key.id].revoked == TODAY


def test_a_second_revocation_leaves_the_day_of_the_first(path: Path) -> None:
    made = new_key("甲", Scope.READ, TODAY)
    file = KeyFile(path)
    file.add(made.key)
    file.revoke(made.key.id, TODAY)
    assert file.revoke(made.key.id, TODAY + timedelta(1)).revoked == TODAY


def test_what_is_not_there_cannot_be_revoked(path: Path) -> None:
    with pytest.raises(KeyUnknown, match="0a1b2c3d"):
        KeyFile(path).revoke("0a1b2c3d", TODAY)


def test_writers_at_the_same_time_lose_no_key(path: Path) -> None:
    made = [new_key(str(number), Scope.READ, TODAY).key for number in range(20)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda key: KeyFile(path).add(key), made))
    assert set(KeyFile(path).now()) == {key.id for key in made}


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "{}", "[1]", '[{"id": "a"}]', "\ud800"],
)
def test_a_file_that_cannot_be_read_lets_nobody_in(path: Path, text: str) -> None:
    file = KeyFile(path)
    path.parent.mkdir()
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    for _ in range(2):
        with pytest.raises(KeysInvalid, match="TIAOWEN_KEYS"):
            file.now()


@pytest.mark.parametrize("field", ["scope", "created", "expires", "sha256"])
def test_a_row_that_was_spoiled_by_hand_is_no_key(path: Path, field: str) -> None:
    file = KeyFile(path)
    file.add(new_key("甲", Scope.READ, TODAY).key)
    rows = json.loads(path.read_text(encoding="utf-8"))
    rows[0][field] = []
    path.write_text(json.dumps(rows), encoding="utf-8")
    with pytest.raises(KeysInvalid):
        file.now()


def test_what_root_writes_stays_with_whoever_runs_the_service(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[int, int]] = []
    monkeypatch.setattr("service.running.keys.os.geteuid", lambda: 0)
    monkeypatch.setattr("service.running.keys.os.fchown", lambda _, *owner: given.append(owner))
    KeyFile(path).add(new_key("一", Scope.READ, TODAY).key)
    KeyFile(path).add(new_key("二", Scope.READ, TODAY).key)
    folder, file = path.parent.stat(), path.stat()
    assert given == [(folder.st_uid, folder.st_gid), (file.st_uid, file.st_gid)]
