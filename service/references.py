"""A clause asked for by its number: 「贵州实施意见附件第十三条」 → the levels named, outermost first."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple
from unicodedata import numeric

from indexer.folding import Span
from indexer.numbering import DECIMALS, Kind, number_of

Numbers = tuple[tuple[int, ...], ...]

_NAMED_KINDS = frozenset({Kind.ANNEX, Kind.FOREWORD, Kind.BOX, Kind.HEADING, Kind.DASH})
_LEVELS = frozenset(Kind) - _NAMED_KINDS
_TOP = frozenset({Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.NUMERAL, Kind.DECIMAL_1})
_SECTIONS = frozenset({Kind.SECTION, Kind.NUMERAL_IN_BRACKETS, Kind.DECIMAL_2})
_ITEMS = _LEVELS - _TOP - {Kind.SECTION}
_DIGITS = frozenset({Kind.DIGIT, Kind.DIGIT_IN_BRACKETS, Kind.DIGIT_BEFORE_BRACKET, Kind.CIRCLED})
_KINDS = {
    "编": frozenset({Kind.PART, Kind.SUBPART}), "篇": frozenset({Kind.PART}), "章": _TOP,
    "部分": _TOP, "大点": _TOP, "大项": _TOP, "节": _SECTIONS,
    "条": _ITEMS, "款": _ITEMS, "项": _ITEMS, "点": _ITEMS, "目": _ITEMS, "小点": _ITEMS,
    "段": frozenset({Kind.HEADING}),
    "专栏": frozenset({Kind.BOX}), "附件": frozenset({Kind.ANNEX}), "附录": frozenset({Kind.ANNEX}),
    "附表": frozenset({Kind.ANNEX}), "表": frozenset({Kind.ANNEX}),
    "前言": frozenset({Kind.FOREWORD}), "序言": frozenset({Kind.FOREWORD}),
}  # fmt: skip

# A whole number in Chinese numerals up to 9999; 「十四五」 is none.
_DIGIT = "[一二三四五六七八九]"
_UNDER_100 = rf"(?:{_DIGIT}?十{_DIGIT}?|{_DIGIT})"
_HUNDREDS = rf"{_DIGIT}百(?:零{_DIGIT}|{_DIGIT}十{_DIGIT}?)?"
_HAN = (
    rf"(?<![一二三四五六七八九十百千])(?:{_DIGIT}千(?:零{_UNDER_100}|{_HUNDREDS})?|{_HUNDREDS}|{_UNDER_100})"
    r"(?![一二三四五六七八九十百千])"
)
_ARABIC = r"(?<![\d.])[0-9]{1,3}(?![\d%])"
_N = rf"(?:{_HAN}|{_ARABIC})"
# What goes on after it makes 「第二条产业链」 and 「第一节课」 ordinary words.
_UNIT = (
    r"(?:部分|大点|大项|小点|编(?![制写])|篇(?![文报])|章|节(?![约课气能水日])|条(?![例件产高公铁生道])"
    r"|款(?![新车手产])|项(?!目)|点(?![钟半])|目(?![标的录前])|段(?![路落时])|段(?=落))"
)
_SEPARATOR = r"\s*(?:[、,和与及跟到至~—–-]|以及|或者?)\s*"
_CIRCLED = "[①-⑳㉑-㉟㊱-㊿]"
# Behind 「22条」 without 第, where it is a number of a clause and no count of things.
_END = r"(?=\s*(?:$|[\s,。?、(]|的?(?:原文|内容|全文)|讲|说|怎么|是什么))"
# 「两条」 behind 「第九、十」.
_COUNT = re.compile(rf"(?<=[\d一二三四五六七八九十])\s*(?:[两三四五六]|这?几)(?=\s*{_UNIT}$)")
_RANGE = re.compile(r"[到至~—–-]")
_LONGEST_RANGE = 50
# Words that ask for a clause and name nothing in it.
ASKING = frozenset({
    "帮", "帮忙", "找", "找到", "查", "查查", "查找", "查一查", "打开", "看", "看下", "看看",
    "翻", "翻到", "念", "原文", "全文", "原话", "正文", "条",
})  # fmt: skip
# What may stand between two levels of one reference.
_JOINT = re.compile(r"[\s、,.·的里中之下面]*")


class Step(NamedTuple):
    """One level of a reference: the numbering that fits, and the numbers asked for.

    Several numbers are alternatives: 「第八和第九条」. `numbers` is empty where any will do
    (「附件」); `unit` is the word behind the number, "" where there is none.
    """

    kinds: frozenset[Kind]
    numbers: Numbers
    unit: str = ""


class Reference(NamedTuple):
    """`readings`: ways to understand the levels, the likeliest first; `span`: where they stand in
    the query, `before`: the text in front of them."""

    readings: tuple[tuple[Step, ...], ...]
    span: Span
    before: str


class _Element(NamedTuple):
    """`is_sure`: ordinary words don't read like it."""

    steps: tuple[Step, ...]
    span: Span
    is_sure: bool


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    steps: Callable[[re.Match[str]], tuple[Step, ...]]
    is_sure: bool = True


def read_reference(folded: str) -> Reference | None:
    """The reference in a folded query; None where the query names no clause by its number.

    >>> read_reference("贵州实施意见附件第十三条").before
    '贵州实施意见'
    >>> read_reference("2035年森林覆盖率达到27.22%") is None
    True
    """
    for chain in _chains(folded):
        if any(element.is_sure for element in chain):
            steps = tuple(step for element in chain for step in element.steps)
            span = Span(chain[0].span.start, chain[-1].span.end)
            return Reference(_readings(steps), span, folded[: span.start])
    return None


