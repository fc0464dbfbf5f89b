import numpy as np
import pytest

from eval.training.batches import Batch, Shares, asked, batches
from eval.training.mining import View
from eval.training.negatives import Negatives
from eval.training.pairs import Grade, Kind, Shown, TrainingSet
from indexer.words import Segmenter


def seen(question: int, passage: int) -> View:
    """Eight clauses of two passages; only one question and one passage point the same way."""
    questions, passages = np.eye(2, dtype=np.float16)[[0] * 8], np.eye(2, dtype=np.float16)[[1] * 16]
    passages[passage] = questions[question]
    return View(questions, passages, np.arange(0, 17, 2))


@pytest.fixture
def negatives(data: TrainingSet, segmenter: Segmenter) -> Negatives:
    return Negatives(data.clauses, segmenter)


def epoch(
    data: TrainingSet, negatives: Negatives, view: View | None = None, seed: int = 1
) -> list[Batch]:
    return batches(data, range(8), negatives, view or seen(0, 0), 4, seed)


def test_an_epoch_asks_every_question_once(data: TrainingSet, negatives: Negatives) -> None:
    assert sorted(pair for batch in epoch(data, negatives) for pair in batch.pairs) == list(range(8))


def test_passage_i_is_of_the_answer_to_question_i_and_what_is_no_answer_stands_behind(
    data: TrainingSet, negatives: Negatives
) -> None:
    for pairs, shown in epoch(data, negatives):
        answers = [data.pairs[pair].clause for pair in pairs]
        assert [clause for clause, _ in shown[: len(pairs)]] == answers
        assert len(set(shown)) == len(shown)
    for pair in range(8):
        (batch,) = batches(data, [pair], negatives, seen(0, 0), 1, 1)
        answer, negative = batch.shown
        assert answer.clause == data.pairs[pair].clause != negative.clause


def test_questions_of_one_document_meet(data: TrainingSet, negatives: Negatives) -> None:
    for batch in epoch(data, negatives):
        assert len({data.clauses[shown.clause].document for shown in batch.shown[:4]}) == 1


def test_what_the_student_mistakes_is_drawn_too(
    data: TrainingSet, negatives: Negatives, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(negatives, "draw", lambda *_: 6)
    mistaken = seen(0, 7)  # the second passage of clause 3
    drawn = {
        shown
        for seed in range(16)
        for batch in batches(data, [0], negatives, mistaken, 1, seed)
        for shown in batch.shown[1:]
    }
    assert drawn >= {(3, 1), (6, 0)}


def test_an_answer_is_seen_by_its_nearest_passage(data: TrainingSet, negatives: Negatives) -> None:
    answers = {
        batch.shown[batch.pairs.index(4)]
        for batch in epoch(data, negatives, seen(4, 9))
        if 4 in batch.pairs
    }
    assert answers == {(4, 1)}


def test_a_judged_question_meets_what_was_judged_first_of_all_what_helps(
    data: TrainingSet, negatives: Negatives
) -> None:
    grades = {Shown(clause, passage): Grade.OTHER for clause in range(1, 8) for passage in (0, 1)}
    grades |= {Shown(5, 0): Grade.ANSWER, Shown(6, 1): Grade.TOPIC}
    judged = data._replace(judged={0: grades})
    met = set()
    for seed in range(8):
        (batch,) = batches(judged, [0], negatives, seen(0, 0), 1, seed)
        assert {(5, 0), (6, 1)} <= set(batch.shown[1:])
        assert len(batch.shown) == 6
        met |= set(batch.shown[1:])
    assert len(met) > 6


def test_a_judged_question_meets_what_stands_beside_its_answer_and_a_negative_too(
    data: TrainingSet, negatives: Negatives
) -> None:
    judged = data._replace(judged={4: {Shown(4, 0): Grade.ANSWER, Shown(4, 1): Grade.NEAR}})
    (batch,) = batches(judged, [4], negatives, seen(4, 9), 1, 1)
    answer, beside, negative = batch.shown
    assert (answer, beside) == (Shown(4, 0), Shown(4, 1))
    assert negative.clause != 4


@pytest.mark.parametrize(("passage", "expected"), [(8, (4, 1)), (9, (4, 1))])
def test_what_was_judged_to_answer_stands_for_the_clause(
    passage: int, expected: tuple[int, int], data: TrainingSet, negatives: Negatives
) -> None:
    judged = data._replace(judged={4: {Shown(4, 1): Grade.ANSWER, Shown(4, 0): Grade.NEAR}})
    (batch,) = batches(judged, [4], negatives, seen(4, passage), 1, 1)
    assert batch.shown[0] == expected


def test_what_was_compared_is_asked_though_it_is_found(data: TrainingSet) -> None:
    compared = data._replace(judged={0: {Shown(0, 0): Grade.ANSWER, Shown(5, 0): Grade.OTHER}})
    assert asked(compared, seen(0, 0), Shares(found=0.0), 1) == list(range(8))
    beside = data._replace(judged={0: {Shown(0, 0): Grade.ANSWER, Shown(0, 1): Grade.NEAR}})
    assert asked(beside, seen(0, 0), Shares(found=0.0), 1) == list(range(1, 8))
    assert asked(compared, seen(0, 0), Shares(compared=0.0), 1) == list(range(1, 8))


def test_only_a_share_of_what_is_found_already_is_asked(data: TrainingSet) -> None:
    finds_first = seen(0, 0)  # all questions are nearest to the first passage of the first clause
    assert asked(data, finds_first, Shares(), 1) == list(range(8))
    assert asked(data, finds_first, Shares(found=0.0), 1) == list(range(1, 8))


def test_a_laypersons_question_is_asked_more_than_once_unless_it_is_left_out(data: TrainingSet) -> None:
    of_laypeople = [data.pairs[row]._replace(kind=Kind.LAYPERSON) for row in (0, 1)]
    few = data._replace(pairs=(*of_laypeople, *data.pairs[2:]))
    assert asked(few, seen(0, 0), Shares(laypeople=2.0), 1) == [0, 0, 1, 1, *range(2, 8)]
    assert asked(few, seen(0, 0), Shares(laypeople=2.0), 1, {1, 3}) == [0, 0, 2, *range(4, 8)]


def test_what_is_asked_twice_does_not_meet_itself_in_a_group(
    data: TrainingSet, negatives: Negatives
) -> None:
    for seed in range(8):
        for batch in batches(data, [0, 0, 1, 1], negatives, seen(0, 0), 2, seed):
            assert sorted(batch.pairs) == [0, 1]


def test_what_counts_for_nothing_does_not_stand_for_the_clause_and_is_no_comparison(
    data: TrainingSet, negatives: Negatives
) -> None:
    unknown = data._replace(judged={4: {Shown(4, 1): Grade.UNKNOWN, Shown(5, 0): Grade.UNKNOWN}})
    (batch,) = batches(unknown, [4], negatives, seen(4, 9), 1, 1)
    answer, negative = batch.shown
    assert answer == Shown(4, 0)
    assert negative.clause != 4


def test_a_pair_that_is_not_asked_is_in_no_batch(data: TrainingSet, negatives: Negatives) -> None:
    found = batches(data, [0, 2, 4, 6], negatives, seen(0, 0), 4, 1)
    assert [sorted(batch.pairs) for batch in found] == [[0, 2, 4, 6]]


def test_the_same_seed_gives_the_same_batches(data: TrainingSet, negatives: Negatives) -> None:
    one, same, other = (epoch(data, negatives, seed=seed) for seed in (1, 1, 2))
    assert one == same != other
