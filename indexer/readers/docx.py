"""Word files (.docx) → their text as Word prints it, with the numbers that Word makes itself."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import dropwhile, takewhile
from typing import NamedTuple, NoReturn

from lxml import etree
from lxml.etree import _Element as Element

from indexer.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentEncrypted,
    DocumentMislabelled,
    DocumentScanned,
    DocumentTooLarge,
)
from indexer.readers.archive import Archive
from indexer.readers.rawtext import RawText, in_one_line, of_paragraphs
from indexer.readers.word_numbering import Numbering, Styles, W, is_on, value

OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
# A thousand printed pages have a million tags and attributes; each takes 200 bytes of memory.
_MOST_NODES = 3_000_000

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# The namespaces of ISO's strict variant and the usual ones that stand for the same.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


def read_docx(data: bytes) -> RawText:
    """The text of a .docx file, given its bytes; footnotes and endnotes at the end.

    Raises DocumentDamaged, DocumentEncrypted, DocumentMislabelled, DocumentTooLarge,
    DocumentScanned (pictures only) or DocumentEmpty.
    """
    _refuse_ole(data)
    package = _Package(Archive(data))
    lines = tuple(line for line in _Text(package).lines() if line.text.strip())
    if not lines:
        _refuse_empty(package)
    return of_paragraphs((line.text for line in lines), _title(lines))


def _refuse_ole(data: bytes) -> None:
    if not data.startswith(OLE_MAGIC):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DocumentEncrypted("Word 文件有打开密码。请去掉密码后再放入语料。")
    raise DocumentMislabelled("这是旧版 Word 文件,不是 .docx。请把扩展名改为 .doc,或另存为 .docx。")


def _refuse_empty(package: "_Package") -> NoReturn:
    if package.has_pictures:
        raise DocumentScanned("Word 文件里只有图片,没有文字。请先做文字识别(OCR),再放入语料。")
    raise DocumentEmpty("Word 文件里没有文字。请检查是否放错了文件。")


class _Line(NamedTuple):
    text: str
    is_title: bool = False


def _title(lines: Iterable[_Line]) -> str | None:
    """The first lines of the style Title that stand together."""
    titles = takewhile(lambda line: line.is_title, dropwhile(lambda line: not line.is_title, lines))
    return in_one_line([line.text for line in titles]).strip() or None


# ---------------------------------------------------------------- the package


class _Package:
    """The XML parts of a .docx file."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        # Names of parts ignore case, and old programs wrote backslashes.
        self._names = {name.replace("\\", "/").lower(): name for name in sorted(archive.names)}
        self._main = self._related("").get("officeDocument", "word/document.xml")
        if not self._has(self._main):
            self._refuse_other_kind()
        self._parts = self._related(self._main)

    @property
    def has_pictures(self) -> bool:
        return any("/media/" in name for name in self._names)

    def document(self) -> Element:
        root = self._parsed(self._main)
        if root.tag != W + "document":
            self._refuse_other_kind()
        return root

    def part(self, kind: str) -> Element | None:
        """The part that the document refers to as `kind`, if there is one."""
        name = self._parts.get(kind, posixpath.join(posixpath.dirname(self._main), f"{kind}.xml"))
        return self._parsed(name) if self._has(name) else None

    def _has(self, name: str) -> bool:
        # The archive counts XML members only towards its limit.
        return name.lower() in self._names and name.lower().endswith((".xml", ".rels"))

    def _parsed(self, name: str) -> Element:
        return _parsed(self._archive.read(self._names[name.lower()]), name)

    def _related(self, source: str) -> dict[str, str]:
        """Kind → name of the parts that a part refers to; those of the package for ""."""
        folder, file = posixpath.split(source)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        relations = self._parsed(name) if self._has(name) else ()
        return {
            posixpath.basename(relation.get("Type", "")): posixpath.normpath(
                posixpath.join("/", folder, relation.get("Target", ""))
            ).lstrip("/")
            for relation in relations
            if relation.get("TargetMode") != "External"
        }

    def _refuse_other_kind(self) -> NoReturn:
        for start, kind in _OTHER_KINDS:
            if any(name.startswith(start) for name in self._names):
                raise DocumentMislabelled(f"这是{kind},不是 Word 文件。请改正扩展名,或另存为 .docx。")
        raise DocumentDamaged("Word 文件里没有正文部分,文件可能不完整。请重新下载或重新保存。")


_OTHER_KINDS = (
    ("xl/", " Excel 表格"),
    ("ppt/", " PowerPoint 演示文稿"),
    ("ofd.xml", " OFD 版式文件"),
    ("meta-inf/manifest.xml", " OpenDocument 文件"),
    ("meta-inf/container.xml", "电子书(EPUB)"),
)


