"""Word files (.docx) → their text as Word prints it, with the numbers that Word makes itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile
from typing import NamedTuple, NoReturn

from lxml import etree
from lxml.etree import _Element as Element

from indexer.errors import DocumentEmpty, DocumentEncrypted, DocumentMislabelled, DocumentScanned
from indexer.readers.archive import Archive
from indexer.readers.rawtext import RawText, in_one_line, of_paragraphs
from indexer.readers.word_elements import REFERENCES, SKIPPED, WORDS, W, instructions, is_on, value
from indexer.readers.word_numbering import Numbering
from indexer.readers.word_package import Package
from indexer.readers.word_styles import Styles

OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")


def read_docx(data: bytes) -> RawText:
    """The text of a .docx file, given its bytes; footnotes and endnotes at the end.

    Raises DocumentDamaged, DocumentEncrypted, DocumentMislabelled, DocumentTooLarge,
    DocumentScanned (pictures only) or DocumentEmpty.
    """
    _refuse_ole(data)
    package = Package(Archive(data))
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


def _refuse_empty(package: Package) -> NoReturn:
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

    def __init__(self, package: Package) -> None:
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
        hidden = frozenset(instructions(root))
        walk = etree.iterwalk(root, events=("start", "end"), tag=_READ)
        skipped: Element | None = None
        for event, element in walk:
            if event == "end":
                if element is not skipped:
                    self._end(element)
            elif self._is_skipped(element):
                skipped = element
                walk.skip_subtree()
            elif element not in hidden:
                self._start(element)
                if _is_merged_upwards(element):
                    walk.skip_subtree()
        self._flows[0].end_paragraph()
        return self._flows[0].lines

    def _is_skipped(self, element: Element) -> bool:
        rule = SKIPPED.get(str(element.tag))
        is_run = element.tag == W + "r"
        return self._hiding.is_hidden(element) if is_run else rule is not None and rule(element)

    def _start(self, element: Element) -> None:
        words = WORDS.get(str(element.tag))
        if words is not None:
            self._flows[-1].words.append(words(element))
        elif element.tag in (W + "tc", W + "txbxContent"):
            self._flows.append(_Flow())
        elif element.tag == W + "tr":
            self._rows.append([])
        elif element.tag in REFERENCES:
            self._notes[REFERENCES[str(element.tag)]][value(element, "id")] = None

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


def _is_merged_upwards(element: Element) -> bool:
    """A cell whose place in the row stays, but whose text is that of the cell above."""
    merged = element.find(f"{W}tcPr/{W}vMerge") if element.tag == W + "tc" else None
    return merged is not None and value(merged) != "restart"


_STRUCTURE = tuple(W + name for name in ("p", "r", "tr", "tc", "txbxContent"))
_READ = tuple({*SKIPPED, *WORDS, *REFERENCES, *_STRUCTURE})