def _chains(folded: str) -> Iterator[list[_Element]]:
    """Runs of elements with nothing but joints between them."""
    chain: list[_Element] = []
    for element in _elements(folded):
        if chain and not _JOINT.fullmatch(folded, chain[-1].span.end, element.span.start):
            yield chain
            chain = []
        chain.append(element)
    if chain:
        yield chain


def _elements(folded: str) -> Iterator[_Element]:
    position = 0
    while position < len(folded):
        found = next((e for rule in _RULES if (e := _matched(rule, folded, position))), None)
        if found:
            yield found
        position = found.span.end if found else position + 1


def _matched(rule: _Rule, folded: str, position: int) -> _Element | None:
    match = rule.pattern.match(folded, position)
    return _Element(rule.steps(match), Span(*match.span()), rule.is_sure) if match else None


def _readings(steps: tuple[Step, ...]) -> tuple[tuple[Step, ...], ...]:
    """「3.5.2」 is a decimal number where a document counts so, else three levels."""
    spread = tuple(level for step in steps for level in _levels(step))
    return (steps,) if spread == steps else (steps, spread)


def _levels(step: Step) -> tuple[Step, ...]:
    if step.kinds != frozenset(DECIMALS):
        return (step,)
    return tuple(Step(_LEVELS, ((number,),)) for number in step.numbers[0])


def _listed(match: re.Match[str]) -> tuple[Step, ...]:
    """「第八和第九条」, 「24到26条」, 「(八)」: the numbers in a match, ranges filled in."""
    text = _COUNT.sub("", match.group())
    found = list(re.finditer(_N, text))
    numbers = [number_of(found[0].group())]
    for earlier, later in pairwise(found):
        value = number_of(later.group())
        is_range = _RANGE.search(text[earlier.end() : later.start()])
        numbers += range(numbers[-1] + 1, min(value, numbers[-1] + _LONGEST_RANGE)) if is_range else ()
        numbers.append(value)
    units = re.findall(_UNIT, text)
    kinds = _kinds(text, units[-1] if units else "")
    return (Step(kinds, tuple((number,) for number in numbers), units[-1] if units else ""),)


def _kinds(text: str, unit: str) -> frozenset[Kind]:
    """What brackets say comes first: 「(八)」 is never 「八、」."""
    if "(" in text:
        bracketed = frozenset({Kind.NUMERAL_IN_BRACKETS})
        return _DIGITS | bracketed if re.search(r"\d", text) else bracketed
    return _KINDS[unit] if unit else _LEVELS


def _ordinal(match: re.Match[str]) -> tuple[Step, ...]:
    number, unit, inserted = match.groups()
    numbers = (number_of(number), *([number_of(inserted)] if inserted else []))
    return (Step(_KINDS[unit], (numbers,), unit),)


def _named(match: re.Match[str]) -> tuple[Step, ...]:
    return (Step(_KINDS[match[1]], ((number_of(match[2]),),), match[1]),)


def _whole(match: re.Match[str]) -> tuple[Step, ...]:
    name = re.sub(r"\s", "", match.group())
    return (Step(_KINDS[name], (), name),)


def _circled(match: re.Match[str]) -> tuple[Step, ...]:
    return (Step(_ITEMS, ((int(numeric(match.group())),),)),)


def _decimal(match: re.Match[str]) -> tuple[Step, ...]:
    return (Step(frozenset(DECIMALS), (tuple(int(part) for part in match.group().split(".")),)),)


_BRACKETED = rf"(?:第\s*)?\({_N}\)\s*{_UNIT}?"
_NEXT = rf"{_SEPARATOR}(?:第\s*)?{_N}\s*"
_NAMED = rf"(专栏|附件|附录|附表)\s*({_ARABIC}(?!\s*{_UNIT})|{_HAN}(?!、|[共般览致直次些]|\s*{_UNIT}))"
# 「第九、10两条」 ends with its unit.
_SEVERAL = rf"第\s*{_N}\s*{_UNIT}?(?:{_NEXT}{_UNIT}?)*?{_NEXT}(?:[两三四五六]|这?几)?\s*{_UNIT}"
# A bare number is a level in front of another level, or right behind one.
_OUTER = rf"{_N}(?=[、.\s]*(?:\(|第|专栏|{_CIRCLED}))"
_INNER = rf"(?<=[)节章条栏0-9、.\s一二三四五六七八九十]){_N}(?:、|\s*[.](?!\d)|{_END})"
_RULES = (
    _Rule(re.compile(_NAMED), _named),
    _Rule(re.compile(rf"(表)\s*({_ARABIC}){_END}"), _named),
    _Rule(re.compile(r"前\s*言|序\s*言"), _whole),
    _Rule(re.compile(r"附件|附录|附表"), _whole, is_sure=False),
    _Rule(re.compile(rf"{_BRACKETED}(?:{_SEPARATOR}{_BRACKETED})*"), _listed),
    _Rule(re.compile(_SEVERAL), _listed),
    _Rule(re.compile(rf"第\s*({_HAN}|[0-9]{{1,4}})\s*({_UNIT})(?:之({_HAN}))?"), _ordinal),
    _Rule(re.compile(rf"(?<![共有计达]){_ARABIC}(?:{_SEPARATOR}{_ARABIC})*\s*条{_END}"), _listed),
    _Rule(re.compile(_CIRCLED), _circled),
    _Rule(re.compile(r"(?<![A-Za-z0-9.])[0-9]{1,2}(?:\.[0-9]{1,2}){2,3}(?![A-Za-z0-9.%])"), _decimal),
    _Rule(re.compile(_OUTER), _listed, is_sure=False),
    _Rule(re.compile(_INNER), _listed, is_sure=False),
)
