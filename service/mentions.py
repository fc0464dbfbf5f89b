"""Where a query names documents, and where its other words stand."""

from dataclasses import dataclass
from typing import NamedTuple

from indexer.folding import Span


class Mention(NamedTuple):
    """Where a query names a document; `is_title`: by what it is, as in 「灵丘规划」."""

    span: Span
    is_title: bool


@dataclass(frozen=True)
class Surroundings:
    """What a query holds besides numbers: the documents it names, and the words that mean something."""

    text: str
    mentions: tuple[Mention, ...] = ()
    words: tuple[Span, ...] = ()

    def is_empty(self, start: int, end: int) -> bool:
        return not any(start < word.end and word.start < end for word in self.words)

    def named_beside(self, span: Span) -> Mention | None:
        """The document named right in front of a number, or right behind one that opens the query."""
        for mention in reversed(self.mentions):
            if mention.span.end <= span.start and self.is_empty(mention.span.end, span.start):
                return mention
        behind = (mention for mention in self.mentions if span.end <= mention.span.start)
        opens = self.is_empty(0, span.start)
        return next((one for one in behind if opens and self.is_empty(span.end, one.span.start)), None)

    def is_glued_to_word(self, position: int) -> bool:
        """Whether a word that names no document stands right in front."""
        return any(word.end == position for word in self.words) and not any(
            mention.span.end == position for mention in self.mentions
        )
