import pytest

from service.numbers.document_kinds import is_draft, is_kind, kind_at_end, kind_of, kinds_in, up_to_kind
from tests.service.numbers.test_word_runs import run


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("实施办法", "办法"),
        ("固废法", "法"),
        ("规划纲要", "纲要"),
        ("规划征求意见稿", "规划"),
        ("条例简本", "条例"),
        ("应急预案", "预案"),
        ("若干措施", "若干措施"),
        ("保障措施", None),
        ("审核要点", None),
        ("执法", None),
        ("做法", None),
        ("征求意见", None),
        ("规划任务", None),
        ("", None),
    ],
)
def test_the_kind_that_a_word_ends_with(word: str, kind: str | None) -> None:
    assert kind_of(word) == kind
    assert is_kind(word) is (kind is not None)


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("征求意见稿", True), ("公开征求意见稿", True), ("稿", True), ("简本", True), ("规划稿", False), ("意见", False)],
)  # fmt: skip
def test_a_word_that_only_says_that_it_is_a_draft(word: str, is_one: bool) -> None:
    assert is_draft(word) is is_one


def test_a_name_ends_with_its_last_kind() -> None:
    assert up_to_kind(run("晋中", "规划", "任务")) == run("晋中", "规划", "任务")[:2]
    assert up_to_kind(run("规划", "纲要", "任务")) == run("规划", "纲要", "任务")[:2]
    assert up_to_kind(run("水源", "任务")) == run("水源", "任务")


def test_the_kinds_in_a_run_are_its_first_and_what_it_ends_with() -> None:
    assert kinds_in(run("规划", "通知", "纲要")) == frozenset({"规划", "纲要"})
    assert kinds_in(run("规划", "任务")) == frozenset({"规划"})
    assert kinds_in(run("水源")) == frozenset()


def test_a_draft_at_the_end_is_no_kind() -> None:
    assert kind_at_end(run("晋中", "规划", "征求意见稿")) == "规划"
    assert kind_at_end(run("规划", "任务")) is None
    assert kind_at_end(run("征求意见稿")) is None
