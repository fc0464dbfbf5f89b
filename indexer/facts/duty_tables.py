"""Tables that divide the work: 「任务|牵头单位|配合单位」."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.facts.bodies import listed
from indexer.facts.charges import Charge
from indexer.facts.duty import Role
from indexer.folding import Span

_LEADS = re.compile(r"(?:牵头|主办)(?:责任)?(?:单位|部门|处室)?")
_ACTS = re.compile(
    r"(?:责任|主责|配合|协办|参与|参加|承办|负责|实施|落实|协助|支持)(?:责任)?(?:单位|部门|主体|处室|县区)?(?:及[^|]{0,6})?"
)
_TASKS = re.compile(
    r"(?:重点|主要|具体|工作|目标)*(?:任务|内容|事项|措施|举措|项目|工作)(?:名称|内容|要求)?"
)
_NOBODY = re.compile(r"[\\/—–-]|无")


class BodyColumns(NamedTuple):
    """Which columns of a table name bodies, and which one the task; counted from the right: on the left
    merged cells may be missing."""

    roles: tuple[tuple[int, Role], ...]
    task: int | None


def body_columns(row: Sequence[str]) -> BodyColumns | None:
    """What the row that heads a table says of its columns; None where it heads no such table."""
    roles = tuple(_roles(row))
    tasks = [place - len(row) for place, words in enumerate(row) if _TASKS.fullmatch(words)]
    return BodyColumns(roles, tasks[-1] if tasks else None) if roles else None


def _roles(row: Sequence[str]) -> Iterator[tuple[int, Role]]:
    for place, words in enumerate(row, start=-len(row)):
        if _LEADS.fullmatch(words):
            yield place, Role.LEAD
        elif _ACTS.fullmatch(words):
            yield place, Role.RESPONSIBLE


def charged(text: str, row: Sequence[Span], heads: BodyColumns) -> Iterator[Charge]:
    """The bodies that a row names."""
    for place, role in heads.roles:
        cell = row[place] if -place <= len(row) else Span(0, 0)
        if cell.start < cell.end and not _NOBODY.fullmatch(text[slice(*cell)]):
            yield from (Charge(body, role, cell) for body in listed(text, cell))


def task_of(text: str, row: Sequence[Span], heads: BodyColumns) -> Span:
    """The cell that tells the task: under its heading, else the longest that names no bodies."""
    named = {place for place, _ in heads.roles}
    if heads.task is not None and -heads.task <= len(row):
        return row[heads.task]
    others = [cell for place, cell in enumerate(row, start=-len(row)) if place not in named]
    return max(others, key=lambda cell: cell.end - cell.start, default=row[0])
