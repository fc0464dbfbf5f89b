import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import DocumentDamaged, DocumentTooLarge, TiaowenError
from indexer.readers.archive import LARGEST_XML, Archive


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.xml", data)
    return buffer.getvalue()


def test_members_are_read_by_name() -> None:
    archive = Archive(zipped(a=b"<a/>"))
    assert archive.names == {"a.xml"}
    assert archive.read("a.xml") == b"<a/>"


def test_a_member_that_is_missing() -> None:
    with pytest.raises(DocumentDamaged, match=r"b\.xml"):
        Archive(zipped(a=b"<a/>")).read("b.xml")


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    bomb = zipped(a=bytes(LARGEST_XML // 2 + 1), b=bytes(LARGEST_XML // 2 + 1))
    assert len(bomb) < 200_000
    with pytest.raises(DocumentTooLarge):
        Archive(bomb)


def test_a_member_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(zipped(a=bytes(10_000_000)))
    # Sizes stand at offset 24 of the central directory's entry.
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    with pytest.raises(DocumentDamaged):
        Archive(bytes(data)).read("a.xml")


@given(st.integers(0, 200), st.integers(0, 255))
def test_any_damage_is_told(place: int, byte: int) -> None:
    data = bytearray(zipped(a=b"<a/>" * 20))
    data[place % len(data)] = byte
    try:
        archive = Archive(bytes(data))
        for name in archive.names:
            archive.read(name)
    except TiaowenError:
        pass
