import numpy as np
import pytest

from indexer.bridges import Bridges
from indexer.bundled_bridges import BundledBridges
from service.ranking.expansion import Vector, expansion

TERMS = [["垃圾", "清运", "单位"], ["河湖长", "巡查", "单位"]]
IDF = {"垃圾": 3.0, "清运": 5.0, "河湖长": 6.0, "巡查": 2.0, "单位": 0.1}


def vector(*numbers: float) -> Vector:
    found = np.array(numbers, dtype=np.float32)
    return found / np.float32(np.linalg.norm(found))


@pytest.fixture
def bridges() -> Bridges:
    """One question for each of two passages that point elsewhere."""
    questions, passages = np.eye(4, dtype=np.float32)[:2], np.eye(4, dtype=np.float32)[2:]
    return BundledBridges.of("f", questions, passages, [0, 1], TERMS).bridges(lambda _: True)


def test_the_answer_to_the_nearest_question_lends_direction_and_words(bridges: Bridges) -> None:
    found = expansion(bridges, vector(1, 0.1, 0, 0), IDF.__getitem__)
    assert found
    assert found.direction == pytest.approx([0, 0, 1, 0], abs=1e-3)
    assert list(found.terms)[:3] == ["清运", "垃圾", "单位"]
    assert found.strength == 1
    lent = found.lent(IDF.__getitem__)
    assert lent["清运"] / lent["垃圾"] == pytest.approx(5 / 3)
    assert sum(lent.values()) == pytest.approx(1)


def test_a_word_of_fewer_answers_counts_less(bridges: Bridges) -> None:
    found = expansion(bridges, vector(1, 0.99, 0, 0), IDF.__getitem__)
    assert found
    shares = found.terms
    assert shares["单位"] == pytest.approx(1)
    assert shares["清运"] + shares["巡查"] == pytest.approx(1)
    assert shares["清运"] > shares["巡查"] > 0
    assert found.weights["单位"] == found.strength
    assert found.weights["清运"] == pytest.approx(found.strength * shares["清运"] ** 0.5)


def test_two_as_near_lend_as_much(bridges: Bridges) -> None:
    found = expansion(bridges, vector(1, 1, 0, 0), IDF.__getitem__)
    assert found
    assert found.direction == pytest.approx([0, 0, 0.5, 0.5], abs=1e-3)
    assert list(found.terms)[:2] == ["河湖长", "清运"]


@pytest.mark.parametrize(("cosine", "strength"), [(0.62, 0.2), (0.65, 0.5), (0.75, 1.0)])
def test_the_nearer_the_more_it_counts(cosine: float, strength: float, bridges: Bridges) -> None:
    found = expansion(bridges, vector(cosine, 0, 0, np.sqrt(1 - cosine**2)), IDF.__getitem__)
    assert found
    assert found.strength == pytest.approx(strength, abs=0.02)


def test_where_no_question_is_near_nothing_is_lent(bridges: Bridges) -> None:
    assert expansion(bridges, vector(0.5, 0, 0, 1), IDF.__getitem__) is None


@pytest.mark.parametrize(("cosine", "share"), [(0.8, 0.0), (0.89, 0.5), (0.95, 1.0)])
def test_it_counts_less_where_the_corpus_says_nothing_like_it(
    cosine: float, share: float, bridges: Bridges
) -> None:
    found = expansion(bridges, vector(0.65, 0, 0, np.sqrt(1 - 0.65**2)), IDF.__getitem__)
    assert found
    said = found.where_said(cosine)
    assert said.strength == pytest.approx(0.5 * share, abs=0.02)
    assert sum(said.lent(IDF.__getitem__).values()) == pytest.approx(said.strength)
    assert max(said.weights.values()) == said.strength
    assert np.linalg.norm(found.answer) == pytest.approx(1)


@pytest.mark.parametrize(("share", "counts"), [(0.1, 1.0), (0.5, 0.5), (1.0, 0.0)])
def test_it_counts_less_where_a_clause_has_the_words_of_the_query(
    share: float, counts: float, bridges: Bridges
) -> None:
    found = expansion(bridges, vector(1, 0, 0, 0), IDF.__getitem__)
    assert found
    assert found.where_held(share).strength == pytest.approx(counts)


def test_a_query_is_turned_towards_the_answers_as_far_as_they_may_count(bridges: Bridges) -> None:
    asked = vector(1, 0, 0, 0)
    found = expansion(bridges, asked, IDF.__getitem__)
    assert found
    turned = found.beside(asked, 2.0)
    assert turned == pytest.approx(vector(1, 0, 2, 0), abs=1e-3)
    assert np.linalg.norm(turned) == pytest.approx(1)
    assert found._replace(strength=0.0).beside(asked, 2.0) == pytest.approx(asked)
