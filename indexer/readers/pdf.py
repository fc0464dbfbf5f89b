"""PDF with a text layer → text. PDFium reads it, in a process of its own: see `read_pdf`."""

import ctypes
import json
import math
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from indexer.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentEncrypted,
    DocumentMislabelled,
    DocumentScanned,
    DocumentTooLarge,
    DocumentUnreadable,
)
from indexer.folding import Span
from indexer.readers.layout import MOST_CHARACTERS, MOST_ON_A_PAGE, MOST_PAGES, laid_out
from indexer.readers.placeholder_font import placeholder_font
from indexer.readers.rawtext import RawText
from indexer.readers.sheet import Glyph, Sheet, turned, usual_width

# Readers accept %PDF and %%EOF this far from the ends of a file.
_MARGIN_BYTES = 1024
# PDFium takes some 50 MB for a usual file; what needs more unpacks to far more than a document.
_MOST_MEMORY = 2 * 2**30
# A thousand pages take about 25 seconds.
_MOST_SECONDS = 300
_PROGRAM = "from indexer.readers.pdf import answer; answer({memory})"

_DAMAGED = "这个 PDF 不完整或已损坏。请重新下载,或用阅读器打开后另存。"
_TOO_LARGE = "这个 PDF 展开后太大,没有读完。请用阅读器打开后另存,或拆成几份。"
# PDFium's sign for the hyphen of a word divided at the end of a line.
_DIVIDING_HYPHENS = frozenset((0x02, 0xFFFE))
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


def read_pdf(data: bytes) -> RawText:
    """The text of a PDF, read in a process with bounded memory and time.

    A content stream of a few kilobytes can unpack to gigabytes, and PDFium ends the process it runs
    in when memory is short.

    Raises DocumentDamaged, DocumentEmpty, DocumentEncrypted, DocumentMislabelled, DocumentScanned or
    DocumentTooLarge.
    """
    _check_ends(data)
    paths = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, "-P", "-c", _PROGRAM.format(memory=_MOST_MEMORY)],
        input=data,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    if done.returncode < 0:
        is_fault = -done.returncode in (signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE)
        raise DocumentDamaged(_DAMAGED) if is_fault else DocumentTooLarge(_TOO_LARGE)
    done.check_returncode()
    return _received(json.loads(done.stdout))


