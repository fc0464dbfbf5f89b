"""Plain text in the encodings that Chinese offices use."""

import codecs
import re

from indexer.errors import DocumentDamaged
from indexer.folding import Span, fold_text
from indexer.readers.escapes import with_breaks
from indexer.readers.rawtext import BLANK, RawText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The first of equally plausible ones wins; every byte sequence of even length is some UTF-16.
_CANDIDATES = ("gb18030", "utf-16-le", "utf-16-be")
# Enough to tell a right decoding from a wrong one.
_SAMPLE = 4000
# Below this share of everyday characters no encoding is believed: the file is no Chinese text.
_LEAST_PLAUSIBLE = 0.5

# 「标题: 关于…的通知」, as who gathers documents writes above a text.
_TOLD = re.compile(
    r"^[ \t\u3000]*标[ \t\u3000]*题[ \t]*[:：][ \t]*(\S.{3,200}?)[ \t\r]*$"
    r"(?=\s*\n[ \t\u3000]*(?:发布|发文|成文|文号|来源|栏目|索引|日期|时间|作者|=))",
    re.MULTILINE,
)
# A value of a program that holds a text: 「INSERT INTO `news` VALUES (7, '印发…措施的通知', '…」
_PROGRAM = re.compile(
    r"""\s*(?:(?:INSERT\s+INTO|DROP\s+TABLE|CREATE\s+TABLE)\b|--\s-{2,}|\(\s*['"\d]|\[\s*['"{\[]|\{\s*['"\w]+\s*:"""
    r"""|(?:const|var|let)\s|\#?\s*\w+\s*=\s*['"])""",
    re.IGNORECASE,
)
_KINDS = "办法|细则|规定|条例|意见|措施|方案|计划|规划|纲要|通知|通告|公告|制度|规则|指南"
_VALUE = re.compile(
    rf"""(?P<key>(?:title|标题)['"]?\s*[:：=]\s*)?(?<=[,({{\[:=\s])['"]"""
    rf"""(?P<title>[\u4e00-\u9fff《》()（）〔〕“”\d、—-]{{4,60}}(?:{_KINDS})(?:[(（]试行[)）])?)['"]\s*[,:;\])}}\n]""",
    re.IGNORECASE,
)
_HEAD = 1000
_BLANK = re.compile(BLANK)


def read_plain(text: str) -> RawText:
    """A text as stored: no newline is translated, but for those that are written 「\\n」."""
    text = with_breaks(text)
    blanks = tuple(Span(*match.span()) for match in _BLANK.finditer(text))
    return RawText(text, title_told(text), markup=blanks)


def title_told(text: str) -> str | None:
    """The title that a line above a text says it has."""
    head = text[:_HEAD]
    told = _TOLD.search(head)
    return told[1] if told else _value(head)


def _value(head: str) -> str | None:
    """The title among the values of a program: what its key says is one, or what reads most like one."""
    is_program = _PROGRAM.match(head) is not None
    values = [value for value in _VALUE.finditer(head) if is_program or _begins_line(head, value)]
    best = max(values, key=_likely, default=None)
    return best["title"] if best else None


def _begins_line(head: str, value: re.Match[str]) -> bool:
    """Whether a key that says this is the title opens its line."""
    before = head[: value.start()].rpartition("\n")[2]
    return value["key"] is not None and not before.strip(" \t'\"")


def _likely(value: re.Match[str]) -> tuple[bool, bool, int]:
    title = value["title"]
    return bool(value["key"]), "关于" in title or "印发" in title, len(title)


def decoded(data: bytes) -> str:
    """UTF-8, GB18030 or UTF-16, with or without a byte order mark, which is left out.

    Raises DocumentDamaged where it is none of them.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    try:
        return _strictly(data, "utf-8")
    except DocumentDamaged:
        return _most_plausible(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentDamaged(
            f"文字编码不对({encoding} 第 {error.start} 字节处)。请用 UTF-8 重新保存。"
        ) from None


def _most_plausible(data: bytes) -> str:
    texts = [text for encoding in _CANDIDATES if (text := _text_or_none(data, encoding)) is not None]
    best = max(texts, key=_plausibility, default="")
    if _plausibility(best) < _LEAST_PLAUSIBLE:
        raise DocumentDamaged("认不出文字编码(不是 UTF-8、GB18030 或 UTF-16)。请用 UTF-8 重新保存。")
    return best


def _text_or_none(data: bytes, encoding: str) -> str | None:
    try:
        return _strictly(data, encoding)
    except DocumentDamaged:
        return None


def _plausibility(text: str) -> float:
    """Share of characters that everyday Chinese is written with."""
    sample = fold_text(text[:_SAMPLE])
    return sum(_is_everyday(char) for char in sample) / max(len(sample), 1)


def _is_everyday(char: str) -> bool:
    """ASCII, punctuation and the 3,755 commonest characters: rows 1, 3 and 16–55 of GB/T 2312-1980."""
    if char.isascii():
        return char.isprintable() or char.isspace()
    code = char.encode("gb2312", errors="ignore")
    return bool(code) and (code[0] in (0xA1, 0xA3) or 0xB0 <= code[0] <= 0xD7)
