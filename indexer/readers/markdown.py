"""Markdown: the text as stored, with the signs that are not read marked as such."""

import re
from collections.abc import Iterator

from indexer.folding import Span, fold_text
from indexer.numbering import label_of
from indexer.readers.plain import decoded, title_told
from indexer.readers.rawtext import BLANK, RawText

# 「## 政策原文」 names what follows, not the document.
_PLACEHOLDER = re.compile("(?:政策|文件)?(?:原文|正文|全文)")
# Parsers of Markdown give no positions inside a line, and the citation needs every one.
# A signed number or a page number 「- 3 -」 is no list item.
_SIGNS = re.compile(
    r"""
    (?P<front>\A---[ \t\r]*\n(?:(?!---).*\n){0,100}?---[ \t\r]*$)
  | (?P<comment><!--(?:(?!<!--)[\s\S])*?-->)
  | (?P<anchors>^[ \t]*(?:\[[^\]\n]{1,40}\]\(\#[^)\n]{0,80}\)(?:[ \t]|&[a-z]{2,6};){0,4})+[ \t\r]*$)
  | (?P<container>^[ \t]*(?::::|@tab\b|\[\[toc\]\])[^\n]*$)
  | (?P<attributes>(?<=\S)\{[a-z\#.][^{}\n]{0,80}\}[ \t\r]*$)
    """
    rf"| (?P<placeholder>^[ \t]{{0,3}}\#{{1,6}}[ \t]+{_PLACEHOLDER.pattern}[ \t\r]*$)"
    rf"| (?P<blank>{BLANK})"
    r"""
  | (?P<rule>^[ \t]{0,3}(?:\*(?:[ \t]*\*){2,}|_(?:[ \t]*_){2,}|-{3,}|={3,})[ \t\r]*$)
  | (?P<fence>^[ \t]{0,3}(?:`{3,}|~{3,})[^\n]*$)
  | (?P<columns>^(?:[ \t]*\|)?[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)+(?:[ \t]*\|)?[ \t\r]*$)
  | (?P<heading>^[ \t]{0,3}\#{1,6}[ \t]+|(?<=\S)[ \t]+\#+[ \t\r]*$)
  | (?P<quote>^[ \t]{0,3}(?:>[ \t]?)+)
  | (?P<bullet>^[ \t]*[-*+][ \t]+(?=\S)(?!\d+\s*[-—]))
  | (?P<image>!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\))
  | (?P<target>(?<=\])\([^)\n]{0,2000}\))
  | (?P<bracket>\[(?=[^\]\n]{1,500}\]\()|(?<=[^\s\[])\](?=\([^)\n]{0,2000}\)))
  | (?P<tag></?(?:a|b|br|center|div|em|font|i|img|p|span|strong|sub|sup|u)\b[^>\n]{0,500}>)
  | (?P<edge>^[ \t]*\|[ \t]*|[ \t]{0,40}\|[ \t\r]{0,40}$)
  | (?P<escape>\\(?=[!-/:-@\[-`{-~]))
  | (?P<strong>\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|~~|`)
    """,
    re.VERBOSE | re.MULTILINE,
)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S.{0,200}?)[ \t#]*\r?$", re.MULTILINE)
# YAML in front of a text.
_LINE = r"(?:(?!---)(?:[ \t]*|[ \t]*-[ \t].*|[ \t]*[\w\u4e00-\u9fff-]{1,20}[ \t]*[:：].*|\#.*)\r?\n)"
_PAGE = re.compile(r"<(?:!doctype|html|body)\b", re.IGNORECASE)
_TOLD = re.compile(
    rf"---[ \t\r]*\n{_LINE}{{0,50}}?(?:title|标题)[:：][ \t]*[\"']?(\S.{{2,200}}?)[\"']?[ \t\r]*\n"
    rf"{_LINE}{{0,100}}?---"
)
# A line that a program which gathers documents writes below the title: 「**检索时间**: 2026-02-03」
_KEY = (
    "(?:(?:(?:原文|来源|页面)?(?:链接|网址|地址)|URL|关键词)"
    "|(?:检索|采集|抓取|爬取|下载|入库|更新|访问)(?:时间|日期|关键词|方式))"
)
_GATHERED = re.compile(
    rf"^[ \t]*(?:[-*][ \t]+)?\*\*{_KEY}[ \t]*(?:[:：]\*\*|\*\*[ \t]*[:：])[^\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
# Only so far from the beginning: what a portal has above a text may be long.
_HEAD = 8000
# A text under another name: it begins with a heading, be it below a line, and has signs of its own.
_OPENING = re.compile(r"\s*+(?:[^\s#][^\n#]{0,59}\n\s*+)?#{1,3} \S")
_NUMBERED = r"第[一二三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十]+、"
_OTHER = re.compile(
    rf"^##+ \S|^# (?:{_NUMBERED})|\*\*[^\s*，。、；,;][^*\n]*\*\*|^(?:-{{3}}|(?:\* ){{2}}\*)[ \t\r]*$",
    re.MULTILINE,
)
_FEWEST_SIGNS = 3
# 「| 标 题 | 2022年工作方案 | 文 号 | …」 above a text that has no heading of its own.
_TITLE_CELL = re.compile(
    r"^\|[ \t]*标[ \t\u3000]*题[ \t]*\|[ \t]*([^\s|][^|\n]{3,200})\|(?!.*\n\|[ :|-]*-)", re.MULTILINE
)
# Cut off by who listed it.
_CUT = re.compile(r"(?:\.{3}|…)\s*$")


def read_markdown(data: bytes) -> RawText:
    """Raises DocumentDamaged."""
    return of_markdown(decoded(data))


def of_markdown(text: str) -> RawText:
    return RawText(text, title_told(text) or _title(text), markup=tuple(_markup(text)))


def is_fronted(text: str) -> bool:
    """Whether a text begins with lines that tell its title, as site builders read it, and is no page."""
    return _TOLD.match(text) is not None and not _PAGE.search(text[:_HEAD])


def is_markdown(text: str) -> bool:
    """Whether a text is written with signs, whatever its file is called."""
    is_headed = bool(_OPENING.match(text)) and len(_OTHER.findall(text)) >= _FEWEST_SIGNS
    return is_headed or is_fronted(text)


def _title(text: str) -> str | None:
    """As the front matter tells it, or the one heading of the highest order that there is; several of
    it are chapters."""
    told = _TOLD.match(text)
    if told:
        return told[1]
    headings = [found for found in _HEADING.findall(text) if not _PLACEHOLDER.fullmatch(found[1])]
    highest = min((signs for signs, _ in headings), key=len, default="")
    titles = [words for signs, words in headings if signs == highest]
    cell = None if titles else _TITLE_CELL.search(text[:_HEAD])
    found = [cell[1]] if cell else titles
    return _title_in(found[0]) if len(found) == 1 else None


def _title_in(words: str) -> str | None:
    title = _SIGNS.sub("", words).strip()
    is_title = not _CUT.search(title) and label_of(fold_text(title)) is None
    return title if is_title else None


def _markup(text: str) -> Iterator[Span]:
    """Everything that a reader of the page would not see, and what was written beside it, in order."""
    beside = [Span(*match.span()) for match in _GATHERED.finditer(text[:_HEAD])]
    signs = (
        sign for sign in _signs(text) if not any(one.start <= sign.start < one.end for one in beside)
    )
    yield from sorted([*beside, *signs])


def _signs(text: str) -> Iterator[Span]:
    is_escaped = -1
    for match in _SIGNS.finditer(text):
        if match.start() == is_escaped:
            continue
        if match.lastgroup == "escape":
            is_escaped = match.end()
        yield Span(*match.span())
