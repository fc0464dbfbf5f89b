"""A question as typed → what the search legs ask with."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.folding import Span, fold_text
from indexer.words import Segmenter, bigrams
from indexer.years import years_in
from service.errors import QueryEmpty, QueryTooLong, QueryUnreadable
from service.questions.editions import edition_told
from service.questions.question_words import question_words
from service.questions.thesaurus import NO_THESAURUS, Thesaurus

# Longer than any question of the judged sets by far; a pasted paragraph still fits.
LONGEST_QUERY = 300

# What ends a question says nothing of it, and must not change the answer.
_END = re.compile(r"[\s?!。~]+$")

_HAN = re.compile(r"[\u3400-\u9fff]")
# What stands in place of bytes that are no UTF-8, as those of GBK are.
NO_CHARACTER = "\ufffd"


@dataclass(frozen=True)
class Query:
    """`folded` is encoded, its typing errors set right where `is_respelled`; `tokens` are looked up,
    `words` are all its words and where they stand in it, `placed` those that name something, `official`
    what documents print for some of them; `years` are asked about, `edition` is the year of the one
    that is meant."""

    text: str
    folded: str
    tokens: tuple[str, ...]
    words: tuple[tuple[str, Span], ...]
    placed: tuple[tuple[str, Span], ...]
    years: frozenset[int]
    official: tuple[str, ...] = ()
    edition: int | None = None
    is_respelled: bool = False

    @property
    def is_chinese(self) -> bool:
        """Whether there is any Chinese character."""
        return _HAN.search(self.folded) is not None

    @property
    def content(self) -> tuple[str, ...]:
        """The words that name something, once each."""
        return tuple(dict.fromkeys(word for word, _ in self.placed))


def _as_typed(folded: str, _: Sequence[tuple[str, Span]]) -> str:
    return folded


def read_query(
    text: str, segmenter: Segmenter, thesaurus: Thesaurus = NO_THESAURUS,
    respelled: Callable[[str, Sequence[tuple[str, Span]]], str] = _as_typed,
) -> Query:  # fmt: skip
    """`respelled`: a folded question, given its words, with its typing errors set right, as long as it
    was.

    Raises QueryEmpty, QueryTooLong or QueryUnreadable.
    """
    typed = _checked(text)
    words = segmenter.placed(typed)
    folded = respelled(typed, words)
    if folded != typed:
        words = segmenter.placed(folded)
    edition = edition_told(folded)
    told = range(*edition.span) if edition else range(0)
    named = tuple((word, span) for word, span in words
                  if word not in question_words() and span.start not in told)  # fmt: skip
    matches = thesaurus.matches(folded, [span for _, span in words])
    official = tuple(dict.fromkeys(word for match in matches for word in match.official))
    added = (token for word in official for token in segmenter.tokens(word))
    tokens = (*(word for word, _ in words), *bigrams(folded), *added)
    year = edition.year if edition else None
    years = years_in(folded) - {year}
    return Query(text, folded, tokens, tuple(words), named, years, official, year, folded != typed)


def folded_question(text: str) -> str:
    """A question in the one form that it is encoded in, whatever its script, width, spaces and end."""
    return _END.sub("", re.sub(r"\s+", " ", fold_text(text)).strip())


def _checked(text: str) -> str:
    if len(text) > LONGEST_QUERY:
        raise QueryTooLong(f"问题有 {len(text)} 个字,最多 {LONGEST_QUERY} 个字。请只写要找的事。")
    if any(unicodedata.category(char) in ("Cc", "Cs") and not char.isspace() for char in text):
        raise QueryUnreadable("问题里有看不见的控制字符。请重新输入,或从纯文本粘贴。")
    if NO_CHARACTER in text:
        raise QueryUnreadable("问题的编码不对。请用 UTF-8。")
    folded = folded_question(text)
    if not re.search(r"\w", folded):
        raise QueryEmpty("请输入要问的问题,例如:2035年山西森林覆盖率要达到多少。")
    return folded
