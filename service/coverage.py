"""How much of a question a sentence says of each of its numbers."""

import re
from collections.abc import Sequence

from indexer.folding import Span

# A day is said of what follows, how often of what stands on both sides, any other number of what stands
# before.
_DAY = re.compile(r"(?:19|20)\d\d年|\d{1,2}月|本?世纪中叶")
_EVERY = re.compile("每.{1,3}[年月日周天]")
_CLAUSE = re.compile("[,。;]")
_BREAK = re.compile(r"[,。;、]")
_STOP = re.compile(r"[。;]")
_NEAR = 6
# Where another thing begins: 「17种鸟类在山西有了新分布」.
_PLACE = "在"
# What is counted stands behind its number and is said of no other: 「32个养殖场改造,50个收集点建设」.
_COUNTING = re.compile("[个家座处种户项条辆台所名人位类件套只头株栋村]")
# Where what is counted ends: 「8个甲类地区和4个乙类地区」.
_COUNTED = re.compile("[,。;、和与]|以?及")
# Pairs that any sentence may have.
_IDLE = re.compile("[的了和与及是]")
_LIST = "、"
_NOUN = 2
# What is said of some is not said of the rest: 「西秀区10天,其他县3天」.
_REST = re.compile("其[他它余](?!有关|相关)")
_BLANK = "\n"


def coverage(text: str, found: Sequence[tuple[int, int]], query: str) -> list[int]:
    """For each number found in a folded text, how many bigrams of the query stand in all that is said
    up to it, and right behind it: 「新建的补助120万元,改扩建的补助70万元」 says of the second what the
    first lacks. What stands behind a list, 「一级1小时、二级2小时内报告」, is said of all of it.
    """
    said, asked = _blanked(text, found), {pair for pair in bigrams(query) if not _IDLE.search(pair)}
    before: set[str] = set()
    counts, end = [], 0
    for left, right in found:
        between = of_next(text, said, Span(end, left), right)
        if rest := _REST.search(between):
            before, between = set(), between[rest.start() :]
        before |= bigrams(between) & asked
        if _EVERY.match(text, left):
            own = bigrams(_CLAUSE.split(between)[-1]) | bigrams(_CLAUSE.split(said[right:])[0])
        elif _DAY.match(text, left):
            own = bigrams(_BREAK.split(between)[-1]) | bigrams(_up_to_next(said[right:]))
        else:
            own = before | (set() if between.startswith(_LIST) else bigrams(_behind(said, right)))
        counts.append(len(own & asked))
        end = right
    return counts


def of_next(text: str, said: str, between: Span, end: int) -> str:
    """What stands between two numbers, the second up to `end`, without what the first counts, unless
    the second counts the same: 「25项指标中,6项指标已达标」."""
    start, words = between.start, said[between.start : between.end]
    is_same = text[start : start + _NOUN] == text[end : end + _NOUN]
    is_counting = _COUNTING.match(text[start - 1 : start]) and not is_same
    return words[len(_COUNTED.split(words)[0]) :] if is_counting else words


def _behind(said: str, end: int) -> str:
    """「92%为橙色预警」; farther behind another thing is spoken of."""
    return _BREAK.split(said[end : end + _NEAR], maxsplit=1)[0].partition(_PLACE)[0]


def _up_to_next(said: str) -> str:
    """What is said behind a day, without the words that lead up to the next."""
    behind, next_one, _ = _STOP.split(said, maxsplit=1)[0].partition(_BLANK)
    return re.sub("[^,]*$", "", behind) if next_one else behind


def bigrams(text: str) -> set[str]:
    """Each two characters that stand together."""
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text, as long, without its numbers."""
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    kept = (text[end:start] for end, start in zip(ends, starts, strict=True))
    blanks = [*(_BLANK * (end - start) for start, end in spans), ""]
    return "".join(piece + blank for piece, blank in zip(kept, blanks, strict=True))
