"""Places beside a place: 「第二十条的下一条」, 「七(二)后面的专栏」."""

from collections.abc import Mapping, Sequence

from indexer.numbering import Kind
from service.numbers.ladders import Ladder, is_primary, stands_in
from service.numbers.levels import Levels, Steps
from service.numbers.references import Reference, Step
from service.questions.units import BOXES

_Rows = Mapping[Ladder, Sequence[int]]


def without_last(reference: Reference) -> Reference:
    return reference._replace(readings=tuple(steps[:-1] for steps in reference.readings))


def moved_part(part: Step, way: Step) -> Step | None:
    """「第一款的下一款」 is 第二款; None in front of the first, and where other parts are counted."""
    number = part.number[0] + way.number[0] if part.number and way.number else 0
    is_counted = way.unit in ("", part.unit) and number > 0
    return part._replace(number=(number,)) if is_counted else None


def neighbours(levels: Levels, rows: Sequence[int], steps: Steps, way: Step) -> list[int]:
    """Rows of the places that stand so many places on, in reading order and on their level, from
    those that the steps name; none where there is none, or where `way` counts another kind."""
    places = dict.fromkeys(_place(levels, row, steps, rows) for row in rows)
    if way.unit == steps[-1].unit:
        way = way._replace(kinds=frozenset(Kind))
    return [row for text, place in places for row in beside(levels, text, place, way)]


def _place(levels: Levels, row: int, steps: Steps, rows: Sequence[int]) -> tuple[str, Ladder]:
    """The text of a row and the place that it is found at: no more than what was found."""
    text, place = levels.place(row, steps)
    inside = (other for other in levels.texts[text] if stands_in(levels.ladders[other], place))
    return text, place if set(inside) <= set(rows) else levels.ladders[row]


def beside(levels: Levels, text: str, place: Ladder, way: Step) -> Sequence[int]:
    """Rows of what stands so many places on from a place in a text."""
    inside = {row: _numbered(levels.ladders[row]) for row in levels.texts[text]}
    place = _numbered(place)
    if not place or way.number is None:
        return ()
    if way.unit in BOXES and place[-1].kind is not Kind.BOX:
        return _box_beside(inside, place, way.number[0])
    if place[-1].kind not in way.kinds:
        return ()
    alike = _grouped({row: _alike(ladder, place) for row, ladder in inside.items()})
    order = list(alike)
    return _at(list(alike.values()), order.index(place) + way.number[0]) if place in alike else ()


def _alike(ladder: Ladder, place: Ladder) -> Ladder:
    """The levels down to one that is counted together with a place, none where there is none: numbers
    that run on are counted through the text, others below one heading."""
    *above, last = place
    for depth, rung in enumerate(ladder):
        if rung.kind is last.kind and (is_primary(last) or list(ladder[:depth]) == above):
            return ladder[: depth + 1]
    return ()


def _box_beside(inside: Mapping[int, Ladder], place: Ladder, way: int) -> Sequence[int]:
    """The boxes behind a place, or in front of it; one that stands in it is on neither side."""
    own = [row for row, ladder in inside.items() if stands_in(ladder, place)]
    boxes = _grouped({row: _box(ladder) for row, ladder in inside.items()})
    if any(_box(inside[row]) for row in own):
        return ()
    behind = [rows for rows in boxes.values() if rows[0] > own[-1]]
    before = [rows for rows in boxes.values() if rows[-1] < own[0]]
    return _at(behind, way - 1) if way > 0 else _at(before, len(before) + way)


def _box(ladder: Ladder) -> Ladder:
    """The levels down to a box; none outside of one."""
    kinds = [rung.kind for rung in ladder]
    return ladder[: kinds.index(Kind.BOX) + 1] if Kind.BOX in kinds else ()


def _grouped(places: Mapping[int, Ladder]) -> _Rows:
    """The rows of each place, in reading order."""
    grouped: dict[Ladder, list[int]] = {}
    for row, place in places.items():
        if place:
            grouped.setdefault(place, []).append(row)
    return grouped


def _at(places: Sequence[Sequence[int]], index: int) -> Sequence[int]:
    return places[index] if 0 <= index < len(places) else ()


def _numbered(ladder: Ladder) -> Ladder:
    """Paragraphs are counted with those beside them, whether they have headings of their own or none."""
    return tuple(rung for rung in ladder if rung.numbers)
