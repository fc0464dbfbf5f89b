"""Where in an article a paragraph stands: 款, 项, 目, as statutes are cited."""

from collections.abc import Sequence

from indexer.lines import Paragraph
from indexer.numbering import Kind

_ITEMS = (Kind.NUMERAL, Kind.NUMERAL_IN_BRACKETS)
_LISTED = (*_ITEMS, Kind.DIGIT, Kind.DIGIT_IN_BRACKETS, Kind.DIGIT_BEFORE_BRACKET, Kind.CIRCLED)


def places(paragraphs: Sequence[Paragraph]) -> list[str | None]:
    """「第二款」, 「第二款第三项」, 「第一项第2目」 for each paragraph of an article.

    An article of one 款 is cited without it, as in 「第十条第三项」; its own text has no place.
    """
    numbers = list(_counted(paragraphs))
    has_one = numbers[-1][0] == 1
    return [_written(() if has_one else place[:1], place[1:]) for place in numbers]


def _counted(paragraphs: Sequence[Paragraph]) -> Sequence[tuple[int, int, int]]:
    """款, 项 and 目 of each paragraph, 0 where there is none."""
    part, item, subitem = 0, 0, 0
    kind_of_items: Kind | None = None
    counted = []
    for index, paragraph in enumerate(paragraphs):
        label = paragraph.label if paragraph.label and paragraph.label.kind in _LISTED else None
        if label and (label.kind in _ITEMS or kind_of_items in (None, label.kind)):
            item, subitem, kind_of_items = label.numbers[0], 0, label.kind
        elif label:
            subitem = label.numbers[0]
        elif index == 0 or _ends_part(paragraphs[index - 1]):
            part, item, subitem, kind_of_items = part + 1, 0, 0, None
        counted.append((part, item, subitem))
    return counted


def _ends_part(paragraph: Paragraph) -> bool:
    """Behind 「包括:」 or 「…;」 the list goes on; behind 「第一条」 alone its text begins."""
    is_bare = paragraph.label is not None and paragraph.label.end == len(paragraph.text)
    return not is_bare and not paragraph.text.endswith((":", ";", ","))


def _written(part: Sequence[int], items: Sequence[int]) -> str | None:
    names = (f"第{numeral(part[0])}款" if part else "",
             f"第{numeral(items[0])}项" if items[0] else "",
             f"第{items[1]}目" if items[1] else "")  # fmt: skip
    return "".join(names) or None


def numeral(number: int) -> str:
    """Chinese numerals up to 99: no article has more paragraphs or items.

    >>> numeral(3), numeral(10), numeral(21)
    ('三', '十', '二十一')
    """
    digits = " 一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    return ("" if tens < 1 else "十" if tens == 1 else digits[tens] + "十") + digits[ones].strip()
