"""The places that documents are for, and those that a query names."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.documents import Document
from indexer.folding import fold_text
from indexer.index import Index
from indexer.regions import dictionary_places, names, short_name

# The characters that provinces go by, as on number plates.
PROVINCES = {
    "北京": "京", "天津": "津", "河北": "冀", "山西": "晋", "内蒙古": "蒙", "辽宁": "辽", "吉林": "吉",
    "黑龙江": "黑", "上海": "沪", "江苏": "苏", "浙江": "浙", "安徽": "皖", "福建": "闽", "江西": "赣",
    "山东": "鲁", "河南": "豫", "湖北": "鄂", "湖南": "湘", "广东": "粤", "广西": "桂", "海南": "琼",
    "重庆": "渝", "四川": "川", "贵州": "黔", "云南": "滇", "西藏": "藏", "陕西": "陕", "甘肃": "甘",
    "青海": "青", "宁夏": "宁", "新疆": "新",
}  # fmt: skip
# People say 晋中 and 灵丘, documents 晋中市 and 灵丘县.
_SUFFIX = re.compile(r"(?<=..)(?:省|市|县|区|(?:壮族|回族|维吾尔)?自治区|自治州|自治县|盟|旗)$")
# 「周边地区」 and 「各县区」 end like places too: only what is never part of another word counts.
_NAMED = re.compile(r"(?<=..)(?:省|市|县|自治[区州县旗])$")
_COUNTY = re.compile(r"(?<=..)(?<!自治)(?<![城都])县$")
# 「闵行区」; the dictionary has no way to tell it from 「周边地区」 and 「老城区」.
_DISTRICTS = Path(__file__).parent / "districts.txt"
_ENDS = r"省|市|州|盟|地区|[\u4e00-\u9fff]{0,6}自治[区州]"
# A clause of a city, where the query names its province; and one that is for no place, as statutes of
# the state are, and holds there too.
_INSIDE = 0.5
_EVERYWHERE = 0.5
# As `Segmenter.rarity` tells: 右玉 is rarer, 新建 and 富民 are not. What a document is for may be less
# rare, but no word like 城区 and 和平.
_RARE, _RARE_OWN = 13.2, 12.0
_SHORT_COUNTY = 3
# What the dictionary has behind a place in one word; 吉林大学 and 北京东路 are others' names.
_OF_PLACE = re.compile("企业|政府|市民|居民|旅游|房产|机场|地铁|公交|电力|火车站|海关")
_NARROWER = re.compile("[区县旗]")
# What jieba takes for counties.
_NO_COUNTIES = frozenset({"十强", "五环", "三色", "下半"})
_ONE_CHARACTER = re.compile("[^各本全我该外邻两每一贫穷富大小老新市]县")


@dataclass(frozen=True)
class Places:
    """`levels`: for each document its places from the province down; `rows`: document of each clause."""

    levels: Mapping[str, tuple[str, ...]]
    rows: tuple[str, ...]

    @classmethod
    def of(cls, index: Index) -> "Places":
        levels = {key: levels_of(document) for key, document in index.documents.items()}
        return cls(levels, tuple(clause.document_id for clause in index.clauses))

    def named(self, folded: str) -> set[str]:
        """The places of documents that a query names."""
        return {place for levels in self.levels.values() for place in levels if place in folded}

    def named_in(self, folded: str, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """For each of some clauses 1 where its document is for a place in the query, less where it is
        for a part of it or for no place, 0 elsewhere; shape (rows,)."""
        named = self.named(folded)
        wider = {place for levels in self.levels.values() if levels[-1:] and levels[-1] in named
                 for place in levels[:-1]}  # fmt: skip
        inside = (self.levels[self.rows[row]] for row in rows)
        return np.array([_score(levels, named - wider) for levels in inside], dtype=np.float32)


def levels_of(document: Document) -> tuple[str, ...]:
    return tuple(_level(place) for place in document.region if place)


@lru_cache(maxsize=8192)
def _level(place: str) -> str:
    return bare(fold_text(place))


def _score(levels: tuple[str, ...], named: set[str]) -> float:
    if not levels:
        return _EVERYWHERE if named else 0.0
    if levels[-1] in named:
        return 1.0
    return _INSIDE if named & set(levels) else 0.0


@lru_cache(maxsize=1)
def gazetteer() -> frozenset[str]:
    """Provinces and prefectures by their bare names, cities, counties and districts with what they end
    in; a county may have become a city since the dictionary was made."""
    long = {name for name in dictionary_places() if _NAMED.search(name)}
    renamed = {_COUNTY.sub("市", name) for name in long}
    districts = _DISTRICTS.read_text(encoding="utf-8").split()
    return frozenset(long) | renamed | {*districts, *names().provinces, *names().cities}


@dataclass(frozen=True)
class Gazetteer:
    """`names`: what places are called; those that documents are for, and counties whose bare name is no
    common word, by their bare names too."""

    names: frozenset[str]

    @classmethod
    def of(cls, documents: Iterable[Document], rarity: Callable[[str], float]) -> "Gazetteer":
        """`rarity`: of a word, as `Segmenter.rarity` tells."""
        own = {place for document in documents for place in levels_of(document)}
        counties = {county[:-1] for county in names().counties if len(county) == _SHORT_COUNTY}
        rare = {one for one in counties - _NO_COUNTIES if rarity(one) > _RARE}
        short = {place for place in dictionary_places() if _ONE_CHARACTER.fullmatch(place)}
        return cls(gazetteer() | rare | short | {one for one in own if rarity(one) > _RARE_OWN})

    def named(self, words: Collection[str]) -> frozenset[str]:
        """The bare names of the places among some words."""
        told = ((word, bare(word)) for word in words)
        own = {short for word, short in told if word in self.names or short in self.names}
        return frozenset(own.union(filter(None, map(_begun, words))))


def _begun(word: str) -> str | None:
    """The place that begins a word of the dictionary: 太原市公安局, 苏州企业; None where none does."""
    match = names().pattern.match(word)
    behind = word[match.end() :] if match else ""
    is_part = match is not None and (match["end"] or _OF_PLACE.match(behind))
    # 「上海市浦东新区」 is a narrower place.
    return bare(match.group()) if match and is_part and behind and not _NARROWER.search(behind) else None


def is_strange(named: Collection[str], levels: Sequence[str], text: str) -> bool:
    """Whether places are named and a clause is for none of them: neither its document's own place,
    nor named in its text (folded, with what stands above it). A province is not its cities: what holds
    in one of them answers no question about the whole. A document that is of no place holds anywhere."""
    if not named or not levels:
        return False
    told = _without_wider(levels, text)
    return not any(name in levels[-1:] or name in told for name in named)


def _without_wider(levels: Sequence[str], text: str) -> str:
    """「(大同市)灵丘县」 tells of 灵丘 alone."""
    for wider in reversed(levels[:-1]):
        text = re.sub(rf"{wider}(?:{_ENDS})?\)?\s*(?={levels[-1]})", "", text)
    return text


def bare(place: str) -> str:
    """太原市 → 太原, 平遥县 → 平遥"""
    return short_name(place) or _SUFFIX.sub("", place)
