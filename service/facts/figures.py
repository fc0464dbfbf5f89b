"""The number, share, sum, year or day that a query asks for, in the sentence that answers it."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from indexer.folding import Span
from service.coverage import coverage, of_next
from service.facts.openers import JOINT
from service.facts.senses import asks_end, last_part, sense
from service.questions.kinds import facts_asked
from service.questions.sums import is_said

# A sentence with more numbers is a table that lost its cells.
_MOST = 200
# Characters in front of a number, and behind it, that say what it is of.
_SAID_OF = 30
_SAID_AFTER = 6
# 「不低于3.41万平方公里」: without it the number would say something else.
_LIMITED = re.compile(r"不[得应宜能]?(?:低于|少于|超过|高于|大于|小于|多于)$")
# 「由2010年的20亿元增加到2015年的77.1亿元」: the year that is asked tells more than all words.
_YEAR_WEIGHT = 2 * _SAID_OF
# And so does the sense that is asked: the change, the most, the end.
_SENSE_WEIGHT = _SAID_OF
# What of a question is said of a number tells more than what stands right in front of it.
_COVERED_WEIGHT = 2
# 「A、B和C分别为1、2、3」: the names, and how it is put.
_RESPECTIVELY = re.compile(r"([^,。;:]{0,200}),?[^,。;:、\d]{0,6}?分别([^\d,。;]{0,8})(?=\d)")
# 「每五年调查一次,每十年普查一次」: how often is said of what stands behind; 「小麦每4年轮换一次」.
_EVERY = "每"
_HAN = re.compile("[\u4e00-\u9fff]")
_CODE = re.compile(r"\d+[A-Za-z]+")
_TELLING = 3
_ASKED_WEIGHT = _SAID_OF
_STOP = re.compile(r"[。;]")
_INCLUDED = re.compile(r"\s*\(含?")
_GRADES = "一二三四五六七八九十甲乙丙丁"
_GRADED = re.compile(rf"[{_GRADES}]([级等类档星].*)")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
# A year in the name of a document is no fact: 「《…规划(2021—2030年)》」, nor the number that a line
# opens with: 「3.最低生活保障家庭」, 「(4)退休人员」.
_NO_FACT = re.compile(r"《[^》]*》|^\s*(?:\(\d{1,3}\)|\d{1,3}(?:[)、]|\.(?!\d)|\.(?=\d{1,2}月)))")
_LISTED = re.compile(f"、|{JOINT}")
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
    if wanted == 1 and (aligned := _aligned(text, found, query)):
        return aligned
    ends, query = [0, *(right for _, right in found)], _IDLE.sub("\n", query)
    covered = coverage(text, found, query)
    shared = [
        _shared(_own(text, end, left, right), query) + _named_after(text[right:], query)
        + _COVERED_WEIGHT * own + _bigrams_in(text[left:right], query)
        + _SENSE_WEIGHT * sense(text[end:left], text[left:right], text[right:], query)
        + _YEAR_WEIGHT * _is_of_year(text[:left], query)
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
    is_open = text[left] == _EVERY and not _HAN.search(_said_before(words)[-1:])
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


def _aligned(text: str, found: Sequence[tuple[int, int]], query: str) -> tuple[int, int] | None:
    """Of 「A、B和C分别为1、2、3,比上年分别下降4、5、6」 the number of what a query names."""
    lists = list(_RESPECTIVELY.finditer(text)) if "分别" in text else []
    ends = [*(later.start() for later in lists[1:]), len(text)]
    names: list[str] = []
    aligned: list[tuple[float, tuple[int, int]]] = []
    for match, end in zip(lists, ends, strict=False):
        own = _named([name for name in _LISTED.split(match[1]) if name])
        names = own if len(own) > 1 else names
        stop = _STOP.search(text, match.end(), end)
        values = [span for span in found if match.end() <= span[0] < (stop.start() if stop else end)]
        shared = [
            _shared(name, query) + _ASKED_WEIGHT * _is_asked(name, query, name is names[-1])
            for name in names
        ]
        if len(values) == len(names) > 1 and max(shared):
            told = _shared(match[2], query) + _SENSE_WEIGHT * sense(match[2], "", "", query)
            aligned.append((told, values[shared.index(max(shared))]))
    return max(aligned, key=lambda one: one[0])[1] if aligned else None


def _named(names: list[str]) -> list[str]:
    """「获得一、二、三等奖的」 names 一等奖, 二等奖 and 三等奖."""
    graded = _GRADED.match(names[-1]) if names else None
    if graded is None or not all(name[-1] in _GRADES for name in names[:-1]):
        return names
    return [*(name[-1] + graded[1] for name in names[:-1]), names[-1]]


def _is_asked(name: str, query: str, is_last: bool) -> bool:
    """「二氧化硫」 beside 「氮氧化物排放总量」, where the end of the last is said of both; or by a code,
    「4A级景区」 among 「3A、4A、5A级的景区」."""
    has_code = not set(_CODE.findall(name)).isdisjoint(_CODE.findall(query))
    told = name[:_TELLING] if is_last else name[-_TELLING:]
    return has_code or (len(name) >= _TELLING and told in query)


def _shared(between: str, query: str) -> float:
    """Bigrams of the query in the words in front of a number: what the number is said of. Of two with
    as many, the one that says less else."""
    before = _said_before(between)
    shared = _bigrams_in(before, query)
    return shared + shared / max(len(before), shared + 1)


def _bigrams_in(text: str, query: str) -> int:
    return sum(text[place : place + 2] in query for place in range(len(text) - 1))


def _said_before(between: str) -> str:
    """Of the words in front of a number those of its own part of the sentence."""
    return last_part(between)[-_SAID_OF:]


def _is_of_year(before: str, query: str) -> bool:
    """Whether the last year in front of a number is the one that is asked."""
    asked, told = _YEAR.findall(query), _YEAR.findall(before)
    return len(asked) == 1 and told[-1:] == asked


def _named_after(after: str, query: str) -> float:
    """Whether the query names what stands right behind a number: 「25项指标」; of two such, the one
    that it names more of: 「1000套专家公寓和10000套人才公寓」."""
    noun = re.split(r"[^\u4e00-\u9fffA-Za-z]", after)[0][:_SAID_AFTER]
    shared = _bigrams_in(noun, query)
    return 1 + shared / _SAID_AFTER if shared else 0.0
