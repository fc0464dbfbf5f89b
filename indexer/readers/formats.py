"""Which reader reads which file, and what no reader is given."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from indexer.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentMislabelled,
    DocumentTooLarge,
    FormatUnsupported,
)
from indexer.readers.doc import read_doc
from indexer.readers.docx import read_docx
from indexer.readers.html import read_html
from indexer.readers.html_source import is_source
from indexer.readers.markdown import is_fronted, is_markdown, of_markdown, read_markdown
from indexer.readers.ofd import read_ofd
from indexer.readers.pdf import read_pdf
from indexer.readers.plain import decoded, read_plain, title_told
from indexer.readers.rawtext import RawText, Reader

# The largest plans, with maps, are published as PDFs of some 60 MB.
LARGEST_FILE = 100 * 2**20
# Ten thousand printed pages.
LONGEST_TEXT = 10_000_000

_OLE, _ZIP, _PDF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"%PDF-"
# What a file begins with, and the names that may have it; an encrypted .docx is an OLE file too.
_SIGNATURES: Mapping[bytes, tuple[str, tuple[str, ...]]] = {
    _PDF: ("PDF", (".pdf",)),
    _ZIP: ("压缩包(.docx、.ofd 等)", (".docx", ".ofd")),
    _OLE: ("旧版 Office 文件(.doc 等)", (".doc", ".docx")),
    b"{\\rtf": ("RTF", (".doc",)),  # Word saves RTF under this name, and LibreOffice reads it
    b"\x89PNG": ("图片", ()),
    b"\xff\xd8\xff": ("图片", ()),
    b"GIF8": ("图片", ()),
    b"Rar!": ("RAR 压缩包", ()),
    b"7z\xbc\xaf": ("7z 压缩包", ()),
}


def _read_text(data: bytes) -> RawText:
    """A text, or the source of a web page or Markdown under its name."""
    text = decoded(data)
    if is_source(text) and not is_fronted(text):
        page = read_html(text)
        return replace(page, title=page.title or title_told(text))
    plain = read_plain(text)
    return of_markdown(plain.text) if is_markdown(plain.text) else plain


def _read_html(data: bytes) -> RawText:
    return read_html(decoded(data))


READERS: Mapping[str, Reader] = {
    ".txt": _read_text,
    ".md": read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".docx": read_docx,
    ".doc": read_doc,
    ".pdf": read_pdf,
    ".ofd": read_ofd,
}


def read_file(path: Path) -> RawText:
    """The text of a file, by the reader for its name. Raises a DocumentUnreadable."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = "、".join(READERS)
        raise FormatUnsupported(f"不认识 {path.suffix or '没有扩展名的'} 文件。可用的格式:{known}。")
    return read_bytes(_bytes_of(path), path.suffix.lower(), reader)


def read_bytes(data: bytes, suffix: str, reader: Reader) -> RawText:
    """`data` as `reader` reads it, checked before and after."""
    _check_signature(data, suffix)
    raw = reader(data)
    if not raw.text.strip():
        raise DocumentEmpty("文件里没有文字。请补上正文,或把它移出语料。")
    if len(raw.text) > LONGEST_TEXT:
        raise DocumentTooLarge(f"正文有 {len(raw.text)} 字,超过上限 {LONGEST_TEXT}。请拆成几份。")
    return raw


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            limit = LARGEST_FILE // 2**20
            raise DocumentTooLarge(f"文件有 {size // 2**20} MB,超过上限 {limit} MB。请拆成几份。")
        return path.read_bytes()
    except OSError as error:
        raise DocumentDamaged(f"文件读不出:{error.strerror}。请检查权限和磁盘。") from None


def _check_signature(data: bytes, suffix: str) -> None:
    if not data.strip():
        raise DocumentEmpty("文件是空的。请补上正文,或把它移出语料。")
    for signature, (name, suffixes) in _SIGNATURES.items():
        if data.startswith(signature) and suffix not in suffixes:
            raise DocumentMislabelled(f"扩展名是 {suffix},内容却是{name}。请改正扩展名或转换格式。")
