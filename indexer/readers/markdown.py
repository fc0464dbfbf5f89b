"""Markdown: the text as stored, with the signs that are not read marked as such."""

import re
from collections.abc import Iterator

from indexer.folding import Span, fold_text
from indexer.numbering import label_of
from indexer.readers.plain import decoded
from indexer.readers.rawtext import BLANK, RawText

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
_LINE = r"(?:(?!---).*\n)"
_TOLD = re.compile(
    rf"---[ \t\r]*\n{_LINE}{{0,50}}?title:[ \t]*[\"']?(\S.{{2,200}}?)[\"']?[ \t\r]*\n"
    rf"{_LINE}{{0,100}}?---"
)
# Cut off by who listed it.
_CUT = re.compile(r"(?:\.{3}|…)\s*$")


def read_markdown(data: bytes) -> RawText:
    """Raises DocumentDamaged."""
    text = decoded(data)
    return RawText(text, _title(text), markup=tuple(_markup(text)))


def _title(text: str) -> str | None:
    """As the front matter tells it, or the one heading of the highest order that there is; several of
    it are chapters."""
    told = _TOLD.match(text)
    if told:
        return told[1]
    headings = _HEADING.findall(text)
    highest = min((signs for signs, _ in headings), key=len, default="")
    titles = [_SIGNS.sub("", words) for signs, words in headings if signs == highest]
    is_title = len(titles) == 1 and not _CUT.search(titles[0]) and label_of(fold_text(titles[0])) is None
    return titles[0] if is_title else None


def _markup(text: str) -> Iterator[Span]:
    """Everything that a reader of the page would not see, in order."""
    is_escaped = -1
    for match in _SIGNS.finditer(text):
        if match.start() == is_escaped:
            continue
        if match.lastgroup == "escape":
            is_escaped = match.end()
        yield Span(*match.span())
