"""How much other documents build on a document: what many name is what most questions are about.

In-degree, the simplest measure of authority among texts that cite each other (Kleinberg, JACM 1999).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.folding import fold_text
from indexer.index import Index

Scores = NDArray[np.float32]

_NAMED = re.compile("《([^《》]{2,80})》")
# 「中华人民共和国民法典」 and 「海洋环境保护法(2017年修正)」 are named without what is no name,
# 「某省人民政府关于…的意见」 often without who issued it.
_NO_NAME = re.compile(r"中华人民共和国|\([^()]*\)$|\W")
_ISSUER = re.compile("^.+?(?=关于)")


@dataclass(frozen=True)
class Standing:
    """`of_rows`: log2 of 1 + the clauses of other documents that name a clause's document, or stand
    under a title that does; shape (clauses,)."""

    of_rows: Scores

    @classmethod
    def of(cls, index: Index) -> "Standing":
        names = {key: plain_name(document.title) for key, document in index.documents.items()}
        namings = Counter(name for key, named in _namings(index) for name in named - {names[key]})
        told = (namings[names[clause.document_id]] for clause in index.clauses)
        counts = np.fromiter(told, dtype=np.float32, count=len(index.clauses))
        return cls(np.log2(1 + counts))


def _namings(index: Index) -> Iterator[tuple[str, frozenset[str]]]:
    """For each clause its document and the names that stand in it and in the title."""
    titles = {key: fold_text(document.title) for key, document in index.documents.items()}
    above = {key: names_in(title) for key, title in titles.items()}
    for row, clause in enumerate(index.clauses):
        sentences = index.lowered[index.bounds[row] : index.bounds[row + 1]]
        inside = (names_in(sentence) for sentence in sentences if "《" in sentence)
        yield clause.document_id, above[clause.document_id].union(*inside)


def names_in(folded: str) -> frozenset[str]:
    """What a text names between 《》, as `plain_name` has it."""
    return frozenset(map(plain_name, _NAMED.findall(folded)))


def plain_name(title: str) -> str:
    """What a document is called by others, without punctuation.

    >>> plain_name("中华人民共和国海洋环境保护法(2017年修正)")
    '海洋环境保护法'
    >>> plain_name("中共某省委 某省人民政府关于推进节水的意见")
    '关于推进节水的意见'
    """
    return _ISSUER.sub("", _NO_NAME.sub("", fold_text(title).lower()))
