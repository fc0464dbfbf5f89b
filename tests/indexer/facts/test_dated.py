from indexer.facts.dated import dated


def told(text: str, year: int | None = None) -> list[tuple[str, int | None, int | None, bool]]:
    found = dated(text, year)
    return [(text[one.statement.start : one.statement.end], one.year, one.base_year, one.is_of_dated)
            for one in found]  # fmt: skip


def test_a_year_goes_on_until_the_next() -> None:
    years = [year for _, year, _, _ in told("到2027年,甲改善;乙提升。到2035年,丙建成。")]
    assert years == [2027, 2027, 2027, 2035, 2035]


def test_only_its_own_sentence_is_of_a_year() -> None:
    assert [own for *_, own in told("到2027年,甲改善。加强乙。")] == [True, True, False]


def test_a_year_that_only_tells_when_sets_no_aim() -> None:
    assert [own for *_, own in told("2024年,甲坚持乙。")] == [False, False]


def test_what_is_compared_with_is_said_in_front_or_in_the_part_itself() -> None:
    assert told("与2020年相比,能耗下降13%,水耗下降16%")[1:] == [
        ("能耗下降13%", None, 2020, False),
        ("水耗下降16%", None, None, False),
    ]


def test_an_earlier_paragraph_may_tell_the_year() -> None:
    assert told("空气质量改善", 2025) == [("空气质量改善", 2025, None, False)]
