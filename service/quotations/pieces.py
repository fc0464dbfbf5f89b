"""What a quotation gives word for word: the pieces between its marks of omission."""

import re
from collections.abc import Sequence
from itertools import accumulate

from indexer.folding import Span
from service.quotations.texts import plain

_OMITTED = re.compile(r"[\[((〔【]?(?:…+|⋯+|\.{3,})[\]))〕】]?")
_MARKS = (("「", "」"), ("『", "』"), ("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"))
# A shorter piece stands behind any other somewhere.
_SHORTEST = 4
_MOST = 20


def pieces(quote: str) -> Sequence[Span]:
    """Where they are in the quotation, without quotation marks around the whole; none where it is cut
    into more or smaller ones than would say anything."""
    start, end = _inside(quote)
    gaps = [Span(*gap.span()) for gap in _OMITTED.finditer(quote, start, end)]
    begins = [start, *(gap.end for gap in gaps)]
    ends = [*(gap.start for gap in gaps), end]
    found = [Span(*bounds) for bounds in zip(begins, ends, strict=True) if plain(quote[slice(*bounds)])]
    is_short = any(len(plain(quote[slice(*piece)])) < _SHORTEST for piece in found)
    return () if is_short or len(found) > _MOST else found


def _inside(quote: str) -> Span:
    start, end = len(quote) - len(quote.lstrip()), len(quote.rstrip())
    for opening, closing in _MARKS:
        if _around(quote[start:end], opening, closing):
            return Span(start + 1, end - 1)
    return Span(start, end)


def _around(quote: str, opening: str, closing: str) -> bool:
    """Whether marks enclose all of it, and not first one part and then another."""
    if len(quote) < 2 or quote[0] != opening or quote[-1] != closing:
        return False
    if opening == closing:
        return opening not in quote[1:-1]
    return all(accumulate((char == opening) - (char == closing) for char in quote[:-1]))
