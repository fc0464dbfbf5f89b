"""The XML parts of a .docx file: found by what they are to the document, parsed within limits."""

import posixpath
from typing import NoReturn

from lxml import etree
from lxml.etree import _Element as Element

from indexer.errors import DocumentDamaged, DocumentMislabelled, DocumentTooLarge
from indexer.readers.archive import Archive
from indexer.readers.word_elements import W

# A thousand printed pages have a million tags and attributes; each takes 200 bytes of memory.
_MOST_NODES = 3_000_000

# The namespaces of ISO's strict variant and the usual ones that stand for the same.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


class Package:
    """The XML parts of a .docx file."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        # Names of parts ignore case, and old programs wrote backslashes.
        self._names = {name.replace("\\", "/").lower(): name for name in sorted(archive.names)}
        self._main = self._related("").get("officeDocument", "word/document.xml")
        if not self._has(self._main):
            self._refuse_other_kind()
        self._parts = self._related(self._main)

    @property
    def has_pictures(self) -> bool:
        return any("/media/" in name for name in self._names)

    def document(self) -> Element:
        root = self._parsed(self._main)
        if root.tag != W + "document":
            self._refuse_other_kind()
        return root

    def part(self, kind: str) -> Element | None:
        """The part that the document refers to as `kind`, if there is one."""
        name = self._parts.get(kind, posixpath.join(posixpath.dirname(self._main), f"{kind}.xml"))
        return self._parsed(name) if self._has(name) else None

    def _has(self, name: str) -> bool:
        # The archive counts XML members only towards its limit.
        return name.lower() in self._names and name.lower().endswith((".xml", ".rels"))

    def _parsed(self, name: str) -> Element:
        return _parsed(self._archive.read(self._names[name.lower()]), name)

    def _related(self, source: str) -> dict[str, str]:
        """Kind → name of the parts that a part refers to; those of the package for ""."""
        folder, file = posixpath.split(source)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        relations = self._parsed(name) if self._has(name) else ()
        return {
            posixpath.basename(relation.get("Type", "")): posixpath.normpath(
                posixpath.join("/", folder, relation.get("Target", ""))
            ).lstrip("/")
            for relation in relations
            if relation.get("TargetMode") != "External"
        }

    def _refuse_other_kind(self) -> NoReturn:
        for start, kind in _OTHER_KINDS:
            if any(name.startswith(start) for name in self._names):
                raise DocumentMislabelled(f"这是{kind},不是 Word 文件。请改正扩展名,或另存为 .docx。")
        raise DocumentDamaged("Word 文件里没有正文部分,文件可能不完整。请重新下载或重新保存。")


_OTHER_KINDS = (
    ("xl/", " Excel 表格"),
    ("ppt/", " PowerPoint 演示文稿"),
    ("ofd.xml", " OFD 版式文件"),
    ("meta-inf/manifest.xml", " OpenDocument 文件"),
    ("meta-inf/container.xml", "电子书(EPUB)"),
)


def _parsed(data: bytes, name: str) -> Element:
    if data.count(b"<") + data.count(b"=") > _MOST_NODES:
        raise DocumentTooLarge("Word 文件的内容过多。请检查文件,或拆成几份。")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise DocumentDamaged(f"Word 文件里的 {name} 损坏。请重新下载或重新保存。") from None
    # Office never writes one; entities could hide or multiply the text.
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentDamaged(f"Word 文件里的 {name} 带有 DTD,不能读取。请用 Word 重新保存。")
    return root
