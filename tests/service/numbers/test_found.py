from service.numbers.found import Answered, Found, whole_clauses


def test_each_row_counts_once_in_the_order_found() -> None:
    answered = Answered(((Found(7), Found(3)), (Found(7), Found(5))), has_topic=False)
    assert answered.rows == (7, 3, 5)


def test_the_place_of_a_row_is_the_first_that_was_asked_for() -> None:
    answered = Answered(((Found(7, "第二款"),), (Found(7, "第一款"), Found(3))), has_topic=False)
    assert answered.places == {7: "第二款", 3: None}


def test_a_whole_clause_has_no_place() -> None:
    assert whole_clauses([4, 2]) == (Found(4, None), Found(2, None))
    assert Answered((), has_topic=False).rows == ()
