"""Old Word files (.doc) → their text: LibreOffice converts them to .docx first."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.errors import (
    ConverterMissing,
    DocumentDamaged,
    DocumentEncrypted,
    DocumentMislabelled,
)
from indexer.readers.docx import OLE_MAGIC, read_docx
from indexer.readers.rawtext import RawText

# Seconds. A thousand pages take less than one minute.
_PATIENCE = 120
_RTF = b"{\\rtf"
# What the text of Word 97 and later begins with, and that of Word 6 and 95.
_WORD_MAGICS = (b"\xec\xa5", b"\xdc\xa5")
# No macro may run, and nothing that a document links to may be fetched.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""

Converter = Callable[[bytes], bytes]


def read_doc(data: bytes, convert: Converter | None = None) -> RawText:
    """The text of a .doc file, given its bytes; `convert` makes a .docx of them.

    Raises ConverterMissing, DocumentMislabelled, and what `read_docx` raises.
    """
    _refuse_other_kinds(data)
    return read_docx((convert or convert_with_libreoffice)(data))


def convert_with_libreoffice(data: bytes) -> bytes:
    """A .doc file as .docx, by LibreOffice in a process of its own without network or macros.

    Raises ConverterMissing where there is no LibreOffice, DocumentDamaged where it fails or hangs.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise ConverterMissing(
            "读取 .doc 需要 LibreOffice,本机没有安装。请安装它(Debian:apt install "
            "libreoffice-writer-nogui),或用 Word 另存为 .docx。"
        )
    with TemporaryDirectory(prefix="tiaowen-doc-", ignore_cleanup_errors=True) as folder:
        return _converted(program, data, Path(folder))


# ---------------------------------------------------------------- the conversion


def _converted(program: str, data: bytes, folder: Path) -> bytes:
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE, encoding="utf-8")
    (folder / "document.doc").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard")
    target = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder))
    _run((program, profile, *options, *target, str(folder / "document.doc")), folder)
    try:
        return (folder / "document.docx").read_bytes()
    except FileNotFoundError:
        raise DocumentDamaged(
            "LibreOffice 打不开这个 .doc 文件,文件可能已损坏。请用 Word 另存为 .docx。"
        ) from None


def _run(command: Sequence[str], folder: Path) -> None:
    """Runs a program to its end or to the end of our patience, with all that it started."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        raise DocumentDamaged(
            f"LibreOffice 用了 {_PATIENCE} 秒仍未转换完这个 .doc 文件。请用 Word 另存为 .docx。"
        ) from None
    finally:
        _end_group(process)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    # No group any more: all of them have ended by themselves.
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


# ---------------------------------------------------------------- what is in the file


def _refuse_other_kinds(data: bytes) -> None:
    """LibreOffice would read anything, if need be as plain text."""
    if data.startswith(OLE_MAGIC):
        _refuse_other_ole(data)
    elif not data.startswith(_RTF):  # which Word opens under either name
        raise DocumentMislabelled(
            "内容不是旧版 Word 文件(.doc),可能是网页或其他格式。请改正扩展名,或用 Word 另存为 .docx。"
        )


def _refuse_other_ole(data: bytes) -> None:
    start = _start_of_text(data)
    if _entry(data, "EncryptedPackage") or _is_encrypted(start):
        raise DocumentEncrypted("Word 文件有打开密码。请去掉密码后再放入语料。")
    if _entry(data, "Workbook") or _entry(data, "PowerPoint Document"):
        raise DocumentMislabelled("这是 Excel 或 PowerPoint 文件,不是 Word 文件。请改正扩展名。")
    if not start.startswith(_WORD_MAGICS):
        raise DocumentDamaged("Word 文件里没有正文部分,文件可能不完整。请重新下载或重新保存。")


def _entry(data: bytes, name: str) -> bytes:
    """The 128 bytes that the directory of an OLE file has about a stream, b"" without such one."""
    start = data.find((name + "\0").encode("utf-16-le").ljust(64, b"\0"))
    return data[start : start + 128] if start >= 0 else b""


def _start_of_text(data: bytes) -> bytes:
    """The first bytes of the stream WordDocument, b"" where they are missing."""
    entry = _entry(data, "WordDocument")
    if len(entry) < 128:
        return b""
    sector_size = 1 << min(int.from_bytes(data[0x1E:0x20], "little"), 12)
    start = (int.from_bytes(entry[0x74:0x78], "little") + 1) * sector_size
    return data[start : start + 12]


def _is_encrypted(start: bytes) -> bool:
    """The flag fEncrypted in the first bytes of a Word text."""
    return start.startswith(_WORD_MAGICS) and bool(int.from_bytes(start[0x0A:0x0C], "little") & 0x0100)
