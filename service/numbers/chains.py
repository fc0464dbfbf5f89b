"""Numbers that stand together and name a clause: 「第三章，第四节」, 「三、规划任务（四）2」."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from indexer.folding import Span
from service.numbers.labels import MIDDLE, Form, Label, Tail
from service.questions.mentions import Mention, Surroundings
from service.questions.units import (
    ANNEXES,
    BELOW_HEADINGS,
    BOXES,
    COUNTED,
    LOOSE,
    NOUNS,
    PARTS_OF_TEXT,
    RANKS,
    TABLES,
)

# 「美丽山西19」 names a clause, 「山西2035」 a year, and 「山西135」 a plan.
_LIKE_A_YEAR = 100
# 「三条」 and 「十条」 count things, 「十六条」 hardly.
_ANY_COUNT = 10
# 「统一」 and 「一体化」 hold no number.
_NUMERAL = re.compile("[0-9二三四五六七八九十百]")
# 「贵州正文里的19」
_OF_TEXT = re.compile(r"\s*(?:(?:那份|这份)?的?(?:正文|附件)[里中]?的?|(?:那份|这份)的?)?\s*")
# 「第五部分中间那条」, 「生态修复那节中间那条」; 「黄河中间一段」 is a place.
_LED_INTO = re.compile(r"(?:[那这]一?个?(?:部分|[块节章])|[里中要])的?[\s,]*$")


class Gap(Enum):
    JOINT = "nothing, or a mark between levels"
    LIST = "、"
    DASH = "-"
    AND = "和"
    RANGE = "至"
    WORDS = "a heading"
    NAME = "another document"


class Link(NamedTuple):
    """A label and what stands between it and the one before."""

    gap: Gap
    label: Label


Chain = list[Link]

_GAPS = (
    (Gap.LIST, re.compile(r"[\s)”\"』」》]*[、,;][\s(“\"]*")),
    (Gap.DASH, re.compile(r"\s*[—–-]{1,2}\s*")),
    (Gap.RANGE, re.compile(r"\s*[至到~]\s*")),
    (Gap.AND, re.compile(r"[\s,、]*(?:和|与|及|跟|以及|或者?|还有|并)[\s的]*(?:其|该|它)?的?")),
    (Gap.JOINT, re.compile(r"(?:[\s的里中之下底面内头>→/\\|·.:()“”\"'「」『』《》]|当中|其中|—>|->)*")),
)


def chains(labels: Sequence[Label], around: Surroundings) -> list[Chain]:
    """The runs of labels that name clauses; none where a number beside them is left unread."""
    found: list[Chain] = [[]]
    for gap, label in _linked(labels, around):
        if gap is Gap.NAME and _is_named_between(found, label, around):
            gap = Gap.WORDS
        is_new = gap is Gap.NAME and label.form is not Form.BESIDE
        before = found[-1][-1].label if found[-1] and not is_new else None
        if not _is_level(label, gap, before, around):
            if before and gap is not Gap.WORDS:
                return []
            found.append([])
        elif (
            before
            and gap is Gap.WORDS
            and label.form is Form.BARE
            and label.span.end == len(around.text)
        ):
            return []
        elif before is None or (gap is Gap.WORDS and not _goes_on(label)):
            found.append([Link(gap, label)])
        else:
            found[-1].append(Link(gap, label))
    return [chain for chain in found if chain and _is_reference(chain, around)]


def _linked(labels: Sequence[Label], around: Surroundings) -> Iterator[Link]:
    end = 0
    for label in labels:
        yield Link(_gap(Span(end, label.span.start), around), label)
        end = label.span.end


def _is_named_between(found: Sequence[Chain], label: Label, around: Surroundings) -> bool:
    """「第三章 晋中规划 第四节」: the document is named only between two levels."""
    levels = [link.label for chain in found for link in chain]
    ranks = {RANKS.get(level.unit) for level in (*levels[-1:], label)}
    is_alone = bool(levels) and not any(
        mention.span.end <= levels[0].span.start or mention.span.start >= label.span.end
        for mention in around.mentions
    )
    return is_alone and len(ranks) > 1 and None not in ranks


def _gap(span: Span, around: Surroundings) -> Gap:
    if any(span.start <= mention.span.start < span.end for mention in around.mentions):
        return Gap.NAME
    text = around.text[span.start : span.end]
    return next((gap for gap, pattern in _GAPS if pattern.fullmatch(text)), Gap.WORDS)


def _is_level(label: Label, gap: Gap, before: Label | None, around: Surroundings) -> bool:
    """Whether a label is a level of a clause's path, and no count of things; 「见附表」 only points."""
    if label.unit in BELOW_HEADINGS:
        return False
    if label.form is Form.ORDINAL and label.unit in ("", *NOUNS):
        mention = around.named_beside(label.span)
        is_named = before is not None or (mention is not None and mention.is_title)
        return label.tail is not Tail.WORD and (is_named or label.unit == "")
    if label.unit in LOOSE and label.tail is Tail.WORD:
        return False
    if label.form is Form.LAST and label.numbers == (MIDDLE,) and before is None:
        return bool(_LED_INTO.search(around.text[: label.span.start]))
    if label.form is Form.LAST:
        is_thing = label.text.endswith(NOUNS)
        is_named = before is not None or (
            label.unit not in NOUNS and around.named_beside(label.span) is not None
        )
        is_told = label.unit != "" or before is not None
        return label.tail is not Tail.WORD and is_told and (is_named or not is_thing)
    if label.unit in (*ANNEXES, *TABLES) and before and around.text.endswith("见", 0, label.span.start):
        return False
    if label.form is Form.BESIDE:
        return before is not None and not COUNTED.match(around.text, label.span.end)
    if label.form is Form.COUNTED:
        return _is_counted_level(label, before, around)
    if label.form is Form.BARE and label.tail is Tail.WORD:
        return (
            before is not None and before.form is not Form.BARE and before.span.end == label.span.start
        )
    return True


