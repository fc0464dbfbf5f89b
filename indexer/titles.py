"""What the title of a document tells of it, besides its place."""

import re

from indexer.folding import fold_text

# 「关于印发《…规划》的通知」 is cited, and asked for, as the plan.
_NOTICE = re.compile(r"印发《?(.+?)》?的通知$")
_HAN = re.compile("[\u4e00-\u9fff]")
_BRACKETED = re.compile(r"\([^()]*\)")
# 「某局发布《…通知》,具体内容如下」
_BRINGS = re.compile(r"(?:发布|印发|公布|下发|出台)了?《([^《》]{4,80})》.{0,20}如下")
# 「… 2021-04-05 11:06:24  来源:互联网」: what a portal prints behind a title.
_BESIDE = re.compile(
    r"(?<!\s)\s+20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?\s+来源[::].*$"
    r"|(?<!\s)\s+20\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d\d:\d\d$"
    r"|(?<=[则案划要知法定见])\s*20\d\d年\d{1,2}月(?:\d{1,2}日)?$"
)
_DASH = r"(?:[-~至到―─–]|—+)"
# What may stand behind the kind; 「评价方法」 is no 法.
_VERSION = rf"(?:20\d\d年?{_DASH}20\d\d年?)?(?:简本|文本|草案|[\u4e00-\u9fff]{{2}}版)?$"
_KIND = re.compile(
    r"(?:(?:实施|指导)?意见|(?:行动|工作|实施)?(?:计划|方案)|纲要|规划|条例|办法|规定|细则|通知|通告|公告|决定|解释"
    rf"|批复|预案|标准|规范|导则|措施|章程|法典|(?<![方做执盐手说司立])法)(?={_VERSION})"
)
_PERIOD = re.compile(rf"(20\d\d)年?{_DASH}(20\d\d)年?")
# The 十一五 began in 2006, and each five years after the one before.
_FIVE_YEARS = re.compile(r"(?<!二)十([一二三四五六七])五")
_FIRST = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031, "七": 2036}
# 「各县(市、区)人民政府:」 and 「第一章 总则」 may be marked like a title, and are none.
_NO_TITLE = re.compile(
    r".{2,200}[^信书函]:|第[一1]章(?:\s.*|总.*|一般.*)?|(?:[一1][、.])?(?:总\s*则|前\s*言|引\s*言|目\s*[录次]|概\s*述|正\s*文|编制目的)"
)
# What a service is called in its guide: 「一、事项名称:退休人员档案接收」.
_BLANK = r"[^\S\n]*"
_FIELD = re.compile(
    rf"^{_BLANK}(?:[一1][、.])?{_BLANK}(?:事项|项目|文件)名称[:：]{_BLANK}(\S.{{2,80}}?){_BLANK}$", re.M
)
_OPENING = 300
# 「关于《…(草案)》的说明」 is no draft.
_DRAFT = re.compile(r"(?:征求意见稿|公示稿|讨论稿|送审稿|草案)[)》”]*$")


def kind_of(title: str) -> str | None:
    """规划, 条例, 实施意见 …, in simplified characters; None where the title ends otherwise.

    >>> kind_of("晋中市“十四五”生态环境保护规划(征求意见稿)")
    '规划'
    """
    plain = re.sub(r"\s", "", fold_text(title))
    while _BRACKETED.search(plain):
        plain = _BRACKETED.sub("", plain)
    inside = _NOTICE.search(plain)
    found = _KIND.search((inside[1] if inside else plain).rstrip("》"))
    return found.group() if found else None


def brought_by(title: str) -> str:
    """The title of what a news item brings, where this is what stands in its place.

    >>> brought_by("6月12日,某局发布《关于做好节水工作的通知》,具体内容如下")
    '关于做好节水工作的通知'
    """
    brought = _BRINGS.search(title)
    return brought[1] if brought else title


def is_title(line: str) -> bool:
    """Whether a line that is marked as one may be a title.

    >>> is_title("各县(区)人民政府,市政府各部门:")
    False
    """
    plain = fold_text(line).strip()
    is_other = _NO_TITLE.fullmatch(plain) and kind_of(plain.rstrip(":")) is None
    return bool(_HAN.search(plain)) and not is_other


def named_in(text: str) -> str:
    """What a text without a title says it is called, as printed; "" where it does not.

    >>> named_in("一、事项名称:退休人员档案接收")
    '退休人员档案接收'
    """
    named = _FIELD.search(text[:_OPENING])
    return named[1] if named else ""


def without_portal(title: str) -> str:
    """A title without the day, hour and source that a portal, or a title page, prints behind it.

    >>> without_portal("关于秸秆利用的意见 2021-04-05 11:06:24  来源:互联网")
    '关于秸秆利用的意见'
    >>> without_portal("某市需求响应实施细则2021年2月")
    '某市需求响应实施细则'
    """
    return _BESIDE.sub("", title)


def period_of(title: str) -> tuple[int, int] | None:
    """The first and the last year planned for.

    >>> period_of("晋中市“十四五”生态环境保护规划")
    (2021, 2025)
    """
    folded = fold_text(title)
    if years := _PERIOD.search(folded):
        first, last = int(years[1]), int(years[2])
        return (first, last) if first <= last else None
    plan = _FIVE_YEARS.search(folded)
    return (_FIRST[plan[1]], _FIRST[plan[1]] + 4) if plan else None


def is_draft(title: str) -> bool:
    """Whether it says of itself that it is not issued yet."""
    return _DRAFT.search(fold_text(title)) is not None
