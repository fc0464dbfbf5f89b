"""Slips of typing around a number: 「弟八条」, 「第8跳」, 「专拦2」 are read as they were meant."""

import re

from service.questions.numerals import ORDINAL

_NUMBER = rf"\s*{ORDINAL}\s*"
_UNITS = "[条章节款项点]|部分"
# 「地」 begins a number behind the name of a document; 「湿地三条措施」 has none.
_NAMED = r"(?:^|(?<=[\s》」”的])|(?<=规划|意见|纲要|方案|条例|办法|计划))"
# What is no slip in front of 「地三条」.
_LANDS = "湿土当本各产耕林草营绿基驻实场宅用墓矿工园农山荒盆高陆外内两大天"
# What is mistyped and what was meant, of the same length: what stands behind it keeps its place.
_SLIPS = (
    (re.compile(r"部份"), "部分"),
    (re.compile(rf"(?:开头|开篇)(?=的?第{_NUMBER}个?(?:自然)?段)"), "引言"),
    (re.compile(rf"(?:(?<![兄徒子])弟|(?<![快传邮投])递|{_NAMED}地)(?={_NUMBER}(?:{_UNITS}))"), "第"),
    (re.compile(rf"(?<![{_LANDS}])地(?={_NUMBER}条$)"), "第"),
    (re.compile(rf"(?<=第){_NUMBER}跳"), "条"),
    (re.compile(rf"(?<=第){_NUMBER}张(?=$|[\s第(的里中讲说写]|{_NUMBER}节)"), "章"),
    (re.compile(r"专[拦蓝兰阑](?=\s*第?[\d一二三四五六七八九十])"), "专栏"),
    (re.compile(rf"附[建见](?=第?\(?{_NUMBER}\)?)"), "附件"),
)


def respelled(folded: str) -> str:
    """The same text, as long, with what was mistyped around a number set right.

    >>> respelled("美丽山西弟八条")
    '美丽山西第八条'
    """
    for slip, meant in _SLIPS:
        folded = _replaced(slip, meant, folded)
    return folded


def _replaced(slip: re.Pattern[str], meant: str, text: str) -> str:
    """The end of each slip gives way to what was meant."""
    return slip.sub(lambda match: match[0][: -len(meant)] + meant, text)
