"""Single elements of a Word document: their attributes, what they print, and which print nothing."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of a Word element, "" where the element or the attribute is missing."""
    return "" if element is None else element.get(W + name, "")


def is_on(element: Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not turned off."""
    return element is not None and value(element).lower() not in ("0", "false", "off", "none")


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

WORDS: dict[str, Callable[[Element], str]] = {
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
REFERENCES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


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


SKIPPED: Mapping[str, Callable[[Element], bool]] = {
    **dict.fromkeys((W + "del", W + "moveFrom", W + "rt", W + "pPr"), _always),
    _MC + "Choice": _is_not_first,
    _MC + "Fallback": _is_not_first,
    W + "tr": _is_removed_row,
    W + "tc": _is_removed_cell,
}


@dataclass
class _Field:
    """A field being read: where what stands in its instruction goes until it proves to be one."""

    sink: list[Element] | None
    outer: list[Element] | None


def instructions(root: Element) -> Iterator[Element]:
    """What stands between a field's begin and its result, other fields included: it is not shown."""
    fields: list[_Field] = []
    for element in root.iter(W + "fldChar", *WORDS):
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
