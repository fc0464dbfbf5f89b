"""Web pages → their text as a browser shows it, without menus, forms and scripts."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element
from lxml.html import defs

from indexer.errors import DocumentDamaged, DocumentEmpty, DocumentTooLarge
from indexer.readers.escapes import unescaped, with_breaks
from indexer.readers.rawtext import RawText, in_one_line, of_paragraphs
from indexer.readers.word_numerals import numeral

# With less than this share of its text outside forms, a page is itself one big form.
_SHARE_OUTSIDE_FORMS = 0.1

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]"
_HAN = re.compile("[\u4e00-\u9fff]")
# A line wrapped in the source within Chinese text; browsers set no space there.
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t]*[\n\r][ \t\n\r\f]*(?={_WIDE})")
# Characters that other programs take for the end of a line.
_FOREIGN_BREAK = re.compile(r"[\v\f\r\n\x1c-\x1e\x85\u2028\u2029]")
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
# Pages are laid out with two columns, or three in a few rows.
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_WIDE_SHARE = 0.6
# Paragraphs in the cells of a table of data are shorter.
_LONG_PARAGRAPH = 120
_ARTICLE = re.compile(r"\s*第[〇零一二三四五六七八九十百千\d]{1,6}[章条]")
_INTEGER = re.compile(r"\s*([+-]?[0-9]{1,9})")

_UNREAD = frozenset((
    "script", "style", "noscript", "noframes", "template", "head", "title", "nav", "footer", "aside",
    "button", "select", "textarea", "datalist", "option", "input", "iframe", "object", "embed", "applet",
    "audio", "video", "canvas", "svg", "map", "rt", "rp", "dialog",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_TAG = re.compile(r"</?([a-zA-Z][^\s/<>]*+)[^<>]*+>")
# A page out of a database may have its tags escaped: 「&lt;p&gt;一、基本情况&lt;/p&gt;」.
_SHOWN = "/?(?:p|div|br|span|strong|table)\\b"
_ESCAPED_TAG = re.compile(rf"&(?:amp;)?lt;{_SHOWN}", re.IGNORECASE)
_SHOWN_TAG = re.compile(rf"<{_SHOWN}", re.IGNORECASE)
# Or it stands as a string in a program's source: 「<p style=\"…\">一、基本情况</p>\r\n」.
_ESCAPED_QUOTE = re.compile(r'=\\"')
_QUOTE = re.compile('="')
_FEWEST_ESCAPED = 3
# The source of a page, whatever its file is called: most of its text is in such paragraphs. A text may
# have a table in HTML.
_PARAGRAPH_END = re.compile(r"</(?:p|div|li|h[1-6])>", re.IGNORECASE)
_PARAGRAPH = re.compile(
    r"<(p|div|li|h[1-6])\b[^<>]*+>(?:[^<>]|</?(?:span|strong|b|a|font|br|em|u|o:p)\b[^<>]*+>)*+</\1>",
    re.IGNORECASE,
)
_FEWEST_PARAGRAPHS = 10
_TAGGED_SHARE = 0.5
# A program that draws a page names its own tags and says how they look:
# 「<Text style={styles.section}>第一条…</Text>」.
_COMPONENT = re.compile(r"<(?P<slash>/?)(?P<name>[A-Z][a-z][A-Za-z]*)\b(?P<looks>(?:=>|[^<>])*+)>")
_LOOKS = re.compile(r"\b[a-zA-Z]+=[{'\"]")
_FEWEST_COMPONENTS = 10
# So many may stand beside the escaped ones: those of a frame.
_USUAL_SHARE = 0.1
_TOO_DEEP = "Excessive depth"
# A page of a thousand printed pages has fewer tags; each takes 200 bytes of memory.
_MOST_TAGS = 2_000_000


def read_html(text: str) -> RawText:
    """The text of a web page, given its decoded source; any source is read as browsers do.

    Raises DocumentEmpty, DocumentTooLarge, or DocumentDamaged where the nesting is beyond all measure.
    """
    root = _parsed(_with_tags(_of_page(text)))
    page = None if root is None else _page(root)
    if page is None or not page.lines:
        raise DocumentEmpty("网页里没有正文文字(可能由脚本显示)。请从浏览器复制正文,另存为 .txt。")
    return of_paragraphs((line.text for line in page.lines), page.title)


def is_source(text: str) -> bool:
    """Whether a text is the source of a web page, or of a program that draws one; its tags may stand on
    lines of their own."""
    text = _of_page(text)
    tagged = [line for line in text.splitlines() if _PARAGRAPH_END.search(line)]
    paragraphs = [match.group() for match in _PARAGRAPH.finditer(text)]
    is_most = max(sum(map(len, tagged)), sum(map(len, paragraphs))) >= _TAGGED_SHARE * len(text)
    return is_most and len(_PARAGRAPH_END.findall(text)) >= _FEWEST_PARAGRAPHS


def _of_page(text: str) -> str:
    """A source whose tags are a program's own, with a page's in place of them: those that begin a line
    hold paragraphs, others words of one."""
    tags = [tag for tag in _COMPONENT.finditer(text) if _is_own(tag)]
    if sum(_LOOKS.search(tag["looks"]) is not None for tag in tags) < _FEWEST_COMPONENTS:
        return text
    blocks = {tag["name"] for tag in tags if not text[_line_of(text, tag) : tag.start()].strip()}
    return _COMPONENT.sub(lambda tag: _tag_for(tag, blocks), text)


def _is_own(tag: re.Match[str]) -> bool:
    """Whether a tag is a program's: HTML has none of its name, in capitals or not."""
    return tag["name"].lower() not in defs.tags


