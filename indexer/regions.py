"""The provinces and prefectures of China, and the region that a title names."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import jieba

from indexer.documents import Region
from indexer.folding import fold_text

_REGIONS = Path(__file__).parent / "regions.txt"
_END_OF_PROVINCE = re.compile(r"(?:省|市|特别行政区|(?:壮族|回族|维吾尔)?自治区)$")
# 「中山市场」 is no city.
_END_OF_CITY = r"(?:市(?![场民容政值])|地区|盟|州|[\u4e00-\u9fff]{0,8}自治州)"
_COUNTY = re.compile(r"..(?:市|县|旗|自治[县旗])$")
_UNKNOWN_COUNTY = re.compile(r"[\u4e00-\u9fff]{2,3}县(?![域城级乡])")
# What may stand in front of the place that a document is for.
_OPENING = re.compile(r"(?:关于)?(?:印发|发布|公布|修改|修订|废止)?[《“\s]*(?:中共)?(?:\d{4}年)?")
_LONGEST_COUNTY = 15


class Names(NamedTuple):
    """Bare names with the whole name of their province, as 山西 → 山西省, 太原 → 山西省; `counties`
    with what they end in, as jieba's dictionary has them; `pattern` finds what may be a place."""

    provinces: Mapping[str, str]
    cities: Mapping[str, str]
    counties: frozenset[str]
    pattern: re.Pattern[str]


def region_of(title: str) -> Region:
    """The region that a title names: in front, or with what such places end in.

    >>> region_of("关于印发《洛阳市森林公园管理条例》的通知")
    Region(province='河南省', city='洛阳市', county=None)
    """
    folded = re.sub(r"[\s()]", "", fold_text(title))
    opening = _opening(folded)
    found = (match for match in names().pattern.finditer(folded))
    first = next((one for one in found if _is_told(one, opening)), None)
    if first is None:
        return Region(county=_county_at(folded, opening))
    province, city, end = _read(folded, first)
    return Region(province, city, _county_at(folded, end))


@lru_cache(maxsize=1)
def names() -> Names:
    provinces: dict[str, str] = {}
    cities: dict[str, str] = {}
    for line in _REGIONS.read_text(encoding="utf-8").splitlines():
        province, _, inside = line.partition(":")
        provinces[_END_OF_PROVINCE.sub("", province)] = province
        cities |= dict.fromkeys(inside.split(), province)
    known = "|".join(sorted({*provinces, *cities}, key=len, reverse=True))
    long = filter(_COUNTY.search, dictionary_places())
    counties = frozenset(one for one in long if one[:-1] not in {*provinces, *cities})
    pattern = rf"(?P<name>{known})(?P<end>省|自治区|特别行政区|{_END_OF_CITY})?"
    return Names(provinces, cities, counties, re.compile(pattern))


def dictionary_places() -> list[str]:
    """The names of places in jieba's dictionary, which tags them ns."""
    with jieba.get_dict_file() as lines:
        tagged = (line.rstrip() for line in lines)
        return [line.split(b" ", 1)[0].decode() for line in tagged if line.endswith(b" ns")]


def _opening(folded: str) -> int:
    match = _OPENING.match(folded)
    return match.end() if match else 0


def _is_told(match: re.Match[str], opening: int) -> bool:
    """「河南」 is told in front only: 「黄河南岸」 is none."""
    return bool(match["end"]) or (match.start() == opening and match["name"] in names().provinces)


def _read(folded: str, match: re.Match[str]) -> tuple[str, str | None, int]:
    """The province and the city that begin with a match, and where they end."""
    province = _province(match)
    if _is_city(match):
        return province, match.group(), match.end()
    behind = names().pattern.match(folded, match.end())
    if behind and behind["end"] and _is_city(behind) and _province(behind) == province:
        return province, behind.group(), behind.end()
    return province, None, match.end()


def _province(match: re.Match[str]) -> str:
    return names().cities.get(match["name"]) or names().provinces[match["name"]]


def _is_city(match: re.Match[str]) -> bool:
    """Of one name are 吉林省 and 吉林市."""
    province = names().provinces.get(match["name"])
    return province is None or (match["end"] == "市" and not province.endswith("市"))


def _county_at(folded: str, start: int) -> str | None:
    """The longest name of a county that begins there; behind another place, also one that no
    dictionary has."""
    ends = range(min(len(folded), start + _LONGEST_COUNTY), start, -1)
    known = (folded[start:end] for end in ends if folded[start:end] in names().counties)
    unknown = _UNKNOWN_COUNTY.match(folded, start) if start else None
    return next(known, unknown.group() if unknown else None)
