"""Slips of typing around a number (「弟八条」) and short names (「黔省」), read as they were meant."""

import re
from collections.abc import Iterable

from service.questions.numerals import ORDINAL
from service.questions.places import PROVINCES

_NUMBER = rf"\s*{ORDINAL}\s*"
_UNITS = "[条章节款项点]|部分"
_BEHIND = r"[\s第(的里中讲说写]|主要|全部|全文|原文|内容"
# 「地」 begins a number behind the name of a document; 「湿地三条措施」 has none.
_NAMED = r"(?:^|(?<=[\s》」”的])|(?<=规划|意见|纲要|方案|条例|办法|计划))"
# Of a document, not of 「第五章」.
_UNNUMBERED = "(?<![章节条分款])(?<![章节条分款][的里中])"
# Provinces by their one-character names: 「黔省」; 「江苏省」 and 「四川省」 are whole.
_SHORTENED = (
    "山西", "贵州", "河北", "河南", "湖北", "湖南", "广东", "广西", "海南", "四川", "云南", "陕西",
    "江苏", "浙江", "安徽", "福建", "江西", "山东", "辽宁",
)  # fmt: skip
_PROVINCES = (
    *((re.compile(rf"(?<!{name[0]}){PROVINCES[name]}省"), name) for name in _SHORTENED),
    (re.compile("三晋"), "山西"), (re.compile("蜀省"), "四川"), (re.compile("秦省"), "陕西"),
    (re.compile("陇省"), "甘肃"),
)  # fmt: skip
# 「湿地三条」 and 「保护地十条」 have no slip, but no place ends in 地.
_BEGUN = re.compile(rf"地(?={_NUMBER}条)")
# What takes the place of all that was typed.
_NOTHING, _MAIN_TEXT = "", "正文"
# What is mistyped and what was meant, of the same length: what stands behind it keeps its place.
_SLIPS = (
    (re.compile(r"部份"), "部分"),
    (re.compile(rf"条列(?=的?第?{_NUMBER}{_UNITS})"), "条例"),
    (re.compile(rf"{_UNNUMBERED}(?:开头|开篇)(?=的?第{_NUMBER}个?(?:自然)?段)"), "引言"),
    (re.compile(r"(?<=[章节分条款)])的?(?:开头|开篇|最前面)的?[那这]?一?段"), "第一段"),
    (re.compile(rf"(?:(?<![兄徒子])弟|(?<![快传邮投])递|{_NAMED}地)(?={_NUMBER}(?:{_UNITS}))"), "第"),
    (re.compile(rf"(?<=第){_NUMBER}(?:跳|挑(?![选战拣担])|调(?![查研整度解动配]))"), "条"),
    (re.compile(rf"(?<=第){_NUMBER}张(?=$|{_BEHIND}|{_NUMBER}节)"), "章"),
    (re.compile(rf"(?<=第){_NUMBER}向(?=$|{_BEHIND})"), "项"),
    (re.compile(rf"(?<=第){_NUMBER}解(?=$|{_BEHIND})"), "节"),
    (re.compile(rf"专[拦蓝兰阑](?=\s*第?{ORDINAL})"), "专栏"),
    (re.compile(rf"(?<=第)\s*\((?={_NUMBER}{_UNITS})|(?<=第){_NUMBER}\)(?=\s*{_UNITS})"), " "),
    (re.compile(rf"(?<=第)\[(?={_NUMBER}\])|\[(?={_NUMBER}\]\W*$)"), "("),
    (re.compile(rf"(?<=\(){_NUMBER}\]"), ")"),
    (re.compile("正文[和与及跟、]附件"), _NOTHING),  # in both: nothing is left to tell them apart
    (
        re.compile("(?:不要|不是|不看|不算|不含|不包括|除了|除去)附件(?:里|中|内)?的?(?![第(0-9])"),
        _MAIN_TEXT,
    ),
    (re.compile(rf"附[建见](?=第?\(?{_NUMBER}\)?)"), "附件"),
)


def respelled(folded: str, places: Iterable[str] = ()) -> str:
    """The same text, as long, with what was mistyped around a number set right, also right behind one
    of some places.

    >>> respelled("美丽山西弟八条")
    '美丽山西第八条'
    >>> respelled("灵丘地八条", ["灵丘"])
    '灵丘第八条'
    """
    for slip, meant in (*_SLIPS, *_PROVINCES):
        folded = _replaced(slip, meant, folded)
    ends = tuple(places)
    return _BEGUN.sub(lambda slip: "第" if folded[: slip.start()].endswith(ends) else slip[0], folded)


def _replaced(slip: re.Pattern[str], meant: str, text: str) -> str:
    """The end of each slip gives way to what was meant, or all of it."""
    if meant in (_NOTHING, _MAIN_TEXT):
        return slip.sub(lambda match: meant.rjust(len(match[0])), text)
    return slip.sub(lambda match: match[0][: -len(meant)] + meant, text)
