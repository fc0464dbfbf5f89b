from collections.abc import Sequence
from dataclasses import replace

import pytest

from eval.benchmark import Gold, JudgedQuery
from eval.facts import Shown, shown
from eval.runs import Answered
from indexer.folding import Span
from service.facts.fact import Fact
from service.results import Response
from service.search import Searcher

DOCUMENT = "d"
RIGHT = "到2035年,森林覆盖率达到26%以上。"
OTHER = "大力推进国土绿化。"


@pytest.fixture
def response(searcher: Searcher) -> Response:
    return searcher.search("森林覆盖率", 1)


def said(response: Response, sentence: str, fact: str | None = None) -> Response:
    """The response with a clause of two sentences, one of them shown."""
    [first] = response.results
    answer = first.answer._replace(text=sentence, fact=None if fact is None else Fact(fact, Span(0, 1)))
    clause = replace(first.clause, document_id=DOCUMENT, text=OTHER + RIGHT)
    return replace(response, results=(replace(first, clause=clause, answer=answer),))


def asked(answer: str = "", gold: Sequence[Gold] = (Gold(DOCUMENT, RIGHT, 2),)) -> JudgedQuery:
    return JudgedQuery("q", "", "fact", tuple(gold), answer)


def test_the_quoted_sentence_and_its_figure_are_right(response: Response) -> None:
    given = [Answered(asked("26%"), said(response, RIGHT, "26%"))]
    assert list(shown(given)) == [Shown("q", sentence=True, accepted=True, fact=True)]


@pytest.mark.parametrize(
    ("also", "is_accepted"), [((), False), ((OTHER,), True), (("別的話。",), False)]
)
def test_a_second_readers_sentence_is_accepted_but_not_the_one_first_judged(
    response: Response, also: tuple[str, ...], is_accepted: bool
) -> None:
    query = asked()._replace(also=also)
    [one] = shown([Answered(query, said(response, OTHER))])
    assert (one.sentence, one.accepted) == (False, is_accepted)


@pytest.mark.parametrize(
    ("sentence", "is_right"),
    [
        (RIGHT, True),
        (OTHER, False),
        ("森林覆蓋率達到26%以上", True),
        ("森林覆盖", False),
        ("约26%。", True),
    ],
)
def test_a_sentence_shares_half_a_quotation_or_holds_the_answer(
    response: Response, sentence: str, is_right: bool
) -> None:
    [one] = shown([Answered(asked("26%"), said(response, sentence))])
    assert one.sentence == is_right


@pytest.mark.parametrize(
    ("answer", "fact", "is_right"),
    [
        ("26%", "26%以上", True),
        ("26%", "2035年", False),
        ("26%", "2.6%", False),
        ("26%", "126%", False),
        ("26%", None, False),
        ("1,200万亩", "1200万亩", True),
        ("省林草局", "26%", None),
        ("", "26%", None),
    ],
)
def test_a_fact_is_right_by_its_figures(
    response: Response, answer: str, fact: str | None, is_right: bool | None
) -> None:
    [one] = shown([Answered(asked(answer), said(response, RIGHT, fact))])
    assert one.fact is is_right


@pytest.mark.parametrize(
    ("answer", "fact", "is_right"),
    [
        ("省林草局", "省林草局", True),
        ("省林草局", None, False),
        ("太原、大同和朔州", "大同、太原、朔州", True),
        ("住建、交通", "住建、交通等部门", True),
        ("太原、大同", "太原、大同、朔州", False),
        ("《甲标准》《乙标准》", "《乙標準》《甲標準》", True),
        ("26%", "26%", None),
        ("三十日内", "三十日内", None),
        ("", "省林草局", None),
    ],
)
def test_names_are_right_in_any_order(
    response: Response, answer: str, fact: str | None, is_right: bool | None
) -> None:
    [one] = shown([Answered(asked(answer), said(response, RIGHT, fact))])
    assert one.named is is_right


def test_only_a_right_first_clause_is_judged(response: Response) -> None:
    wrong = [
        Gold(DOCUMENT, RIGHT, 1),
        Gold("elsewhere", RIGHT, 2),
        Gold(DOCUMENT, "森林覆盖率达到27%", 2),
    ]
    told = said(response, RIGHT, "26%")
    given = [Answered(asked("26%", [gold]), told) for gold in wrong]
    nothing = [Answered(asked(), None), Answered(asked(), replace(told, results=()))]
    assert list(shown([*given, *nothing])) == []
