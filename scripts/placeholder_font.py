"""Writes the font for PDFs without fonts of their own: one small square for every character."""

import io

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

from indexer.readers.placeholder_font import FONT

_EM = 1000
# Small, so that no character reaches beyond the width that the PDF gives it.
_SIDE = 100
# Blanks are left out: no font prints them.
_CHARACTERS = (*range(0x21, 0xA0), *range(0xA1, 0x2000), *range(0x2010, 0x3000), *range(0x3001, 0x32000))
# Bits 17 to 21 of ulCodePageRange1 (OpenType, OS/2): Japanese, both Chinese and both Korean code pages.
_CODE_PAGES = 1 | sum(1 << bit for bit in range(17, 22))
# Apple's last resort font uses the same form of table: one glyph for a whole range.
_MANY_TO_ONE = 13


def placeholder_font() -> bytes:
    """A TrueType font, the same bytes each time."""
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "square"])
    builder.setupGlyf({".notdef": _square(), "square": _square()})
    builder.setupHorizontalMetrics({".notdef": (_EM, 0), "square": (_EM, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Tiaowen Placeholder", "styleName": "Regular"})
    builder.font["cmap"] = newTable("cmap")
    builder.font["cmap"].tableVersion = 0
    builder.font["cmap"].tables = [_every_character()]
    builder.setupOS2(ulCodePageRange1=_CODE_PAGES, sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.font.save(out)
    return out.getvalue()


def _square() -> Glyph:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in [(0, _SIDE), (_SIDE, _SIDE), (_SIDE, 0)]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def _every_character() -> CmapSubtable:
    table = CmapSubtable.newSubtable(_MANY_TO_ONE)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length, table.nGroups = _MANY_TO_ONE, 0, 0, 0
    table.cmap = dict.fromkeys(_CHARACTERS, "square")
    return table


if __name__ == "__main__":
    FONT.write_bytes(placeholder_font())
