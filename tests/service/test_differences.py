from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.folding import Span, fold
from indexer.index import Index
from service.contents import Mark, runs
from service.differences import differences

TEXTS = st.text(alphabet="森林覆蓋盖率提高到27.5%。.,⑽…(1 \n\u200b\u202e<A", max_size=40) | st.text(
    max_size=40
)


def parts(left: str, right: str) -> list[tuple[str, str]]:
    return [(left[slice(*one.left)], right[slice(*one.right)]) for one in differences(left, right)]


def kept(text: str, spans: Sequence[Span]) -> str:
    """The folded text outside of some spans, as it is compared."""
    folded = fold(text)
    shown = (char for char, at in zip(folded.text, folded.origins, strict=True)
             if not any(span.start <= at < span.end for span in spans))  # fmt: skip
    return "".join("".join(shown).split()).replace(".", "。")


def test_a_number_differs_as_a_whole() -> None:
    assert parts("提高到27.22%以上", "提高到27.32%以上") == [("27.22%", "27.32%")]


def test_what_one_side_has_more_is_empty_on_the_other() -> None:
    [found] = differences("加强监管。", "加强全过程监管。")
    assert found.left == Span(2, 2)
    assert "加强全过程监管。"[slice(*found.right)] == "全过程"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("無廢城市建設", "无废城市建设"),
        ("到2025年，达到９０％", "到2025年,达到90%"),
        ("国土空间\n\n规划", "国土空间规划"),
        ("第⑽项", "第(10)项 "),
        ("作风.严格", "作风。严格"),
        ("森\u200b林", "森林"),
        ("", " \n"),
    ],
)
def test_script_width_breaks_and_invisible_characters_make_no_difference(left: str, right: str) -> None:
    assert differences(left, right) == ()


def test_what_is_shared_by_chance_is_not_picked_out() -> None:
    assert parts("推进山的治理", "推进城市里的绿化改造") == [("山的治理", "城市里的绿化改造")]


def test_near_copies_of_the_corpus(index: Index) -> None:
    texts = {clause.clause_id: clause.text for clause in index.clauses}
    left, right = texts["jinzhong-145/3/8/3/p2"], texts["jinzhong-145/3/9/3/p2"]
    assert parts(left, right) == [("", ",持续开展废旧放射源、长期闲置放射源的收、送贮工作")]


def test_very_long_texts_are_one_difference() -> None:
    left, right = "甲乙" * 15_000, "乙丙" * 15_000
    assert parts("共同" + left, "共同" + right) == [(left, right)]


@given(TEXTS, TEXTS)
def test_nothing_else_differs(left: str, right: str) -> None:
    found = differences(left, right)
    assert kept(left, [one.left for one in found]) == kept(right, [one.right for one in found])


@given(TEXTS, TEXTS)
def test_marked_runs_are_the_text_whole_and_in_order(left: str, right: str) -> None:
    left, right = ("".join(text.split()) for text in (left, right))
    found = differences(left, right)
    for text, spans in ((left, [one.left for one in found]), (right, [one.right for one in found])):
        cut = runs(text, Span(0, len(text)), [Mark(span, "changed") for span in spans])
        assert "".join(run.text for run in cut) == text
        assert [run.text for run in cut if run.kind] == [
            text[slice(*s)] for s in spans if s.start < s.end
        ]


@given(TEXTS, TEXTS)
def test_spans_of_one_side_do_not_overlap(left: str, right: str) -> None:
    found = differences(left, right)
    for text, spans in ((left, [one.left for one in found]), (right, [one.right for one in found])):
        edges = [0, *(edge for span in spans for edge in span), len(text)]
        assert edges == sorted(edges)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, text) == ()
