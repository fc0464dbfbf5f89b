"""How often the sentence and the fact that are shown are the right ones."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eval.benchmark import ANSWERS, JudgedQuery, bare
from eval.runs import Answered
from indexer.folding import fold_text
from service.results import Result

# Digits, or what statutes write out: 「三十日」, 「百分之五」.
_FIGURE = re.compile(
    r"\d|[百千万]分之|[一二两三四五六七八九十百千万]+个?(?:元|日|天|年|月|倍|次|小时|工作日|米|公里|公顷|吨|级|周|时|以[上下])"
)


class Shown(NamedTuple):
    """Whether the first result, a right clause, shows the right sentence and the right fact: `accepted`:
    the sentence is right, or one that a second reader takes for an answer too; `fact` where the short
    answer has digits, `named` where it has no figure: a list, a body, a word; None otherwise."""

    query_id: str
    sentence: bool
    accepted: bool
    fact: bool | None
    named: bool | None = None


def shown(answered: Sequence[Answered]) -> Iterator[Shown]:
    """One for each query whose first result is a clause that answers."""
    for query, response in answered:
        if response and response.results:
            first = response.results[0]
            quotes = [gold.quote for gold in query.gold
                      if gold.grade == ANSWERS and gold.document_id == first.clause.document_id
                      and bare(gold.quote) in bare(first.clause.text)]  # fmt: skip
            if quotes:
                is_right = _has_sentence(first, query, quotes)
                yield Shown(query.query_id, is_right, is_right or _shares(first, query.also),
                            _has_fact(first, query), _has_named(first, query))  # fmt: skip


def _has_sentence(first: Result, query: JudgedQuery, quotes: Sequence[str]) -> bool:
    """Right: it shares text with the quotation, or holds the short answer."""
    has_answer = bool(query.answer) and bare(query.answer) in bare(first.answer.text)
    return has_answer or _shares(first, quotes)


def _shares(first: Result, quotes: Sequence[str]) -> bool:
    text = bare(first.answer.text)
    return any(_overlap(text, bare(quote)) for quote in quotes)


def _overlap(sentence: str, quote: str) -> bool:
    """A quotation may run across the end of a sentence: half of it is enough."""
    half = (len(quote) + 1) // 2
    return any(quote[i : i + half] in sentence for i in range(len(quote) - half + 1))


def _has_fact(first: Result, query: JudgedQuery) -> bool | None:
    if not re.search(r"\d", fold_text(query.answer)):
        return None
    fact = first.answer.fact
    return (
        fact is not None
        and bool(_figures(query.answer))
        and _figures(query.answer) == _figures(fact.text)
    )


def _has_named(first: Result, query: JudgedQuery) -> bool | None:
    """Right: the same things, in whatever order."""
    if not query.answer or _FIGURE.search(fold_text(query.answer)):
        return None
    fact = first.answer.fact
    return fact is not None and _things(query.answer) == _things(fact.text)


def _things(text: str) -> set[str]:
    """「甲、乙等部门」 are 甲 and 乙."""
    listed = re.sub(r"(?<!高)等(?![级])[^、]*$", "", fold_text(text))
    return {bare(thing) for thing in re.split("、|以及|[和与及]|》《", listed)} - {""}


def _figures(text: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", fold_text(text).replace(",", ""))
