"""What the numbers of a statement are of."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.facts.quantities import Quantity, quantities
from indexer.facts.spans import group_at
from indexer.facts.statements import Statement
from indexer.folding import Span

# What leads up to an indicator, or stands between it and its number.
_LEAD = (
    "并且?|且|其中|力争|确保|争取|预计|使得?|将|以及|同时|基本|全面|初步|努力|和|及|或|与|到|的|在|各项|"
    "(?:未来|今后)?[0-9一二三五十]+年内|"
    r"[,、:\s—–-]"
)
# Whose value it is.
REGION = (
    "全[国省市县区乡镇州盟旗](?!级)|[我本][省市县区州](?!级)|"
    "各(?:市县|县区|地区|设区市|地市|地|市|县|州)(?:□+)?"
)
_HOW = (
    "力争|稳定|持续|全部|分别|平?均|总体|累计|年均|进一步|继续|逐步|也|已经?|将|要|应当?|必须|约|近|提前|再|实际|同比|可比|"
    "大幅|总共|共|只|仅|至|到|不得?|有所|[与同比较]?上(?:一个五)?年(?:同期|末)?相?比?"
)
_VERB = (
    "达标?|提[高升]|增[长加]?|上[升涨]|扩大|缩小|恢复|下降|降低?|减排|减少?|压减|压缩|削减|控制|保持|稳定|维持|占|为|是|完成|"
    "实现|突破|超过|超(?![\u4e00-\u9fff])|[迈站跃]上|低于|高于|拓展|发展|优于|在|有|建成|形成|翻|[上下]浮|收窄|回落"
)
# Possessive: in a long row of such words there would be no end of ways to read it.
_RISES = rf"(?:{_HOW}|(?:{_VERB})[到至在了于]?)"
_REST = f"{_RISES}*+"
_ON_YEAR = re.compile("同比|[比较与]上年")
_CHANGED = re.compile(f"{_RISES}++")
# 「高于全国平均水平1个百分点」 is a value of nothing.
_COMPARED = re.compile("[高低优]于")
# So many characters say what a number is of.
_LONGEST = 120
_CHANGED_FROM = r"(?:[由从]\D{0,8}\d.*?)?"
_NAMED = re.compile(
    rf"^(?:{_LEAD})*+(?P<region>{REGION})?(?:{_LEAD})*+(?P<name>.*?)\s*{_CHANGED_FROM}(?P<rest>{_REST})$"
)
# What is done to so many things: these stand behind the number.
_ACTION = re.compile(
    "(?:建成|新建|改建|扩建|建设|创建|培育|打造|完成|新增|改造|引进|形成|认定|开展|实施|组织|推广|设立|布局|治理|修复|推进|"
    "发展|建立|培养|探索|举办|发布|淘汰|关闭|增加|提供|支持|落实|遴选|选派|选树|创办|创成|达|有|推出|安排|配备|配置|"
    "部署|突破|储备|促进|帮助|带动|吸纳|实现|推动|制定|制修订|出台|整治|关停|集聚|筹建|筹集|选育)"
    "(?:完成|[出到了约近]|[不高低]于)*$"
)
# What is done, in front of what it is done to: 「建设|高速公路500公里」, 「新增就业26万人」.
_DONE = re.compile(
    "(?:滚动|全面|加快|重点)?(?:建成(?!区)|建设(?!用地)|完成|实施|推进|创建|实现|培育|打造|启动|推动|促进|开展|组织(?!化)|改造|发展|落实|"
    "治理|修复|安排|支持|引进|调整|帮助|带动|吸纳)"
)
_ADDED = re.compile(
    "新[增建开改引]|累计|续建|改建|扩建|增加|减少|淘汰|压减|关闭|发放|筹集|培训|整治|种植|收购|植树|造林"
)
_NOUN = re.compile(
    rf"的?(?P<name>(?![被均已、和及与或□]|{_VERB})"
    r"(?:(?!全部|全面|[被均已])[\u4e00-\u9fffA-Za-z“”‘’\"'、·+\d□-]){2,40}?)(?=[,。;:!?]|[、和及与]\d|$)"
)
_SAID_OF = re.compile("的?(?P<said>(?![和及与或])[\u4e00-\u9fff].{3,})")
# Things are counted, or what is of so many miles is built.
_COUNTER = re.compile(
    "[万千百]*(?:个|家|座|处|种|户|条|项|名|位|人|台|所|辆|套|支|件|批|片|株|只|头|期|次|场|门|间|栋|幢|艘|类|张|份|部|篇|村|县)"
)
_INDEX = re.compile("(?:[率比度量数额值重]|指数|系数|占比|比例|水平|面积|规模|产能|里程|浓度)$")
_RESPECTIVELY = "分别"
_JOINS = "、和及与"
_LISTED = re.compile(f"[{_JOINS}]")
# What stood in brackets, and what a number that is passed is called: 「迈上5万亿元台阶」.
_ASIDE = "□"
_STEP = re.compile("(?:新?台阶|大关|关口)")


class Measured(NamedTuple):
    """A number and what it is of, None where that is said before; `year`: the one that it is told to be
    of in so many words; `is_told`: whether a verb, a limit or what it is called says that it is a value;
    `is_counted`: it says how many of something; `is_index`: it is called a rate, an area or the like;
    `is_on_year`: it is compared with the year before."""

    quantity: Quantity
    name: Span | None
    region: Span | None
    is_told: bool
    is_counted: bool = False
    year: int | None = None
    is_index: bool = False
    is_on_year: bool = False


class _Own(NamedTuple):
    """The words that say what a number is of, its own year, and whether it was so only at first;
    `is_changed`: whether a verb stands behind the year that it is compared with."""

    start: int
    end: int
    year: int | None
    is_start: bool
    is_changed: bool


def measured(text: str, statement: Statement) -> Iterator[Measured]:
    """The numbers of a statement that are values of something; `text`: its paragraph, folded, without
    asides."""
    found: list[Measured] = []
    start = statement.start
    for quantity in quantities(text, statement.start, statement.end):
        is_count = bool(_COUNTER.fullmatch(text[slice(*quantity.unit)]))
        is_listed = (
            is_count and bool(found) and found[-1].is_counted and text[start : quantity.start] in _JOINS
        )
        one = _measured(text, statement, start, quantity, is_listed) if quantity.start >= start else None
        if one:
            is_on_year = bool(_ON_YEAR.search(text, start, quantity.start))
            found.append(_joined(one, found)._replace(is_on_year=is_on_year))
            start = max(quantity.end, one.name.end if one.name else 0)
    yield from _aligned(text, statement, found)


def _joined(one: Measured, before: Sequence[Measured]) -> Measured:
    """「创建街道4个、社区35个」: what is said of the first is said of all."""
    return one._replace(is_told=one.is_told or (bool(before) and before[-1].is_told))


def _aligned(text: str, statement: Statement, found: Sequence[Measured]) -> Sequence[Measured]:
    """「A、B分别为1、2」: each its own."""
    if len(found) < 2 or _RESPECTIVELY not in text[statement.start : statement.end]:
        return found
    years = [one.year for one in statement.horizons if not one.is_base]
    if len(years) == len(found):
        return [one._replace(year=year) for one, year in zip(found, years, strict=True)]
    first = found[0]
    if not first.name:
        return [one._replace(name=None, is_told=True) for one in found]
    names = list(_names(text, first.name))
    if len(names) != len(found):
        return found
    return [one._replace(name=name, region=first.region, is_told=True)
            for one, name in zip(found, names, strict=True)]  # fmt: skip


def _names(text: str, listed: Span) -> Iterator[Span]:
    joints = [joint.span() for joint in _LISTED.finditer(text, *listed)]
    edges = [(listed.start,) * 2, *joints, (listed.end,) * 2]
    for (_, start), (end, _) in pairwise(edges):
        yield Span(start, end)


def _measured(
    text: str, statement: Statement, start: int, quantity: Quantity, is_listed: bool
) -> Measured | None:
    """`is_listed`: what was counted in front goes on: 「建成13座公园和275个|口袋公园」."""
    own = _own_words(text, statement, start, quantity)
    match = _NAMED.match(text[own.start : own.end])
    if match is None or _COMPARED.match(match["name"]):
        return None
    region = group_at(match, "region", own.start)
    is_done = is_listed or bool(_ACTION.search(match.group()))
    # Of so many things that are named in front, as in 「现代能源3个基地」.
    is_said = bool(match["name"]) and not match["rest"]
    if noun := _counted(text, statement, quantity, is_done, is_said):
        return Measured(quantity, noun, region, is_done, True, own.year)
    if not match["name"] and (share := _of_whom(text, statement, quantity)):
        return Measured(quantity, share, region, True, False, own.year)
    if not _ends(text[quantity.end : statement.end]) and not own.is_start:
        return None
    name = group_at(match, "name", own.start)
    is_verb = bool(match["rest"]) or quantity.is_limited or own.is_start or own.is_changed
    if name is None or name.end - name.start < 2:
        return Measured(quantity, None, region, is_verb, year=own.year)
    return _of_name(text, quantity, name, region, is_verb)._replace(year=own.year)


def _of_name(text: str, quantity: Quantity, name: Span, region: Span | None, is_verb: bool) -> Measured:
    done = _DONE.match(text, *name)
    left = done.end() if done and name.end - done.end() >= 2 else name.start
    is_done = bool(done or _ADDED.search(text, *name))
    is_index = bool(_INDEX.search(text[slice(*name)]))
    return Measured(
        quantity, Span(left, name.end), region, is_verb or is_done or is_index,
        is_done and not is_verb, is_index=is_index,
    )  # fmt: skip


def _own_words(text: str, statement: Statement, start: int, quantity: Quantity) -> _Own:
    """What says what a number is of: behind the year that it is for, in front of the one that it is
    compared with or changed from."""
    end, year, is_start, base_ends = quantity.start, None, False, quantity.start
    for one in statement.horizons:
        if start <= one.start and one.end <= quantity.start:
            is_start = one.is_start
            if one.is_base and one.start > start:
                end, base_ends = min(end, one.start), one.end
            else:
                start = one.end
            year = one.year if one.is_start or not one.is_base else year
    is_changed = bool(_CHANGED.fullmatch(text, base_ends, quantity.start))
    return _Own(max(start, end - _LONGEST), max(start, end), year, is_start, is_changed)


def _counted(
    text: str, statement: Statement, quantity: Quantity, is_done: bool, is_said: bool
) -> Span | None:
    """What is counted, behind its number: 「建成3个基地」, 「新建500公里铁路」."""
    is_count = bool(_COUNTER.fullmatch(text[slice(*quantity.unit)]))
    if not (is_done or (is_count and is_said)):
        return None
    noun = _NOUN.match(text[quantity.end : statement.end])
    return group_at(noun, "name", quantity.end) if noun else None


def _of_whom(text: str, statement: Statement, quantity: Quantity) -> Span | None:
    """「80%以上的村|达到标准」: what is said of a share."""
    behind = _SAID_OF.match(text, quantity.end, statement.end)
    is_share = text[slice(*quantity.unit)] == "%"
    return Span(*behind.span("said")) if behind and is_share else None


def _ends(behind: str) -> bool:
    """Whether a number closes what is said of it: 「20蒸吨以上锅炉」 is no value."""
    return not behind.strip(" )”’□") or behind[0] in _JOINS + _ASIDE or _STEP.match(behind) is not None
