"""Word files as people make them, and as they break: built by python-docx, with XML of Word's own."""

import re
from pathlib import Path
from random import Random

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from indexer.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentEncrypted,
    DocumentMislabelled,
    DocumentScanned,
    DocumentTooLarge,
    TiaowenError,
)
from indexer.readers.docx import OLE_MAGIC, read_docx
from tests.indexer.readers.numbering_xml import abstract, level, num
from tests.indexer.readers.word_files import (
    NAMESPACES,
    cell,
    field_char,
    lines_of,
    paragraph,
    run,
    saved,
    table,
    with_body,
    zipped,
)

CORPUS = Path(__file__).parents[3] / "corpus" / "documents"
LINES = (CORPUS / "shanxi-meili.txt").read_text(encoding="utf-8").splitlines()
CHINESE_NUMBERS = abstract(
    90,
    level(0, "%1、", "chineseCountingThousand"),
    level(1, "(%2)", "chineseCountingThousand", more='<w:lvlRestart w:val="0"/>'),
)


# ---------------------------------------------------------------- whole documents


def test_a_real_document_comes_back_line_for_line() -> None:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    raw = read_docx(saved(document))
    assert raw.text.splitlines() == LINES
    assert raw.openings is not None
    assert [raw.text[start:].split("\n", 1)[0] for start in raw.openings] == LINES


def test_labels_that_word_counts_come_back_as_typed_ones() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for item in (CHINESE_NUMBERS, num(90, 90)):
        numbering.append(parse_xml(item.replace(" ", f" {nsdecls('w')} ", 1)))
    for line in LINES:
        typed = re.match(r"([一二三四五六七八九十]+、)|(\([一二三四五六七八九十]+\))", line)
        added = document.add_paragraph(line[typed.end() :] if typed else line)
        if typed:
            place = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{0 if typed[1] else 1}"/><w:numId w:val="90"/></w:numPr>'
            properties: etree._Element = added._p.get_or_add_pPr()
            properties.append(parse_xml(place))
    assert lines_of(saved(document)) == LINES
    assert sum(line.startswith("(") for line in LINES) > 20


def test_the_title_is_what_has_the_style_title() -> None:
    document = docx.Document()
    document.add_paragraph("山西省人民政府")
    document.add_paragraph("关于全面推进美丽山西建设的", "Title")
    document.add_paragraph("实施意见", "Title")
    document.add_heading("总体要求", 1)
    assert read_docx(saved(document)).title == "关于全面推进美丽山西建设的实施意见"


def test_a_localised_style_id_is_known_by_its_name() -> None:
    style = '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>'
    title = paragraph("规划", properties='<w:pStyle w:val="a3"/>')
    assert read_docx(with_body(title, paragraph("正文"), styles=style)).title == "规划"


def test_without_that_style_there_is_no_title() -> None:
    document = docx.Document()
    document.add_heading("总体要求", 1)
    assert read_docx(saved(document)).title is None


# ---------------------------------------------------------------- paragraphs


def test_line_breaks_open_paragraphs_and_blank_ones_are_left_out() -> None:
    broken = paragraph(
        run("第一行"), "<w:r><w:br/><w:t>第二行</w:t><w:cr/><w:br w:type='page'/></w:r>", "第三行"
    )
    assert lines_of(with_body(broken, paragraph(), paragraph(" "), paragraph("末行"))) == [
        "第一行", "第二行", "第三行", "末行",
    ]  # fmt: skip


