"""What users say of results, kept as JSON Lines for the evaluators: no address, no user agent."""

import json
import os
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from service.errors import ClauseUnknown, FeedbackFull, FeedbackOff
from service.search import Searcher

Verdict = Literal["useful", "useless"]
LONGEST_WORDS = 500
# Two hundred thousand verdicts; nobody is to fill a disk from outside.
_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class Feedback:
    """A verdict on one result. `time` is UTC in ISO 8601; `words` is "" where nothing was said."""

    time: str
    index_version: str
    query: str
    clause_id: str
    verdict: Verdict
    words: str
    citation: str


class FeedbackFile:
    """Appends to one file; several processes may do so at once."""

    def __init__(self, path: Path, most_bytes: int = _MOST_BYTES) -> None:
        self._path = path
        self._most_bytes = most_bytes

    def append(self, feedback: Feedback) -> None:
        """Raises FeedbackFull: what is there is kept, and nothing is added."""
        line = (json.dumps(asdict(feedback), ensure_ascii=False) + "\n").encode()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # One write to a file opened for appending is never mixed with another.
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if os.fstat(file).st_size + len(line) > self._most_bytes:
                raise FeedbackFull("评价已经存满,这一条没有记下。请管理员移走评价文件后再试。")
            os.write(file, line)
        finally:
            os.close(file)


class Said(NamedTuple):
    """What somebody says of one result of a query."""

    query: str
    clause_id: str
    verdict: Verdict
    words: str


def keep(said: Said, file: FeedbackFile | None, searcher: Searcher) -> None:
    """Raises FeedbackOff where there is no file, FeedbackFull or ClauseUnknown."""
    if file is None:
        raise FeedbackOff("这里不收评价。要收,请管理员设置 TIAOWEN_FEEDBACK。")
    clause = searcher.clause(said.clause_id)
    if clause is None:
        raise ClauseUnknown(f"没有条款 {said.clause_id}。编号见搜索结果。")
    file.append(
        Feedback(
            time=now(),
            index_version=searcher.index.manifest.version,
            query=cleaned(said.query),
            clause_id=clause.clause_id,
            verdict=said.verdict,
            words=cleaned(said.words),
            citation=clause.citation,
        )
    )


def cleaned(text: str) -> str:
    """Without control and invisible characters; white space made single."""
    kept = (" " if char.isspace() else char for char in text
            if char.isspace() or unicodedata.category(char)[0] != "C")  # fmt: skip
    return " ".join("".join(kept).split())


def now(clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> str:
    """To the second."""
    return clock().isoformat(timespec="seconds")
