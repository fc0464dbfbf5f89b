from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from indexer.index import Index
from indexer.words import Segmenter
from service.questions.query import Query, read_query
from service.ranking.fusion import Weights, fused, ranked
from service.ranking.ranker import Ranker, meant
from service.ranking.retrieval import EmbeddedLegs


@pytest.fixture(scope="module")
def ranker(index: Index) -> Ranker:
    return Ranker(index, EmbeddedLegs(index))


@pytest.fixture(scope="module")
def query(segmenter: Segmenter) -> Query:
    return read_query("2027年无废城市建设比例是多少", segmenter)


@pytest.mark.parametrize("k", [1, 10, 250])
def test_the_k_best_clauses_once_each_and_falling(ranker: Ranker, query: Query, k: int) -> None:
    ranking = ranker.rank(query, k)
    assert len(set(ranking.rows.tolist())) == k
    assert all(a >= b for a, b in pairwise(ranking.scores))
    assert {len(column) for column in ranking[:5]} == {k}


def test_more_than_all_clauses_are_all_clauses(ranker: Ranker, query: Query, index: Index) -> None:
    assert sorted(ranker.rank(query, 10_000).rows) == list(range(len(index.clauses)))


def test_fewer_asked_for_are_the_same_ones(ranker: Ranker, query: Query) -> None:
    assert ranker.rank(query, 20).rows[:5].tolist() == ranker.rank(query, 5).rows.tolist()


def test_only_admitted_rows_are_ranked(ranker: Ranker, query: Query) -> None:
    assert sorted(ranker.rank(query, 10, np.array([7, 40, 300])).rows) == [7, 40, 300]
    assert ranker.rank(query, 10, np.array([40])).rows.tolist() == [40]


def test_every_sentence_of_a_ranked_clause_has_its_nearness(
    ranker: Ranker, query: Query, index: Index
) -> None:
    ranking = ranker.rank(query, 150)
    own = np.flatnonzero(np.isin(index.sentences[:, 0], ranking.rows)).tolist()
    assert set(own) <= set(ranking.nearness)
    assert len(ranking.cosines) == len(index.sentences)


def test_late_interaction_decides_among_what_the_legs_find(index: Index, query: Query) -> None:
    ranking = Ranker(index, EmbeddedLegs(index), Weights(lexical=0, dense=0, place=0)).rank(query, 20)
    assert ranking.interaction.tolist() == sorted(ranking.interaction, reverse=True)


def test_without_depth_the_first_scores_stand(index: Index, query: Query) -> None:
    weights = Weights(depth=0, whole=0, bridge=0, terms=0)
    everything = Ranker(index, EmbeddedLegs(index), weights).rank(query, len(index.clauses))
    in_order = np.argsort(everything.rows)
    nobody = np.zeros(len(in_order), dtype=np.float32)
    first = fused(everything.lexical[in_order], everything.dense[in_order], nobody, weights)
    assert everything.rows.tolist() == ranked(first, len(first)).tolist()


def test_a_place_in_the_question_lifts_its_documents(index: Index, segmenter: Segmenter) -> None:
    asked = read_query("贵州森林覆盖率", segmenter)
    owners = [
        [
            index.clauses[row].document_id
            for row in Ranker(index, EmbeddedLegs(index), Weights(place=place)).rank(asked, 10).rows
        ]
        for place in (0.0, 100.0)
    ]
    assert owners[0].count("guizhou-meili") < 10
    assert owners[1].count("guizhou-meili") == 10


def test_answers_to_questions_near_by_lend_their_words(index: Index, segmenter: Segmenter) -> None:
    asked = read_query("家里没人要的破烂扔了咋还得挑挑拣拣", segmenter)
    legs = EmbeddedLegs(index)
    with_bridges, without = (
        Ranker(index, legs, weights).rank(asked, 401)
        for weights in (Weights(), Weights(bridge=0, terms=0))
    )
    assert "垃圾" in with_bridges.lent
    assert without.lent == {}
    assert with_bridges.rows.tolist() != without.rows.tolist()
    own = legs.lexical(asked.tokens)
    assert with_bridges.lexical.tolist() == own[with_bridges.rows].tolist()


def test_an_index_without_bridges_lends_nothing(index: Index, segmenter: Segmenter) -> None:
    asked = read_query("家里没人要的破烂扔了咋还得挑挑拣拣", segmenter)
    bare = Ranker(replace(index, bridges=None), EmbeddedLegs(index)).rank(asked, 20)
    without = Ranker(index, EmbeddedLegs(index), Weights(bridge=0, terms=0)).rank(asked, 20)
    assert bare.lent == {}
    assert bare.rows.tolist() == without.rows.tolist()


def test_a_question_for_the_place_of_its_words_borrows_none(index: Index, segmenter: Segmenter) -> None:
    asked = read_query("“1+30”联防联控写在哪份文件里", segmenter)
    rankings = [
        Ranker(index, EmbeddedLegs(index), weights).rank(asked, 20)
        for weights in (Weights(), Weights(bridge=0, terms=0))
    ]
    assert rankings[0].rows.tolist() == rankings[1].rows.tolist()


def test_words_that_stand_in_a_clause_borrow_none(index: Index, segmenter: Segmenter) -> None:
    """「黑鹳」 is rare, and what answers questions about birds would come before it."""
    ranking = Ranker(index, EmbeddedLegs(index)).rank(read_query("黑鹳", segmenter), 1)
    assert ranking.lent == {}
    assert "黑鹳" in index.clauses[int(ranking.rows[0])].text


def test_clauses_keep_their_own_scores_when_taken(ranker: Ranker, query: Query) -> None:
    ranking = ranker.rank(query, 5)
    back = ranking.taken(np.array([4, 0]))
    assert back.rows.tolist() == [ranking.rows[4], ranking.rows[0]]
    assert back.interaction.tolist() == [ranking.interaction[4], ranking.interaction[0]]
    assert ranking.first(99).rows.tolist() == ranking.rows.tolist()
    assert ranking.first(2).scores.tolist() == ranking.scores[:2].tolist()


def test_a_word_of_the_clause_is_nearer_than_one_that_is_foreign_to_it(
    ranker: Ranker, segmenter: Segmenter
) -> None:
    asked = read_query("海绵城市湖人", segmenter)
    words = ranker.rank(asked, 1).words
    assert set(words) == set(asked.content)
    assert words["海绵"] > words["湖人"]


def test_only_tokens_that_name_something_meet_the_clauses(index: Index, segmenter: Segmenter) -> None:
    asked = read_query("森林覆盖率是多少", segmenter)
    vectors = index.encoder.encode(asked.folded)
    named = [i for i, span in enumerate(vectors.spans) if span.end <= len("森林覆盖率")]
    assert np.array_equal(meant(asked, vectors), vectors.tokens[named])


def test_a_question_that_names_nothing_meets_them_with_all_its_tokens(
    index: Index, segmenter: Segmenter
) -> None:
    asked = read_query("什么时候", segmenter)
    vectors = index.encoder.encode(asked.folded)
    assert np.array_equal(meant(asked, vectors), vectors.tokens)
