import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.training.negatives import Negatives
from eval.training.pairs import Answer
from indexer.passages import Passage
from indexer.words import Segmenter

OWN = "城市管理部门负责清运生活垃圾,每日不少于两次。"
COPY = "城市管理部门负责清运生活垃圾,每日不少于三次。"
TEXTS = [
    OWN,
    COPY,
    *(f"{who}发现垃圾的,应当报告。" for who in ("学校", "医院", "商场", "车站", "公园", "工厂")),
    *(f"{what}的办法另行制定。" for what in ("取水", "造林", "贷款", "限行", "采暖", "捕鱼")),
]
QUESTION = "垃圾谁来清运"


def negatives(texts: list[str], segmenter: Segmenter) -> Negatives:
    return Negatives([Answer("条例", (Passage("条例", text),)) for text in texts], segmenter)


def test_a_negative_is_among_the_lexically_best_and_neither_the_answer_nor_its_copy(
    segmenter: Segmenter,
) -> None:
    source = negatives(TEXTS, segmenter)
    chance = random.Random(1)
    assert {source.draw(QUESTION, 0, chance) for _ in range(60)} == set(range(2, 8))


def test_the_same_seed_draws_the_same(segmenter: Segmenter) -> None:
    source = negatives(TEXTS, segmenter)
    chances = [random.Random(seed) for seed in (1, 1, 2)]
    drawn = [[source.draw(QUESTION, 0, chance) for _ in range(20)] for chance in chances]
    assert drawn[0] == drawn[1] != drawn[2]


def test_where_all_others_are_copies_the_answer_itself_is_drawn(segmenter: Segmenter) -> None:
    assert negatives([OWN, COPY], segmenter).draw(QUESTION, 0, random.Random(1)) == 0


@pytest.mark.parametrize(
    ("other", "is_copy"), [(COPY, True), (f"违者受罚。{OWN}", True), (TEXTS[2], False)]
)
def test_clauses_that_share_most_of_their_words_are_copies(
    other: str, is_copy: bool, segmenter: Segmenter
) -> None:
    assert negatives([OWN, other], segmenter).are_copies(0, 1) == is_copy


@given(st.lists(st.text("甲乙丙丁", max_size=12), min_size=2, max_size=2))
def test_any_clause_is_a_copy_of_itself_and_copies_go_both_ways(
    segmenter: Segmenter, texts: list[str]
) -> None:
    source = negatives([*texts, OWN], segmenter)
    assert source.are_copies(0, 0)
    assert source.are_copies(0, 1) == source.are_copies(1, 0)
