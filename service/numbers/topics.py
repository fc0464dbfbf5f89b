"""Whether clauses have the words that stand around the number they are asked for by."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.clauses import Clause
from indexer.folding import fold_text
from service.numbers.found import Found
from service.numbers.ladders import Ladder
from service.numbers.levels import Headings, Levels
from service.numbers.references import Step
from service.numbers.scopes import Scope

_SHORTEST_TOPIC = 2
# Words that more clauses of a document have tell none of them.
_FEW = 6


@dataclass(frozen=True)
class Topics:
    """Words are looked for in the clauses, and in the headings above each."""

    clauses: Sequence[Clause]
    levels: Levels

    def is_about(self, row: int, scope: Scope) -> bool:
        """Whether a clause has all the words around its number, and few others of its document do."""
        words = (*scope.front, *scope.topics)
        if not words:
            return True
        if max(map(len, words)) < _SHORTEST_TOPIC:
            return False
        own = self.levels.below(self.levels.owners[row : row + 1], frozenset(), False)
        like = [other for other in own if all(self._has(other, word) for word in words)]
        return row in like and len(like) <= _FEW

    def is_ordered(self, rows: Collection[int], around: Sequence[Scope]) -> bool:
        """Whether there are words that tell what was found apart: behind the numbers any, in front
        those that some of it has, unless they stand in a heading above all of it."""
        front = {word for scope in around for word in scope.front}
        above = {word for word in front if all(self.levels.is_above(row, word) for row in rows)}
        said = (self._has(row, word) for word in front - above for row in rows)
        return bool(around[-1].topics) or any(said)

    def about(
        self, found: tuple[Found, ...], words: Sequence[str], headings: Headings
    ) -> tuple[Found, ...]:  # fmt: skip
        """Words in front that name no document have to stand in a heading or in the clause: 「劳动合同
        第3条」 is not here."""
        own = "".join(heading for _, heading in headings)
        strange = [word for word in words if word not in own]
        said = [word for word in strange if len(word) >= _SHORTEST_TOPIC]
        if not strange:
            return found
        fitting = (one for one in found if all(self._has(one.row, word) for word in said))
        return tuple(fitting) if said else ()

    def on_topic(self, found: tuple[Found, ...], last: Step, words: Sequence[str]) -> tuple[Found, ...]:
        """Of several places with one number, those that share most with the words besides it."""
        places = [self.levels.place(one.row, (last,)) for one in found]
        shared: dict[tuple[str, Ladder], int] = {}
        for place, one in zip(places, found, strict=True):
            count = sum(self.levels.is_above(one.row, word) for word in words)
            shared[place] = max(count, shared.get(place, 0))
        most = max(shared.values(), default=0)
        return tuple(one for place, one in zip(places, found, strict=True) if shared[place] == most)

    def _has(self, row: int, word: str) -> bool:
        """Whether a word stands in a clause or above it."""
        return self.levels.is_above(row, word) or word in _folded(self.clauses[row].text)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    """Kept for the next word: each is looked up in the same clauses."""
    return fold_text(text)