def _line_of(text: str, tag: re.Match[str]) -> int:
    """Where the line of a tag begins."""
    return text.rfind("\n", 0, tag.start()) + 1


def _tag_for(tag: re.Match[str], blocks: Collection[str]) -> str:
    if not _is_own(tag):
        return tag[0]
    return f"<{tag['slash']}{'div' if tag['name'] in blocks else 'span'}>"


def _with_tags(text: str) -> str:
    """A source whose tags were escaped, once or twice, or whose quotes and breaks were, without that;
    a page that has tags of its own only speaks of them."""
    for _ in range(2):
        if _are_most(_ESCAPED_TAG, _SHOWN_TAG, text):
            text = unescape(text)
    return unescaped(text) if _are_most(_ESCAPED_QUOTE, _QUOTE, text) else with_breaks(text)


def _are_most(escaped: re.Pattern[str], usual: re.Pattern[str], text: str) -> bool:
    count = len(escaped.findall(text))
    return count >= _FEWEST_ESCAPED and len(usual.findall(text)) <= _USUAL_SHARE * count


def _page(root: Element) -> "_Page":
    """The page without its forms, unless it is one big form, as those of ASP.NET are."""
    page = _Page(root, skips_forms=True)
    if root.find(".//form") is None:
        return page
    whole = _Page(root, skips_forms=False)
    return page if page.size > _SHARE_OUTSIDE_FORMS * whole.size else whole


# ---------------------------------------------------------------- parsing


def _parsed(text: str) -> Element | None:
    """The tree of a source, None where there is nothing in it."""
    if text.count("<") > _MOST_TAGS:
        raise DocumentTooLarge(f"网页的标签超过上限 {_MOST_TAGS} 个。请检查文件,或拆成几份。")
    root, is_whole = _tree(text)
    if not is_whole:
        root, is_whole = _tree(_TAG.sub(_flat, text))
    if not is_whole:
        raise DocumentDamaged("网页的标签嵌套过深,读不完整。请从浏览器复制正文,另存为 .txt。")
    return root


def _flat(tag: re.Match[str]) -> str:
    """A tag for a tree that may not be deep: only where lines end and what is not read."""
    name = tag[1].lower()
    if name in _BLOCKS:
        return "<hr>"
    return tag[0] if name in _UNREAD or name == "br" else ""


def _tree(text: str) -> tuple[Element | None, bool]:
    """The tree, and whether all of the source is in it: the parser stops at a depth of 2048."""
    source = text.replace("\0", "").encode("utf-8", "replace")
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:  # there is no element at all
        root = None
    return root, not any(_TOO_DEEP in error.message for error in parser.error_log)


# ---------------------------------------------------------------- the text


class _Line(NamedTuple):
    """`continues`: the paragraph of the line before, after a <br>. `heading`: which <h1>, 0 for none."""

    text: str
    continues: bool = False
    heading: int = 0


