"""What documents are called: their titles, and the places, issuers and years that tell them apart."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from indexer.documents import Document
from indexer.folding import Span, fold_text
from service.numbers.document_kinds import is_kind, kind_of
from service.numbers.heading_names import unspread
from service.questions.editions import years
from service.questions.places import PROVINCES, bare, levels_of

_IN_DRAFT = re.compile(r"\(?(?:公开)?征求意见稿\)?")
# 「污水法治」 has no 《水法》 in it.
_SHORTEST_TITLE = 5
# 「灵丘那份」, 「这个文件」
_THAT_ONE = re.compile(
    r"(?:\s|[那这](?:[一个两几]*份|个)?|文件|正文|全文|结尾那?条?|一共|总共|[的里中吧呢啊嘛,、。()])+$"
)
_SHORTEST_END = 2
# In the name of a file stand ids and days too.
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")


@dataclass(frozen=True)
class Titles:
    """`by_id`: each document's title, with its place where the title leaves it out; `full`: with those
    who issued it and what its file is called; `editions`: the years of each whose editions go by one;
    `national`: those for no place."""

    by_id: Mapping[str, str]
    full: Mapping[str, str]
    places: frozenset[str]
    editions: Mapping[str, frozenset[int]]
    national: frozenset[str]

    @classmethod
    def of(cls, documents: Mapping[str, Document]) -> "Titles":
        titles = {key: _title(document) for key, document in documents.items()}
        full = {
            key: " ".join([_short_name(document), titles[key], *map(fold_text, _beside_title(document))])
            for key, document in documents.items()
        }
        places = frozenset(place for document in documents.values() for place in levels_of(document))
        national = frozenset(key for key, document in documents.items() if not any(document.region))
        return cls(titles, full, places, years(documents), national)

    def whole(self, text: str) -> tuple[frozenset[str], Span] | None:
        """The documents of the longest title that stands in a text from its first word to its last."""
        found = {key: match for key, title in self._patterns.items() if (match := title.search(text))}
        longest = max((match.span() for match in found.values()), key=_length, default=None)
        own = frozenset(key for key, match in found.items() if match.span() == longest)
        return (own, Span(*longest)) if longest else None

    @cached_property
    def _patterns(self) -> Mapping[str, re.Pattern[str]]:
        """Each title with any punctuation."""
        letters = {key: re.findall(r"\w", title) for key, title in self.by_id.items()}
        return {key: re.compile(r"\W*".join(own), re.IGNORECASE) for key, own in letters.items()
                if len(own) >= _SHORTEST_TITLE}  # fmt: skip

    def has_edition(self, year: int) -> bool:
        """Whether any document goes by a year."""
        return any(year in own for own in self.editions.values())

    def edition_rank(self, document_id: str) -> int:
        """The later an edition, the lower; 0 for what has no year."""
        return -max(self.editions.get(document_id, ()), default=0)

    def of_year(self, documents: frozenset[str] | None, year: int | None) -> frozenset[str] | None:
        """Those that may be meant by the edition of a year."""
        if documents is None or year is None:
            return documents
        return frozenset(key for key in documents if year in self.editions.get(key, (year,)))

    def ends_as_name(self, text: str) -> bool:
        """Whether a text ends as the name of a document or place does."""
        bare_text = _THAT_ONE.sub("", text)
        end = bare_text[-_SHORTEST_END:]
        return not end or is_kind(bare_text) or any(end in name for name in self.full.values())

    def is_in_any(self, text: str) -> bool:
        return any(text in title for title in self.by_id.values())

    def has_kind(self, word: str) -> bool:
        """Whether any document is of the kind that a word ends with."""
        kind = kind_of(word)
        return kind is not None and any(self.is_a(key, kind) for key in self.by_id)

    def is_a(self, document_id: str, kind: str) -> bool:
        return kind in _IN_DRAFT.sub("", self.by_id[document_id])


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _beside_title(document: Document) -> Iterator[str]:
    yield from document.issuer
    yield from filter(None, document.region)
    yield _NOT_HAN.sub("", document.stem)


def _short_name(document: Document) -> str:
    """The one character that a document's province goes by: 「渝粮举报奖励细则」."""
    return PROVINCES.get(bare(document.region.province or ""), "")


def _title(document: Document) -> str:
    """The title, and the place that the document is for where the title leaves it out."""
    title = unspread(document.title).lower()
    own = next((fold_text(place) for place in reversed(document.region) if place), "")
    return title if own in title else f"{title} {own}"