def test_a_tab_in_a_paragraph_is_no_border_of_cells() -> None:
    stops = "<w:tabs><w:tab w:val='left' w:pos='420'/></w:tabs>"
    assert lines_of(with_body(paragraph("甲", "<w:r><w:tab/></w:r>", "乙", properties=stops))) == [
        "甲 乙"
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    changed = paragraph(
        "达到",
        "<w:del><w:r><w:delText>20%</w:delText></w:r></w:del>",
        f"<w:ins>{run('25%')}</w:ins>",
        f"<w:moveFrom>{run('旧处')}</w:moveFrom>",
        f"<w:moveTo>{run('新处')}</w:moveTo>",
    )
    assert lines_of(with_body(changed)) == ["达到25%新处"]


def test_a_deleted_paragraph_mark_joins_and_its_number_is_not_counted() -> None:
    numbered = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='90'/></w:numPr>"
    deleted = numbered + "<w:rPr><w:del w:id='1'/></w:rPr>"
    body = (
        paragraph("甲", properties=numbered),
        paragraph("<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>", properties=deleted),
        paragraph("乙的上半", properties=deleted),
        paragraph("和下半", properties=numbered),
    )
    numbering = CHINESE_NUMBERS + num(90, 90)
    assert lines_of(with_body(*body, numbering=numbering)) == ["一、甲", "二、乙的上半和下半"]


def test_the_numbering_before_a_tracked_change_is_not_read() -> None:
    former = "<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='90'/></w:numPr></w:pPr></w:pPrChange>"
    assert lines_of(
        with_body(paragraph("甲", properties=former), numbering=CHINESE_NUMBERS + num(90, 90))
    ) == ["甲"]


def test_hidden_text_is_left_out() -> None:
    style = (
        '<w:style w:type="character" w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="note"><w:basedOn w:val="base"/></w:style>'
    )
    body = paragraph(
        "可见",
        run("隐藏", "<w:vanish/>"),
        run("样式隐藏", "<w:rStyle w:val='note'/>"),
        run("又可见", "<w:rStyle w:val='note'/><w:vanish w:val='0'/>"),
    )
    assert lines_of(with_body(body, styles=style)) == ["可见又可见"]


def test_content_controls_are_read_through() -> None:
    inline = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{paragraph('块')}</w:sdtContent></w:sdt>"
    assert lines_of(with_body(paragraph("行内", inline), block)) == ["行内控件", "块"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    inner = f"<w:txbxContent>{paragraph('框内一')}{paragraph('框内二')}</w:txbxContent>"
    shape = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('旧框')}</w:txbxContent></v:textbox></w:pict></w:r>"
    body = (paragraph("上半", shape, "下半"), paragraph(old), paragraph("末"))
    assert lines_of(with_body(*body)) == ["上半下半", "框内一", "框内二", "旧框", "末"]


def test_line_separators_inside_a_text_never_break_it_in_secret() -> None:
    raw = read_docx(with_body(paragraph("甲\u2028乙\n丙\u0085丁")))
    assert raw.text == "甲\n乙 丙\n丁\n"
    assert raw.openings == (0, 2, 6)


# ---------------------------------------------------------------- tables


def test_a_row_is_a_line_with_tabs_between_its_cells() -> None:
    document = docx.Document()
    document.add_paragraph("表前")
    rows = [["指标", "2025年"], ["森林\n覆盖率", "A1\nB2"], ["", "20%"], ["", ""]]
    added = document.add_table(len(rows), 2)
    for cells, texts in zip(added.rows, rows, strict=True):
        for target, text in zip(cells.cells, texts, strict=True):
            target.text = text
    added.cell(0, 1).add_paragraph("目标")
    document.add_paragraph("表后")
    expected = ["表前", "指标\t2025年目标", "森林覆盖率\tA1 B2", "\t20%", "表后"]
    assert lines_of(saved(document)) == expected


def test_merged_cells_are_printed_once() -> None:
    document = docx.Document()
    added = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            added.cell(row, column).text = f"{row}{column}"
    added.cell(0, 0).merge(added.cell(0, 1)).text = "横"
    added.cell(1, 0).merge(added.cell(2, 0)).text = "竖"
    assert lines_of(saved(document)) == ["横\t02", "竖\t11\t12", "\t21\t22"]


def test_a_numbered_column() -> None:
    number = paragraph(properties="<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>")
    body = table(cell(number) + cell("甲"), cell(number) + cell("乙"))
    numbering = abstract(0, level(0, "%1")) + num(1)
    assert lines_of(with_body(body, numbering=numbering)) == ["1\t甲", "2\t乙"]


def test_a_frame_of_one_cell_holds_paragraphs() -> None:
    body = table(cell("专栏1 重点工程"), cell("1.甲工程。", "2.乙工程。"))
    assert lines_of(with_body(body)) == ["专栏1 重点工程", "1.甲工程。", "2.乙工程。"]


def test_a_table_within_a_table() -> None:
    inner = table(cell("内一") + cell("内二"))
    assert lines_of(with_body(table(cell("外") + cell(inner)))) == ["外\t内一 内二"]
    assert lines_of(with_body(table(cell(inner)))) == ["内一\t内二"]


# ---------------------------------------------------------------- notes, heads, comments


def test_footnotes_that_the_text_refers_to_stand_at_the_end() -> None:
    notes = (
        f"<w:footnote w:id='-1' w:type='separator'>{paragraph('隔线')}</w:footnote>"
        f"<w:footnote w:id='1'>{paragraph('后注')}</w:footnote>"
        f"<w:footnote w:id='2'>{paragraph('先注')}</w:footnote>"
        f"<w:footnote w:id='3'>{paragraph('已删')}</w:footnote>"
    )
    body = (
        paragraph("甲", "<w:r><w:footnoteReference w:id='2'/></w:r>"),
        paragraph("乙", "<w:r><w:footnoteReference w:id='1'/></w:r>"),
        paragraph("丙", "<w:del><w:r><w:footnoteReference w:id='3'/></w:r></w:del>"),
    )
    assert lines_of(with_body(*body, notes=notes)) == ["甲", "乙", "丙", "先注", "后注"]


def test_headers_footers_and_comments_are_left_out() -> None:
    document = docx.Document()
    added = document.add_paragraph("正文")
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "页脚"
    document.add_comment(added.runs, "批注")
    assert lines_of(saved(document)) == ["正文"]


# ---------------------------------------------------------------- packages


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", DocumentDamaged),
        ("一、总体要求".encode(), DocumentDamaged),
        (OLE_MAGIC + b"\0" * 512, DocumentMislabelled),
        (OLE_MAGIC + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), DocumentEncrypted),
        (zipped({}), DocumentDamaged),
        (zipped({"a.txt": "甲"}), DocumentDamaged),
        (zipped({"xl/workbook.xml": "<a/>"}), DocumentMislabelled),
        (zipped({"ppt/presentation.xml": "<a/>"}), DocumentMislabelled),
        (zipped({"OFD.xml": "<a/>"}), DocumentMislabelled),
        (zipped({"word/document.xml": "<a"}), DocumentDamaged),
        (zipped({"word/document.xml": ""}), DocumentDamaged),
        (zipped({"word/document.xml": "<html/>"}), DocumentDamaged),
        (with_body(paragraph(" ")), DocumentEmpty),
        (with_body("<w:p/>" * 3_000_001), DocumentTooLarge),
        (with_body("<w:tbl><w:tr><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200), DocumentDamaged),
    ],
)
def test_what_is_no_readable_word_file(data: bytes, error: type[TiaowenError]) -> None:
    with pytest.raises(error):
        read_docx(data)


