import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest
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
from indexer.readers import ofd
from indexer.readers.ofd import read_ofd
from indexer.readers.sheet import usual_width
from tests.indexer.readers.test_layout import paragraphs

CORPUS = Path(__file__).parents[3] / "corpus" / "documents"
NAMESPACE = "http://www.ofdspec.org/2016"
# As in GB/T 9704: 三号字, 28 characters a line, on A4; lengths in millimetres.
SIZE, LEADING, LEFT, TOP, LINES = 5.6, 10.2, 28.0, 30.0, 21
WIDTH = 28 * SIZE


class Text(NamedTuple):
    """A TextObject: where its line begins, what it says, and attributes besides."""

    x: float
    y: float
    text: str
    size: float = SIZE
    attributes: Mapping[str, str] = {}
    code: Mapping[str, str] = {}


def packed(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def xml(root: str, *children: etree._Element, namespace: str = NAMESPACE, **attributes: str) -> bytes:
    element = etree.Element(f"{{{namespace}}}{root}", attributes, nsmap={"ofd": namespace})
    element.extend(children)
    tree: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8")
    return tree


def tag(name: str, *children: etree._Element, text: str = "", **attributes: str) -> etree._Element:
    element = etree.Element(f"{{{NAMESPACE}}}{name}", attributes)
    element.text = text
    element.extend(children)
    return element


def deltas(text: str, size: float) -> str:
    """The steps between characters; equal ones in the short form."""
    steps = [usual_width(char) * size for char in text[:-1]]
    if len(set(steps)) == 1:
        return f"g {len(steps)} {steps[0]:g}"
    return " ".join(f"{step:g}" for step in steps)


def text_object(number: int, item: Text) -> etree._Element:
    code = {"X": "0", "Y": f"{item.size:g}", "DeltaX": deltas(item.text, item.size), **item.code}
    box = f"{item.x:g} {item.y - item.size:g} {usual_width(item.text) * item.size:g} {item.size:g}"
    return tag(
        "TextObject",
        tag("TextCode", text=item.text, **{name: value for name, value in code.items() if value}),
        **{"ID": str(number), "Boundary": box, "Font": "1", "Size": f"{item.size:g}", **item.attributes},
    )


def content(items: Iterable[Text | etree._Element], template: str = "", root: str = "Page") -> bytes:
    objects = [
        text_object(100 + i, each) if isinstance(each, Text) else each for i, each in enumerate(items)
    ]
    layer = tag("Layer", tag("PageBlock", *objects, ID="20"), Type="Body", ID="10")
    used = [tag("Template", TemplateID=template, ZOrder="Background")] if template else []
    return xml(root, *used, tag("Content", layer))


def document(
    pages: Sequence[Sequence[Text | etree._Element]],
    template: Sequence[Text] = (),
    folder: str = "Doc_0",
) -> dict[str, str | bytes]:
    """The members of one document, its page places relative to its own file."""
    listed = (tag("Page", ID=str(i), BaseLoc=f"Pages/Page_{i}/Content.xml") for i in range(len(pages)))
    area = tag("PageArea", tag("PhysicalBox", text="0 0 210 297"))
    templates = [tag("TemplatePage", ID="9", BaseLoc="Tpls/Tpl_0/Content.xml")] if template else []
    members: dict[str, str | bytes] = {
        f"{folder}/Document.xml": xml(
            "Document",
            tag("CommonData", tag("MaxUnitID", text="999"), area, *templates),
            tag("Pages", *listed),
        )
    }
    for number, page in enumerate(pages):
        members[f"{folder}/Pages/Page_{number}/Content.xml"] = content(page, "9" if template else "")
    if template:
        members[f"{folder}/Tpls/Tpl_0/Content.xml"] = content(template)
    return members


def package(
    *documents: Mapping[str, str | bytes], roots: Sequence[str] = ("Doc_0/Document.xml",)
) -> bytes:
    bodies = (tag("DocBody", tag("DocInfo"), tag("DocRoot", text=root)) for root in roots)
    members: dict[str, str | bytes] = {"OFD.xml": xml("OFD", *bodies, Version="1.0", DocType="OFD")}
    for each in documents:
        members |= each
    return packed(members)


def one_page(*items: Text | etree._Element) -> bytes:
    return package(document([items]))


def wrapped(text: str, indent: float = 2.0) -> Iterator[tuple[float, str]]:
    """Lines of 28 ems with where each begins, the first indented."""
    line, width = "", indent
    for char in text:
        if width + usual_width(char) > 28:
            yield indent, line
            line, width, indent = "", 0.0, 0.0
        line, width = line + char, width + usual_width(char)
    yield indent, line


def typeset(title: str, texts: Sequence[str]) -> Iterator[list[Text]]:
    """A4 pages with a title centred over two lines and page numbers."""
    half = len(title) // 2 + 1
    lines = [
        Text(LEFT + (WIDTH - usual_width(part) * 7.8) / 2, TOP + 12 * i, part, 7.8)
        for i, part in enumerate((title[:half], title[half:]))
    ]
    set_lines = [line for text in texts for line in wrapped(text)]
    for start in range(0, len(set_lines), LINES):
        lines += [
            Text(LEFT + indent * SIZE, TOP + 30 + LEADING * i, text)
            for i, (indent, text) in enumerate(set_lines[start : start + LINES])
        ]
        number = start // LINES + 1
        yield [*lines, Text(100, 285, f"— {number} —", 4.9)]
        lines = []


@pytest.mark.parametrize(("name", "title"), [("shanxi-meili.txt", 2), ("lingqiu-shifan.txt", 0)])
def test_a_document_comes_back_paragraph_by_paragraph(name: str, title: int) -> None:
    texts = [line for line in (CORPUS / name).read_text().split("\n") if line.strip()][title:]
    raw = read_ofd(package(document([*typeset(texts[0], texts[1:])])))
    assert paragraphs(raw) == texts
    assert len(raw.pages) == len(raw.furniture) > 10


def test_a_template_is_read_with_every_page_that_uses_it() -> None:
    pages = [[Text(LEFT, 100 + 3 * i, "甲乙丙丁"[i] * 28)] for i in range(4)]
    raw = read_ofd(package(document(pages, template=[Text(LEFT, 20, "山西省人民政府公报")])))
    assert [raw.text[start:end] for start, end in raw.furniture] == ["山西省人民政府公报"] * 4
    assert raw.text.startswith("山西省人民政府公报\n甲")


def test_documents_of_one_file_follow_each_other() -> None:
    documents = [document([[Text(LEFT, 50, text)]], folder=f"Doc_{i}") for i, text in enumerate("甲乙")]
    roots = ["Doc_0/Document.xml", "/Doc_1/Document.xml"]
    raw = read_ofd(package(*documents, roots=roots))
    assert (raw.text, raw.pages) == ("甲\n乙", (0, 2))


def test_pages_are_in_the_order_of_the_document_and_places_may_be_absolute() -> None:
    members = document([[Text(LEFT, 50, "后")], [Text(LEFT, 50, "前")]])
    places = ("/Doc_0/Pages/Page_1/Content.xml", "./Pages/../Pages/Page_0/Content.xml")
    listed = (tag("Page", ID=str(i), BaseLoc=place) for i, place in enumerate(places))
    members["Doc_0/Document.xml"] = xml("Document", tag("Pages", *listed))
    assert read_ofd(package(members)).text == "前\n后"


@pytest.mark.parametrize(
    "namespace", ["http://www.ofdspec.org/2016", "http://www.ofdspec.org", "urn:other"]
)
def test_the_namespace_does_not_matter(namespace: str) -> None:
    members = document([[Text(LEFT, 50, "甲")]])
    other = {
        name: bytes(each).replace(NAMESPACE.encode(), namespace.encode())
        for name, each in members.items()
        if isinstance(each, bytes)
    }
    assert read_ofd(package(other)).text == "甲"


@pytest.mark.parametrize(
    "text",
    [
        "２０２４年，ＡＢ①〔２０２４〕３号",
        "國務院關於推進美麗中國建設的意見",
        "PM2.5 < 30 & 𠀀",
        "第一条　为了",
    ],
)
def test_characters_stay_as_they_are(text: str) -> None:
    assert read_ofd(one_page(Text(LEFT, 50, text))).text == text


@pytest.mark.parametrize(
    "delta", ["", "g 2 5.6 5.6", "g2 5.6 5.6", "5.6", "g 99999999999 5.6", "x", "5.6 nan 1e999"]
)
def test_missing_and_odd_steps_keep_the_order(delta: str) -> None:
    assert read_ofd(one_page(Text(LEFT, 50, "国家标准", code={"DeltaX": delta}))).text == "国家标准"


def test_wide_letters_are_not_pulled_apart() -> None:
    code = {"DeltaX": "5.2 3 3 6 5.2"}
    assert read_ofd(one_page(Text(LEFT, 50, "WebWMA", code=code))).text == "WebWMA"


def test_objects_of_one_character_make_a_line() -> None:
    items = [Text(LEFT + SIZE * i, 50, char) for i, char in enumerate("山西省")]
    assert read_ofd(one_page(*reversed(items))).text == "山西省"


def test_a_matrix_scales_and_moves() -> None:
    scaled = [
        Text(LEFT, 50 + 10 * i, text, 1, {"CTM": "5.6 0 0 5.6 0 0"}, {"Y": "0"})
        for i, text in enumerate(["甲" * 28, "乙" * 28, "丙"])
    ]
    assert paragraphs(read_ofd(one_page(*scaled))) == ["甲" * 28 + "乙" * 28 + "丙"]


def test_a_line_written_downwards_is_one_line() -> None:
    down = {"DeltaX": "", "DeltaY": "g 3 5.6"}
    items = [Text(190, 50, "右边一列", code=down), Text(180, 50, "左边一列", code=down)]
    assert read_ofd(one_page(*items)).text == "右边一列\n左边一列"


def test_what_is_not_visible_is_left_out() -> None:
    hidden = tag("PageBlock", text_object(5, Text(LEFT, 80, "藏")), ID="3", Visible="false")
    items = [Text(LEFT, 50, "见"), Text(LEFT, 60, "隐", attributes={"Visible": "false"})]
    assert read_ofd(one_page(*items, hidden)).text == "见"


def test_a_table_keeps_its_cells_apart() -> None:
    cells = [(x, y, f"第{y}格{x}") for y in (50, 60, 70) for x in (30, 90, 150)]
    raw = read_ofd(one_page(*(Text(*cell) for cell in cells)))
    assert paragraphs(raw) == [
        "第50格30\t第50格90\t第50格150",
        "第60格30\t第60格90\t第60格150",
        "第70格30\t第70格90\t第70格150",
    ]


def test_comments_and_declarations_are_passed_over() -> None:
    members = document([[Text(LEFT, 50, "甲")]])
    page = members["Doc_0/Pages/Page_0/Content.xml"]
    assert isinstance(page, bytes)
    members["Doc_0/Pages/Page_0/Content.xml"] = page.replace(
        b"<ofd:Content>", b"<!-- x --><?y?><ofd:Content>"
    )
    assert read_ofd(package(members)).text == "甲"


# What cannot be read


def test_pictures_alone_are_a_scan() -> None:
    with pytest.raises(DocumentScanned):
        read_ofd(one_page(tag("ImageObject", ID="7", Boundary="0 0 210 297", ResourceID="8")))


def test_no_objects_or_no_pages_are_empty() -> None:
    cases: list[list[list[Text]]] = [[], [[]], [[Text(LEFT, 50, "　")]]]
    for pages in cases:
        with pytest.raises(DocumentEmpty):
            read_ofd(package(document(pages)))


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4", packed({"word/document.xml": ""}), packed({"xl/workbook.xml": ""})]
)
def test_other_content_is_mislabelled(data: bytes) -> None:
    with pytest.raises(DocumentMislabelled):
        read_ofd(data)


