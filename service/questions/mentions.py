"""Where a query names documents, and where its other words stand."""

import re
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
        behind = self.named_at_end(span)
        return behind if behind and self.is_empty(span.end, behind.span.start) else None

    def named_at_end(self, span: Span) -> Mention | None:
        """The document that a query ends with which a number opens: 「三、（七）1 晋中规划」."""
        last = self.mentions[-1] if self.mentions else None
        if last is None or last.span.start < span.end or not self.is_empty(0, span.start):
            return None
        is_apart = re.search(r"(?:^|[\s,(《])$", self.text[span.end : last.span.start])
        return last if is_apart and self.is_empty(last.span.end, len(self.text)) else None

    def opens_sentence(self, span: Span) -> bool:
        """Whether a number only counts the question that it opens: 「(一)山西意见的目标是什么」."""
        is_named = any(mention.span.start == span.end for mention in self.mentions)
        return span.start == 0 and is_named and not self.named_at_end(span)

    @property
    def has_title(self) -> bool:
        """Whether any document is named by what it is."""
        return any(mention.is_title for mention in self.mentions)

    def ends_behind(self, span: Span) -> bool:
        """Whether nothing but names of documents stands behind a number."""
        return all(
            any(name.span.start <= word.start and word.end <= name.span.end for name in self.mentions)
            for word in self.words if word.start >= span.end
        )  # fmt: skip

    def is_glued_to_word(self, position: int) -> bool:
        """Whether a word that names no document stands right in front."""
        return any(word.end == position for word in self.words) and not any(
            mention.span.end == position for mention in self.mentions
        )