def test_pictures_without_text_are_a_scan() -> None:
    parts = {"word/document.xml": f"<w:document {NAMESPACES}><w:body><w:p/></w:body></w:document>"}
    with pytest.raises(DocumentScanned):
        read_docx(zipped({**parts, "word/media/image1.png": "…"}))


def test_a_long_chain_of_styles_and_a_hundred_thousand_fields_take_no_time() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{i}"><w:basedOn w:val="{i + 1}"/></w:style>'
        for i in range(5000)
    )
    deep = paragraph(field_char("begin") * 50_000, "甲", properties='<w:pStyle w:val="0"/>')
    assert lines_of(with_body(deep, styles=styles)) == ["甲"]


# ---------------------------------------------------------------- whatever comes


@pytest.fixture(scope="module")
def sample() -> bytes:
    numbered = paragraph("甲", properties="<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>")
    changed = paragraph(field_char("begin"), "域", field_char("end"), f"<w:ins>{run('增')}</w:ins>")
    return with_body(
        numbered,
        table(cell("乙") + cell("丙")),
        changed,
        numbering=abstract(0, level(0, "%1.")) + num(1),
    )


def read_or_refuse(data: bytes) -> None:
    try:
        raw = read_docx(data)
    except TiaowenError:
        return
    assert raw.text.strip()
    assert raw.text.endswith("\n")


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refuse(data)
    read_or_refuse(b"PK\x03\x04" + data)


@given(position=st.floats(0, 1), flips=st.integers(0, 255), cut=st.booleans())
def test_any_damage_to_a_file_is_read_or_refused(
    sample: bytes, position: float, flips: int, cut: bool
) -> None:
    index = int(position * (len(sample) - 1))
    read_or_refuse(
        sample[:index] if cut else sample[:index] + bytes([sample[index] ^ flips]) + sample[index + 1 :]
    )


@given(st.randoms(use_true_random=False))
def test_elements_in_any_order_are_read_or_refused(random: Random) -> None:
    names = (
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "tcPr",
        "vMerge",
        "fldChar",
        "txbxContent",
        "numPr",
        "br",
        "del",
        "pPr",
    )
    body = nested(random, names, depth=6)
    read_or_refuse(with_body(body))


def nested(random: Random, names: tuple[str, ...], depth: int) -> str:
    if not depth:
        return "字"
    children = (nested(random, names, depth - 1) for _ in range(random.randint(0, 3)))
    name = random.choice(names)
    return f"<w:{name} w:fldCharType='{random.choice(('begin', 'separate', 'end'))}'>{''.join(children)}</w:{name}>"