def test_an_encrypted_package() -> None:
    members = document([[Text(LEFT, 50, "甲")]])
    with pytest.raises(DocumentEncrypted):
        read_ofd(package(members, {"Encryptions.xml": xml("Encryptions")}))
    declared = tag(
        "DocBody", tag("DocRoot", text="Doc_0/Document.xml"), tag("Encryptions", text="/E.xml")
    )
    with pytest.raises(DocumentEncrypted):
        read_ofd(packed({**members, "OFD.xml": xml("OFD", declared)}))


@pytest.mark.parametrize(
    "place", ["Doc_0/Document.xml", "Doc_0/Pages/Page_1/Content.xml", "Doc_0/Tpls/Tpl_0/Content.xml"]
)
@pytest.mark.parametrize(
    "broken", [None, b"", b"<Page><Content>", b"\xff\xfe<", b"<?xml version='1.0' encoding='no'?><a/>"]
)
def test_a_missing_or_broken_part_is_damage(place: str, broken: bytes | None) -> None:
    members = document([[Text(LEFT, 50, "甲")], [Text(LEFT, 50, "乙")]], template=[Text(LEFT, 20, "头")])
    del members[place]
    with pytest.raises(DocumentDamaged):
        read_ofd(package(members, {} if broken is None else {place: broken}))


