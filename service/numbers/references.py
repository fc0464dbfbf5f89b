"""Clauses asked for by their number: 「贵州意见附件第十三条」 → the levels named, outermost first."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.folding import Span
from indexer.numbering import DECIMALS, Kind
from service.numbers.chains import Chain, Gap, Link, chains
from service.numbers.labels import Form, Label, Tail
from service.questions.mentions import Surroundings
from service.questions.units import (
    ANNEXES,
    BOXES,
    DIGITS,
    FOREWORDS,
    ITEMS,
    KINDS,
    LARGE,
    LEVELS,
    OPENING,
    RANKS,
    TABLES,
    TOP,
)

_LONGEST_RANGE = 50
# 「附件25」 is (二十五) of the annex.
_MOST_ANNEXES = 9
# No part of a text has so high a number: it is a clause's.
_HIGH = (10,)
_CHAPTERS = ("章", "篇", "编")
_INSIDE = re.compile("[的里中之下内]")
# 「第3条和第3条的后一条」 are two.
_BOTH = re.compile("[和与及跟、]|还有")
_LISTS = (Gap.LIST, Gap.AND, Gap.RANGE, Gap.DASH)

Path = tuple[Label, ...]


class Step(NamedTuple):
    """One level of a reference: the numbering that fits, and the number asked for.

    `number` is None where any will do (「附件」); `unit` is the word with the number, "" where there is
    none. `is_next`: no level may be left out before it; `is_place`: the number counts places, negative
    from the end (「最后一条」), and is no number as printed; `is_ordinal`: 「第三点」, 「第三个」;
    `is_beside`: it counts from the place that the steps before name (「下一条」).
    """

    kinds: frozenset[Kind]
    number: tuple[int, ...] | None
    unit: str = ""
    is_next: bool = False
    is_place: bool = False
    is_ordinal: bool = False
    is_beside: bool = False


class Reference(NamedTuple):
    """`readings`: ways to understand the levels, the likeliest first; `span`: where they stand."""

    readings: tuple[tuple[Step, ...], ...]
    span: Span


def read_references(labels: Sequence[Label], around: Surroundings) -> tuple[Reference, ...]:
    """The clauses that a query names by their numbers, in order; none where it names none."""
    paths = [path for chain in chains(labels, around) for path in _paths(_with_units(chain))]
    led = {at for at, (path, after) in enumerate(pairwise(paths)) if _leads_up(path, after, around)}
    return tuple(_reference(path, around.text) for at, path in enumerate(paths) if at not in led)


def _leads_up(path: Path, after: Path, around: Surroundings) -> bool:
    """Whether a path only leads up to the next: 「土壤是第7条,那第7条的后面一条」."""
    own, between = len(path), Span(path[-1].span.end, after[0].span.start)
    is_begun = own < len(after) and [one[:3] for one in path] == [one[:3] for one in after[:own]]
    is_named = any(between.start <= mention.span.start < between.end for mention in around.mentions)
    is_apart = is_named or between.start > between.end or _BOTH.search(around.text[slice(*between)])
    return is_begun and not is_apart


def _with_units(chain: Chain) -> Chain:
    """「第九、10两条」: the numbers of a list have the unit of its last."""
    done = chain[-1:]
    for link, after in zip(reversed(chain[:-1]), reversed(chain[1:]), strict=True):
        label, unit = link.label, done[0].label.unit
        is_list = (
            after.gap in _LISTS
            and label.unit == ""
            and unit not in ("", *ANNEXES, *BOXES, *TABLES)
            and (label.form is Form.ORDINAL or done[0].label.form is not Form.LAST)
        )
        if is_list and _is_alike(label, done[0].label):
            label = label._replace(unit=unit, form=_form_before(label, done[0].label, after.gap))
        done.insert(0, Link(link.gap, label))
    return done


def _form_before(label: Label, last: Label, gap: Gap) -> Form:
    """「八、九条」 and 「五到七条」 are 条; 「五、十六条」 may be one below 五、."""
    is_counted = last.form is Form.COUNTED and label.form is Form.BARE
    is_next = last.numbers[0] == label.numbers[-1] + 1 or (
        gap in (Gap.AND, Gap.RANGE, Gap.DASH) and label.numbers < last.numbers
    )
    return Form.COUNTED if is_counted and is_next else label.form


def _is_alike(label: Label, last: Label) -> bool:
    """「三、4节」 are two levels, 「3、4节」 is two 节."""
    if Form.BRACKETED in (label.form, last.form):
        return label.form is last.form
    return label.form is Form.ORDINAL or (label.form is Form.BARE and label.is_han == last.is_han)


def _paths(chain: Chain) -> list[Path]:
    """One for each place: 「第八章第一节和第三节」 are two, both in 第八章."""
    found: list[Path] = []
    path: Path = ()
    for gap, label in chain:
        same = _place_beside(path, gap, label)
        if same is not None and _is_inserted(path[same], gap, label):
            numbers = path[same].numbers + label.numbers
            path = (*path[:same], path[same]._replace(numbers=numbers, tail=label.tail))
        elif same is not None:
            found.append(path)
            taken = label if label.unit else label._replace(unit=path[same].unit, form=path[same].form)
            found += _between(path, taken, gap) if same == len(path) - 1 else []
            path = (*path[:same], taken)
        elif path and gap is Gap.AND:
            found.append(path)
            path = (*path, label) if label.form is Form.BESIDE else (label,)
        else:
            path = (*path, label)
    return [*found, path]


def _place_beside(path: Path, gap: Gap, label: Label) -> int | None:
    """Where in a path a label is an alternative and not one more level."""
    places = range(len(path) - 1, -1, -1)
    return next((place for place in places if _is_alternative(path, place, gap, label)), None)


def _is_alternative(path: Path, place: int, gap: Gap, label: Label) -> bool:
    other = path[place]
    if Form.BESIDE in (label.form, other.form):
        return label.form is other.form
    if Form.WHOLE in (label.form, other.form):
        return False
    if label.unit and other.unit:
        return label.unit == other.unit
    if label.form is not Form.BARE:
        is_styled = label.form in (Form.BRACKETED, Form.CIRCLED)
        return is_styled and label.form is other.form and label.is_han == other.is_han
    if other.form is Form.BARE:
        return label.is_han == other.is_han and _is_listed(path, gap, label)
    is_last = place == len(path) - 1
    is_named = other.form is Form.NAMED
    return is_last and bool(other.unit) and (
        gap in (Gap.AND, Gap.RANGE) or (is_named and gap in (Gap.LIST, Gap.DASH))
    )  # fmt: skip


def _is_inserted(first: Label, gap: Gap, label: Label) -> bool:
    """「第14-1条」 and 「专栏3-1」 are one number, 「第5-7条」 is a range."""
    return gap is Gap.DASH and bool(first.unit) and first.numbers >= label.numbers


def _is_listed(path: Path, gap: Gap, label: Label) -> bool:
    """「(四)1、2」 and 「28、29」 list, 「三、三、4」 goes down."""
    is_rising = path[-1].form is Form.BARE and path[-1].numbers < label.numbers
    is_below = len(path) > 1 and path[-2].form is not Form.BARE
    is_arabic_list = is_rising and not label.is_han and (is_below or path[-1].numbers >= _HIGH)
    return gap in (Gap.AND, Gap.RANGE) or (gap in (Gap.LIST, Gap.DASH) and is_arabic_list)


def _between(path: Path, last: Label, gap: Gap) -> list[Path]:
    """「第五条至第七条」: the places between."""
    first = path[-1].numbers[0]
    end = min(last.numbers[0], first + _LONGEST_RANGE) if gap in (Gap.RANGE, Gap.DASH) else first
    return [(*path[:-1], last._replace(numbers=(number,))) for number in range(first + 1, end)]


def _from_outside(path: Path) -> Path:
    """「第四节 第三章」 is typed from the inside out."""
    if path[-1].form is Form.BESIDE:
        return (*_from_outside(path[:-1]), path[-1])
    return path[::-1] if _is_inward(path) else path


def _is_inward(path: Path) -> bool:
    ranks = [RANKS.get(label.unit, -1) for label in path]
    return len(path) > 1 and -1 not in ranks and all(a > b for a, b in pairwise(ranks))


def _reference(path: Path, text: str) -> Reference:
    """「第六项第七条」 is 条 in 项 as typed, or else 项 of 条; 「第四项的第二条」 is nothing else."""
    outside = _read_down(_from_outside(path))
    if not _is_inward(path) or RANKS[path[-1].unit] < RANKS["条"]:
        return outside
    down = _read_down(path)
    between = text[path[-2].span.end : path[-1].span.start]
    return down if _INSIDE.search(between) else down._replace(readings=down.readings + outside.readings)


def _read_down(path: Path) -> Reference:
    span = Span(min(label.span.start for label in path), max(label.span.end for label in path))
    steps = tuple(step_of(path, place) for place in range(len(path)))
    if _is_annex_and_level(path):
        return Reference((steps, _split_annex(steps, TOP)), span)
    if len(path) == 1 and _is_in_annex(path[0]):
        return Reference((steps, _split_annex(steps, LEVELS)), span)
    if len(path) == 1 and path[0].form is Form.BARE and path[0].is_han:
        return Reference(((steps[0]._replace(kinds=TOP),), steps), span)
    if len(path) == 1 and path[0].form is Form.BARE and path[0].tail is Tail.PRINTED:
        return Reference(((steps[0]._replace(kinds=DIGITS),), steps), span)
    if path[0].unit in BOXES and len(path[0].numbers) > 1:
        box, *inner = path[0].numbers
        item = Step(LEVELS, tuple(inner))
        return Reference((steps, (steps[0]._replace(number=(box,)), item, *steps[1:])), span)
    if not any(label.form is Form.DOTTED for label in path):
        return Reference((steps,), span)
    spread = tuple(level for step in steps for level in _levels(step))
    return Reference((steps, spread), span)


def _is_in_annex(label: Label) -> bool:
    """「附件25」; 「附件25个项目」 counts."""
    is_high = label.unit in ANNEXES and max(label.numbers, default=0) > _MOST_ANNEXES
    return is_high and label.tail is not Tail.WORD


def _is_annex_and_level(path: Path) -> bool:
    """「附件二(六)」 may be the (六) of 附件二, or 二、(六) of the annex."""
    is_inner = len(path) > 1 and path[1].form in (Form.BRACKETED, Form.ORDINAL)
    return is_inner and path[0].unit in ANNEXES


def _split_annex(steps: tuple[Step, ...], kinds: frozenset[Kind]) -> tuple[Step, ...]:
    """The number of an annex as that of a level in it; 「附件二第八条」 is (八) as printed, no place."""
    annex, *inner = steps
    printed = (step._replace(is_ordinal=step.is_ordinal and step.unit != "条") for step in inner)
    return (annex._replace(number=None), Step(kinds, annex.number), *printed)


def _levels(step: Step) -> Iterator[Step]:
    """「3.5.2」 is a decimal number where a document counts so, else three levels."""
    if step.kinds != frozenset(DECIMALS) or step.number is None:
        yield step
    else:
        yield from (Step(LEVELS, (number,), is_next=True) for number in step.number)


def step_of(path: Path, place: int) -> Step:
    """The level that one label of a path names."""
    label = path[place]
    is_foreword = label.unit in FOREWORDS and label.unit != OPENING
    number = (1,) if is_foreword else label.numbers or None
    return Step(
        _kinds(path, place), number, label.unit, is_place=label.form is Form.LAST,
        is_ordinal=label.form is Form.ORDINAL, is_beside=label.form is Form.BESIDE,
    )  # fmt: skip


def _kinds(path: Path, place: int) -> frozenset[Kind]:
    """What brackets say comes first: 「(八)」 is never 「八、」; but in a box they say nothing."""
    label = path[place]
    above = path[:place]
    if label.form is Form.BESIDE:
        return KINDS.get(label.unit, frozenset(Kind))
    if above and above[-1].unit in BOXES:
        return LEVELS
    if label.form is Form.BRACKETED:
        bracketed = frozenset({Kind.NUMERAL_IN_BRACKETS})
        return bracketed if label.is_han else DIGITS | bracketed
    if label.form is Form.DOTTED:
        return frozenset(DECIMALS)
    if label.unit in LARGE and any(one.unit not in ANNEXES for one in above):
        return LEVELS  # 「第三部分第四个大点」
    if label.unit == "节" and above and above[-1].unit in _CHAPTERS:
        return KINDS[label.unit] | {Kind.NUMERAL}  # 「第五章第二节」 may be 「二、」 below a chapter
    if label.unit:
        return KINDS[label.unit]
    if label.form is Form.CIRCLED:
        return ITEMS
    is_head = all(one.unit in ANNEXES for one in above)
    is_printed = label.tail in (Tail.PRINTED, Tail.LISTED) or place < len(path) - 1
    return TOP if is_head and is_printed and label.is_han else LEVELS
