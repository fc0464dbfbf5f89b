"""Everyday words and the official words for them: a list that an administrator edits."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from indexer.folding import Span, fold_text
from service.errors import ThesaurusInvalid

BUNDLED = Path(__file__).parent / "thesaurus.txt"
_log = logging.getLogger(__name__)


class Match(NamedTuple):
    """A phrase of a query and the words that documents print for it."""

    span: Span
    official: tuple[str, ...]


@dataclass(frozen=True)
class Thesaurus:
    """`rules`: phrase → official words, all folded and in lower case. `longest`: of the phrases."""

    rules: Mapping[str, tuple[str, ...]]
    longest: int

    @classmethod
    def of(cls, text: str) -> "Thesaurus":
        """Read Solr's synonym format: 「a, b => c, d」 one way, 「a, b」 each for the other, # a note.

        Raises ThesaurusInvalid.
        """
        rules: dict[str, tuple[str, ...]] = {}
        for number, line in enumerate(text.splitlines(), start=1):
            for phrase, official in _rules(line, number):
                words = (*rules.get(phrase, ()), *official)
                rules[phrase] = tuple(dict.fromkeys(word for word in words if word != phrase))
        return cls(rules, max(map(len, rules), default=0))

    def matches(self, folded: str, words: Sequence[Span]) -> Iterator[Match]:
        """The longest phrases from the left, without overlap. A phrase begins and ends where a word
        of the query does: 「充电车位」 holds no 「电车」."""
        lowered = folded.lower()
        ends = sorted({word.end for word in words}, reverse=True)
        free = 0
        for start in sorted(word.start for word in words):
            inside = (end for end in ends if start < end <= start + self.longest)
            end = next((end for end in inside if lowered[start:end] in self.rules), None)
            if end is not None and start >= free:
                yield Match(Span(start, end), self.rules[lowered[start:end]])
                free = end


NO_THESAURUS = Thesaurus({}, 0)


class ThesaurusFile:
    """A thesaurus as its file says now: an edit counts from the next query on."""

    def __init__(self, path: Path = BUNDLED) -> None:
        """Raises ThesaurusInvalid."""
        self._path = path
        self._stamp = _stamp(path)
        self._thesaurus = _read(path)

    def now(self) -> Thesaurus:
        """A file that can no longer be read leaves the last one that could."""
        try:
            stamp = _stamp(self._path)
            if stamp != self._stamp:
                self._stamp = stamp  # first: a file that cannot be read is read and told of once
                self._thesaurus = _read(self._path)
        except ThesaurusInvalid as error:
            _log.warning(error.message)
        return self._thesaurus

    def edition(self) -> str:
        """Another one after each edit."""
        self.now()
        return f"{self._stamp[0]}-{self._stamp[1]}"


def _rules(line: str, number: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    content = fold_text(line.split("#", 1)[0]).lower()
    everyday, arrow, official = content.partition("=>")
    left, right = _phrases(everyday), _phrases(official if arrow else everyday)
    if content.strip() and (not left or not right or "=>" in official or (not arrow and len(left) < 2)):
        raise ThesaurusInvalid(
            f"同义词表第 {number} 行读不懂:“{line.strip()}”。应是“口语, 口语 => 公文用语”或“甲, 乙”。"
        )
    yield from ((phrase, right) for phrase in left)


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase for part in text.split(",") if (phrase := part.strip()))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        raise ThesaurusInvalid(f"没有找到同义词表 {path}。请检查 TIAOWEN_THESAURUS。") from None
    return found.st_mtime_ns, found.st_size


def _read(path: Path) -> Thesaurus:
    try:
        return Thesaurus.of(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        raise ThesaurusInvalid(f"同义词表 {path} 不是 UTF-8 文本,或不能读。") from None
