"""What fonts this machine has: a PDF may leave its own out."""

import io
from functools import lru_cache

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "STSong-Light"


@lru_cache
def has_chinese_font() -> bool:
    """Without one PDFium takes a character that stands alone for nothing."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont(_FONT, 12)
    canvas.drawString(72, 700, "甲")
    canvas.save()
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        return bool(document[0].get_textpage().count_chars())


needs_chinese_font = pytest.mark.skipif(
    not has_chinese_font(), reason="本机没有中文字体(apt-get install fonts-noto-cjk)"
)
