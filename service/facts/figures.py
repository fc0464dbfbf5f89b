"""The number, share, sum, year or day that a query asks for, in the sentence that answers it."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from indexer.folding import Span
from service.coverage import coverage, of_next
from service.facts.openers import JOINT
from service.facts.respective import told_respectively
from service.facts.said import SAID_OF, bigrams_in, said_before, shared_before
from service.facts.senses import SENSE_WEIGHT, asks_end, sense
from service.questions.kinds import facts_asked
from service.questions.sums import is_said

# A sentence with more numbers is a table that lost its cells.
_MOST = 200
# Characters behind a number that say what it is of.
_SAID_AFTER = 6
# 「不低于3.41万平方公里」: without it the number would say something else.
_LIMITED = re.compile(r"不[得应宜能]?(?:低于|少于|超过|高于|大于|小于|多于)$")
# 「由2010年的20亿元增加到2015年的77.1亿元」: the year that is asked tells more than all words.
_YEAR_WEIGHT = 2 * SAID_OF
# What is counted: 「多少家」 asks for 「4000家」 rather than 「4个」.
_COUNTED_WEIGHT = SAID_OF
_ASKS_COUNT = re.compile("(?:多少|几)([家户名人位所座套辆台艘架株棵亩次场批册部项件处间张条])")
# What of a question is said of a number tells more than what stands right in front of it.
_COVERED_WEIGHT = 2
# 「每五年调查一次,每十年普查一次」: how often is said of what stands behind; 「小麦每4年轮换一次」.
_EVERY = "每"
_HAN = re.compile("[\u4e00-\u9fff]")
_INCLUDED = re.compile(r"\s*\(含?")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
# A year in the name of a document is no fact: 「《…规划(2021—2030年)》」, nor the number that a line
# opens with: 「3.最低生活保障家庭」, 「(4)退休人员」.
_NO_FACT = re.compile(r"《[^》]*》|^\s*(?:\(\d{1,3}\)|\d{1,3}(?:[)、]|\.(?!\d)|\.(?=\d{1,2}月)))")
# What is counted twice, as the question has it: 「专家公寓和」, and how the second begins.
_PAIRED = re.compile(f"[\u4e00-\u9fff]{{2,6}}(?:{JOINT})")
_NOUN = 2
_RANGE = re.compile(r"\s*起?\s*(?:[至到~-]|—+)\s*")
# 「实现碳达峰」 is no more said of 「实现碳中和」 than 「碳达峰」 is.
_IDLE = re.compile("实现(?!率)")


def figure_in(text: str, pattern: re.Pattern[str], query: str) -> Span | None:
    """Of what a pattern finds in a folded text what a folded query asks for; where it asks for
    several, from the first to the last of them."""
    text = _NO_FACT.sub(lambda match: " " * len(match[0]), text)
    every = (match.span() for match in pattern.finditer(text) if not is_said(match.group(), query))
    found = list(islice(every, _MOST))
    found = found[:1] + [span for last, span in pairwise(found) if not _is_repeated(text, last, span)]
    if not found:
        return None
    start, end = _wanted(text, found, query)
    limit = _LIMITED.search(text[:start])
    return Span(limit.start() if limit else start, end)


def _wanted(text: str, found: Sequence[tuple[int, int]], query: str) -> tuple[int, int]:
    """From the first to the last of the facts found in a text that a query asks for."""
    if together := _counted_together(text, found, query):
        return together
    wanted = min(facts_asked(query), len(found))
    if wanted == 1 and (aligned := told_respectively(text, found, query)):
        return aligned
    ends, query = [0, *(right for _, right in found)], _IDLE.sub("\n", query)
    covered = coverage(text, found, query)
    shared = [
        shared_before(_own(text, end, left, right), query) + _named_after(text[right:], query)
        + _COVERED_WEIGHT * own + bigrams_in(text[left:right], query)
        + SENSE_WEIGHT * sense(text[end:left], text[left:right], text[right:], query)
        + _YEAR_WEIGHT * _is_of_year(text[:left], query)
        + _COUNTED_WEIGHT * (wanted == 1 and _is_counted(text[left:right], query))
        for end, (left, right), own in zip(ends, found, covered, strict=False)
    ]  # fmt: skip
    runs = range(len(found) - wanted + 1)
    first = max(runs, key=lambda position: sum(shared[position : position + wanted]))
    if wanted == 1 and _is_end_asked(text, found[first : first + 2], query):
        first += 1
    return found[first][0], found[first + wanted - 1][1]


def _counted_together(text: str, found: Sequence[tuple[int, int]], query: str) -> tuple[int, int] | None:
    """「1000套专家公寓和10000套人才公寓」, where both are asked for: 「多少套专家公寓和人才公寓」."""
    for (start, end), (left, right) in pairwise(found):
        one, other = text[end:left], text[right : right + _NOUN]
        if _PAIRED.fullmatch(one) and len(other) == _NOUN and one + other in query:
            return start, right
    return None


def _own(text: str, end: int, left: int, right: int) -> str:
    """What stands between two numbers and is said of the second, or all of it where nothing parts them:
    「3个类别25项指标」. How often is said of what stands behind, where nothing stands in front."""
    words = of_next(text, text, Span(end, left), right) or text[end:left]
    is_open = text[left] == _EVERY and not _HAN.search(said_before(words)[-1:])
    return "" if is_open else words


def _is_repeated(text: str, last: tuple[int, int], span: tuple[int, int]) -> bool:
    """「2017年8月31日(含8月31日)」"""
    is_included = _INCLUDED.fullmatch(text, last[1], span[0]) is not None
    return is_included and text[slice(*span)] in text[slice(*last)]


def _is_end_asked(text: str, found: Sequence[tuple[int, int]], query: str) -> bool:
    """「6月27日—7月1日」: when it ends is the second of two."""
    if len(found) < 2 or not asks_end(query):
        return False
    [(start, end), (following, _)] = found
    return bool(re.search("[年月日]", text[start:end]) and _RANGE.fullmatch(text[end:following]))


def _is_counted(figure: str, query: str) -> bool:
    """Whether a number counts what a query asks the count of."""
    asked = _ASKS_COUNT.search(query)
    return asked is not None and re.search(rf"[\d千万亿]{asked[1]}", figure) is not None


def _is_of_year(before: str, query: str) -> bool:
    """Whether the last year in front of a number is the one that is asked."""
    asked, told = _YEAR.findall(query), _YEAR.findall(before)
    return len(asked) == 1 and told[-1:] == asked


def _named_after(after: str, query: str) -> float:
    """Whether the query names what stands right behind a number: 「25项指标」; of two such, the one
    that it names more of: 「1000套专家公寓和10000套人才公寓」."""
    noun = re.split(r"[^\u4e00-\u9fffA-Za-z]", after)[0][:_SAID_AFTER]
    shared = bigrams_in(noun, query)
    return 1 + shared / _SAID_AFTER if shared else 0.0