@pytest.mark.parametrize(
    "members",
    [
        {"other.xml": "<a/>"},
        {"OFD.xml": "<OFD/>"},
        {"OFD.xml": "<OFD><DocBody><DocRoot>../../etc/passwd</DocRoot></DocBody></OFD>"},
        {
            "OFD.xml": "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>",
            "D.xml": "<D><Pages><Page/></Pages></D>",
        },
    ],
)
def test_a_package_that_leads_nowhere_is_damaged(members: dict[str, str | bytes]) -> None:
    with pytest.raises(DocumentDamaged):
        read_ofd(packed(members))


def test_entities_stay_unread(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("密")
    text = '<TextObject Boundary="9 9 9 9" Size="5"><TextCode>甲&s;乙</TextCode></TextObject>'
    page = f'<!DOCTYPE P [<!ENTITY s SYSTEM "{secret}">]><P><Content><Layer>{text}</Layer></Content></P>'
    members = {**document([[]]), "Doc_0/Pages/Page_0/Content.xml": page}
    assert "密" not in read_ofd(package(members)).text


def test_too_many_pages_or_too_much_xml(monkeypatch: pytest.MonkeyPatch) -> None:
    data = package(document([[Text(LEFT, 50, "甲")]] * 3))
    monkeypatch.setattr(ofd, "LARGEST_XML", 999)
    with pytest.raises(DocumentTooLarge):
        read_ofd(data)
    monkeypatch.setattr(ofd, "MOST_PAGES", 2)
    with pytest.raises(DocumentTooLarge):
        read_ofd(data)


def test_a_page_named_a_thousand_times_is_no_way_around_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    members = document([[Text(LEFT, 50, "甲" * 5000)]])
    listed = (tag("Page", BaseLoc="Pages/Page_0/Content.xml") for _ in range(1000))
    members["Doc_0/Document.xml"] = xml("Document", tag("Pages", *listed))
    monkeypatch.setattr(ofd, "LARGEST_XML", 500_000)
    with pytest.raises(DocumentTooLarge):
        read_ofd(package(members))


def test_a_page_of_too_many_characters_with_its_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ofd, "MOST_ON_A_PAGE", 5)
    head = [Text(LEFT, 20, "山西省")]
    assert read_ofd(package(document([[Text(LEFT, 50, "甲乙")]], template=head))).text == "山西省\n甲乙"
    for text in ("甲乙丙", "甲乙丙丁戊己"):
        with pytest.raises(DocumentTooLarge):
            read_ofd(package(document([[Text(LEFT, 50, text)]], template=head)))


