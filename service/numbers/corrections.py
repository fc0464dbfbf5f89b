"""What a query takes back, or says twice: 「第九条,哦不对,是第十条」, 「专栏五,专栏五里的第二项」."""

import re
from collections.abc import Iterator
from itertools import pairwise

from indexer.folding import Span
from service.numbers.labels import Label, labels_in

_PAUSE = r"(?:[\s,.。…!;:、~—-]|[哦噢喔呃额嗯啊哎诶唉呀吧]|[发给]我)*"
_TAKEN_BACK = re.compile(
    rf"{_PAUSE}(?:(?:不对|不是(?=[\s,.。…]|{_PAUSE}(?:应该|应当|而?是|改))|[打说写记看弄搞]?错了|更正){_PAUSE})+"
    rf"(?:应该|应当|改成|改为|要的?|而)?是?{_PAUSE}"
    r"|[\s,.。…]*[呃额嗯][\s,.。…]*"
)
_DENIED = re.compile(r"[\s,.。、]*(?:而?不是|不要|别给)我?(?:说|要)?的?\s*")
_AGAIN = re.compile("[ ,。、]*(?:(?:也)?就是?|即|也就是|也即)?")


def taken_back(folded: str) -> Iterator[Span]:
    """Where a number of a clause stands that gives way to the next, up to that, and where one that is
    denied: 「第3条,不是第5条」."""
    for label, after in pairwise(labels_in(folded)):
        if denied := _DENIED.fullmatch(folded, label.span.end, after.span.start):
            yield Span(denied.start(), after.span.end)
        elif _gives_way(label, after, folded[label.span.end : after.span.start]):
            yield Span(label.span.start, after.span.start)


def _gives_way(label: Label, after: Label, between: str) -> bool:
    is_same = bool(label.unit) and label[1:3] == after[1:3]
    is_said_again = is_same and bool(_AGAIN.fullmatch(between))
    is_alike = label.unit == after.unit or "" in (label.unit, after.unit)
    return is_said_again or (is_alike and bool(_TAKEN_BACK.fullmatch(between)))