@dataclass
class _List:
    """An <ol> being read, or an <ul>, which has no numbers."""

    markers: str | None
    number: int = 1
    step: int = 1


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
        self._lists: list[_List] = []
        self._rows: list[list[list[_Line]]] = []
        self._of_data: list[bool] = []
        self._flows: list[list[_Line]] = [[]]
        self._walk(root)
        self._end_line()

    @property
    def lines(self) -> list[_Line]:
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
        if element.tag in _UNREAD or (self._skips_forms and element.tag == "form"):
            return True
        return element.get("hidden") is not None or bool(_NOT_SHOWN.search(element.get("style", "")))

    def _start(self, element: Element) -> None:
        if element.tag in _BLOCKS or element.tag == "br":
            self._end_line(is_break=element.tag == "br")
        match element.tag:
            case "pre":
                self._preformatted += 1
            case "h1":
                self._headings += self._heading_depth == 0
                self._heading_depth += 1
            case "ol" | "ul" | "menu" | "dir":
                self._lists.append(_list(element))
            case "li":
                self._marker += _marker(element, self._lists)
            case "table":
                self._of_data.append(_is_of_data(element))
            case "tr":
                self._rows.append([])
            case "td" | "th" if _is_in_row(element):
                self._flows.append([])

    def _end(self, element: Element) -> None:
        if element.tag in _BLOCKS:
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
                self._flows[-1] += _row_lines(
                    self._rows.pop(), bool(self._of_data) and self._of_data[-1]
                )
            case "table":
                self._of_data.pop()
            case "td" | "th" if _is_in_row(element):
                self._rows[-1].append(self._flows.pop())

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
            self._flows[-1].append(_Line(self._marker + text, self._continues, heading))
            self._marker = ""
        self._words = []
        self._continues = is_break


def _is_in_row(cell: Element) -> bool:
    row = cell.getparent()
    return row is not None and row.tag == "tr"


def _is_of_data(table: Element) -> bool:
    """Whether most rows of a table have columns, more than pages are laid out with."""
    rows = [*table.findall("tr"), *table.findall("*/tr")]
    wide = sum(len(row) >= _FEWEST_COLUMNS for row in rows)
    return wide >= _FEWEST_ROWS and wide >= _WIDE_SHARE * len(rows)


def _row_lines(cells: list[list[_Line]], is_of_data: bool) -> list[_Line]:
    """A row of data is a line; one that frames text, as pages are laid out with, is paragraphs."""
    cells = [*map(_across, cells[:1]), *cells[1:]]
    filled = sum(bool(cell) for cell in cells)
    is_nested = any("\t" in line.text for cell in cells for line in cell)
    frames = any(map(_is_article_or_long if is_of_data else _is_text, cells))
    if filled <= 1 or is_nested or frames:
        return [line for cell in cells for line in cell]
    return [_Line("\t".join(in_one_line(line.text for line in cell) for cell in cells))]


def _across(cell: list[_Line]) -> list[_Line]:
    """Characters that stand one below the other, as those that head several rows do, are a word."""
    is_downwards = len(cell) > 1 and all(_HAN.fullmatch(line.text) for line in cell)
    return [_Line("".join(line.text for line in cell))] if is_downwards else cell


def _is_text(cell: list[_Line]) -> bool:
    """Whether a cell holds several paragraphs."""
    return sum(not line.continues for line in cell) > 1


def _is_article_or_long(cell: list[_Line]) -> bool:
    """Whether the paragraphs of a cell are the text that a page is made for."""
    if not _is_text(cell):
        return False
    size = sum(len(line.text) for line in cell)
    return size > _LONG_PARAGRAPH * len(cell) or any(_ARTICLE.match(line.text) for line in cell)


# ---------------------------------------------------------------- numbers that the browser makes


def _list(element: Element) -> _List:
    if element.tag != "ol" or _UNMARKED.search(element.get("style", "")):
        return _List(None)
    is_reversed = element.get("reversed") is not None
    first = len(element.findall("li")) if is_reversed else 1
    step = -1 if is_reversed else 1
    return _List(element.get("type", "1"), _integer(element.get("start"), first), step)


def _marker(item: Element, lists: list[_List]) -> str:
    """What the browser prints before an <li>; counts its list one further."""
    if not lists or lists[-1].markers is None:
        return ""
    owner = lists[-1]
    number = _integer(item.get("value"), owner.number)
    owner.number = number + owner.step
    is_unmarked = _UNMARKED.search(item.get("style", ""))
    return "" if is_unmarked else _printed(number, item.get("type", owner.markers or "1")) + ". "


def _printed(number: int, marker: str) -> str:
    if marker in ("i", "I") and 0 < number < 4000:
        return numeral(number, "lowerRoman" if marker == "i" else "upperRoman")
    if marker in ("a", "A") and number > 0:
        return _letters(number) if marker == "a" else _letters(number).upper()
    return str(number)


def _letters(number: int) -> str:
    """a … z, aa, ab … : unlike Word, which goes on with bb."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def _integer(text: str | None, otherwise: int) -> int:
    match = _INTEGER.match(text or "")
    return int(match[1]) if match else otherwise
