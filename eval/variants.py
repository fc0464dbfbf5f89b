"""One question in other dress: scripts, widths, brackets and numerals must not change the answer."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from opencc import OpenCC

from eval.runs import asked
from indexer.places import numeral
from service.search import Searcher

_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_BRACKETS = {ord(char): "〔" if char in "([\uff08" else "〕" for char in "()[]\uff08\uff09"}
_ARTICLE = re.compile(r"第([0-9]{1,2})(?=[条章节项])")


@lru_cache(maxsize=1)
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


VARIANTS: Mapping[str, Callable[[str], str]] = {
    "繁体": lambda text: _to_traditional().convert(text),
    "全角": lambda text: text.translate(_FULL_WIDTH),
    "括号": lambda text: text.translate(_BRACKETS),
    "数字": lambda text: _ARTICLE.sub(lambda match: f"第{numeral(int(match[1]))}", text),
    "空格": lambda text: f" {text}  ",
    "问号": lambda text: text if text.endswith(("?", "\uff1f")) else f"{text}\uff1f",
}


def flips(searcher: Searcher, queries: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """For every variant that differs from its query: the variant's name, its text, and whether
    another clause comes first than for the query itself."""
    for query in queries:
        first = _first(searcher, query)
        for name, vary in VARIANTS.items():
            varied = vary(query)
            if varied != query:
                yield name, varied, _first(searcher, varied) != first


def _first(searcher: Searcher, text: str) -> str | None:
    response = asked(searcher, text)
    results = response.results if response else ()
    return results[0].clause.clause_id if results else None
