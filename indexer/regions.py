"""The provinces and prefectures of China, and the region that a title names."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from indexer.documents import Region
from indexer.folding import fold_text
from indexer.words import dictionary_words

_REGIONS = Path(__file__).parent / "regions.txt"
_PROVINCE = "省|特别行政区|(?:壮族|回族|维吾尔)?自治区"
_END_OF_PROVINCE = re.compile(rf"(?:{_PROVINCE}|市)$")
# 「中山市场」 and 「苏州市民营经济」 have 市, 「杭州市民」 no city.
_CITY = r"市(?!场|容|值|民(?![族政营办间宿用])|政(?!府|务|协))"
_PEOPLE = "朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|景颇|白|傈僳|回|蒙古|哈萨克|柯尔克孜"
_PREFECTURE = rf"(?:(?:(?:{_PEOPLE})族?)+自治)?州"
# 「黄河源地区」 is no 地区; there are seven.
_AREA = "(?:(?<=大兴安岭)|(?<=阿勒泰)|(?<=阿里)|(?<=喀什)|(?<=和田)|(?<=塔城)|(?<=那曲))地区"
# Names that hold what they end in.
_ENDED = ("盟", "海南州")
_COUNTY = re.compile(r"..(?:市|县|旗|自治[县旗])$")
_UNKNOWN_COUNTY = re.compile(r"[\u4e00-\u9fff]{2,3}县(?![域城级乡])")
# 「奉贤区」 and 「浦东新区」 behind a city; 「三峡库区」 and 「中心区」 are none.
_DISTRICT = re.compile(r"..(?<![地库心郊极])区$")
_BECAME_DISTRICT = re.compile(r"[县市]$")
# What may stand in front of the place that a document is for.
_OPENING = re.compile(r"(?:关于)?(?:印发|发布|公布|修改|修订|废止)?[《“]*(?:中共)?(?:\d{4}年)?")
# 「上海合作组织」, 「台湾居民居住证」 and 「香港、澳门居民」 are of the state.
_OF_THE_STATE = re.compile("居民|同胞|合作组织|、")
# 「深圳经济特区条例」, 「雄安新区规划」, 「抚州高新区管委会」
_ZONES = ("经济特区", "新区", "高新区", "高新技术产业", "经开区", "经济技术开发区", "经济开发区")
# 「各省、自治区、直辖市高级人民法院」 are those of the whole state.
_EVERY_REGION = re.compile("各省|直辖市|国务院|各?分行|支行|兵团|解放军")
_LONGEST_COUNTY = 15
# How a text speaks of the place that it is for; how often it names it at least, and as what share of all
# places that it names.
_OWN = re.compile("(?<![健安完齐基日])[本我全](?:省(?![市级])|市(?![场民政县]))")
_OFTEN = 3
_MOSTLY = 0.7
# The same where nothing says that the place is its own.
_ALWAYS = 10
_NEARLY_ALL = 0.8
_OWN_COUNTY = re.compile("(?<![健安完齐基日])[本我全]县(?![域城级乡])")


class Names(NamedTuple):
    """Bare names with the whole name of their province, as 山西 → 山西省, 太原 → 山西省; `counties`
    with what they end in, as jieba's dictionary has them; `districts`: those that it has, and that
    counties may have become; `pattern` finds what may be a place."""

    provinces: Mapping[str, str]
    cities: Mapping[str, str]
    counties: frozenset[str]
    districts: frozenset[str]
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


def region_addressed(line: str) -> Region:
    """The one place whose bodies a document is addressed to; none where these are of several, or all.

    >>> region_addressed("各县(区)人民政府、抚州高新区管委会:")
    Region(province='江西省', city='抚州', county=None)
    """
    folded = fold_text(line)
    named = {match["name"] for match in names().pattern.finditer(folded)}
    return region_of(line) if len(named) == 1 and not _EVERY_REGION.search(folded) else Region()


def region_told(text: str) -> Region:
    """The place that a text names far more often than any other, and speaks of as 「本市」 or 「全省」,
    or names again and again.

    >>> region_told("广州的人才集聚广州,服务广州市。全市设办公室。")
    Region(province='广东省', city='广州市', county=None)
    >>> region_told("我县旅游业。来柳河投资的,在柳河注册的,柳河县财政奖励。")
    Region(province=None, city=None, county='柳河县')
    """
    folded = fold_text(text)
    least, share = (_OFTEN, _MOSTLY) if _OWN.search(folded) else (_ALWAYS, _NEARLY_ALL)
    # 吉林 and 吉林市 are two places, 广州 and 广州市 one.
    named: dict[tuple[bool, str], list[re.Match[str]]] = {}
    for match in names().pattern.finditer(folded):
        named.setdefault((_is_city(match), _city(match)), []).append(match)
    own = max(named.values(), key=len, default=[])
    is_often = len(own) >= max(least, share * sum(map(len, named.values())))
    # 「长治久安」 never names 长治 in full.
    whole = next(filter(_is_ended, own), None)
    if whole is None or not is_often:
        return Region(county=_county_told(folded))
    return Region(_province(whole), whole.group() if _is_city(whole) else None)


def _county_told(folded: str) -> str | None:
    """The county that a text speaks of as 「我县」, and names more often than any other."""
    if not _OWN_COUNTY.search(folded):
        return None
    named = {county: folded.count(county[:-1]) for county in names().counties
             if county.endswith("县") and county[:-1] in folded}  # fmt: skip
    # 「和平」 is a county only where none is named in full.
    whole = {county: count for county, count in named.items() if county in folded}
    (own, most), *others = [*Counter(whole or named).most_common(2), (None, 0)]
    return own if most >= _OFTEN and most > others[0][1] else None


@lru_cache(maxsize=1)
def names() -> Names:
    provinces: dict[str, str] = {}
    cities: dict[str, str] = {}
    for line in _REGIONS.read_text(encoding="utf-8").splitlines():
        province, _, inside = line.partition(":")
        provinces[_END_OF_PROVINCE.sub("", province)] = province
        cities |= dict.fromkeys(inside.split(), province)
    taken = {*provinces, *cities}
    known = "|".join(sorted(taken, key=len, reverse=True))
    long = filter(_COUNTY.search, dictionary_places())
    counties = frozenset(one for one in long if one[0] != "各" and one[:-1] not in taken)
    districts = frozenset(filter(_DISTRICT.search, dictionary_places()))
    districts |= {_BECAME_DISTRICT.sub("区", county) for county in counties}
    pattern = rf"(?P<name>{known})(?P<end>{_PROVINCE}|{_CITY}|{_PREFECTURE}|{_AREA})?"
    return Names(provinces, cities, counties, districts, re.compile(pattern))


def short_name(place: str) -> str | None:
    """延边朝鲜族自治州 → 延边; None for what is no province, city or prefecture."""
    match = names().pattern.fullmatch(place)
    if match is None:
        return None
    return _city(match) if _is_city(match) else match["name"]


@lru_cache(maxsize=1)
def dictionary_places() -> tuple[str, ...]:
    """The names of places in jieba's dictionary."""
    return tuple(dictionary_words("ns"))


