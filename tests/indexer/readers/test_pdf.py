import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from indexer.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentEncrypted,
    DocumentMislabelled,
    DocumentScanned,
    DocumentTooLarge,
    TiaowenError,
)
from indexer.readers import pdf
from indexer.readers.pdf import read_here, read_pdf
from tests.indexer.readers.test_layout import paragraphs

CORPUS = Path(__file__).parents[3] / "corpus" / "documents"
FONT = "STSong-Light"
LINE = 28 * 16.0
MARGIN = (A4[0] - LINE) / 2 - 6  # reportlab's frames pad by 6 points

pdfmetrics.registerFont(UnicodeCIDFont(FONT))
pdfmetrics.registerFont(UnicodeCIDFont("MSung-Light"))


def style(
    size: float = 16, indent: float = 32, alignment: int = TA_LEFT, font: str = FONT
) -> ParagraphStyle:
    return ParagraphStyle(
        "set", fontName=font, fontSize=size, leading=size * 1.75, firstLineIndent=indent,
        alignment=alignment, wordWrap="CJK",
    )  # fmt: skip


def printed(flowables: Sequence[Flowable], head: str = "") -> bytes:
    """A PDF on A4 with page numbers in dashes."""

    def edges(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 14)
        canvas.drawCentredString(A4[0] / 2, 40, f"— {document.page} —")
        canvas.drawString(MARGIN, 800, head)

    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN)
    document.build(list(flowables), onFirstPage=edges, onLaterPages=edges)
    return out.getvalue()


