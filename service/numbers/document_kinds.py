"""What kind of document a name says it is, 条例 or 规划: 「大气法第三条」 is no clause of a 规划."""

import re

from service.numbers.word_runs import Run

_KINDS = (
    r"条例|规定|办法|细则|决定|通知|方案|(?<!征求)意见|规划|纲要|计划|标准|规范|公报|报告|公告|通告|章程|规则|法典|宪法"
    r"|预案|(?<![审核检评]查)(?<!审核)(?<!评分)要点|指南|若干措施"
    r"|(?<![执立司守违做方用看说书想])法"
)
_KIND = re.compile(rf"(?:{_KINDS})$")
_DRAFT = re.compile(r"(?:(?:公开)?(?:征求)?意见稿|稿|简本)$")


def is_kind(word: str) -> bool:
    """Whether a word ends with what a document may be: 条例, 实施办法."""
    return kind_of(word) is not None


def is_draft(word: str) -> bool:
    """Whether a word only says that a document is a draft or a short version of it: 征求意见稿."""
    return _DRAFT.fullmatch(word) is not None


def kind_of(word: str) -> str | None:
    """The kind that a word ends with, also where it is a draft: 规划稿; None where it ends with none."""
    called = _KIND.search(_DRAFT.sub("", word))
    return called.group() if called else None


def kinds_in(run: Run) -> frozenset[str]:
    """What a run's first kind of document is, and what it ends with: 规划, 纲要."""
    called = [kind for word in run if (kind := kind_of(word.text))]
    return frozenset(kind for kind in (*called[:1], kind_at_end(run)) if kind)


def kind_at_end(run: Run) -> str | None:
    """What its last word says, before one that only says that it is a draft."""
    named = [word.text for word in run if not is_draft(word.text)]
    return kind_of(named[-1]) if named else None


def up_to_kind(run: Run) -> Run:
    """A run up to the word that says what kind of document it names: 晋中|规划, not 任务."""
    ends = [place for place, word in enumerate(run) if kind_of(word.text)]
    return run[: ends[-1] + 1] if ends else run
