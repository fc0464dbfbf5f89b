from indexer.facts.statements import statements, without_asides


def parts(text: str) -> list[tuple[str, int]]:
    return [(text[one.start : one.end], one.sentence) for one in statements(text)]


def test_commas_part_a_sentence_and_stops_count_sentences() -> None:
    text = "到2027年,水质改善;到2035年,水质优良。河湖美丽。"
    assert [sentence for _, sentence in parts(text)] == [0, 0, 0, 0, 1]


def test_a_comma_in_a_number_and_in_brackets_parts_nothing() -> None:
    assert parts("投资1,000万元(其中,中央400万元),已到位") == [
        ("投资1,000万元(其中,中央400万元)", 0),
        ("已到位", 0),
    ]


def test_the_name_of_a_document_dates_nothing() -> None:
    [one] = statements("按《规划(2021—2030年)》实施")
    assert one.dated is None


def test_the_year_that_it_is_for_and_the_one_that_it_compares_with() -> None:
    [one] = statements("2025年排放较2020年下降18%")
    assert one.dated is not None
    assert one.base is not None
    assert (one.dated.year, one.base.year) == (2025, 2020)


def test_asides_leave_their_length() -> None:
    text = "各市(州)按《办法》办"
    assert without_asides(text) == "各市□□□按□□□□办"
