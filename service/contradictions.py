"""What keeps a sentence from answering a question, however near it is: it is of another grade, says what
the question denies, or tells a level where a change is asked."""

import re
from collections.abc import Iterator

from service.questions.numerals import value

# 「哪些县不用改造」, 「没被评上的有哪些」, 「除了这些还有哪些」
_WHICH = "哪(?:几|些|[两三四五六七八九十])"
_NOT = (
    "(?:不用|不需要?|不必|无需|无须|(?<!有)没有?(?!收)|未(?!来)|不是|不属于"
    "|非(?=[一二三四五六七八九十]))"
)
_DENIED = re.compile(
    rf"{_WHICH}[^,。()]{{0,10}}?(?:{_NOT}|不(?![同断仅良可少]))|(?:{_NOT}|除了?)[^,。]{{0,20}}{_WHICH}"
)
# What a sentence says no with.
_SAYS_NO = re.compile("[不未无没非禁免除停限拒劣差严]|取消|淘汰|杜绝|防止|避免|退出|关闭|超标")
# 「四类」, 「Ⅲ类」, 「国家级」, 「二级标准」, 「C类」
_GRADE = r"(?:国家|[省市区县镇乡村特]|[一二三四五六七八九十]|[1-9]|[ivx]{1,4}|[a-e]|[1-9]a)"
_GRADED = re.compile(
    rf"(?<![这那哪某每同另各分a-z\d])(?P<grades>{_GRADE}(?:(?:[、和与或及-]|至|到){_GRADE})*)(?P<unit>[级类])(?!似|别|型|推)",
    re.IGNORECASE,
)
# 「国四」, 「国一至国五」 and 「国三、四」 of exhausts.
_STAGE = "(?:[一二三四五六]|i{1,3}|iv|vi?|[1-6])"
_EXHAUST = re.compile(
    rf"(?<![中全我各外两爱建])国(?P<stages>{_STAGE}(?:(?:[、和与及~-]|至|到)国?{_STAGE})*)b?"
    "(?=及|以|排放|标准|阶段|非道路|[、和,。()]|柴|汽|重|轻|货|车|的|$)",
    re.IGNORECASE,
)
# 「好于三类」, 「三类以上」 ask for several.
_COMPARED = re.compile("[好优劣高低]于|以[上下]")
# 「国三及以下」, 「除国五外」: what holds for others than are named.
_AND_OTHERS = re.compile(rf"{_COMPARED.pattern}|未达|达不到|不符合|之?前|超过|除|仅|只")
_RANGE = re.compile(r"[~至到-]")
_APART = re.compile(r"[、和与或及~-]|至|到")
_NUMERAL = re.compile("[一二三四五六七八九十]|[ivx]+", re.IGNORECASE)
# 「“十五五”期间」
_PLAN = re.compile("十([一二三四五六七])五")
# What something is compared with, 「较“十三五”末」, is no plan that is spoken of.
_SPOKEN_PLAN = re.compile(
    rf"(?<![比较])(?<![比较]“)(?<![高低多少优]于)(?<![高低多少优]于“){_PLAN.pattern}"
    "(?!”?(?:末|期末|时期|期间)?(?:相比|基础上|为基数))"
)
# 「比去年多多少」, 「还剩几台」
_ASKS_CHANGE = re.compile(
    r"(?:比(?![例重率值较])|较(?![大多少好高低为]))[^,。]{1,12}?(?:多|少|高|低|增|减|涨|降|提高|上升)[^,。]{0,4}?(?:多少|几)"
)
_CHANGES = re.compile(
    "(?:增[加长]|减少|下降|降低|提高|上升|压减|减排|提升|[上下]浮|增)(?![到至])|较|比(?![例重率值])|再"
)
_ASKS_REST = re.compile("还?剩(?:下|余)?[^,。]{0,6}(?:多少|几)")
_RESTS = re.compile("剩|余(?=[^热压])|尚|未|待|还有|遗留")


def contradicts(sentence: str, question: str) -> bool:
    """Whether a folded sentence cannot be what a folded question asks for."""
    return (
        (_DENIED.search(question) is not None and not _SAYS_NO.search(sentence))
        or _is_of_other_grade(sentence, question)
        or _is_of_other_exhaust(sentence, question)
        or is_of_other_plan(sentence, question)
        or (_ASKS_CHANGE.search(question) is not None and not _CHANGES.search(sentence))
        or (_ASKS_REST.search(question) is not None and not _RESTS.search(sentence))
    )


def _is_of_other_grade(sentence: str, question: str) -> bool:
    """Whether a sentence speaks of grades, but of none that a question names."""
    if _COMPARED.search(question):
        return False
    asked, told = set(_grades(question)), set(_grades(sentence))
    units = {unit for _, unit in asked}
    return any(
        unit in {own for _, own in told} and not {one for one in asked if one[1] == unit} & told
        for unit in units
    )


def _is_of_other_exhaust(sentence: str, question: str) -> bool:
    """Whether a sentence speaks of 「国四」 alone, where a question asks of 「国三」."""
    asked, told = set(_exhausts(question)), set(_exhausts(sentence))
    is_open = _AND_OTHERS.search(sentence + question) is not None
    return bool(asked and told) and not is_open and not asked & told


def is_of_other_plan(told: str, question: str) -> bool:
    """Whether a text speaks of other five years than a question: of 「十四五」, where it asks of
    「十五五」."""
    asked, named = set(_PLAN.findall(question)), set(_PLAN.findall(told))
    return bool(asked and _SPOKEN_PLAN.search(told)) and not asked & named


def _exhausts(text: str) -> Iterator[str]:
    for match in _EXHAUST.finditer(text):
        yield from _each(match["stages"].replace("国", ""))


def _grades(text: str) -> Iterator[tuple[str, str]]:
    """Each grade with its unit; all of a range: 「I-III类」."""
    for match in _GRADED.finditer(text):
        yield from ((name, match["unit"]) for name in _each(match["grades"]))


def _each(grades: str) -> list[str]:
    """All that 「I-III」 and 「三、四」 name."""
    names = [_plain(name) for name in _APART.split(grades)]
    if _RANGE.search(grades) and all(name.isdigit() for name in names):
        numbers = sorted(map(int, names))
        return [str(number) for number in range(numbers[0], numbers[-1] + 1)]
    return names


def _plain(name: str) -> str:
    """三, III and 3 are one."""
    return str(value(name)) if _NUMERAL.fullmatch(name) else name.lower()
