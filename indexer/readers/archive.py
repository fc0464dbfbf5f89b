"""Zip files from outside, opened with limits: .docx and .ofd are such files."""

import io
import lzma
import zipfile
import zlib

from indexer.errors import DocumentDamaged, DocumentEncrypted, DocumentTooLarge

# The text of a thousand printed pages is 20 MB of XML; pictures count apart.
LARGEST_XML = 64 * 2**20
MOST_MEMBERS = 20_000


class Archive:
    """The XML members of a zip file, each read at most up to `LARGEST_XML` bytes in all.

    Raises DocumentDamaged, DocumentEncrypted or DocumentTooLarge.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise DocumentDamaged("压缩包打不开,文件可能不完整。请重新下载或重新保存。") from None
        members = self._zip.infolist()
        if any(member.flag_bits & 1 for member in members):
            raise DocumentEncrypted("压缩包有密码。请去掉密码后再放入语料。")
        size = sum(member.file_size for member in members if _is_xml(member.filename))
        if size > LARGEST_XML or len(members) > MOST_MEMBERS:
            raise DocumentTooLarge(
                f"文件解压后的文字部分有 {size // 2**20} MB,超过上限 {LARGEST_XML // 2**20} MB。"
                "请检查文件,或拆成几份。"
            )
        self.names = frozenset(member.filename for member in members)

    def read(self, name: str) -> bytes:
        """One member's bytes, no more than its header declares."""
        try:
            return self._zip.read(name)
        except (KeyError, RuntimeError, ValueError, OSError, EOFError,
                NotImplementedError, zipfile.BadZipFile, zlib.error, lzma.LZMAError):  # fmt: skip
            raise DocumentDamaged(f"压缩包里的 {name} 缺失或损坏。请重新下载或重新保存。") from None


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))
