import json
import random
from pathlib import Path

import pytest

from eval.commands import DEVELOPMENT
from eval.training import questions as asked
from eval.training.pairs import (
    Answer,
    Grade,
    Shown,
    TrainingSet,
    read_written,
    rows_of,
)
from eval.training.questions import (
    CONTRASTS,
    OFF_TOPIC,
    Question,
    contrasts,
    drawn,
    is_held_out,
    off_topic,
    questions_of,
)
from indexer.passages import Passage
from service.questions.query import folded_question


def passage(data: TrainingSet, clause: int, place: int) -> Passage:
    return data.clauses[clause].passages[place]


def test_a_question_has_what_was_judged_for_it(data: TrainingSet) -> None:
    grades = {
        Shown(0, 0): Grade.ANSWER, Shown(0, 1): Grade.NEAR, Shown(2, 0): Grade.OTHER,
        Shown(3, 0): Grade.UNKNOWN,
    }  # fmt: skip
    [question] = questions_of(data._replace(judged={0: grades}))
    assert question == Question(
        data.pairs[0].question, data.clauses[0].whole, (passage(data, 0, 0),),
        (passage(data, 0, 1),), (passage(data, 2, 0),),
    )  # fmt: skip


def test_what_touches_the_question_is_preferred_to_what_does_not(data: TrainingSet) -> None:
    grades = {Shown(0, 0): Grade.ANSWER, Shown(2, 0): Grade.OTHER, Shown(3, 0): Grade.TOPIC}
    [question] = questions_of(data._replace(judged={0: grades}))
    assert question.others == (passage(data, 3, 0),)


def test_a_question_of_which_no_answer_is_known_is_left_out(data: TrainingSet) -> None:
    assert not list(questions_of(data._replace(judged={0: {Shown(2, 0): Grade.OTHER}})))


@pytest.fixture
def pair_of_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    clause = Answer("办法", (Passage("养犬办法", "狗证一年一审。"), Passage("养犬办法", "城管局发证。")))
    monkeypatch.setattr(asked, "clauses_named", lambda *_: {"written/1": clause})
    row = {
        "clause": "written/1",
        "asked": "狗证幾年審一回",
        "sentence": 0,
        "missed": "狗证丢了去哪补",
        "nearest": 1,
    }
    path = tmp_path / "contrasts.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return list(contrasts(tmp_path, tmp_path, path))


def test_of_two_questions_alike_one_is_answered(pair_of_questions: list[Question]) -> None:
    answered, missed = pair_of_questions
    assert answered.text == "狗证几年审一回"
    assert [one.sentence for one in answered.answers] == ["狗证一年一审。"]
    assert [one.sentence for one in answered.near] == ["城管局发证。"]
    assert (missed.text, missed.answers) == ("狗证丢了去哪补", ())
    assert [one.sentence for one in missed.near] == ["狗证一年一审。", "城管局发证。"]


def test_what_is_shown_with_a_question_is_no_answer(pair_of_questions: list[Question]) -> None:
    answered, missed = pair_of_questions
    for seed in range(20):
        shown = drawn(answered, pair_of_questions, random.Random(seed))
        assert shown.answer in answered.answers
        assert shown.wrong == answered.near
        assert drawn(missed, pair_of_questions, random.Random(seed)).answer is None


def test_one_of_another_clause_is_shown_beside_a_near_one(data: TrainingSet) -> None:
    grades = {Shown(0, 0): Grade.ANSWER, Shown(0, 1): Grade.NEAR, Shown(2, 0): Grade.OTHER}
    [question] = questions_of(data._replace(judged={0: grades}))
    assert drawn(question, [question], random.Random(1)).wrong == (
        passage(data, 0, 1),
        passage(data, 2, 0),
    )


def test_a_stranger_is_shown_where_no_wrong_one_is_known(data: TrainingSet) -> None:
    judged = {pair: {Shown(pair, 0): Grade.ANSWER} for pair in (0, 1)}
    both = list(questions_of(data._replace(judged=judged)))
    shown = {drawn(both[0], both, random.Random(seed)).wrong for seed in range(20)}
    assert shown == {both[1].answers}


def test_the_stranger_is_the_one_most_like_the_question() -> None:
    talk = Question("今天天气怎么样", Passage("", "今天天气怎么样"), (), ())
    like, other = Passage("气象条例", "发布天气预报。"), Passage("养犬办法", "狗证一年一审。")
    every = [
        talk,
        Question("预报谁来发", Passage("", "甲"), (like,), ()),
        Question("狗证丢了去哪补", Passage("", "乙"), (), (other,)),
    ]
    assert drawn(talk, every, random.Random(1)) == (talk.text, None, (like,))


def test_nothing_answers_what_is_off_topic() -> None:
    questions = list(off_topic())
    assert len({question.text for question in questions}) == len(questions) > 400
    assert not any(question.answers or question.near for question in questions)
    assert 0.02 < sum(map(is_held_out, questions)) / len(questions) < 0.09


def test_all_questions_of_a_clause_are_held_out_together(data: TrainingSet) -> None:
    held = [
        is_held_out(Question(str(number), Passage("", f"条款{number % 400}"), (), ()))
        for number in range(800)
    ]
    assert held[:400] == held[400:]
    assert 0.02 < sum(held) / len(held) < 0.09


def test_the_stored_contrasts_differ_and_point_into_their_clauses() -> None:
    rows, clauses = rows_of(CONTRASTS), read_written().clauses
    assert len(rows) > 2000
    texts = [row[name] for row in rows for name in ("asked", "missed")]
    assert len(set(texts)) == len(texts)
    for row in rows:
        kind, _, number = row["clause"].rpartition("/")
        if kind == "written":
            assert 0 <= row["sentence"] < len(clauses[int(number)].passages)
            assert 0 <= row["nearest"] < len(clauses[int(number)].passages)


def test_no_question_to_learn_from_is_a_judged_query() -> None:
    judged = {folded_question(row["query"]) for path in DEVELOPMENT.parent.glob("*.jsonl")
              for row in rows_of(path)}  # fmt: skip
    learnt = {row[name] for row in rows_of(CONTRASTS) for name in ("asked", "missed")}
    learnt |= {row["query"] for row in rows_of(OFF_TOPIC)}
    assert not judged & set(map(folded_question, learnt))
