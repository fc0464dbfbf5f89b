"""The source of a web page: told from other texts, and parsed however it was escaped or nested."""

import re
from collections.abc import Collection
from html import unescape

from lxml import etree
from lxml.etree import _Element as Element
from lxml.html import defs

from indexer.errors import DocumentDamaged, DocumentTooLarge
from indexer.readers.escapes import unescaped, with_breaks

# What a browser does not show, and what frames a page's text.
UNREAD = frozenset((
    "script", "style", "noscript", "noframes", "template", "head", "title", "nav", "footer", "aside",
    "button", "select", "textarea", "datalist", "option", "input", "iframe", "object", "embed", "applet",
    "audio", "video", "canvas", "svg", "map", "rt", "rp", "dialog",
))  # fmt: skip
# What begins and ends a line.
BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
# A page out of a database may have its tags escaped: 「&lt;p&gt;一、基本情况&lt;/p&gt;」.
_SHOWN = "/?(?:p|div|br|span|strong|table)\\b"
_ESCAPED_TAG = re.compile(rf"&(?:amp;)?lt;{_SHOWN}", re.IGNORECASE)
_SHOWN_TAG = re.compile(rf"<{_SHOWN}", re.IGNORECASE)
# Or it stands as a string in a program's source: 「<p style=\"…\">一、基本情况</p>\r\n」.
_ESCAPED_QUOTE = re.compile(r'=\\"')
_QUOTE = re.compile('="')
_FEWEST_ESCAPED = 3
# So many may stand beside the escaped ones: those of a frame.
_USUAL_SHARE = 0.1
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
_TAG = re.compile(r"</?([a-zA-Z][^\s/<>]*+)[^<>]*+>")
_TOO_DEEP = "Excessive depth"
# A page of a thousand printed pages has fewer tags; each takes 200 bytes of memory.
_MOST_TAGS = 2_000_000


def is_source(text: str) -> bool:
    """Whether a text is the source of a web page, or of a program that draws one; its tags may stand on
    lines of their own."""
    text = _of_page(text)
    tagged = [line for line in text.splitlines() if _PARAGRAPH_END.search(line)]
    paragraphs = [match.group() for match in _PARAGRAPH.finditer(text)]
    is_most = max(sum(map(len, tagged)), sum(map(len, paragraphs))) >= _TAGGED_SHARE * len(text)
    return is_most and len(_PARAGRAPH_END.findall(text)) >= _FEWEST_PARAGRAPHS


def tree_of(text: str) -> Element | None:
    """The tree of a page, given its decoded source; None where there is nothing in it.

    Raises DocumentTooLarge, or DocumentDamaged where the nesting is beyond all measure.
    """
    return _parsed(_with_tags(_of_page(text)))


# ---------------------------------------------------------------- what a source was before


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
    if name in BLOCKS:
        return "<hr>"
    return tag[0] if name in UNREAD or name == "br" else ""


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
