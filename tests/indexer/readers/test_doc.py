"""Old Word files: what is refused at once, how the converter is kept in check, and LibreOffice itself."""

import os
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import (
    ConverterMissing,
    DocumentDamaged,
    DocumentEncrypted,
    DocumentMislabelled,
    TiaowenError,
)
from indexer.readers import doc
from indexer.readers.doc import convert_with_libreoffice, read_doc
from indexer.readers.docx import OLE_MAGIC
from tests.indexer.readers.test_docx import LINES
from tests.indexer.readers.word_files import paragraph, saved, with_body

needs_libreoffice = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")),
    reason="LibreOffice is not installed (Debian: libreoffice-writer-nogui)",
)


def ole(stream: str, flags: int = 0) -> bytes:
    """As much of an OLE file as is looked at: header, one directory entry, the start of its stream."""
    header = bytearray(512)
    header[:8] = OLE_MAGIC
    header[0x1E] = 9
    entry = bytearray((stream + "\0").encode("utf-16-le").ljust(512, b"\0"))
    entry[0x74] = 1
    content = bytearray(bytes.fromhex("ECA5").ljust(512, b"\0"))
    content[0x0A:0x0C] = flags.to_bytes(2, "little")
    return bytes(header + entry + content)


def converted(data: bytes) -> bytes:
    assert data
    return with_body(paragraph("一、总体要求"))


def test_what_the_converter_makes_is_read() -> None:
    assert read_doc(ole("WordDocument"), converted).text == "一、总体要求\n"


def test_rtf_is_converted_as_well_for_word_opens_it_under_this_name() -> None:
    assert read_doc(rb"{\rtf1 text}", converted).text == "一、总体要求\n"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (ole("WordDocument", 0x0100), DocumentEncrypted),
        (ole("EncryptedPackage"), DocumentEncrypted),
        (ole("Workbook"), DocumentMislabelled),
        (ole("PowerPoint Document"), DocumentMislabelled),
        (ole("Contents"), DocumentDamaged),
        (ole("WordDocument")[:600], DocumentDamaged),
        (ole("WordDocument")[:1024], DocumentDamaged),
        (with_body(paragraph("甲")), DocumentMislabelled),
        (b"<html><body>", DocumentMislabelled),
        (b"", DocumentMislabelled),
    ],
)
def test_what_is_no_readable_doc_file_reaches_no_converter(
    data: bytes, error: type[TiaowenError]
) -> None:
    def untouched(_: bytes) -> bytes:
        raise AssertionError("converted")

    with pytest.raises(error):
        read_doc(data, untouched)


@given(st.binary(max_size=600))
def test_any_bytes_after_the_signature_are_read_or_refused(data: bytes) -> None:
    for start in (OLE_MAGIC, ole("WordDocument")[:600], b""):
        with suppress(TiaowenError):
            read_doc(start + data, converted)


def install(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of ours under the name soffice, before all others."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_without_libreoffice_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConverterMissing, match="libreoffice-writer-nogui"):
        read_doc(ole("WordDocument"))


def test_the_converter_gets_a_folder_and_a_profile_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made.docx").write_bytes(converted(b"x"))
    install(
        tmp_path, f'echo "$@" > {tmp_path}/arguments; cp {tmp_path}/made.docx document.docx', monkeypatch
    )
    assert read_doc(ole("WordDocument")).text == "一、总体要求\n"
    arguments = (tmp_path / "arguments").read_text(encoding="utf-8").split()
    profile = arguments[0].removeprefix("-env:UserInstallation=file://")
    assert arguments[0] != profile
    assert not Path(profile).parent.exists()


def test_a_converter_that_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "exit 1", monkeypatch)
    with pytest.raises(DocumentDamaged, match="另存为"):
        convert_with_libreoffice(ole("WordDocument"))


def test_a_converter_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, f"sleep 60 & echo $! > {tmp_path}/child; wait", monkeypatch)
    monkeypatch.setattr(doc, "_PATIENCE", 0.5)
    with pytest.raises(DocumentDamaged, match="转换"):
        convert_with_libreoffice(ole("WordDocument"))
    assert _has_ended(int((tmp_path / "child").read_text(encoding="utf-8")))


def _has_ended(process: int) -> bool:
    for _ in range(50):
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] == "Z":
            return True
        time.sleep(0.02)
    return False


@pytest.fixture(scope="module")
def real_doc(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A .doc that LibreOffice made of a .docx."""
    folder = tmp_path_factory.mktemp("doc")
    document = docx.Document()
    document.add_paragraph("美丽山西实施意见", "Title")
    for line in LINES[3:12]:
        document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "指标", "2025年"
    document.add_paragraph("其一", "List Number")
    document.add_paragraph("其二", "List Number")
    (folder / "made.docx").write_bytes(saved(document))
    program = shutil.which("soffice") or shutil.which("libreoffice") or ""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "doc:MS Word 97", "made.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / "made.doc").read_bytes()


@needs_libreoffice
def test_a_real_doc_file(real_doc: bytes) -> None:
    raw = read_doc(real_doc)
    expected = ["美丽山西实施意见", *LINES[3:12], "指标\t2025年", "1. 其一", "2. 其二"]
    assert raw.text.splitlines() == expected
    assert raw.title == "美丽山西实施意见"


@needs_libreoffice
def test_a_real_doc_file_with_the_flag_of_a_password(real_doc: bytes) -> None:
    start = real_doc.index(bytes.fromhex("ECA5"), 512)
    locked = bytearray(real_doc)
    locked[start + 0x0B] |= 0x01
    with pytest.raises(DocumentEncrypted):
        read_doc(bytes(locked))
