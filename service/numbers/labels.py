"""Numbers of clauses as a query holds them: 第三章, (四), 2., 3.4.2, 专栏2, 最后一条."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from indexer.folding import Span
from service.questions.numerals import ARABIC, CIRCLED, FORMAL, HAN, ORDINAL, PART, ROMAN, SPACED, value
from service.questions.units import DASH_WORDS, NOUN, ROW, UNIT

# What a number behind which a count goes on is no clause's: 「三点二亿」, 「3家」.
_MEASURE = re.compile(
    r"\s*(?:[%‰℃°+×*]|[亿万千百]|微克|毫克|立方|平方|公[里顷斤]|兆瓦|分贝|以[上下内]"
    r"|[年月日号时秒度倍吨米升元亩户人家个座处种类级次期届版代轮省市县区步成周岁名位台套件批辆份类](?!\s*$)|[年月天人岁吨]\s*$)"
)
_ASKING = (
    r"的?(?:原文|原话|内容|全文|正文|具体|规定|主要|全部|整个|都|分别|各)|讲|说|写|怎么|咋|是|有|什么|啥|哪|谁"
    r"|吗|呢|吧|呗|里|中|的|和|与|及|跟|以及|或|至|到|之|念|读|贴|发(?:[我给出来下一]|$)|给(?:我|出|看|个)"
    r"|牵头|责任|列出?|看|查|找|调出|拿来|复制|整[段条]|就(?:是|行|好)"
)
_NEXT = (
    r"[(《0-9]|第|专栏|附|最后|最末|倒数|头[一1]|首[个条项]|末|中间|[上下前后][面边头]|[之往][前后上下]|接下来"
    rf"|{CIRCLED}|{HAN}\s*{UNIT}"
)
# Where a number ends, and no word is glued to it.
_END = re.compile(rf"\s*(?:$|[,。?!;:)”’\"'》」』>/→~—–-]|{_ASKING}|{_NEXT})|\s")
_PRINTED = re.compile(rf"\.(?!\s*\d)|、(?!\s*(?:\d|{HAN}(?![、.(])))")
_LISTED = re.compile(rf"\s*、\s*(?:第|{ARABIC}|{HAN})")


class Form(Enum):
    ORDINAL = "第三章"
    COUNTED = "三章"
    BRACKETED = "(三)"
    CIRCLED = "③"
    DOTTED = "3.2"
    BARE = "三"
    NAMED = "专栏3"
    WHOLE = "附件"
    LAST = "最后一章"
    SEVERAL = "最后两条"
    BESIDE = "下一条"


class Tail(Enum):
    """What comes right behind a number."""

    END = "the number ends"
    PRINTED = "a mark as in print: 2."
    LISTED = "another number: 1、2"
    WORD = "a word, glued"


class Label(NamedTuple):
    """`numbers`: several for 3.4.2 and for 第一百二十条之一, negative ones count from the end, none
    for 「附件」, and 1 for 「下一条」. `unit` is the word with the number, "" where there is none."""

    form: Form
    numbers: tuple[int, ...]
    unit: str
    text: str
    span: Span
    tail: Tail

    @property
    def is_han(self) -> bool:
        return re.search(r"\d", self.text) is None


class _Rule(NamedTuple):
    form: Form
    pattern: re.Pattern[str]


def labels_in(folded: str) -> list[Label]:
    """All that looks like the number of a clause, in order."""
    return list(_labels(folded))


def _labels(folded: str) -> Iterator[Label]:
    position = 0
    while position < len(folded):
        label = next((found for rule in _RULES if (found := _matched(rule, folded, position))), None)
        if label:
            yield from _each(label)
        position = label.span.end if label else position + 1


def _each(label: Label) -> Iterator[Label]:
    """「最后两条」 and 「后面两条」 are two places; any other label is one."""
    if label.form not in (Form.SEVERAL, Form.BESIDE):
        yield label
    else:
        form = Form.LAST if label.form is Form.SEVERAL else label.form
        for number in label.numbers:
            yield label._replace(form=form, numbers=(number,))


def _matched(rule: _Rule, folded: str, position: int) -> Label | None:
    match = rule.pattern.match(folded, position)
    if match is None or (rule.form in _COUNTLESS and _is_measure(folded, match)):
        return None
    tail = _tail(folded, match.end())
    if rule.form is Form.BARE and tail is Tail.WORD and not match.group()[-1].isdigit():
        return None
    unit = re.sub(r"\s|个", "", match.groupdict().get("unit") or "")
    read = _NUMBERS.get(rule.form, _all_numbers)
    return Label(rule.form, read(match), unit, match.group(), Span(*match.span()), tail)


def _is_measure(folded: str, match: re.Match[str]) -> bool:
    """「3家」, 「百分之七十五」."""
    return bool(_MEASURE.match(folded, match.end())) or folded.endswith("分之", 0, match.start())


def _tail(folded: str, end: int) -> Tail:
    if _LISTED.match(folded, end):
        return Tail.LISTED
    if _PRINTED.match(folded, end):
        return Tail.PRINTED
    return Tail.END if _END.match(folded, end) else Tail.WORD


def _all_numbers(match: re.Match[str]) -> tuple[int, ...]:
    groups = match.groupdict()
    return tuple(value(groups[name]) for name in ("number", "inserted") if groups.get(name))


def _from_the_end(match: re.Match[str]) -> tuple[int, ...]:
    found = match.groupdict()
    if found.get("first"):
        return (1,)
    if found.get("middle"):
        return (MIDDLE,)
    return (-value(found["back"]) if found["back"] else -1,)


def _several(match: re.Match[str]) -> tuple[int, ...]:
    """The places from the beginning, or from the end; none where so many are no places."""
    count = _count(match["number"])
    if count > _MOST:
        return ()
    return tuple(range(1, count + 1)) if match["front"] else tuple(range(-count, 0))


def _count(numeral: str) -> int:
    return 2 if numeral in "两俩" else value(numeral)


def _beside(match: re.Match[str]) -> tuple[int, ...]:
    """How many places on, or back; several for 「后面两条」."""
    found = defaultdict(str, {name: text for name, text in match.groupdict().items() if text})
    if found["both"]:
        return (-1, 1)
    away = _count(found["away"]) if found["away"] else len(found["short"]) or 1
    count = _count(found["count"] or found["more"] or "一")
    is_back = re.search("[上前]", found["short"] + found["to"] + found["side"])
    return tuple(-place if is_back else place for place in range(away, away + count))


def _dotted(match: re.Match[str]) -> tuple[int, ...]:
    parts = re.findall(r"\d+|[^\d\s.点之·-]+", match["number"])
    return tuple(value(part) for part in parts)


_NUMBERS: dict[Form, Callable[[re.Match[str]], tuple[int, ...]]] = {
    Form.LAST: _from_the_end,
    Form.SEVERAL: _several,
    Form.DOTTED: _dotted,
    Form.BESIDE: _beside,
}
# The place in the middle, as a number of places.
MIDDLE = 0
# 「最后十条」 are places, 「最后100条」 are none.
_MOST = 20
# Forms that a count of things may have.
_COUNTLESS = frozenset({Form.BARE, Form.DOTTED})
# 「第三方」, 「第二次」, 「第一产业」 number no clause.
_ORDINARY = r"\s*(?:方|产业|[次轮届批类期季代名位台人]|[句行页列]|书记|阶段|梯队|步|任|责任)"
# 「第三个破折号后面那段」 is the paragraph that the dash begins.
_PIECE = rf"(?:[后的]?面?(?:那|这)?[一1]?个?{UNIT})?"
_ANY = rf"{ARABIC}|{ROMAN}|{CIRCLED}"
_ANNEX = "附件|附录|附表"
_N = rf"(?:{HAN}|{ARABIC})"
_DOTTED = rf"{PART}(?:(?:[.·点之]{PART})+|(?:-{PART}){{2,}})"
_INSERTED = rf"(?:之(?P<inserted>{HAN}|[0-9]{{1,2}}))?"
_FREE = r"(?<![A-Za-z0-9.一二三四五六七八九十百廿卅])"
_ALONE = r"(?![A-Za-z0-9%一二三四五六七八九十百廿卅]|[.]\d)"
_NAMED_UNIT = rf"个?\s*(?:{UNIT}|{NOUN})"
# 「目前三项」, 「牵头两项」 and 「期末两条」 count no places.
_FRONT = "开头|(?<![牵源龙码带])头|(?<![目当之以提年月日])前"
_BACK = "(?<![期年月周])末"
_BACKWARD = rf"倒数第\s*(?P<back>{_N})"
_LAST = f"最后头?|最末|末[尾了]|{_BACK}(?=[一1尾])"
_MIDDLE = "(?P<middle>[正最]?中间的?)[那这一]"
_END_ONE = (
    rf"(?P<first>打?头一|打头的?[那这]一?|首)|{_MIDDLE}|(?:{_LAST})尾?的?[那这]?\s*[一1]?|{_BACKWARD}"
)
# 「哪一条」 and 「一共27条」 name no number.
_CERTAIN = "(?<![哪几某每同任这那另有共各计达就只仅])"
_SEVERAL = "(?:这?[两二三四五六几]|[那这][一1]?)?"
# 「前两条」 are the first; 「以下一条」, 「目前一项」 and 「看一下那条」 lead to no neighbour.
_OF_WORD = "(?<![以如之目当今最一])"
_ONE = r"\s*[一1](?!\d)"
_SHORT = rf"{_OF_WORD}(?P<short>上{{1,2}}|下{{1,2}}|前|后){_ONE}"
_ON = rf"{_OF_WORD}(?P<on>[下后])\s*(?P<more>[两俩二三四五六])"
_BOTH = rf"(?P<both>前后|上下)(?:各?{_ONE}|[两俩2])"
_TO = rf"[往向朝](?P<to>[上下前后])[面边]?\s*数\s*第?\s*(?P<away>两|{_N})"
_SIDE = "(?P<side>[上下前后][面边头]|[之往][前后上下]|接下来|紧?接着|紧?跟着|随后)"
_FILLING = r"(?:\s|紧|跟着?|接着|挨着|的|是)*"
_WHICH = rf"{_SIDE}{_FILLING}(?:[那这](?:{_ONE})?|{_ONE}|(?<!前面)(?P<count>[两俩二三四五六]))"
_BESIDE = rf"(?:{_BOTH}|{_SHORT}|{_ON}|{_TO}|{_WHICH})"
# 「表2第3行」, 「(三)第3行」; 「合同第一行怎么填」 asks for no clause.
_BEHIND_NUMBER = "(?<=[0-9一二三四五六七八九十)章节条项款分])"
# 「第三——第五条」 is a range.
_DASH = rf"(?:{'|'.join(DASH_WORDS)}|(?<=个)——)"
_RULES = tuple(
    _Rule(form, re.compile(pattern))
    for form, pattern in (
        (Form.NAMED, rf"(?P<unit>专栏)\s*(?P<number>{_ANY}|{FORMAL}|{HAN}(?![共般览致直次些]))"),
        (Form.NAMED, rf"(?P<unit>{_ANNEX})\s*(?P<number>{ARABIC}(?!\s*{UNIT})|{ROMAN}"
                     rf"|{HAN}(?!、|[共般览致直次些]|\s*{UNIT}))"),
        (Form.NAMED, rf"(?<![代列发图报])(?P<unit>表)\s*(?P<number>{ARABIC}|{HAN})"
                     rf"(?=\s|$|[,。?!的里中]|第\s*{ORDINAL}\s*[行条项点款])"),
        (Form.NAMED, rf"第\s*(?P<number>{ORDINAL})\s*个?\s*(?P<unit>专栏|{_ANNEX})"),
        (Form.WHOLE, r"(?P<unit>[前序引导]\s*言)"),
        (Form.WHOLE, rf"(?P<unit>{_ANNEX}|附(?=\s*(?:$|\s|[《(第\d]|{HAN}[、(])))"),
        (Form.WHOLE, rf"(?P<unit>专栏)(?=[\s里中的]*第|\s*{_N}\s*{UNIT}|[里中的]*\s*$)"),
        (Form.BRACKETED, rf"(?:第\s*)?\(\s*(?P<number>{SPACED}|{_N}|{ROMAN})\s*\)"
                         rf"(?:\s*(?P<unit>{UNIT}))?"),
        (Form.DOTTED, rf"(?:第\s*)?{_FREE}(?P<number>{_DOTTED}){_ALONE}(?:\s*(?P<unit>{UNIT}))?"),
        (Form.SEVERAL, rf"(?:(?P<front>{_FRONT})|最后|最末|{_BACK})\s*"
                       rf"(?P<number>两|俩|(?!一|1(?!\d)){_N})\s*个?\s*(?P<unit>专栏|{UNIT})"),
        (Form.LAST, rf"(?:{_END_ONE}|末)\s*个?\s*"
                    rf"(?P<unit>专栏|附件|{UNIT})(?:(?<=[项条点]){NOUN})?"),
        (Form.LAST, rf"(?:{_END_ONE})\s*个\s*(?P<unit>{NOUN})"),
        (Form.BESIDE, rf"{_BESIDE}\s*个?\s*(?P<unit>专栏|{UNIT})"),
        (Form.BESIDE, rf"{_SIDE}{_FILLING}(?P<unit>专栏)"),
        (Form.BESIDE, rf"(?:{_SHORT}|{_WHICH})\s*个(?=$|[\s,。?!的是讲说写])"),
        (Form.BESIDE, rf"{_SIDE}{_FILLING}(?<=是)(?:哪(?![几些])|什么|啥)"),
        (Form.LAST, rf"{_BACKWARD}\s*个"),
        (Form.LAST, rf"(?:{_END_ONE})\s*个(?=$|[\s,。?!的是讲说写])"),
        (Form.ORDINAL, rf"第\s*(?P<number>{ORDINAL})\s*个?\s*(?P<unit>{_DASH}){_PIECE}"),
        (Form.LAST, rf"(?:{_END_ONE})\s*个?\s*(?P<unit>{_DASH}){_PIECE}"),
        (Form.ORDINAL, rf"{_BEHIND_NUMBER}第\s*(?P<number>{ORDINAL})\s*(?P<unit>{ROW})"
                       r"(?=$|[\s,。?!:的是里中内写说讲])"),
        (Form.ORDINAL, rf"第\s*(?P<number>{SPACED}|{ORDINAL})\s*{_SEVERAL}(?P<unit>{_NAMED_UNIT})"
                       rf"{_INSERTED}"),
        (Form.ORDINAL, rf"排在?第\s*(?P<number>{ORDINAL})\s*[位个]?的?[那这][一1]?[个条项点]"),
        (Form.ORDINAL, rf"第\s*(?P<number>{ORDINAL})(?!{_ORDINARY})个?"),
        (Form.COUNTED, rf"{_CERTAIN}(?P<number>{_N}|{FORMAL}(?<=..))\s*{_SEVERAL}\s*(?P<unit>{UNIT})"
                       rf"{_INSERTED}"),
        (Form.CIRCLED, rf"(?P<number>{CIRCLED})"),
        (Form.BARE, rf"(?P<number>{FORMAL})(?=\s*(?:[、.之]\s*)?\(?(?:{HAN}|[0-9])|[、.]?\s*$)"),
        (Form.BARE, rf"^(?P<number>{FORMAL})(?<=..)(?=、)"),
        (Form.BARE, rf"(?P<number>{HAN}|{ARABIC}|{ROMAN})(?!\s*{UNIT})"),
    )
)  # fmt: skip