def drawn(draw: Callable[[Canvas], object], **options: object) -> bytes:
    """A PDF of what is drawn on a canvas."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    canvas.setFont(FONT, 16)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def corpus_paragraphs(name: str) -> list[str]:
    return [line for line in (CORPUS / name).read_text().split("\n") if line.strip()]


def titled(texts: Sequence[str], title: int, alignment: int) -> Iterator[Paragraph]:
    """The paragraphs before number `title` centred, that one as a large title, the others as body."""
    for number, text in enumerate(texts):
        if number < title:
            yield Paragraph(text, style(16, 0, TA_CENTER))
        elif number == title:
            yield Paragraph(text, style(30, 0, TA_CENTER))
        else:
            yield Paragraph(text, style(alignment=alignment))


@pytest.mark.parametrize("alignment", [TA_LEFT, TA_JUSTIFY])
@pytest.mark.parametrize(("name", "title"), [("shanxi-meili.txt", 2), ("lingqiu-shifan.txt", 0)])
def test_a_printed_document_comes_back_paragraph_by_paragraph(
    name: str, title: int, alignment: int
) -> None:
    texts = corpus_paragraphs(name)
    raw = read_here(printed([*titled(texts, title, alignment)]))
    assert paragraphs(raw) == texts
    assert len(raw.pages) == len(raw.furniture) >= 10


def test_articles_set_flush_open_paragraphs() -> None:
    texts = [f"第{n}条 {'甲乙丙丁' * (6 + i % 5)}。" for i, n in enumerate("一二三四五六七八九")]
    raw = read_here(printed([Paragraph(text, style(indent=0)) for text in texts]))
    assert paragraphs(raw) == texts


def test_a_running_head_is_furniture_and_a_paragraph_goes_on_below_it() -> None:
    text = corpus_paragraphs("shanxi-meili.txt")[6] * 5
    raw = read_here(printed([Paragraph(text, style())], head="山西省人民政府公报"))
    assert paragraphs(raw) == [text]
    assert raw.text[slice(*raw.furniture[0])] == "山西省人民政府公报"


def test_a_heading_that_wraps_is_one_paragraph() -> None:
    heading = "(一)" + "健全生态环境分区管控体系" * 3
    raw = read_here(
        printed([Paragraph(each, style()) for each in ("甲" * 60 + "。", heading, "乙" * 60)])
    )
    assert paragraphs(raw)[1] == heading


@pytest.mark.parametrize(
    "text",
    [
        "２０２４年，ＡＢ①②〔２０２４〕３号，“三线一单”（试行）",
        "到2035年,PM2.5浓度降到30μg/m³以下",
        "第一条　为了保护环境",
    ],
)
def test_characters_stay_as_they_are(text: str) -> None:
    assert read_here(drawn(lambda canvas: canvas.drawString(72, 700, text))).text == text


def test_the_letters_of_a_ligature_are_all_kept() -> None:
    assert read_here(drawn(lambda canvas: canvas.drawString(72, 700, "eﬀect"))).text == "effect"


def test_traditional_text() -> None:
    text = "國務院關於推進美麗中國建設的意見"
    assert paragraphs(read_here(printed([Paragraph(text * 4, style(font="MSung-Light"))]))) == [text * 4]


def test_a_table_keeps_its_cells_apart() -> None:
    cells = [["序号", "任务", "责任单位"], ["1", "造林绿化", "省林草局"], ["2", "治理汾河", "省水利厅"]]
    table = Table(cells, colWidths=[60, 200, 120], style=[("FONT", (0, 0), (-1, -1), FONT, 12)])
    raw = read_here(printed([Paragraph("甲" * 60, style()), table, Paragraph("乙" * 60, style())]))
    assert paragraphs(raw) == ["甲" * 60, *("\t".join(row) for row in cells), "乙" * 60]


def test_a_letterhead() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 42)
        canvas.drawCentredString(297, 740, "山西省生态环境厅文件")
        canvas.setFont(FONT, 16)
        canvas.drawCentredString(297, 690, "晋环发〔2024〕12号")
        canvas.line(72, 680, 523, 680)
        canvas.setFont(FONT, 22)
        canvas.drawCentredString(297, 640, "关于印发规划的通知")

    raw = read_here(drawn(draw))
    assert paragraphs(raw) == ["山西省生态环境厅文件", "晋环发〔2024〕12号", "关于印发规划的通知"]


def test_a_word_divided_by_a_hyphen_keeps_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "this is an exam-")
        canvas.drawString(72, 672, "ple of hyphens")

    assert read_here(drawn(draw)).text == "this is an exam-\nple of hyphens"


def test_a_page_lying_on_its_side_is_read_along_its_lines() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(100, -100, "第一行")
        canvas.drawString(100, -128, "第二行")

    assert read_here(drawn(draw)).text == "第一行\n第二行"


def test_the_size_of_a_scaled_text_is_that_on_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(["甲" * 28, "乙" * 28, "丙" * 3]):
            lines = canvas.beginText()
            lines.setFont(FONT, 1)
            lines.setTextTransform(16, 0, 0, 16, 72, 700 - 28 * number)
            lines.textOut(text)
            canvas.drawText(lines)

    assert paragraphs(read_here(drawn(draw))) == ["甲" * 28 + "乙" * 28 + "丙" * 3]


# What cannot be read


def picture(canvas: Canvas) -> None:
    canvas.drawInlineImage(
        ImageReader(io.BytesIO(b"P6 2 2 255 " + b"\xff\0\0" * 4))._image, 72, 400, 400, 400
    )


def test_pictures_of_pages_are_a_scan() -> None:
    with pytest.raises(DocumentScanned):
        read_here(drawn(picture))


def test_blank_pages_are_empty() -> None:
    with pytest.raises(DocumentEmpty):
        read_here(drawn(lambda canvas: canvas.showPage()))


def test_a_password_is_asked_for() -> None:
    locked = drawn(
        lambda canvas: canvas.drawString(72, 700, "密"), encrypt=StandardEncryption("user", "owner")
    )
    with pytest.raises(DocumentEncrypted):
        read_pdf(locked)


def test_a_file_that_only_restricts_printing_is_read() -> None:
    locked = StandardEncryption("", "owner", canPrint=0)
    assert (
        read_here(drawn(lambda canvas: canvas.drawString(72, 700, "开放"), encrypt=locked)).text
        == "开放"
    )


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html>", b" " * 1024 + b"%PDF-1.4"])
def test_other_content_is_mislabelled(data: bytes) -> None:
    with pytest.raises(DocumentMislabelled):
        read_pdf(data)


def test_a_truncated_file_is_damaged_though_pages_could_be_read() -> None:
    whole = printed([Paragraph("甲" * 3000, style())])
    for share in (0.2, 0.5, 0.9, 0.99):
        with pytest.raises(DocumentDamaged):
            read_pdf(whole[: int(len(whole) * share)])


def test_junk_in_front_and_blanks_behind_do_no_harm() -> None:
    data = drawn(lambda canvas: canvas.drawString(72, 700, "甲"))
    assert read_here(b"junk\n" + data + b"\0" * 5000).text == "甲"


def test_too_many_pages_or_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    with pytest.raises(DocumentTooLarge):
        read_here(drawn(lambda canvas: [canvas.showPage(), canvas.showPage()]))
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 3)
    with pytest.raises(DocumentTooLarge):
        read_here(drawn(lambda canvas: canvas.drawString(72, 700, "甲乙丙丁")))


# The process of its own


def bomb(repeats: int) -> bytes:
    """A page of a few kilobytes that shows a letter `repeats` times."""
    shown = zlib.compress(b"BT /F 12 Tf 10 10 Td " + b"(a)Tj " * repeats + b"ET", 9)
    font = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources" + font + b">>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(shown), shown),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % numbered for numbered in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Size 5/Root 1 0 R>>\n%%EOF"


def test_a_file_that_unpacks_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_MOST_MEMORY", 400 * 2**20)
    assert len(bomb(1_000_000)) < 20_000
    with pytest.raises(DocumentTooLarge, match="展开"):
        read_pdf(bomb(1_000_000))


def test_a_page_of_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_ON_A_PAGE", 9)
    assert read_here(bomb(9)).text.strip("a") == ""
    with pytest.raises(DocumentTooLarge, match="每页"):
        read_here(bomb(10))


def test_the_other_process_gives_the_same() -> None:
    data = printed([Paragraph("甲" * 3000 + "𠀀", style())])
    assert read_pdf(data) == read_here(data)
    for other, error in [(drawn(picture), DocumentScanned), (bomb(0), DocumentEmpty)]:
        with pytest.raises(error):
            read_pdf(other)


def test_it_finds_the_program_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong json')")
    monkeypatch.chdir(tmp_path)
    assert read_pdf(drawn(lambda canvas: canvas.drawString(72, 700, "甲"))).text == "甲"


@lru_cache
def valid() -> bytes:
    return printed([Paragraph("甲乙 ab" * 200, style())])


def read_or_refused(data: bytes) -> None:
    with suppress(TiaowenError):
        read_here(data).text.encode()


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    read_or_refused(data)
    read_or_refused(b"%PDF-1.7\n" + data + b"\n%%EOF")


@given(
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
    st.floats(0, 1),
)
def test_any_damage(changes: list[tuple[float, int]], share: float) -> None:
    data = bytearray(valid())
    for place, byte in changes:
        data[int(place * len(data))] = byte
    read_or_refused(bytes(data))
    read_or_refused(bytes(data[: int(share * len(data))]) + b"%%EOF")
