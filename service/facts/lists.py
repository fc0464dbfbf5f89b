"""The things that a query asks for, where a sentence lists them: 「华山、唐河和固城3座灌区」."""

import re

from indexer.folding import Span
from indexer.regions import dictionary_places, short_name
from indexer.words import Cut
from service.coverage import bigrams
from service.facts.enumerations import REGIONS, Listed, enumerations, pairs
from service.questions.kinds import WHICH, WHICH_NUMBER
from service.questions.numerals import value

_COUNTED = re.compile(rf"哪(?P<number>{WHICH_NUMBER}|\d+)|(?P<sum>{WHICH_NUMBER}|\d+)(?:座|大)")
_ASKED_OF = re.compile(rf"{WHICH}[个座条种类项家所处样大]?([\u4e00-\u9fff]{{1,2}})")
# 「依托哪些地方」
_LED_BY = re.compile(rf"([\u4e00-\u9fff]{{2}}){WHICH}")
# So many characters beside a list say what it lists.
_SAID_BEFORE, _SAID_AFTER = 12, 20
_BESIDE = 6
# What of this kind is listed is called so: 「哪些县区」, but 「哪些市场主体」.
_REGION_ASKED = re.compile(
    rf"{WHICH}个?(?:省(?!级)|市(?![场民级])|县(?!级)|区(?![域别级分])|镇|乡(?!亲)|村(?![民子里规])|州)"
)
# 「乡镇、社区」 names none.
_GENERIC = re.compile("[省市县区镇乡村州]{1,3}|街道|社区|地区")
_CALLED_SO = re.compile(
    rf"{_REGION_ASKED.pattern}|{WHICH}[个座条家所处]?(?:河|江|湖|山|路(?!径|线)|桥|站|厂|校(?!园)|院(?!士))"
)
# 「“三专、三证、四不”具体是哪几样」, but 「大气、水污染防治重点是哪些地区」
_MEANING_ASKED = re.compile(rf"、[^、,。的]{{1,4}}[”\"]?(?:具体(?:是|指的?是?)|指的?是?){WHICH}")
# Two things beside each other may be no list.
_LISTED_FOR_SURE = 3
_NAMED_WEIGHT, _COUNTED_WEIGHT = 4, 3
# More than all that is said beside another list.
_CALLED_WEIGHT = 12


def list_in(text: str, query: str, cut: Cut) -> Span | None:
    """The things that a folded query asks for, from the first to the last as a folded text lists them;
    None where it lists none. `cut`: into words with their places."""
    found = list(enumerations(text, cut)) or list(pairs(text, cut))
    is_meaning = asks_what_is_listed(query)
    lists = [one for one in found if not (is_meaning and _is_asked(one, query))
             and _is_so_called(text, one, query)]  # fmt: skip
    told = [_told(text, one, query) for one in lists]
    if any(told):
        return lists[told.index(max(told))].span
    return lists[0].span if len(lists) == 1 and _is_any(lists[0], query) else None


def _is_so_called(text: str, one: Listed, query: str) -> bool:
    """「哪几个镇」: whether what is listed may be such: it is called so, in front, behind or inside, or
    is a place."""
    asked = _REGION_ASKED.search(query)
    if asked is None or any(map(_GENERIC.fullmatch, one.things)):
        return asked is None
    around = text[max(0, one.span.start - _BESIDE) : one.span.end + _BESIDE]
    return asked.group()[-1] in around or any(map(_is_place, one.things))


def _is_place(thing: str) -> bool:
    return short_name(thing) is not None or thing in dictionary_places()


def _is_any(one: Listed, query: str) -> bool:
    """「哪些东西」 may be whatever is listed; 「哪些省」 are called so."""
    return len(one.things) >= _LISTED_FOR_SURE and not asks_places(query)


def _told(text: str, one: Listed, query: str) -> int:
    """How much of what a query asks stands beside a list, and whether the list has so many things."""
    before = re.split("[,。;]", text[: one.span.start])[-1][-_SAID_BEFORE:]
    after = re.split("[,。;、]|以及|及", text[one.span.end : one.span.end + _SAID_AFTER])[0]
    shared = (bigrams(before) | bigrams(after)) & bigrams(query)
    is_counted = things_asked(query) == len(one.things)
    led = _LED_BY.search(query)
    is_led = led is not None and before.endswith(led[1])
    is_named = is_led or _is_named(one, after, query)
    return (
        len(shared) + _NAMED_WEIGHT * is_named + _COUNTED_WEIGHT * is_counted
        + _CALLED_WEIGHT * _are_called(one, query)
    )  # fmt: skip


def _are_called(one: Listed, query: str) -> bool:
    """「哪些县区」: whether all but the last are such; 介休市 is one."""
    is_asked = _REGION_ASKED.search(query) is not None
    return is_asked and all(thing.endswith(tuple(REGIONS)) for thing in one.things[:-1])


def _is_named(one: Listed, after: str, query: str) -> bool:
    """「哪几条河」: whether they are called so, be it right behind them: 「等河流」."""
    asked = _ASKED_OF.search(query)
    if asked is None:
        return False
    is_behind = asked[1] in after[:4] or asked[1][0] in after[:2]
    return is_behind or one.things[0].endswith((asked[1], asked[1][0]))


def _is_asked(one: Listed, query: str) -> bool:
    """Whether a query has all of a list but what may stand before its first."""
    return all(thing in query for thing in one.things[1:])


def asks_what_is_listed(query: str) -> bool:
    """「三专、三证具体是哪几样」: whether a folded query lists names and asks what each is."""
    return _MEANING_ASKED.search(query) is not None


def asks_places(query: str) -> bool:
    """「哪些省」, 「哪几条河」: whether a folded query asks for what is called so."""
    return _CALLED_SO.search(query) is not None


def things_asked(query: str) -> int | None:
    """How many things a folded query asks for: 「哪四座」, 「四大山脉」; None where it does not say."""
    counted = _COUNTED.search(query)
    if counted is None:
        return None
    numeral = counted["number"] or counted["sum"]
    return 2 if numeral in "两俩" else value(numeral)
