"""The universities, hospitals, towns and the like that a question names."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from indexer.words import dictionary_words

_ENDING = re.compile("(?:大学|学院|医院|中学|公司|集团|银行|镇|乡|街道)$")
_SHORTEST = 4
# A town is named first: 「庄行镇的文物归谁管」.
_TOWN = re.compile("(?![^镇乡街]{0,3}[各哪这那本全我每某])[\u4e00-\u9fff]{2,3}(?:镇|乡(?!村)|街道)")


def organisations(folded: str, words: Iterable[str]) -> tuple[str, ...]:
    """Those that a folded question, whose words are given, names.

    >>> organisations("庄行镇到台湾大学", ["庄行镇", "到", "台湾大学"])
    ('庄行镇', '台湾大学')
    """
    town = _TOWN.match(folded)
    towns = (town.group(),) if town else ()
    return (*towns, *(word for word in words if word in _known()))


def is_of_another(named: Iterable[str], title: str, told: Sequence[str]) -> bool:
    """Whether a document is one of such an organisation, as its title tells, but of none of those named,
    nor speaks of one. `title`, `told`: what it says, folded."""
    others = [name for name in named if name not in title and _is_of_kind(title, name)]
    return bool(others) and not any(name in sentence for name in others for sentence in told)


def _is_of_kind(title: str, name: str) -> bool:
    ending = _ENDING.search(name)
    return ending is not None and ending.group() in title


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    named = filter(_ENDING.search, dictionary_words("nt"))
    return frozenset(name for name in named if len(name) >= _SHORTEST)
