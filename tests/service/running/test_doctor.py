from dataclasses import replace
from datetime import date, timedelta

import pytest

from indexer.errors import DictionaryInvalid, IndexDamaged
from service.errors import KeysInvalid, ThesaurusInvalid
from service.running import doctor
from service.running.callers import Door
from service.running.doctor import Check, Index, Port, State
from service.running.keys import Key, Scope

GB = 1 << 30
TODAY = date(2026, 11, 26)
KEY = Key("826b96aa", "甲", Scope.READ, "0" * 64, TODAY, expires=TODAY + timedelta(365))
KEYS = {KEY.id: KEY}
LOOPBACK = Door(is_exposed=False, is_open=False)
EXPOSED = Door(is_exposed=True, is_open=False)
OPEN = Door(is_exposed=True, is_open=True)
FOUND = Index("v1", 5, 401, "multilingual-e5-small", True, 12.0, has_these_words=True)


@pytest.mark.parametrize(
    ("check", "state", "told"),
    [
        (doctor.processor(2, frozenset({"avx", "avx2"})), "ok", "2 个核"),
        (doctor.processor(2, frozenset({"avx"})), "warn", "AVX2"),
        (doctor.processor(4, frozenset()), "ok", "4 个核"),
        (doctor.memory(GB, GB // 4), "ok", "0.8 GB"),
        (doctor.memory(GB // 2, GB // 4), "warn", "内存"),
        (doctor.disk(10 * GB, GB), "ok", "4.0 GB"),
        (doctor.disk(3 * GB, GB), "warn", "TIAOWEN_INDEX"),
        (doctor.packages([]), "ok", "都在"),
        (doctor.packages(["faiss-cpu>=1.15,<2"]), "fail", "pip install 'faiss-cpu>=1.15,<2'"),
        (doctor.index(FOUND), "ok", "401 条条款"),
        (doctor.index(FOUND._replace(is_calibrated=False)), "warn", "tiaowen calibrate"),
        (doctor.index(FOUND._replace(has_these_words=False)), "warn", "tiaowen update"),
        (doctor.index(IndexDamaged("索引坏了。")), "fail", "索引坏了。"),
        (doctor.writable("log", "TIAOWEN_LOG", "/var/log", None), "ok", "/var/log"),
        (doctor.writable("log", "TIAOWEN_LOG", "/var/log", "Permission denied"), "fail", "TIAOWEN_LOG"),
        (doctor.thesaurus(None), "ok", "同义词表"),
        (doctor.thesaurus(ThesaurusInvalid("第 3 行读不懂。")), "fail", "第 3 行"),
        (doctor.dictionary(None), "ok", "用户词典"),
        (doctor.dictionary(DictionaryInvalid("第 2 行读不懂。")), "fail", "第 2 行"),
        (doctor.keys({}, None, LOOPBACK, TODAY), "ok", "0 把有效的密钥;查询不用密钥"),
        (doctor.keys(KEYS, 0o600, LOOPBACK, TODAY), "ok", "1 把有效的密钥;查询要密钥"),
        (doctor.keys(KEYS, 0o644, EXPOSED, TODAY), "warn", "chmod 600"),
        (doctor.keys(KEYS, 0o600, OPEN, TODAY + timedelta(340)), "warn", KEY.id),
        (doctor.keys(KeysInvalid("坏了。"), 0o600, EXPOSED, TODAY), "fail", "坏了。"),
        (doctor.exposure(LOOPBACK, {}, TODAY), "ok", "只有本机"),
        (doctor.exposure(EXPOSED, {}, TODAY), "fail", "tiaowen keys new"),
        (doctor.exposure(EXPOSED, KEYS, TODAY), "ok", "HTTPS"),
        (doctor.exposure(EXPOSED, {"a": replace(KEY, revoked=TODAY)}, TODAY), "fail", "TIAOWEN_OPEN=1"),
        (doctor.exposure(OPEN, {}, TODAY), "warn", "TIAOWEN_OPEN=1"),
        (doctor.port(Port.FREE, "127.0.0.1", 8000), "ok", "可以监听"),
        (doctor.port(Port.OURS, "127.0.0.1", 8000), "ok", "正在这里运行"),
        (doctor.port(Port.TAKEN, "127.0.0.1", 80), "fail", "--port"),
        (doctor.traces(False, False), "ok", "没有开"),
        (doctor.traces(True, True), "ok", "已开"),
        (doctor.traces(True, False), "fail", "tiaowen[otel]"),
    ],
)  # fmt: skip
def test_each_judgement_and_what_to_do(check: Check, state: str, told: str) -> None:
    assert check.state == state
    assert told in check.sentence
    assert check.sentence.endswith("。")


def test_the_report_counts_what_failed() -> None:
    checks = [
        Check("a", State.OK, "好。"),
        Check("b", State.FAIL, "坏。"),
        Check("c", State.WARN, "慢。"),
    ]
    assert doctor.report(checks) == {
        "failed": 1,
        "checks": [
            {"name": "a", "state": "ok", "sentence": "好。"},
            {"name": "b", "state": "fail", "sentence": "坏。"},
            {"name": "c", "state": "warn", "sentence": "慢。"},
        ],
    }
