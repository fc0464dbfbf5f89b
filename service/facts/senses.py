"""In which sense a number is asked for: the change, the most or the least, the end, the start."""

import re

from service.facts.said import SAID_OF, last_part
from service.questions.printed import ENTERS
from service.questions.sums import is_said

# The sense that is asked tells as much as all words in front of a number.
SENSE_WEIGHT = SAID_OF
_RISES = "增长|增加|提高|提升|上升|下降|降低|减少|压减|削减|扩大|缩小|[上下]浮|[上下]调"
_ASKS_CHANGE = re.compile(
    rf"(?:{_RISES}|[涨跌降]|(?<!参)加|扩[招建]|多[收招交发])了?多少|[增降涨跌]幅|增速"
    r"|(?:再|比[^,。]{1,12}|较[^,。]{1,12})[高低多少贵]多少\W*$"
)
_CHANGED = re.compile(rf"(?:{_RISES})[到至达]$")
# 「标准提高30元,达到580元」: who asks for no change wants the level.
_SPEAKS_OF_CHANGE = re.compile(
    rf"(?:{_RISES}|[涨跌降升]|(?<!参)[增加](?![工强快入]))(?![到至])|[增降涨跌]幅|差额|新增"
    "|[多少高低贵]了?多少|(?<!占)比(?![例重率值较])"
)
_BY = re.compile(rf"(?:{_RISES})了?$")
# The most or the least is asked, and what then stands in front of the number, or behind it.
_LIMITS = (
    (re.compile("最高(?!人民)|最[多大长]|至多|顶多|上限|封顶"),
     re.compile("最高(?!人民)|最[多大长]|至多|上限|限额|封顶|不得?(?:超过|高于|大于|多于)"),
     re.compile("以[下内](?!的)")),
    (re.compile("最低(?!生活|工资)|最[少小短]|至少|起码|下限"),
     re.compile("最低(?!生活|工资)|最[少小短]|至少|下限|不得?(?:低于|少于|小于)"),
     re.compile("以上(?!的)")),
)  # fmt: skip
_ASKS_END = re.compile(r"截止|结束|为止|到期|失效|作废|最[晚迟]|到(?:什么时候|啥时|何时|几|哪)")
_UNTIL = re.compile(r"(?:[至到]|截止(?:日期|时间)?为?|届满)$")
_ENDED = re.compile("前?(?:截止|结束|为止)")
_ASKS_START = re.compile(rf"{ENTERS}|算数|作数|管用|起效")
_FROM_THEN = re.compile(rf"起?(?:正式)?(?:{ENTERS})")
# 「500万元以上的,按150000元奖励」: a case, not what is given in it.
_CASE = re.compile(r"(?:以[上下内](?:\(含\))?|(?:不[满足到]|未满)[^,。;的]{1,10})的[^,。;]{0,8},")
_CASE_LENGTH = 15
_OF_CASE = re.compile(
    r"(?P<sum>[\d.一二两三四五六七八九十百千万亿]{1,12}[元人名户家吨亩个]?)以[上下内](?:\(含\))?的[^。;]*$"
)


def asks_end(query: str) -> bool:
    """Whether a folded question asks when something ends."""
    return _ASKS_END.search(query) is not None


def sense(before: str, number: str, after: str, query: str) -> int:
    """How many senses that a folded question asks in a number has, less those that it has unasked.
    `before`: what stands between it and the number in front."""
    return (
        _change(before, query)
        + _is_limit(last_part(before), number + after[:1], query)
        + bool(asks_end(query) and (_UNTIL.search(before) or _ENDED.match(after)))
        + bool(_ASKS_START.search(query) and _FROM_THEN.match(after))
        - bool(_CASE.search(number + after[:_CASE_LENGTH]))
        + _is_of_case(before, query)
    )


def _is_of_case(before: str, query: str) -> bool:
    """「投资500万元以上的,补助|15万元」, where the question says 五百万."""
    case = _OF_CASE.search(before)
    return case is not None and is_said(case["sum"], query)


def _change(before: str, query: str) -> int:
    """2 for how much more or less, 1 for up or down to what, where a change is asked; -1 for how much
    more or less where none is."""
    is_by = _BY.search(before) is not None
    if _ASKS_CHANGE.search(query):
        return 2 * is_by or bool(_CHANGED.search(before))
    return -int(is_by and not _SPEAKS_OF_CHANGE.search(query))


def _is_limit(before: str, number: str, query: str) -> bool:
    """「上限为2元」 and 「2元以下」 are what 「最高多少钱」 asks for, 「投资2元以下的」 is not."""
    return any(
        asks.search(query) and (printed.search(before) or ended.search(number[-3:]))
        for asks, printed, ended in _LIMITS
    )
