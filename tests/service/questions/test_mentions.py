from indexer.folding import Span
from service.questions.mentions import Mention, Surroundings

#       0123456789
TEXT = "灵丘规划里 第八条"
PLAN = Mention(Span(0, 4), is_title=True)


def test_the_document_right_in_front_of_a_number() -> None:
    around = Surroundings(TEXT, (PLAN,), (Span(0, 2), Span(2, 4)))
    assert around.named_beside(Span(6, 9)) == PLAN


def test_a_word_between_parts_the_document_from_the_number() -> None:
    around = Surroundings("灵丘规划水源第八条", (PLAN,), (Span(0, 4), Span(4, 6)))
    assert around.named_beside(Span(6, 9)) is None
    assert around.is_glued_to_word(6)
    assert not around.is_glued_to_word(4)


def test_the_document_behind_a_number_that_opens_the_query() -> None:
    plan = Mention(Span(4, 8), is_title=True)
    around = Surroundings("第八条 灵丘规划", (plan,), (Span(4, 8),))
    assert around.named_beside(Span(0, 3)) == plan


def test_a_number_that_counts_a_question_is_beside_no_document() -> None:
    plan = Mention(Span(2, 6), is_title=True)
    around = Surroundings("1、灵丘规划的目标", (plan,), (Span(2, 6), Span(7, 9)))
    assert around.named_beside(Span(0, 1)) is None
    around = Surroundings("(一)灵丘规划的目标", (Mention(Span(3, 7), True),), (Span(3, 7), Span(8, 10)))
    assert around.opens_sentence(Span(0, 3))


def test_nothing_but_names_behind_a_number() -> None:
    around = Surroundings(TEXT, (PLAN,), (Span(0, 2), Span(2, 4)))
    assert around.has_title
    assert around.ends_behind(Span(0, 0))
    assert around.ends_behind(Span(6, 9))
    assert not Surroundings("第八条水源", (), (Span(3, 5),)).ends_behind(Span(0, 3))