def answer(most_memory: int) -> None:
    """The other process, with so many bytes: a PDF on standard input, JSON on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(_answer(sys.stdin.buffer.read()), sys.stdout)


def read_here(data: bytes) -> RawText:
    """The text of a PDF, read in this process, which a file made to do so can bring down.

    Raises the errors of `read_pdf`.
    """
    _check_ends(data)
    try:
        with placeholder_font(), pypdfium2.PdfDocument(data) as document:
            return _read(document)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise DocumentEncrypted("这个 PDF 有密码。请去掉密码后再放入语料。") from None
        raise DocumentDamaged(_DAMAGED) from None


def _check_ends(data: bytes) -> None:
    if b"%PDF" not in data[:_MARGIN_BYTES]:
        raise DocumentMislabelled("内容不是 PDF。请按实际格式改扩展名,或重新下载。")
    # PDFium would read the pages that a truncated file still has and not say so.
    if b"%%EOF" not in data.rstrip(b"\0\r\n\t ")[-_MARGIN_BYTES:]:
        raise DocumentDamaged(_DAMAGED)


def _answer(data: bytes) -> dict[str, Any]:
    try:
        return asdict(read_here(data))
    except DocumentUnreadable as error:
        return {"code": error.code, "message": error.message}
    except MemoryError:
        return {"code": DocumentTooLarge.code, "message": _TOO_LARGE}


def _received(answer: dict[str, Any]) -> RawText:
    if "code" in answer:
        leaves = {leaf.code: leaf for leaf in DocumentUnreadable.__subclasses__()}
        raise leaves[answer["code"]](answer["message"])
    return RawText(
        answer["text"],
        openings=tuple(answer["openings"]),
        pages=tuple(answer["pages"]),
        furniture=tuple(Span(*span) for span in answer["furniture"]),
    )


def _read(document: pypdfium2.PdfDocument) -> RawText:
    if len(document) > MOST_PAGES:
        raise DocumentTooLarge(f"这个 PDF 有 {len(document)} 页,超过上限 {MOST_PAGES} 页。请拆成几份。")
    raw = laid_out(_sheets(document))
    if raw.text:
        return raw
    if any(_has_objects(document, number) for number in range(len(document))):
        raise DocumentScanned("这个 PDF 是扫描件,没有文字层。请先做文字识别(OCR)。")
    raise DocumentEmpty("这个 PDF 没有内容。请检查文件。")


def _has_objects(document: pypdfium2.PdfDocument, number: int) -> bool:
    page = document[number]
    try:
        return int(pdfium.FPDFPage_CountObjects(page)) > 0
    finally:
        page.close()


def _sheets(document: pypdfium2.PdfDocument) -> Iterator[Sheet]:
    remaining = MOST_CHARACTERS
    for number in range(len(document)):
        page = document[number]
        try:
            characters = page.get_textpage()
            remaining -= _counted(characters, remaining)
            yield Sheet(page.get_width(), page.get_height(), tuple(_parted(_glyphs(characters))))
        finally:
            # Closes the text page as well.
            page.close()


def _counted(characters: pypdfium2.PdfTextPage, remaining: int) -> int:
    count = int(characters.count_chars())
    if count > min(remaining, MOST_ON_A_PAGE):
        raise DocumentTooLarge(
            f"这个 PDF 超过上限:每页 {MOST_ON_A_PAGE} 字,共 {MOST_CHARACTERS} 字。请拆成几份。"
        )
    return count


def _glyphs(characters: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    codes = [pdfium.FPDFText_GetUnicode(characters, index) for index in range(characters.count_chars())]
    for index, code in enumerate(codes):
        # PDFium adds line breaks and spaces by rules of its own; `layout` has better ones.
        is_second_half = code in _LOW and index > 0 and codes[index - 1] in _HIGH
        if not is_second_half and not pdfium.FPDFText_IsGenerated(characters, index):
            following = codes[index + 1] if index + 1 < len(codes) else 0
            yield _glyph(characters, index, _character(code, following))


def _parted(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The characters of a ligature, such as the two of ——, side by side in its place."""
    for (left, right, _), group in groupby(glyphs, lambda each: (each.left, each.right, each.baseline)):
        characters = tuple(group)
        width = (right - left) / len(characters)
        for number, each in enumerate(characters):
            start = left + number * width
            yield each._replace(left=start, right=start + width)


def _character(code: int, following: int) -> str:
    if code in _DIVIDING_HYPHENS:
        return "-"
    if code in _HIGH and following in _LOW:
        return chr(0x10000 + (code - _HIGH.start) * len(_LOW) + following - _LOW.start)
    return chr(code) if code <= sys.maxunicode else "\ufffd"


def _glyph(characters: pypdfium2.PdfTextPage, index: int, text: str) -> Glyph:
    """A character in its place; the page is turned over, as heights of a PDF grow upwards."""
    matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    pdfium.FPDFText_GetMatrix(characters, index, matrix)
    pdfium.FPDFText_GetLooseCharBox(characters, index, box)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(characters, index, x, y)
    stretch = math.hypot(matrix.a, matrix.b) or 1.0
    size = pdfium.FPDFText_GetFontSize(characters, index) * abs(
        (matrix.a * matrix.d - matrix.b * matrix.c) / stretch
    )
    degrees = math.degrees(math.atan2(-matrix.b, matrix.a))
    if round(degrees) == 0:
        return Glyph(text, box.left, box.right, -y.value, size)
    return turned(text, x.value, -y.value, degrees, usual_width(text) * size, size)
