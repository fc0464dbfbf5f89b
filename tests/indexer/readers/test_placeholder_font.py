import io

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from indexer.readers.placeholder_font import FONT, placeholder_font
from scripts import placeholder_font as script

SIZE = 12


def printed(text: str, font: str) -> bytes:
    """A page that shows every character by itself, in a font that the file does not hold."""
    pdfmetrics.registerFont(UnicodeCIDFont(font))
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont(font, SIZE)
    for number, char in enumerate(text):
        canvas.drawString(72, 700 - 2 * SIZE * number, char)
    canvas.save()
    return out.getvalue()


def drawn(data: bytes) -> list[tuple[str, tuple[float, ...]]]:
    """What PDFium finds on the page: characters, and the boxes that the font drew them in."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[0].get_textpage()
        found = [(page.get_text_range(i, 1), page.get_charbox(i)) for i in range(page.count_chars())]
        return [each for each in found if each[0].strip()]


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("甲(乙)、1a。—〇“”㎡Ⅲ①", "STSong-Light"),
        ("臺灣貳兩《》", "MSung-Light"),
        ("都道府県ー", "HeiseiMin-W3"),
        ("한글", "HYSMyeongJo-Medium"),
    ],
)
def test_a_character_that_stands_alone_is_drawn_by_this_font(text: str, font: str) -> None:
    with placeholder_font():
        found = drawn(printed(text, font))
    assert "".join(char for char, _ in found) == text
    # A tenth of an em: no other font draws 甲 so small.
    assert all(right - left == pytest.approx(SIZE / 10, abs=0.1) for _, (left, _, right, _) in found)


def test_afterwards_the_fonts_of_the_machine_are_back() -> None:
    data = printed("甲", "STSong-Light")
    with placeholder_font():
        inside = drawn(data)
    assert drawn(data) != inside


def test_a_second_use_and_one_ended_by_an_error_do_no_harm() -> None:
    data = printed("甲", "STSong-Light")
    with pytest.raises(ValueError, match="broken"), placeholder_font():
        raise ValueError("broken")
    with placeholder_font():
        assert [char for char, _ in drawn(data)] == ["甲"]


def test_the_font_is_what_the_script_makes() -> None:
    assert script.placeholder_font() == FONT.read_bytes()
