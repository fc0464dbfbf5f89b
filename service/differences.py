"""Where two texts differ, whatever script, width or line breaks they are printed with."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from indexer.folding import Folded, Span, fold

_SPACE = re.compile(r"\s+")
# Numbers and Latin words differ as wholes: 27.22 and 27.32 share no digit that means anything.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|.", re.S)
# Tokens left × tokens right that are aligned one by one; the table of it then takes 50 MB.
_MOST_ALIGNED = 20_000 * 20_000


class Difference(NamedTuple):
    """A stretch that only one text has, or that each has in words of its own.

    Spans count code points; an empty one says where the other text has more.
    """

    left: Span
    right: Span


class _Side(NamedTuple):
    """`bounds`: where each token begins in the folded text, and where the last one ends."""

    folded: Folded
    bounds: Sequence[int]

    def words(self) -> list[str]:
        """The tokens as they are compared: a full stop may be printed as one of a line of English."""
        words = (self.folded.text[start:end] for start, end in pairwise(self.bounds))
        return ["。" if word == "." else word for word in words]

    def span(self, first: int, last: int) -> Span:
        """The original characters of some tokens in a row."""
        if first < last:
            return self.folded.span(self.bounds[first], self.bounds[last])
        at = self.folded.origins[self.bounds[first] - 1] + 1 if first else 0
        return Span(at, at)


class _Gap(NamedTuple):
    """Tokens from `left` and `right` on that do not stand on the other side."""

    left: Span
    right: Span

    @property
    def size(self) -> int:
        return max(self.left.end - self.left.start, self.right.end - self.right.start)


def differences(left: str, right: str) -> tuple[Difference, ...]:
    """What differs, in order; the spans of one side do not overlap.

    Traditional or simplified, full or half width, white space and invisible characters make none.
    Of texts of more than 20,000 characters it is one, from the first that differs to the last.
    """
    ours, theirs = _side(left), _side(right)
    left_words, right_words = ours.words(), theirs.words()
    return tuple(
        Difference(ours.span(*gap.left), theirs.span(*gap.right))
        for gap in _whole_phrases(_gaps(left_words, right_words))
        # ⑽ is one token and (10) three.
        if "".join(left_words[slice(*gap.left)]) != "".join(right_words[slice(*gap.right)])
    )


def _side(text: str) -> _Side:
    """What one printed character was folded to (⑽ → (10)) stays together."""
    folded = fold(text, [Span(*match.span()) for match in _SPACE.finditer(text)])
    origins = (*folded.origins, len(text))
    ends = accumulate(map(len, _TOKEN.findall(folded.text)))
    return _Side(folded, [0, *(end for end in ends if origins[end] != origins[end - 1])])


def _gaps(left: Sequence[str], right: Sequence[str]) -> Iterator[_Gap]:
    ahead = _shared(left, right)
    behind = _shared(left[ahead:][::-1], right[ahead:][::-1])
    ends = len(left) - behind, len(right) - behind
    if (ends[0] - ahead) * (ends[1] - ahead) > _MOST_ALIGNED:
        yield _Gap(Span(ahead, ends[0]), Span(ahead, ends[1]))
        return
    for step in Indel.opcodes(left[ahead : ends[0]], right[ahead : ends[1]]):
        if step.tag != "equal":
            yield _Gap(
                Span(ahead + step.src_start, ahead + step.src_end),
                Span(ahead + step.dest_start, ahead + step.dest_end),
            )


def _shared(left: Sequence[str], right: Sequence[str]) -> int:
    """How many tokens two sequences begin with alike."""
    pairs = zip(left, right, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


def _whole_phrases(gaps: Iterable[_Gap]) -> Sequence[_Gap]:
    """Gaps joined over what they share by chance: no longer than the gap on either side of it."""
    joined: list[_Gap] = []
    for gap in gaps:
        while joined and gap.left.start - joined[-1].left.end <= min(joined[-1].size, gap.size):
            before = joined.pop()
            gap = _Gap(Span(before.left.start, gap.left.end), Span(before.right.start, gap.right.end))
        joined.append(gap)
    return joined
