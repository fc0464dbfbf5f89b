"""A document as quotations are looked up in it: script, width and white space make no difference."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.folding import Span, fold_text
from indexer.index import Index
from indexer.parts import PartKind

_SPACE = re.compile(r"\s")


@lru_cache(maxsize=65536)
def _folded(char: str) -> str:
    """One character by itself, so that a quotation is folded as the text around it would not be."""
    return _SPACE.sub("", fold_text(char))


def plain(text: str) -> str:
    """A text as it is compared."""
    return text.translate({ord(char): _folded(char) for char in set(text)})


@dataclass(frozen=True)
class PlainText:
    """One document: `printed` without what stands between its lines (page numbers), and `plain`."""

    printed: str
    plain: str

    @classmethod
    def of(cls, text: str, hidden: Sequence[Span] = ()) -> "PlainText":
        chars = list(text)
        for start, end in hidden:
            chars[start:end] = " " * (end - start)
        printed = "".join(chars)
        return cls(printed, plain(printed))

    @cached_property
    def _origins(self) -> NDArray[np.int32]:
        lengths = {char: len(_folded(char)) for char in set(self.printed)}
        counts = np.fromiter(map(lengths.__getitem__, self.printed), np.int32, len(self.printed))
        return np.repeat(np.arange(len(self.printed), dtype=np.int32), counts)

    def places(self, wanted: str) -> Iterator[Span]:
        """Where a plain text stands in the plain text, also where it overlaps itself."""
        at = self.plain.find(wanted)
        while at >= 0:
            yield Span(at, at + len(wanted))
            at = self.plain.find(wanted, at + 1)

    def sequences(self, wanted: Sequence[str], apart: int) -> Iterator[tuple[Span, ...]]:
        """Where plain texts stand in order, each at most `apart` characters behind the last."""
        for first in self.places(wanted[0]):
            spans = [first]
            for text in wanted[1:]:
                at = self.plain.find(text, spans[-1].end, spans[-1].end + apart + len(text))
                if at < 0:
                    break
                spans.append(Span(at, at + len(text)))
            else:
                yield tuple(spans)

    def original(self, span: Span) -> Span:
        """The printed characters of a stretch of the plain text, which must not be empty."""
        return Span(int(self._origins[span.start]), int(self._origins[span.end - 1]) + 1)

    def around(self, source: Span, margin: int) -> Span:
        """The plain text of a stretch of the printed one, with a margin on either side."""
        first, last = self._origins.searchsorted(source).tolist()
        return Span(max(first - margin, 0), min(last + margin, len(self.plain)))


def plain_texts(index: Index) -> dict[str, PlainText]:
    """The documents of an index by their id."""
    hidden = (PartKind.MARKUP, PartKind.PAGE)
    return {
        name: PlainText.of(text, [part.span for part in index.parts[name] if part.kind in hidden])
        for name, text in index.texts.items()
    }