def _parsed(data: bytes, name: str) -> Element:
    if data.count(b"<") + data.count(b"=") > _MOST_NODES:
        raise DocumentTooLarge("Word 文件的内容过多。请检查文件,或拆成几份。")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise DocumentDamaged(f"Word 文件里的 {name} 损坏。请重新下载或重新保存。") from None
    # Office never writes one; entities could hide or multiply the text.
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentDamaged(f"Word 文件里的 {name} 带有 DTD,不能读取。请用 Word 重新保存。")
    return root


# ---------------------------------------------------------------- the text


@dataclass
class _Flow:
    """A column of text being read: the body, a cell, a text box, a note."""

    lines: list[_Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    # The lines of text boxes anchored in the paragraph being read: they follow it.
    boxes: list[_Line] = field(default_factory=list)

    def end_paragraph(self, label: str = "", is_title: bool = False) -> None:
        text = label + "".join(self.words)
        self.lines += [_Line(piece, is_title) for piece in text.split("\n")]
        self.lines += self.boxes
        self.words, self.boxes = [], []

    def cell(self) -> str:
        return in_one_line(line.text for line in self.lines).replace("\t", " ")


class _Text:
    """Walks through the stories of a document and counts its lists on the way."""

    def __init__(self, package: _Package) -> None:
        self._package = package
        self._styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"), self._styles)
        self._hiding = _HiddenStyles(self._styles)
        self._notes: dict[str, dict[str, None]] = {"footnote": {}, "endnote": {}}
        self._flows: list[_Flow] = []
        self._rows: list[list[_Flow]] = []

    def lines(self) -> Iterator[_Line]:
        """The lines of the body, then those of the notes it refers to."""
        yield from self._story(self._package.document())
        for kind, wanted in self._notes.items():
            part = self._package.part(f"{kind}s") if wanted else None
            notes = {} if part is None else {value(n, "id"): n for n in part.findall(W + kind)}
            for note_id in tuple(wanted):
                if note_id in notes:
                    yield from self._story(notes[note_id])

    def _story(self, root: Element) -> list[_Line]:
        self._flows = [_Flow()]
        instructions = frozenset(_instructions(root))
        walk = etree.iterwalk(root, events=("start", "end"), tag=_READ)
        skipped: Element | None = None
        for event, element in walk:
            if event == "end":
                if element is not skipped:
                    self._end(element)
            elif self._is_skipped(element):
                skipped = element
                walk.skip_subtree()
            elif element not in instructions:
                self._start(element)
                if _is_merged_upwards(element):
                    walk.skip_subtree()
        self._flows[0].end_paragraph()
        return self._flows[0].lines

    def _is_skipped(self, element: Element) -> bool:
        rule = _SKIPPED.get(str(element.tag))
        is_run = element.tag == W + "r"
        return self._hiding.is_hidden(element) if is_run else rule is not None and rule(element)

    def _start(self, element: Element) -> None:
        words = _WORDS.get(str(element.tag))
        if words is not None:
            self._flows[-1].words.append(words(element))
        elif element.tag in (W + "tc", W + "txbxContent"):
            self._flows.append(_Flow())
        elif element.tag == W + "tr":
            self._rows.append([])
        elif element.tag in _REFERENCES:
            self._notes[_REFERENCES[str(element.tag)]][value(element, "id")] = None

    def _end(self, element: Element) -> None:
        if element.tag == W + "p":
            self._end_paragraph(element)
        elif element.tag == W + "tr":
            self._end_row(self._rows.pop())
        elif element.tag == W + "txbxContent":
            box = self._closed_flow()
            self._flows[-1].boxes += box.lines
        elif element.tag == W + "tc":
            self._end_cell()

    def _closed_flow(self) -> _Flow:
        flow = self._flows.pop()
        flow.end_paragraph()
        return flow

    def _end_paragraph(self, paragraph: Element) -> None:
        if self._runs_on(paragraph):
            return
        style = self._styles.style_of(paragraph)
        is_title = {style.lower(), self._styles.name(style).lower()} & {"title", "标题"}
        self._flows[-1].end_paragraph(self._numbering.label(paragraph), bool(is_title))

    def _runs_on(self, paragraph: Element) -> bool:
        """Whether a paragraph's end is deleted or hidden, so that the next one continues it."""
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None:
            return False
        is_deleted = mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
        return is_deleted or is_on(mark.find(W + "vanish"))

    def _end_cell(self) -> None:
        flow = self._closed_flow()
        if self._rows:
            self._rows[-1].append(flow)
        else:
            self._flows[-1].lines += flow.lines

    def _end_row(self, cells: list[_Flow]) -> None:
        """A row is a line; one with a single cell is a frame around paragraphs."""
        lines = self._flows[-1].lines
        if len(cells) == 1:
            lines += cells[0].lines
        else:
            lines.append(_Line("\t".join(cell.cell() for cell in cells)))


class _HiddenStyles:
    """Tells hidden runs (w:vanish), whether they say so themselves or their style does."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[str, bool] = {"": False}

    def is_hidden(self, run: Element) -> bool:
        properties = run.find(W + "rPr")
        if properties is None:
            return False
        own = properties.find(W + "vanish")
        return is_on(own) if own is not None else self._hides(value(properties.find(W + "rStyle")))

    def _hides(self, style_id: str) -> bool:
        if style_id not in self._known:
            found = (style.find(f"{W}rPr/{W}vanish") for style in self._styles.chain(style_id))
            self._known[style_id] = is_on(next((item for item in found if item is not None), None))
        return self._known[style_id]


# ---------------------------------------------------------------- what the elements say


def _typed(element: Element) -> str:
    # Word shows a line break inside w:t as a space, but has its own character for a new line.
    return re.sub(r"[\v\f\x85\u2028\u2029]", "\n", re.sub(r"[\r\n\t]", " ", element.text or ""))


def _symbol(element: Element) -> str:
    code = value(element, "char")
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) else 0
    font = value(element, "font")
    if 0xF000 <= number <= 0xF0FF or font in _SYMBOLS:
        return _SYMBOLS.get(font, {}).get(number & 0xFF, "•")
    return chr(number) if number <= 0x10FFFF and chr(number).isprintable() else "•"


_SYMBOLS = {
    "Symbol": {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"}
    | {0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ", 0x57: "Ω", 0x53: "∑", 0xA5: "∞", 0xAE: "→"},
    "Wingdings": {0x6C: "●", 0x6E: "■", 0x71: "□", 0x75: "◆", 0xA8: "□", 0xD8: "➢", 0xE0: "→"}
    | {0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "Wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"},
}


def _constant(words: str, _: Element) -> str:
    return words


_line_break = partial(_constant, "\n")
# A tab in a paragraph leaves a gap; between cells alone it is kept as one.
_gap = partial(_constant, " ")

_WORDS: dict[str, Callable[[Element], str]] = {
    W + "t": _typed,
    _M + "t": _typed,
    W + "tab": _gap,
    W + "ptab": _gap,
    W + "br": _line_break,
    W + "cr": _line_break,
    W + "noBreakHyphen": partial(_constant, "-"),
    W + "sym": _symbol,
    # Numerator and denominator stand apart by a line.
    _M + "den": partial(_constant, "/"),
}
_REFERENCES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


def _always(_: Element) -> bool:
    return True


def _is_not_first(element: Element) -> bool:
    """Of the variants in mc:AlternateContent the first is read."""
    return element.getprevious() is not None


def _is_removed_row(row: Element) -> bool:
    properties = row.find(W + "trPr")
    if properties is None:
        return False
    return properties.find(W + "del") is not None or is_on(properties.find(W + "hidden"))


def _is_removed_cell(cell: Element) -> bool:
    """Deleted, or merged into the cell to its left."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        return False
    merged = properties.find(W + "hMerge")
    is_merged = merged is not None and value(merged) != "restart"
    return is_merged or properties.find(W + "cellDel") is not None


def _is_merged_upwards(element: Element) -> bool:
    """A cell whose place in the row stays, but whose text is that of the cell above."""
    merged = element.find(f"{W}tcPr/{W}vMerge") if element.tag == W + "tc" else None
    return merged is not None and value(merged) != "restart"


_SKIPPED: dict[str, Callable[[Element], bool]] = {
    **dict.fromkeys((W + "del", W + "moveFrom", W + "rt", W + "pPr"), _always),
    _MC + "Choice": _is_not_first,
    _MC + "Fallback": _is_not_first,
    W + "tr": _is_removed_row,
    W + "tc": _is_removed_cell,
}
_STRUCTURE = tuple(W + name for name in ("p", "r", "tr", "tc", "txbxContent"))
_READ = tuple({*_SKIPPED, *_WORDS, *_REFERENCES, *_STRUCTURE})


@dataclass
class _Field:
    """A field being read: where what stands in its instruction goes until it proves to be one."""

    sink: list[Element] | None
    outer: list[Element] | None


def _instructions(root: Element) -> Iterator[Element]:
    """What stands between a field's begin and its result, other fields included: it is not shown."""
    fields: list[_Field] = []
    for element in root.iter(W + "fldChar", *_WORDS):
        kind = value(element, "fldCharType")
        if kind == "begin":
            fields.append(_Field([], fields[-1].sink if fields else None))
        elif element.tag != W + "fldChar":
            if fields and fields[-1].sink is not None:
                fields[-1].sink.append(element)
        elif fields:
            yield from _shown(fields, kind)


def _shown(fields: list[_Field], kind: str) -> Iterator[Element]:
    """The instruction that ends here: at the field's `separate`, or at its `end` without a result."""
    current = fields[-1]
    if current.sink is not current.outer:
        yield from current.sink or ()
        current.sink = current.outer
    if kind == "end":
        fields.pop()
