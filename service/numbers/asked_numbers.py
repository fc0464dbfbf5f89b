"""Clauses that a query asks for by their numbers: the references, and the words besides."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from indexer.folding import Span
from service.numbers.blanks import blanked
from service.numbers.content_words import content_words
from service.numbers.labels import Form, Label, Tail
from service.numbers.names import Names
from service.numbers.orders import Cited
from service.numbers.references import Reference, read_references
from service.numbers.text_before import heading_before, heading_between, points_inside
from service.numbers.word_runs import Word, runs_in
from service.questions.mentions import Mention, Surroundings
from service.questions.query import Query
from service.questions.units import ANY, ANY_NOUN, LARGE

# What a number counts below a heading: 「各县布局第9个县」.
_COUNTED_NOUN = re.compile(r"[\u4e00-\u9fff]{1,4}(?=$|[\s,。?!的是讲说写叫])")
_THINGS = frozenset({"坚持", "问题", "东西", "机遇", "要点", "情形", "要求", "目标", "原则", "内容"})


class Asked(NamedTuple):
    """A query that names clauses by their number: the references, and the words besides. In `text`
    the numbers are blank. `is_bare`: the number may as well be a count, 「美丽山西19」; `is_printed`:
    one stands as in print right behind a heading, 「战略定位 九、」; `year`: that of an edition;
    `cited`: numbers that documents were issued under."""

    text: str
    references: tuple[Reference, ...]
    words: tuple[Word, ...]
    is_bare: bool = False
    is_printed: bool = False
    year: int | None = None
    cited: tuple[Cited, ...] = ()


def asked(
    query: Query, labels: Sequence[Label], names: Names, cited: tuple[Cited, ...] = ()
) -> Asked | None:  # fmt: skip
    """None where the query names no clause by its number. `cited`: numbers that documents were issued
    under, which are blank in the query."""
    if not labels:
        return None
    words = content_words(query, labels)
    text = blanked(query.folded, (label.span for label in labels))
    mentions = names.mentions.in_runs(runs_in(text, words, Span(0, len(text))))
    known = (Mention(one.span, True) for one in cited if one.documents)
    mentions = tuple(sorted((*mentions, *known)))
    around = Surroundings(query.folded, mentions, tuple(word.span for word in words))
    read = [_below_heading(text, labels, place, names, around) for place in range(len(labels))]
    references = read_references(read, around)
    is_bare = len(read) == 1 and _is_bare(read[0], mentions)
    is_printed = any(label.unit == ANY and label.tail is Tail.PRINTED for label in read)
    return Asked(text, references, words, is_bare, is_printed, None, cited) if references else None


def _is_bare(label: Label, mentions: Sequence[Mention]) -> bool:
    """「美丽山西19」, 「十六条 山水林田」: nothing but the words around it tells it from a count."""
    is_unprinted = label.form is Form.BARE and label.tail is not Tail.PRINTED
    if any(mention.is_title for mention in mentions):
        return False
    return is_unprinted or (label.form is Form.COUNTED and label.is_han and not mentions)


def _below_heading(
    text: str, labels: Sequence[Label], place: int, names: Names, around: Surroundings
) -> Label:  # fmt: skip
    """「基本原则第二个」, 「基本原则那节的2」: what counts anything counts what stands below a heading
    right in front."""
    before = text[: labels[place].span.start]
    heading = heading_between(before) if place else heading_before(before)
    label = _counting(labels[place], around.text, heading)
    is_told = around.ends_behind(label.span) and _is_pointed(labels, place, before, around)
    is_large = label.unit in LARGE and label.text.startswith("第")
    if not (is_told or is_large or _is_any(label, labels[place:])):
        return label
    headings = names.headings
    named = headings.at_end(heading, headings.texts) or headings.hinted(heading, headings.texts)
    in_annex = any(heading in headings.annexes[owner] for owner, heading in named)
    if not named or (is_large and in_annex):
        return label
    if is_told:
        return label._replace(unit="部分" if label.is_han and in_annex else ANY, form=Form.ORDINAL)
    return label._replace(unit=ANY)


def _counting(label: Label, text: str, heading: str) -> Label:
    """「第3个问题」 ends with what it counts, if that is named or a thing of any kind."""
    noun = _COUNTED_NOUN.match(text, label.span.end) if label.text.endswith(ANY) else None
    is_thing = label.unit == "" and noun is not None and (noun[0] in heading or noun[0] in _THINGS)
    return label._replace(tail=Tail.END) if is_thing else label


def _is_any(label: Label, behind: Sequence[Label]) -> bool:
    """Whether a label counts anything; `behind`: it and those behind it."""
    is_unitless = label.text.startswith("第") and all(one.unit == "" for one in behind)
    is_counting = label.text.endswith((ANY, *ANY_NOUN)) or is_unitless
    is_number = is_counting and label.form is not Form.BESIDE and label.tail is not Tail.WORD
    return label.unit in ("", *ANY_NOUN) and (is_number or label.text.startswith("排"))


def _is_pointed(
    labels: Sequence[Label], place: int, before: str, around: Surroundings
) -> bool:  # fmt: skip
    """Whether a number behind a heading is one below it: 「那节的2」, 「4和5 生态省纲要」."""
    is_bare = [label.form is Form.BARE for label in labels]
    is_told = points_inside(before) or labels[place].tail is Tail.PRINTED
    return all(is_bare[place:]) and (is_told or (around.has_title and all(is_bare)))
