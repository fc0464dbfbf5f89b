"""Statutes and judicial interpretations by the short names that people give them: 「固废法」."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.documents import Document
from indexer.folding import fold_text
from indexer.words import Segmenter

_STATE = "中华人民共和国"
_STATUTE = re.compile(rf"(?:{_STATE})?(?P<name>[\u4e00-\u9fff]+(?<!办)法)(?:\(.*\))?")
_INTERPRETATION = re.compile(r".*解释(?:\([一二三四五六七八九十]+\))?")
# Words that many statutes share, and that a short name may leave out.
_COMMON = re.compile(r"(?:污染|生态|环境|防治|防止|保护|管理|促进|安全|利用|资源)+")
# What may stand in front of a name and says no more.
_FRONT = rf"(?:[新旧老原]|现行|最新|我国|中国|国家|全国)*(?:{_STATE})?"
_SHORTEST = 3
# What people say, and what titles of judicial interpretations print.
_JUDICIAL = re.compile(r"(?:司法)?解释$")
_PRINTED = {
    "犯罪": "刑事",
    "两高": "最高人民法院、最高人民检察院",
    "最高法": "最高人民法院",
    "最高检": "最高人民检察院",
}


@dataclass(frozen=True)
class Statutes:
    """`names`: the titles of statutes without 中华人民共和国; `short`: what else each may be called;
    `interpretations`: the titles of these."""

    names: Mapping[str, str]
    short: Mapping[str, re.Pattern[str]]
    interpretations: Mapping[str, str]

    @classmethod
    def of(cls, documents: Mapping[str, Document], segmenter: Segmenter) -> "Statutes":
        titles = {key: fold_text(document.title) for key, document in documents.items()}
        found = {key: _STATUTE.fullmatch(title) for key, title in titles.items()}
        names = {key: match["name"] for key, match in found.items() if match}
        short = {key: _short(segmenter.words(name)) for key, name in names.items()}
        told = {key: title for key, title in titles.items() if _INTERPRETATION.fullmatch(title)}
        return cls(names, short, told)

    def named(self, text: str) -> frozenset[str]:
        """By the whole title, or else by a short name of some length: 「水法」 is no 水污染防治法."""
        text = text.replace("废弃物", "废物")  # as people say, and as no statute prints
        whole = {key for key, name in self.names.items() if re.fullmatch(_FRONT + name, text)}
        found = {key: name.fullmatch(text) for key, name in self.short.items()}
        short = {key for key, match in found.items() if match and len(match["name"]) >= _SHORTEST}
        return frozenset(whole or short)

    def interpretations_named(self, words: Sequence[str]) -> frozenset[str]:
        """Those of which the title has every word: 「环境污染犯罪司法解释」."""
        *others, last = words
        ending = _JUDICIAL.search(last)
        if ending is None:
            return frozenset()
        said = [word for word in (*others, last[: ending.start()]) if word not in ("", "司法")]
        printed = [_PRINTED.get(word, word) for word in said]
        return frozenset(
            key for key, title in self.interpretations.items()
            if printed and all(word in title for word in printed)
        )  # fmt: skip


NO_STATUTES = Statutes({}, {}, {})


def _short(words: Sequence[str]) -> re.Pattern[str]:
    """The first characters of a title's words, with any that follow, and without words that tell no
    statute apart where others do: 固[体]废[物](污染环境)(防治)法."""
    *others, last = words
    parts = [part for part in (*others, last.removesuffix("法")) if part]
    are_common = all(map(_COMMON.fullmatch, parts))
    read = (
        f"(?:{_opening(part)})?" if _COMMON.fullmatch(part) and not are_common else _opening(part)
        for part in parts
    )
    return re.compile(rf"{_FRONT}(?P<name>{''.join(read)}法)")


def _opening(word: str) -> str:
    """The first character of a word, and of the others any in their order; never 资源税 without 税."""
    kept = 1 if len(word) > 1 and _COMMON.fullmatch(word[:-1]) and not _COMMON.fullmatch(word) else 0
    end = len(word) - kept
    return word[0] + "".join(f"{char}?" for char in word[1:end]) + word[end:]
