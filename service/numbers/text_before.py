"""The text in front of a number: where a heading or a name in it ends, and whether it points at one."""

import re

# What may stand between a heading or an annex's name and the number below it.
_POINTED = r"[这那](?:个|一)?(?:部分|块|节|章|条|点|项|里|儿)"
_JOINT = re.compile(
    rf"(?:{_POINTED}|部分|从?上?往下数|数下来|从头数|[里下底]面|[里下]头|底下|之下|里|中|的|第|[》”」』\"()\s])+$"
)
_POINTS = re.compile(rf"{_POINTED}[里中的\s]*$")
_WITHIN = re.compile(rf"(?:{_POINTED}[里中的]?|[里中])\W*$")
_TABLE = re.compile(r"(?:一览表|清单|方案|目录|表)$")
# What stands between a heading and the number below it, or between two numbers.
_LEADING_ON = re.compile(r"(?:[\s,:;。、~—–-]|[和与及跟至到或的]|以及|还有)+$")


def points_at_heading(text: str) -> bool:
    """Whether the text in front of a number says that a heading is named: 「土壤那部分第2段」."""
    return _POINTS.search(text) is not None


def points_inside(text: str) -> bool:
    """Whether the text in front of a number leads into what is named: 「十三五成效里倒数第二段」."""
    return _WITHIN.search(text) is not None


def heading_before(text: str) -> str:
    """The text in front of a number, up to where a heading would end."""
    return _TABLE.sub("", name_before(text))


def name_before(text: str) -> str:
    """The same with what it says that it is: 「…工作方案」."""
    return _JOINT.sub("", text)


def heading_between(text: str) -> str:
    """The text between two levels, up to where a heading would end: 「三、战略定位,第一项和第三项」."""
    return heading_before(_LEADING_ON.sub("", text))
