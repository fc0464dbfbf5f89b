"""Where the references of a query are looked up: the documents and headings around their numbers, and
the words that say what the clauses are about."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.folding import Span
from indexer.numbering import Kind
from service.numbers.asked_numbers import Asked
from service.numbers.names import Names, Naming
from service.numbers.references import Reference
from service.numbers.text_before import heading_before, heading_between, name_before
from service.numbers.word_runs import Run, Word, runs_in

_MAIN_TEXT = "正文"
# Between two names.
_AND = re.compile(r"\s*(?:[和与及跟、]|以及)\s*")
# Behind a number they ask for all that stands there.
_ALL_OF_IT = frozenset({"主要", "大意", "概述", "概要", "哪些方面", "征求意见", "稿"})


class Scope(NamedTuple):
    """Where one reference is looked up. `documents`: None where none is named; `before`: the text in
    front of the number, `front` its words that name no document, `topics` the words behind;
    `is_main`: only in the main text (正文), in no annex; `within`: the text between its levels."""

    documents: frozenset[str] | None
    before: str
    front: tuple[str, ...]
    topics: tuple[str, ...]
    is_main: bool = False
    within: str = ""


def scopes(question: Asked, names: Names) -> list[Scope]:
    """One for each reference. Documents are named in front of the numbers, else behind them; one
    name may serve several."""
    gaps = _gaps(question)
    before = [_named_before(question, gap, names) for gap in gaps[:-1]]
    behind = [names.named_behind(runs_in(question.text, question.words, gap)) for gap in gaps[1:]]
    is_behind = before[0].documents is None and behind[-1].documents is not None
    named = _inherited(behind[::-1])[::-1] if is_behind else _inherited(before)
    named = [_narrowed(documents, behind[-1].documents) for documents in named]
    if not is_behind:
        named = _issued(question, [one.documents for one in before], named)
    if named[0] is None:
        named = [_named_inside(question, reference, names) for reference in question.references]
    topics = [_topics(question, place, behind[place], is_behind) for place in range(len(named))]
    main = [_MAIN_TEXT in question.text[gap.start : gap.end] for gap in gaps]
    found: list[Scope] = []
    for place, reference in enumerate(question.references):
        gap = gaps[place]
        is_beside = place > 0 and (
            reference.span == question.references[place - 1].span
            or not heading_between(question.text[gap.start : gap.end])
        )
        front = (found[-1].before, found[-1].front) if is_beside else (
            question.text[gap.start : gap.end], before[place].others
        )  # fmt: skip
        goes_on = place > 0 and found[-1].is_main and before[place].documents is None
        is_annexed = Kind.ANNEX in reference.readings[0][0].kinds
        is_main = not is_annexed and (main[place] or goes_on or (is_behind and main[-1]))
        within = question.text[reference.span.start : reference.span.end].strip()
        documents = names.titles.of_year(named[place], question.year)
        found.append(Scope(documents, *front, topics[place], is_main, within))
    return found


def _issued(
    question: Asked, before: Sequence[frozenset[str] | None], named: Sequence[frozenset[str] | None]
) -> list[frozenset[str] | None]:
    """The documents that are named, or else those of the number that is cited: the last in front of a
    reference, or the first where there is none; a title in front counts more."""
    done: list[frozenset[str] | None] = []
    for gap, own, titled in zip(_gaps(question), before, named, strict=False):
        cited = [one.documents for one in question.cited
                 if gap.start <= one.span.start and one.span.end <= gap.end]  # fmt: skip
        if own is None and cited:
            titled = cited[-1]
        elif own is None and done:
            titled = done[-1]
        elif own is None and titled is None and question.cited:
            titled = question.cited[0].documents
        done.append(titled)
    return done


def _narrowed(
    named: frozenset[str] | None, behind: frozenset[str] | None
) -> frozenset[str] | None:  # fmt: skip
    """「意见第八条 山西」: of the documents that a kind names, those for the place behind."""
    return named & behind or named if named and behind else named


def _named_inside(question: Asked, reference: Reference, names: Names) -> frozenset[str] | None:
    """「第三章 晋中规划 第四节」; a heading between two levels may look like a strange name."""
    runs = runs_in(question.text, question.words, reference.span)
    return names.named_behind(runs).documents or None


def _topics(question: Asked, place: int, behind: Naming, is_behind: bool) -> tuple[str, ...]:
    """What a reference is about: words inside it (headings between its levels) and behind it."""
    gaps = _gaps(question)
    is_free = not is_behind and place == len(question.references) - 1
    after = _texts(question.words, gaps[place + 1]) if is_free else behind.others
    inside = _texts(question.words, question.references[place].span)
    return (*inside, *(word for word in after if word not in _ALL_OF_IT))


def _named_before(question: Asked, gap: Span, names: Names) -> Naming:
    """「任务分工表」 is the annex, and no document that is called a 表."""
    text = question.text[gap.start : gap.end]
    heading = heading_before(text)
    is_annex = heading != name_before(text) and names.headings.is_annex(heading)
    end = gap.start + len(heading) if is_annex else gap.end
    runs = runs_in(question.text, question.words, Span(gap.start, end))
    named = _named_whole(question, Span(gap.start, end), names)
    return named or names.named_before(_sharing(runs, question.text, names))


def _named_whole(question: Asked, gap: Span, names: Names) -> Naming | None:
    """By its whole title: 「省实施《中华人民共和国水法》办法」; None where there are other names."""
    found = names.titles.whole(question.text[gap.start : gap.end])
    if found is None:
        return None
    documents, (start, end) = found
    sides = (Span(gap.start, gap.start + start), Span(gap.start + end, gap.end))
    runs = [run for side in sides for run in runs_in(question.text, question.words, side)]
    rest = names.named_before(runs)
    return rest._replace(documents=documents) if rest.documents is None else None


def _sharing(runs: Sequence[Run], text: str, names: Names) -> list[Run]:
    """Names that are joined share the kind of the last: 「晋中和灵丘两份规划」."""
    done = list(runs[-1:])
    for run, after in zip(runs[-2::-1], runs[:0:-1], strict=True):
        is_joined = _AND.fullmatch(text[run[-1].span.end : after[0].span.start])
        done.insert(0, names.sharing(run, done[0]) if is_joined else run)
    return done


def _inherited(naming: Iterable[Naming]) -> list[frozenset[str] | None]:
    named: list[frozenset[str] | None] = []
    for one in naming:
        is_unnamed = one.documents is None and bool(named)
        named.append(named[-1] if is_unnamed else one.documents)
    return named


def _gaps(question: Asked) -> list[Span]:
    """The stretches before, between and behind the references."""
    spans = [reference.span for reference in question.references]
    edges = [Span(0, 0), *spans, Span(len(question.text), len(question.text))]
    return [Span(one.end, max(one.end, after.start)) for one, after in pairwise(edges)]


def _texts(words: Sequence[Word], inside: Span) -> tuple[str, ...]:
    return tuple(
        word.text for word in words if inside.start <= word.span.start and word.span.end <= inside.end
    )
