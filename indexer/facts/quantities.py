"""Numbers with their units, as targets are set: 「不低于3.41万平方公里」, 「30%以上」, 「2-3个」."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.folding import Span
from indexer.numbering import number_of
from indexer.units import MEASURES

_NUMBER = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?"
# 「提升四成」, 「翻两番」, 「增加一倍」
_HAN = (
    "(?<![一二两三四五六七八九十百第])[一二两三四五六七八九十]"
    "(?=成(?![不立为功效果本员熟品绩长都形型千就套人分才])|番|倍)"
)
_SHARES = "成|%|‰|个百分点|百分点"
_BELOW = "不[得能应]?(?:超过?|高于|大于|多于|突破)|最[高多]|≤|<="
_ABOVE = "不[得能应]?(?:低于|少于|小于)|至少|最低|≥|>="
_LESS, _MORE = "低于|小于|少于|不[足到]|<", "超过?|高于|大于|多于|突破|优于|>"
# Behind the unit: a bound, or 「左右」 that is none.
_BOUND = r"(?P<bound>(?:及|或|含|□+)?以上|(?:及|或|含|□+)?以[下内]|之内)?(?:左右|之间)?"
_UNIT = (
    rf"(?:{_SHARES}|[十百千万亿]{{0,3}}(?:人次|m3|[kmg]wh?|{MEASURES}|标准煤|标煤|番|床|盏|发|斤|公斤|美元|标箱|年)|[万亿])"
    rf"(?:标准煤|标煤|人次)?(?:/(?:{MEASURES}|[万亿]元|万人|千人|年|月|日|天))*|/1?0?万"
)
_QUANTITY = re.compile(
    rf"(?P<limit>{_BELOW}|{_ABOVE}|{_LESS}|{_MORE})?(?:到|至|国土面积的)?"
    r"(?<![\d.A-Za-z第:/])(?!(?:19|20)\d\d年)(?P<value>(?:(?<![^\u4e00-\u9fff\s(])-)?"
    rf"(?:{_NUMBER}|{_HAN}))(?![\d.]|:\d)"
    rf"(?P<range>(?:{_UNIT})?(?:[-~—至到]|—+)(?:{_NUMBER}|[一二两三四五六七八九十](?=成|倍)))?(?P<more>[多余])?\s?"
    rf"(?P<unit>{_UNIT})?{_BOUND}",
    re.IGNORECASE,
)
_NO_QUANTITY = re.compile("[年月日号条款项级类期批届]")
# 「5000亿元级产业集群」
_OF_A_KIND = re.compile("[级型]")
_COMPARATORS = (
    (re.compile(_BELOW), "<="), (re.compile(_ABOVE), ">="),
    (re.compile(_LESS), "<"), (re.compile(_MORE), ">"),
)  # fmt: skip


class Quantity(NamedTuple):
    """A number where it stands in a text, from its comparator to its bound; `printed`: the number with
    its unit alone; `unit`: its place, empty where there is none; `comparator`: one of = >= <= > <."""

    start: int
    end: int
    value: float
    printed: Span
    unit: Span
    comparator: str

    @property
    def has_unit(self) -> bool:
        return self.unit.start < self.unit.end

    @property
    def is_limited(self) -> bool:
        """Whether its comparator stands in front of it."""
        return self.start < self.printed.start


def quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Every quantity of a stretch of a folded text, in order; years, days and labels are none.

    >>> [(one.value, one.comparator) for one in quantities("比例达到30%以上,建成2-3个基地")]
    [(30.0, '>='), (2.0, '>=')]
    """
    for match in _QUANTITY.finditer(text, start, len(text) if end is None else end):
        is_bare = match["unit"] is None
        behind = text[match.end() : match.end() + 1]
        if _OF_A_KIND.match(behind) or (is_bare and (_NO_QUANTITY.match(behind) or behind.isalnum())):
            continue
        end_of_value = match.end("value")
        unit = Span(end_of_value, end_of_value) if is_bare else Span(*match.span("unit"))
        printed = Span(match.start("value"), max(unit.end, match.end("range")))
        yield Quantity(
            match.start(), match.end(), _number(match["value"]), printed, unit, _comparator(match)
        )


def _number(printed: str) -> float:
    is_han = printed[-1] > "9"
    return float(number_of(printed) if is_han else printed.replace(",", ""))


def _comparator(match: re.Match[str]) -> str:
    limit, bound = match["limit"] or "", match["bound"] or ""
    told = next((sign for pattern, sign in _COMPARATORS if pattern.fullmatch(limit)), None)
    if told:
        return told
    if bound:
        return ">=" if bound.endswith("上") else "<="
    if match["more"]:
        return ">"
    return ">=" if match["range"] else "="
