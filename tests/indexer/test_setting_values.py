from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.setting_values import UNLIMITED, Rate, checked, typed


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("a/b", Path | None, Path("a/b")),
        ("", Path | None, None),
        ("", str | None, ""),
        ("007", int, 7),
        ("TRUE", bool, True),
        ("0", bool, False),
        (" a, b ,,", tuple[str, ...], ("a", "b")),
        ("300/minute", Rate | None, Rate(300, "minute")),
        ("off", Rate | None, UNLIMITED),
        ("", Rate | None, UNLIMITED),
    ],
)
def test_texts_are_values(text: str, kind: Any, value: object) -> None:
    assert typed(text, kind) == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("-1", int), ("1.5", int), ("八", int), ("١", int), ("9" * 5000, int),
        ("", Path), ("a\0b", Path), ("yes please", bool), ("0/minute", Rate), ("5/week", Rate), ("5", Rate), ("-5/minute", Rate),
    ],
)  # fmt: skip
def test_texts_that_are_none(text: str, kind: Any) -> None:
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        typed(text, kind)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", 70000),
        ("log_format", "xml"),
        ("proxies", ("*",)),
        ("proxies", ("10.0.0.1/8",)),
        ("cors", ("https://oa.example.cn/",)),
        ("cors", ("oa.example.cn",)),
        ("hosts", ("example.cn:80",)),
        ("hosts", ("*.example.cn",)),
        ("otel", "collector:4318"),
        ("otel", "http://user:secret@collector:4318"),
    ],
)
def test_values_out_of_bounds(name: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        checked(name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("proxies", ("10.0.0.0/8", "::1")),
        ("cors", ("*", "http://localhost:3000")),
        ("hosts", ("tiaowen.example.cn", "[::1]", "127.0.0.1")),
        ("otel", "http://collector:4318"),
    ],
)
def test_values_within_bounds(name: str, value: object) -> None:
    assert checked(name, value) == value


@given(st.integers(1, 999_999_999), st.sampled_from(["second", "minute", "hour", "day"]))
def test_a_rate_is_written_as_it_is_read(amount: int, period: str) -> None:
    rate = Rate(amount, period)
    assert typed(str(rate), Rate) == rate
    assert typed(str(UNLIMITED), Rate) == UNLIMITED
