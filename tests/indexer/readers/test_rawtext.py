from indexer.readers.rawtext import of_paragraphs


def test_each_paragraph_is_a_line_that_opens_one() -> None:
    raw = of_paragraphs(["一、甲", "正文。"], title="标题")
    assert raw.text == "一、甲\n正文。\n"
    assert raw.openings == (0, 4)
    assert raw.title == "标题"


def test_no_paragraphs() -> None:
    assert of_paragraphs([]).text == ""
    assert of_paragraphs([]).openings == ()
