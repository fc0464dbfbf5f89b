"""Lines that say by their own words what they are: dates, document numbers, histories, notes."""

import re

from indexer.parts import PartKind

_YEAR = r"[0-9〇○零一二三四五六七八九]{4}\s*年"
_MONTH = r"\s*[0-9一二三四五六七八九十]{1,2}\s*月"
DAY = rf"{_YEAR}{_MONTH}\s*[0-9一二三四五六七八九十]{{1,3}}\s*日"
# A body that signs, by how its name ends.
BODY = r"[^,。;:《]{2,40}(?:府|厅|局|委|会|办|室|院|部|署|处|中心|中央|公司|集团|银行|组|社|站|队|党)"
_BODY = re.compile(BODY)
_DAY = re.compile(DAY)
SHORT_DAY = r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}"
_DATE = re.compile(
    rf"\(?(?:{DAY}|{_YEAR}{_MONTH}|{SHORT_DAY}(?:\s+\d{{1,2}}:\d\d(?::\d\d)?)?|(?:{SHORT_DAY}\s*(?:发布|实施)\s*)+)\)?"
)
_NOTE = re.compile(
    rf"[—―–-]{{1,2}}\s*{DAY}\s*在[^。]{{2,60}}上"
    r"|\((?:此件|联系|信息公开|本文).*\)|特此(?:通知|通告|公告|公示|批复|函复|函告|报告)。?"
    r"|(?:政务|信息)?公开(?:方式|属性|类别|选项|形式)\s*:\s*(?:此件)?(?:主动|依申请|不予)?公开(?:发布)?。?"
)
# 「来源:…」「索引号:…」「发布时间:…」: what a portal prints around a text.
_FIELD = re.compile(
    r"(?:来\s*源|索\s*引\s*号|主题(?:分类|词)|发文(?:机关|字号|单位)|发布(?:时间|日期|机构|单位)|成文日期|公开(?:类型|日期)"
    r"|有\s*效\s*性|责任编辑|编\s*辑|作\s*者|时\s*间|日\s*期|浏览(?:次数|量)|点击(?:数|量)?|字\s*号|文\s*号|签发人|密级|标\s*题|栏\s*目)"
    r"\s*:.*"
)
# What an account on a phone puts above a text: 「点击上方蓝字关注」, 「青石发布 2024-07-12 18:30」.
_FOLLOW = re.compile(
    rf"\W*点击[^,。]{{0,10}}(?:蓝字|关注)[^。]{{0,40}}|[^,。]{{0,20}}关注我们(?:,[^。]{{0,30}}|\W*)"
    rf"|[^,。;:]{{0,8}}?\s*{SHORT_DAY}\s*\d{{1,2}}:\d\d\s*(?:发表于[^,。;]{{0,16}})?"
)
# 「2018年10月26日 第六次会议《…》修正」: no comma behind the date, as a news item would have.
_HISTORY = re.compile(
    rf"\(?(?:根据|依据)?\s*{DAY}\s*[^,。]{{0,200}}?"
    r"(?:通过|批准|公布|发布|修订|修正|施行|修改|颁布)"
)
# The rest of such a line, broken in two.
_HISTORY_END = re.compile(r"(?:通过|批准|修订|修正|施行)\)?$")
_EFFECT = re.compile(r"\(?(?:自)?(?:公布|发布|颁布)之日起?施行\)?")
_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff、]{0,16}\s*[(\[]\d{4}[)\]]\s*(?:第\s*)?\d+\s*号(?:附件\d?)?|第\s*\d+\s*号)(?:\s+签发人.*)?"
)
_ISSUER = re.compile(
    r"[\u4e00-\u9fff、]{2,30}(?:文件|令)|[\u4e00-\u9fff]{1,16}(?:长|主任|书记|总理|专员)\s+[\u4e00-\u9fff·]{2,4}"
)


# A statute amended ten times tells its history in 800 characters.
_LONGEST_MARK = 1000


def is_body(line: str) -> bool:
    """Whether a folded line is the name of a body, or names of several; spaced out to fill it or not."""
    return _BODY.fullmatch("".join(line.split())) is not None


def mark_of(line: str) -> PartKind | None:
    """What a folded line is by its own words, wherever it stands; None where they do not tell."""
    if len(line) > _LONGEST_MARK:
        return None
    marks = ((PartKind.DATE, _DATE), (PartKind.NUMBER, _NUMBER), (PartKind.NOTE, _NOTE))
    return next((kind for kind, pattern in marks if pattern.fullmatch(line)), None)


def front_mark_of(line: str) -> PartKind | None:
    """What a folded line is where it stands before the text: also an issuer, a history, a field."""
    if len(line) > _LONGEST_MARK:
        return None
    if _ISSUER.fullmatch(line):
        return PartKind.ISSUER
    if _HISTORY.match(line) or _EFFECT.fullmatch(line) or _is_rest_of_history(line):
        return PartKind.HISTORY
    own = PartKind.NOTE if _FIELD.fullmatch(line) else mark_of(line)
    return own or (PartKind.NOTE if _FOLLOW.fullmatch(line) else None)


def _is_rest_of_history(line: str) -> bool:
    return "。" not in line and bool(_HISTORY_END.search(line)) and bool(_DAY.search(line))
