from indexer.readers.layout import laid_out
from indexer.readers.sheet import turned
from tests.indexer.readers.test_layout import EM, LEFT, RIGHT, body, glyphs, paragraphs, sheet


def test_text_in_a_vertical_column_is_read_downwards() -> None:
    column = [turned(char, 500, 100 + 20 * i, 90, 16, 16) for i, char in enumerate("右列")]
    column += [turned(char, 470, 100 + 20 * i, 90, 16, 16) for i, char in enumerate("左列")]
    assert laid_out([sheet(column)]).text == "右列\n左列"


def test_justified_text_gets_no_spaces_and_latin_words_do() -> None:
    page = sheet(
        glyphs("山西省人民政府", LEFT, 100, spread=0.5 * EM),
        glyphs("in", LEFT, 130),
        glyphs("2035", LEFT + 1.5 * EM, 130),
        glyphs("年", LEFT + 3.8 * EM, 130),
    )
    assert laid_out([page]).text == "山西省人民政府\nin 2035年"


def test_a_wider_gap_than_the_others_is_a_space_in_chinese() -> None:
    page = sheet(glyphs("第一章", LEFT, 100), glyphs("总则的内容", LEFT + 3.3 * EM, 100))
    assert laid_out([page]).text == "第一章 总则的内容"


def test_a_gap_is_a_tab_in_columns_and_a_space_elsewhere() -> None:
    letterhead = [*glyphs("晋环〔2024〕1号", LEFT, 60), *glyphs("签发人:张三", RIGHT - 6 * EM, 60)]
    assert laid_out([sheet(letterhead)]).text == "晋环〔2024〕1号 签发人:张三"
    rows = [
        [*glyphs(a, LEFT, y), *glyphs(b, LEFT + 9 * EM, y)]
        for a, b, y in [("序", "任务", 90), ("1", "造林", 120)]
    ]
    raw = laid_out([sheet(*rows, *body([(LEFT, "甲" * 28)] * 2, 150))])
    assert paragraphs(raw) == ["序\t任务", "1\t造林", "甲" * 56]


def test_raised_figures_stay_on_their_line() -> None:
    page = sheet(
        glyphs("面积3万m", LEFT, 100),
        glyphs("2", LEFT + 4.05 * EM, 95, 9),
        glyphs("以上", LEFT + 4.5 * EM, 100),
    )
    assert laid_out([page]).text == "面积3万m2以上"


def test_a_character_printed_twice_for_bold_is_one() -> None:
    page = sheet(glyphs("重要性", LEFT, 100), glyphs("重要性", LEFT + 0.3, 100))
    assert laid_out([page]).text == "重要性"


def test_what_cannot_be_written_is_replaced() -> None:
    page = sheet(glyphs("甲\x00乙\ud800丙\x0b丁\ue000戊", LEFT, 100))
    assert laid_out([page]).text == "甲\ufffd乙\ufffd丙 丁\ue000戊"
