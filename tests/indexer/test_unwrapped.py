from indexer.unwrapped import unwrapped


def test_a_line_break_inside_a_sentence_is_left_out_and_offsets_stay() -> None:
    plain = unwrapped("海绵\n\n城市２項。")
    assert plain.text == "海绵城市2项。"
    assert plain.span(2, 4) == (4, 6)


def test_spaces_around_figures_are_left_out_and_offsets_stay() -> None:
    plain = unwrapped("到 2035 年。")
    assert plain.text == "到2035年。"
    assert plain.span(1, 6) == (2, 8)


def test_a_line_break_behind_a_sentence_stays() -> None:
    assert unwrapped("建成公园。\n开放公园").text == "建成公园。\n开放公园"