def _is_counted_level(label: Label, before: Label | None, around: Surroundings) -> bool:
    """「八节」 behind 「五章」 or a document's name, but 「三条产业链」 never."""
    if label.tail is not Tail.WORD:
        return before is not None or label.unit in PARTS_OF_TEXT
    mention = around.named_beside(label.span)
    is_behind = before is not None or (mention is not None and mention.is_title)
    is_thing = COUNTED.match(around.text, label.span.end)
    return is_behind and label.unit in PARTS_OF_TEXT and not is_thing


def _goes_on(label: Label) -> bool:
    """Whether a level may stand behind the heading of the one above: 「三、规划任务(四)」."""
    return label.form not in (Form.BARE, Form.COUNTED, Form.DOTTED) or label.tail is Tail.PRINTED


def _is_reference(chain: Chain, around: Surroundings) -> bool:
    chain = [link for link in chain if link.label.form is not Form.BESIDE]
    first, last = chain[0].label, chain[-1].label
    if last.form is Form.BARE and last.tail is Tail.LISTED:
        return False
    span = Span(first.span.start, last.span.end)
    if len(chain) == 1 and around.opens_sentence(span):
        return False
    mention = around.named_beside(span)
    is_list = first.form is Form.BARE and last.form is Form.COUNTED
    is_inner = RANKS.get(last.unit, 0) > RANKS.get(first.unit, 0) > 0
    if is_inner and first.form is Form.COUNTED and _is_sure(last, around):
        return True  # 「三十八条第四项」
    if mention is None and (is_list or first.form is Form.COUNTED):
        return _is_alone(chain, around)
    is_opened = first.form is Form.WHOLE or (first.form is Form.ORDINAL and last.unit)
    if (is_opened and len(chain) > 1) or any(_is_sure(link.label, around) for link in chain):
        return True
    if mention is None and last.tail is Tail.PRINTED:
        mention = around.named_at_end(span)
    return mention is not None and _is_named(chain, mention, around)


def _is_alone(chain: Chain, around: Surroundings) -> bool:
    """「22条怎么说」, 「24到26条」: numbers that open a query, of one Han number 条."""
    first = chain[0].label
    is_high = first.unit == "条" and first.numbers[0] > _ANY_COUNT
    is_item = first.text[0].isdigit() or (len(chain) == 1 and is_high)
    return is_item and around.is_empty(0, first.span.start) and chain[-1].label.tail is not Tail.WORD


def _is_sure(label: Label, around: Surroundings) -> bool:
    """Whether ordinary words don't read like it."""
    if label.form is Form.ORDINAL:
        is_thing = COUNTED.match(around.text, label.span.end)
        is_strange = is_thing and around.is_glued_to_word(label.span.start)
        return label.unit not in ("", *NOUNS) and not is_strange
    if label.form is Form.DOTTED:
        is_printed = len(label.numbers) > 2 and re.fullmatch(r"[\d.]+", label.text)
        return bool(label.unit or is_printed or label.text.startswith("第"))
    if label.form is Form.WHOLE:
        return label.unit not in (*ANNEXES, *BOXES)
    return label.form in (Form.BRACKETED, Form.CIRCLED, Form.NAMED, Form.LAST)


def _is_named(chain: Chain, mention: Mention, around: Surroundings) -> bool:
    """Whether weak levels are meant as such, beside the name of a document."""
    last = chain[-1].label
    if last.tail is Tail.WORD:
        return last.form is Form.COUNTED or (last.form is Form.DOTTED and mention.is_title)
    if len(chain) > 1 or not (last.form is Form.BARE or last.form is Form.ORDINAL):
        return True
    ends = around.is_empty(last.span.end, len(around.text)) or mention.span.start > last.span.start
    is_told = ends and mention.is_title
    return last.tail is Tail.PRINTED or is_told or _is_only_number(last, mention, around)


def _is_only_number(label: Label, mention: Mention, around: Surroundings) -> bool:
    """Whether a number stands right behind the short name of a document, and there is no other."""
    between = around.text[mention.span.end : label.span.start]
    is_beside = mention.span.end <= label.span.start and bool(_OF_TEXT.fullmatch(between))
    is_small = label.form is Form.BARE and max(label.numbers) < _LIKE_A_YEAR
    rest = around.text[: label.span.start] + around.text[label.span.end :]
    return is_beside and is_small and not _NUMERAL.search(rest)
