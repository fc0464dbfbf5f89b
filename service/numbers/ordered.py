"""A question that names its document by the number that this was issued under."""

import re
from typing import NamedTuple

from indexer.folding import Span
from service.numbers.orders import Orders

# What is said of a document that another one follows.
_FOLLOWED = re.compile("(?:贯彻|落实|根据|依据|按照|依照|执行|转发|废止|替代|代替)[^,。;]{0,8}$")
# 「里说的」, 「文件中规定」; 「上海市」 and 「中小学」 are asked of.
_IN_IT = re.compile(
    r"^[,、\s]*(?:(?:文件|通知|意见|办法|规定|方案|细则|规划)(?:里面?|[中内上])|里面?(?![程约])|[中上内](?=[的说规提写,]))?"
    r"(?:(?:说|规定(?![期时])|提到|写)?的|说|规定(?![期时])|提到|写明?)?[,:]?"
)
_SHORTEST = 4


class Ordered(NamedTuple):
    """What a question asks besides the number, and the documents that have it."""

    text: str
    documents: frozenset[str]


def ordered(folded: str, orders: Orders) -> Ordered | None:
    """What a folded question asks of the one document whose number it names; None where it names none
    that is here, or asks nothing else."""
    cited = [one for one in orders.cited(folded) if one.documents]
    if len(cited) != 1 or _FOLLOWED.search(folded[: cited[0].span.start]):
        return None
    before, behind = _around(folded, cited[0].span)
    text = before + _IN_IT.sub("", behind)
    return Ordered(text, cited[0].documents) if len(text) >= _SHORTEST else None


def _around(folded: str, span: Span) -> tuple[str, str]:
    """Without the quotes or brackets that the number stands in."""
    before, behind = folded[: span.start], folded[span.end :]
    if before[-1:] + behind[:1] in ("《》", "()", "“”"):
        return before[:-1], behind[1:]
    return before, behind
