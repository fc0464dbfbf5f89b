"""Web pages → their text as a browser shows it, without menus, forms and scripts."""

import re

from lxml import etree
from lxml.etree import _Element as Element

from indexer.errors import DocumentEmpty
from indexer.readers.html_lists import List, counted, list_of
from indexer.readers.html_source import BLOCKS, UNREAD, tree_of
from indexer.readers.html_tables import Line, is_of_data, row_lines
from indexer.readers.rawtext import RawText, in_one_line, of_paragraphs

# With less than this share of its text outside forms, a page is itself one big form.
_SHARE_OUTSIDE_FORMS = 0.1
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]"
# A line wrapped in the source within Chinese text; browsers set no space there.
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t]*[\n\r][ \t\n\r\f]*(?={_WIDE})")
# Characters that other programs take for the end of a line.
_FOREIGN_BREAK = re.compile(r"[\v\f\r\n\x1c-\x1e\x85\u2028\u2029]")
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def read_html(text: str) -> RawText:
    """The text of a web page, given its decoded source; any source is read as browsers do.

    Raises DocumentEmpty, DocumentTooLarge, or DocumentDamaged where the nesting is beyond all measure.
    """
    root = tree_of(text)
    page = None if root is None else _page(root)
    if page is None or not page.lines:
        raise DocumentEmpty("网页里没有正文文字(可能由脚本显示)。请从浏览器复制正文,另存为 .txt。")
    return of_paragraphs((line.text for line in page.lines), page.title)


def _page(root: Element) -> "_Page":
    """The page without its forms, unless it is one big form, as those of ASP.NET are."""
    page = _Page(root, skips_forms=True)
    if root.find(".//form") is None:
        return page
    whole = _Page(root, skips_forms=False)
    return page if page.size > _SHARE_OUTSIDE_FORMS * whole.size else whole


class _Page:
    """Walks through a tree and gathers its lines; `title` is the <h1> of a page that has one only."""

    def __init__(self, root: Element, skips_forms: bool) -> None:
        self._skips_forms = skips_forms
        self._words: list[str] = []
        self._marker = ""
        self._continues = False
        self._preformatted = 0
        self._headings = 0
        self._heading_depth = 0
        self._lists: list[List] = []
        self._rows: list[list[list[Line]]] = []
        self._of_data: list[bool] = []
        self._flows: list[list[Line]] = [[]]
        self._walk(root)
        self._end_line()

    @property
    def lines(self) -> list[Line]:
        return self._flows[0]

    @property
    def size(self) -> int:
        return sum(len(line.text) for line in self.lines)

    @property
    def title(self) -> str | None:
        lines = [line for line in self.lines if line.heading]
        is_one = len({line.heading for line in lines}) == 1
        return in_one_line(line.text for line in lines) if is_one else None

    def _walk(self, root: Element) -> None:
        skipped: Element | None = None
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                if element is not skipped:
                    self._end(element)
                self._read(element.tail if element is not root else None)
            elif self._is_unread(element):
                skipped = element
                walk.skip_subtree()
            else:
                self._start(element)
                self._read(element.text)

    def _is_unread(self, element: Element) -> bool:
        if element.tag in UNREAD or (self._skips_forms and element.tag == "form"):
            return True
        return element.get("hidden") is not None or bool(_NOT_SHOWN.search(element.get("style", "")))

    def _start(self, element: Element) -> None:
        if element.tag in BLOCKS or element.tag == "br":
            self._end_line(is_break=element.tag == "br")
        match element.tag:
            case "pre":
                self._preformatted += 1
            case "h1":
                self._headings += self._heading_depth == 0
                self._heading_depth += 1
            case "ol" | "ul" | "menu" | "dir":
                self._lists.append(list_of(element))
            case "li":
                self._count(element)
            case "table":
                self._of_data.append(is_of_data(element))
            case "tr":
                self._rows.append([])
            case "td" | "th" if _is_in_row(element):
                self._flows.append([])

    def _end(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self._end_line()
        match element.tag:
            case "pre":
                self._preformatted -= 1
            case "h1":
                self._heading_depth -= 1
            case "ol" | "ul" | "menu" | "dir":
                self._lists.pop()
            case "li":
                self._marker = ""
            case "tr":
                self._flows[-1] += row_lines(self._rows.pop(), bool(self._of_data) and self._of_data[-1])
            case "table":
                self._of_data.pop()
            case "td" | "th" if _is_in_row(element):
                self._rows[-1].append(self._flows.pop())

    def _count(self, item: Element) -> None:
        if self._lists:
            marker, self._lists[-1] = counted(item, self._lists[-1])
            self._marker += marker

    def _read(self, text: str | None) -> None:
        if not text:
            return
        if not self._preformatted:
            self._words.append(_BLANKS.sub(" ", _WRAPPED.sub("", text)))
            return
        first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._words.append(first)
        for line in others:
            self._end_line()
            self._words.append(line)

    def _end_line(self, is_break: bool = False) -> None:
        text = _FOREIGN_BREAK.sub(" ", "".join(self._words))
        text = text.expandtabs() if self._preformatted else _BLANKS.sub(" ", text).strip(" ")
        if text.strip():
            heading = self._headings if self._heading_depth else 0
            self._flows[-1].append(Line(self._marker + text, self._continues, heading))
            self._marker = ""
        self._words = []
        self._continues = is_break


def _is_in_row(cell: Element) -> bool:
    row = cell.getparent()
    return row is not None and row.tag == "tr"
