"""The one font that PDFium may use where a PDF leaves its own out.

PDFium drops a character that no font of the machine can draw; with this font it reads the same on
every machine. `scripts/placeholder_font.py` makes it.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2.raw as pdfium

FONT = Path(__file__).with_name("fonts") / "placeholder.ttf"

# The version of FPDF_LIBRARY_CONFIG that pypdfium2 itself starts PDFium with.
_CONFIG_VERSION = 2


@contextmanager
def placeholder_font() -> Iterator[None]:
    """PDFium sees this font only; no document may be open at the start or at the end."""
    folder = ctypes.create_string_buffer(bytes(FONT.parent))
    # PDFium takes the folders, ended by NULL, in place of those of the machine.
    folders = (ctypes.POINTER(ctypes.c_char) * 2)(ctypes.cast(folder, ctypes.POINTER(ctypes.c_char)))
    _restart(pdfium.FPDF_LIBRARY_CONFIG(version=_CONFIG_VERSION, m_pUserFontPaths=folders))
    try:
        yield
    finally:
        _restart(pdfium.FPDF_LIBRARY_CONFIG(version=_CONFIG_VERSION))


def _restart(config: pdfium.FPDF_LIBRARY_CONFIG) -> None:
    pdfium.FPDF_DestroyLibrary()
    pdfium.FPDF_InitLibraryWithConfig(config)
