"""How much other documents build on a document: what many name is what most questions are about.

In-degree, the simplest measure of authority among texts that cite each other (Kleinberg, JACM 1999).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.documents import Document
from indexer.folding import fold_text
from indexer.index import Index

Scores = NDArray[np.float32]

# 「《某省实施《水法》办法》」 names two.
_NAMED = re.compile("《((?:[^《》]|《[^《》]{1,80}》){2,120})》")
# 「中华人民共和国民法典」 and 「海洋环境保护法(2017年修正)」 are named without what is no name.
_NO_NAME = re.compile(r"中华人民共和国|(?:\([^()]*\))+(?:全文)?$|\W")
# 「某省人民政府关于…的意见」 is often named without who issued it.
_ISSUER = re.compile("^.+?(?=关于)")


@dataclass(frozen=True)
class Standing:
    """`of_rows`: log2 of 1 + the clauses of other documents that name a clause's document, or stand
    under a title that does; shape (clauses,)."""

    of_rows: Scores

    @classmethod
    def of(cls, index: Index) -> "Standing":
        called = _Called.of(index.documents)
        counts: Counter[str] = Counter()
        for document_id, names in _namings(index):
            counts.update(called.others(document_id, names))
        told = (counts[clause.document_id] for clause in index.clauses)
        return cls(np.log2(1 + np.fromiter(told, dtype=np.float32, count=len(index.clauses))))


class _Called(NamedTuple):
    """Documents by their names, those that several have among them, and by what stands behind the
    issuer where no other has it."""

    names: Mapping[str, str]
    documents: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, documents: Mapping[str, Document]) -> "_Called":
        names = {key: plain_name(document.title) for key, document in documents.items()}
        whole, behind = defaultdict(set), defaultdict(set)
        for key, name in names.items():
            whole[name].add(key)
            behind[_ISSUER.sub("", name)].add(key)
        single = {name: keys for name, keys in behind.items() if len(keys) == 1}
        return cls(names, {name: frozenset(keys) for name, keys in {**single, **whole}.items() if name})

    def others(self, document_id: str, names: Iterable[str]) -> frozenset[str]:
        """What a document names besides itself and its other editions."""
        named = frozenset[str]().union(*(self.documents.get(name, frozenset()) for name in names))
        return frozenset(key for key in named if self.names[key] != self.names[document_id])


def _namings(index: Index) -> Iterator[tuple[str, frozenset[str]]]:
    """For each clause its document and the names that stand in it and in the title."""
    titles = {key: fold_text(document.title) for key, document in index.documents.items()}
    above = {key: names_in(title) for key, title in titles.items()}
    for row, clause in enumerate(index.clauses):
        sentences = index.lowered[index.bounds[row] : index.bounds[row + 1]]
        inside = (names_in(sentence) for sentence in sentences if "《" in sentence)
        yield clause.document_id, above[clause.document_id].union(*inside)


def names_in(folded: str) -> frozenset[str]:
    """What a text names between 《》, as `plain_name` has it, and what such a name names itself."""
    outer = _NAMED.findall(folded)
    inner = [name for one in outer for name in _NAMED.findall(one)]
    return frozenset(map(plain_name, [*outer, *inner]))


def plain_name(title: str) -> str:
    """What a document is called by others, without punctuation.

    >>> plain_name("中华人民共和国海洋环境保护法(2017年修正)")
    '海洋环境保护法'
    """
    return _NO_NAME.sub("", fold_text(title).lower())
