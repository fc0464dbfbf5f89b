"""Words of a query, and runs of them that stand together."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from indexer.folding import Span

# Between the words of one name.
_PLAIN = re.compile(r"(?:[的之这那两几份个本“”]|实施|层面)*")


class Word(NamedTuple):
    """A word of a query that means something, and where it stands."""

    text: str
    span: Span


Run = tuple[Word, ...]


def runs_in(question: str, words: Sequence[Word], inside: Span) -> list[Run]:
    """The words inside a span, as runs with next to nothing between: 灵丘县的那份规划."""
    found: list[Run] = []
    for word in words:
        if inside.start <= word.span.start and word.span.end <= inside.end:
            if found and _PLAIN.fullmatch(question[found[-1][-1].span.end : word.span.start]):
                found[-1] = (*found[-1], word)
            else:
                found.append((word,))
    return found


def has_words(text: str, run: Run) -> bool:
    """Whether a text has every word of a run, in any order."""
    return all(word.text in text for word in run)


def run_text(run: Iterable[Word]) -> str:
    return "".join(word.text for word in run)