@lru_cache
def valid() -> bytes:
    lines = [Text(LEFT, 50 + 10 * i, "甲乙 ab" * 3) for i in range(3)]
    return package(document([lines, lines], template=[Text(LEFT, 20, "头")]))


def read_or_refused(data: bytes) -> None:
    with suppress(TiaowenError):
        read_ofd(data).text.encode()


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    read_or_refused(data)
    read_or_refused(b"PK\x03\x04" + data)


changed = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8)


def damaged(data: bytes, changes: list[tuple[float, int]]) -> bytes:
    out = bytearray(data)
    for place, byte in changes:
        out[int(place * len(data))] = byte
    return bytes(out)


@given(changed, st.floats(0, 1), st.integers(0, 99))
def test_any_damage(changes: list[tuple[float, int]], share: float, part: int) -> None:
    data = valid()
    read_or_refused(damaged(data, changes))
    read_or_refused(data[: int(share * len(data))])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(members)[part % len(members)]
    read_or_refused(packed({**members, name: damaged(members[name], changes)}))


@given(
    st.dictionaries(
        st.sampled_from(["Boundary", "CTM", "Size", "HScale"]), st.text("0123456789. -gen", max_size=20)
    )
)
def test_any_attributes(attributes: dict[str, str]) -> None:
    read_or_refused(one_page(Text(LEFT, 50, "甲乙", attributes=attributes)))
