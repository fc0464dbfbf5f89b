"""What somebody may be typing: documents, headings, and questions that are known to be answered."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Literal, NamedTuple

from indexer.clauses import Clause
from indexer.folding import fold_text
from indexer.index import Index
from indexer.words import Segmenter
from service.examples import ASKED, EXAMPLES, questions
from service.pinyin import ends, initials_of, readings

# Somebody who has typed more is not looking for words any more.
_LONGEST_TYPED = 30
_LATIN = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[^a-z]+")


class Suggestion(NamedTuple):
    """`document_id` of a document, `clause` the first below a heading that stands in one place only."""

    text: str
    kind: Literal["document", "heading", "question"]
    document_id: str | None = None
    clause: Clause | None = None


class _Words(NamedTuple):
    """A suggestion as it is searched: its words, folded, in lower case, without punctuation."""

    suggestion: Suggestion
    words: tuple[str, ...]

    @property
    def key(self) -> str:
        return "".join(self.words)


@dataclass(frozen=True)
class Suggestions:
    """Suggestions and what they are found by: one long text in which a line is a suggestion.

    `initials`, `syllables` and `is_start` say of each character of `text` the first letter and the
    whole of how it is read, and whether a word begins there; `lines` is where the lines begin.
    """

    suggestions: Sequence[Suggestion]
    text: str
    initials: str
    syllables: Sequence[str]
    is_start: Sequence[bool]
    lines: Sequence[int]

    @classmethod
    def of(cls, index: Index, segmenter: Segmenter) -> "Suggestions":
        return cls.among([*_documents(index), *_headings(index), *_questions(index)], segmenter)

    @classmethod
    def among(cls, suggestions: Sequence[Suggestion], segmenter: Segmenter) -> "Suggestions":
        """Of two that are the same but for punctuation and script the first is kept."""
        known = _distinct(_Words(one, _words(one.text, segmenter)) for one in suggestions)
        syllables = [syllable for one in known for syllable in _line(one.words)]
        text = "".join("\n" + one.key for one in known) + "\n"
        return cls(
            suggestions=[one.suggestion for one in known],
            text=text,
            initials="".join(syllable[0] for syllable in syllables) + "\n",
            syllables=[*syllables, "\n"],
            is_start=[start for one in known for start in _starts(one.words)],
            lines=list(accumulate((len(one.key) + 1 for one in known), initial=0))[:-1],
        )

    def matching(self, typed: str, k: int) -> list[Suggestion]:
        """The k best: those that begin so, then those with a word that does, then any that hold it."""
        wanted = re.sub(r"\W", "", fold_text(typed).lower())
        if not wanted or len(wanted) > _LONGEST_TYPED:
            return []
        lines = list(islice(self._beginning(wanted), k))
        if len(lines) < k:
            lines += self._elsewhere(wanted, k - len(lines), set(lines))
        return [self.suggestions[line] for line in lines]

    def _beginning(self, wanted: str) -> Iterator[int]:
        return (self._line(at) for at in self._places(wanted, "\n"))

    def _elsewhere(self, wanted: str, k: int, known: set[int]) -> list[int]:
        words: list[int] = []
        inside: list[int] = []
        for at in self._places(wanted, ""):
            line = self._line(at)
            if self.is_start[at] and line not in known:
                words.append(line)
                known.add(line)
            elif len(inside) < k:
                inside.append(line)
            if len(words) == k:
                return words
        others = [line for line in dict.fromkeys(inside) if line not in known]
        return [*words, *others][:k]

    def _places(self, wanted: str, before: str) -> Iterator[int]:
        """Where what is typed stands, in order; `before` is what must stand in front of it."""
        pattern, searched = self._pattern(wanted)
        found = re.compile(before + pattern)
        match = found.search(searched)
        while match:
            at = match.start() + len(before)
            if self._is_typed(wanted, at):
                yield at
            match = found.search(searched, match.start() + 1)

    def _pattern(self, wanted: str) -> tuple[str, str]:
        """What only candidates have, and where to look for it."""
        latin = _LATIN.match(wanted)
        if latin:
            return initials_of(latin.group()), self.initials
        head = _HAN.match(wanted)
        return re.escape(head.group() if head else wanted), self.text

    def _is_typed(self, wanted: str, at: int) -> bool:
        reached = {0}
        while reached and len(wanted) not in reached:
            char, syllable = self.text[at], self.syllables[at]
            reached = {end for begin in reached for end in ends(wanted, begin, char, syllable)}
            at += 1
        return bool(reached)

    def _line(self, at: int) -> int:
        return bisect_right(self.lines, at) - 1


def _documents(index: Index) -> Iterator[Suggestion]:
    for document in index.documents.values():
        yield Suggestion(document.title, "document", document.document_id)


def _headings(index: Index) -> Iterator[Suggestion]:
    """Each heading once; one that stands in several places leads to none of them."""
    places: dict[str, dict[tuple[str, ...], Clause]] = {}
    for clause in index.clauses:
        for depth, level in enumerate(clause.path, start=1):
            if level.heading:
                place = tuple(clause.clause_id.split("/")[: depth + 1])
                places.setdefault(level.heading, {}).setdefault(place, clause)
    for heading, clauses in sorted(places.items(), key=lambda item: len(item[0])):
        only = next(iter(clauses.values())) if len(clauses) == 1 else None
        yield Suggestion(" ".join(heading.split()), "heading", clause=only)


def _questions(index: Index) -> Iterator[Suggestion]:
    for path in (EXAMPLES, ASKED):
        yield from (Suggestion(text, "question") for text in questions(index, path))


def _words(text: str, segmenter: Segmenter) -> tuple[str, ...]:
    return tuple(re.sub(r"\W", "", word) for word in segmenter.words(fold_text(text)))


def _distinct(suggestions: Iterator[_Words]) -> list[_Words]:
    first: dict[str, _Words] = {}
    for one in suggestions:
        if one.key:
            first.setdefault(one.key, one)
    return list(first.values())


def _line(words: Sequence[str]) -> Iterator[str]:
    yield "\n"
    for word in words:
        yield from readings(word)


def _starts(words: Sequence[str]) -> Iterator[bool]:
    yield False
    for word in words:
        yield from (position == 0 for position in range(len(word)))
