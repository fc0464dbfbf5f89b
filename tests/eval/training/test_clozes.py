import pytest

from eval.training.clozes import with_clozes
from eval.training.pairs import Answer, Grade, Kind, Pair, Shown, TrainingSet
from indexer.passages import Passage


@pytest.fixture
def longer(data: TrainingSet) -> TrainingSet:
    """Three clauses of three sentences behind those of two."""
    added = [
        Answer("条例", tuple(Passage("节水", f"{word}{n}。") for n in "甲乙丙")) for word in "山水田"
    ]
    return data._replace(clauses=(*data.clauses, *added), judged={2: {Shown(1, 0): Grade.OTHER}})


def test_a_sentence_of_a_long_clause_asks_for_the_rest_of_it(longer: TrainingSet) -> None:
    grown = with_clozes(longer, 2, 1)
    assert grown.pairs[:8] == longer.pairs
    assert grown.judged[2] == longer.judged[2]
    assert len(grown.pairs) == 10
    for position, (question, clause, kind) in enumerate(grown.pairs[8:], start=8):
        sentences = [passage.sentence for passage in longer.clauses[clause].passages]
        assert (len(sentences), kind) == (3, Kind.CLOZE)
        assert grown.judged[position] == {Shown(clause, sentences.index(question)): Grade.UNKNOWN}


def test_no_clause_is_asked_for_twice_and_there_may_be_fewer_than_wanted(longer: TrainingSet) -> None:
    added = with_clozes(longer, 99, 1).pairs[8:]
    assert sorted(pair.clause for pair in added) == [8, 9, 10]


def test_the_same_seed_chooses_the_same(longer: TrainingSet) -> None:
    def chosen(seed: int) -> tuple[Pair, ...]:
        return with_clozes(longer, 2, seed).pairs

    assert chosen(1) == chosen(1)
    assert len({chosen(seed) for seed in range(9)}) > 1