def _opening(folded: str) -> int:
    match = _OPENING.match(folded)
    return match.end() if match else 0


def _is_told(match: re.Match[str], opening: int) -> bool:
    """「河南」 is told in front only: 「黄河南岸」 is none."""
    is_in_front = match.start() == opening and match["name"] in names().provinces
    is_own = not _OF_THE_STATE.match(match.string, match.end())
    is_zone = match.string.startswith(_ZONES, match.end())
    return _is_ended(match) or is_zone or (is_in_front and is_own)


def _is_ended(match: re.Match[str]) -> bool:
    return bool(match["end"]) or match["name"].endswith(_ENDED)


def _read(folded: str, match: re.Match[str]) -> tuple[str, str | None, int]:
    """The province and the city that begin with a match, and where they end."""
    province = _province(match)
    if _is_city(match):
        return province, match.group(), match.end()
    behind = names().pattern.match(folded, match.end())
    if behind and _is_ended(behind) and _is_city(behind) and _province(behind) == province:
        return province, behind.group(), behind.end()
    return province, None, match.end()


def _city(match: re.Match[str]) -> str:
    """Of 海南藏族自治州 the name is 海南州: 海南 is a province."""
    longer = match["name"] + "州"
    return longer if (match["end"] or "").endswith("州") and longer in names().cities else match["name"]


def _province(match: re.Match[str]) -> str:
    return names().cities.get(_city(match)) or names().provinces[match["name"]]


def _is_city(match: re.Match[str]) -> bool:
    """Of one name are 吉林省 and 吉林市."""
    province = names().provinces.get(match["name"])
    is_inner = (match["end"] or "").endswith(("市", "州"))
    return province is None or (is_inner and not province.endswith("市"))


def _county_at(folded: str, start: int) -> str | None:
    """The longest name of a county that begins there; behind a city also of a district, or of a county
    that no dictionary has."""
    is_inside = folded[start - 1 : start] == "市"
    own = names().counties | (names().districts if is_inside else frozenset())
    ends = range(min(len(folded), start + _LONGEST_COUNTY), start, -1)
    known = (folded[start:end] for end in ends if folded[start:end] in own)
    unknown = _UNKNOWN_COUNTY.match(folded, start) if is_inside else None
    return next(known, unknown.group() if unknown else None)
