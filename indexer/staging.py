"""A corpus as it will be: changed aside, and moved into place once an index of it has been built."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from indexer.checksum import sha256_of
from indexer.corpus import listed, plain_id, read_document
from indexer.documents import Document
from indexer.errors import CorpusMissing, DocumentEmpty, DocumentExists, DocumentUnknown, FilenameInvalid
from indexer.parsing import ParsedDocument, parse
from indexer.publication import link_or_copy
from indexer.rows import drop_row, put_row
from indexer.table import NAME as TABLE

_STAGING = ".staging-"
_DOCUMENTS = "documents"
# In UTF-8; a file system takes 255, and a name is lengthened while a file is written.
_LONGEST_NAME = 200


def checked_name(name: str) -> str:
    """A file's name, fit to stand in a corpus. Raises FilenameInvalid."""
    is_plain = name == Path(name).name and "\\" not in name and name.isprintable()
    if not is_plain or name.startswith((".", "~$")):
        raise FilenameInvalid("文件名里不能有路径、控制字符,不能以“.”或“~$”开头。请改名后重试。")
    if len(name.encode(errors="replace")) > _LONGEST_NAME:
        raise FilenameInvalid(
            f"文件名太长,最多 {_LONGEST_NAME} 个字节(约 {_LONGEST_NAME // 3} 个汉字)。"
        )
    if not Path(name).suffix:
        raise FilenameInvalid("文件名没有扩展名,不知道是什么格式。请加上扩展名(如 .docx)后重试。")
    return name


class Staging:
    """A copy of a corpus that is to take its place; `folder` is a corpus like any other."""

    def __init__(self, corpus: Path, aside: Path) -> None:
        """`aside`: an empty folder on the file system of the corpus."""
        self.folder = aside / "after"
        self._corpus = corpus
        self._before = aside / "before"
        self._changed: dict[str, None] = {}
        shutil.copytree(corpus, self.folder, ignore=_hidden, copy_function=link_or_copy)

    def put(self, source: Path, may_replace: bool = False) -> ParsedDocument:
        """Add a file as a document, read at once: what cannot be read is refused.

        Raises DocumentUnreadable, DocumentExists or FilenameInvalid.
        """
        name = checked_name(source.name)
        document = Document(plain_id(Path(name).stem), f"{_DOCUMENTS}/{name}", "")
        known = self._known(document.document_id)
        if not may_replace and (known or (self.folder / document.file).exists()):
            raise DocumentExists(
                f"已有编号为 {document.document_id} 的文件。要换掉它请用 --replace,否则请改文件名。"
            )
        if known:
            self._remove(known.file)
        self._copy(source, document.file)
        return self._described(document)

    def drop(self, document_id: str) -> None:
        """Take a document out. Raises DocumentUnknown, or CorpusMissing for the last one."""
        known = self._known(document_id)
        if known is None:
            raise DocumentUnknown(f"语料里没有文件 {document_id}。现有的文件见网页 /documents。")
        if len(list(listed(self.folder))) == 1:
            raise CorpusMissing("这是语料里的最后一份文件,不能移除。请先加入别的文件。")
        if self._has_table:
            self._note(TABLE)
            drop_row(self.folder / TABLE, document_id)
        self._remove(known.file)

    def commit(self) -> None:
        """Change the corpus itself: new files, then the table, then what goes. At each moment it is a
        whole corpus, before or after."""
        new = [file for file in self._changed if (self.folder / file).exists()]
        for file in sorted(new, key=lambda file: file == TABLE):
            _move(self.folder / file, self._corpus / file)
        for file in self._changed:
            if file not in new:
                (self._corpus / file).unlink(missing_ok=True)

    def undo(self) -> None:
        """The corpus as it was before `commit`."""
        for file in self._changed:
            if (self._before / file).exists():
                _move(self._before / file, self._corpus / file)
            else:
                (self._corpus / file).unlink(missing_ok=True)

    @property
    def _has_table(self) -> bool:
        return (self.folder / TABLE).is_file()

    def _known(self, document_id: str) -> Document | None:
        found = listed(self.folder)
        return next((one for one in found if one.document_id == document_id), None)

    def _copy(self, source: Path, file: str) -> None:
        self._note(file)
        target = self.folder / file
        target.parent.mkdir(exist_ok=True)
        target.unlink(missing_ok=True)  # it may be another name of the file in the corpus
        shutil.copyfile(source, target)

    def _remove(self, file: str) -> None:
        self._note(file)
        (self.folder / file).unlink(missing_ok=True)

    def _note(self, file: str) -> None:
        """Keep what a file of the corpus is before it changes."""
        if file not in self._changed and (self._corpus / file).exists():
            (self._before / file).parent.mkdir(parents=True, exist_ok=True)
            link_or_copy(str(self._corpus / file), str(self._before / file))
        self._changed[file] = None

    def _described(self, document: Document) -> ParsedDocument:
        parsed = parse(read_document(self.folder, document))
        if not parsed.clauses:
            raise DocumentEmpty("文件里没有找到条款,只有标题或附注。请检查正文。")
        if self._has_table:
            self._note(TABLE)
            checksum = sha256_of(self.folder / document.file)
            put_row(self.folder / TABLE, replace(parsed.document, sha256=checksum))
        return parsed


@contextmanager
def staged(corpus: Path) -> Iterator[Staging]:
    """A staging beside the corpus, gone when the block ends. Raises CorpusMissing."""
    if not corpus.is_dir():
        raise CorpusMissing(f"找不到语料文件夹:{corpus}。请检查 --corpus 的路径。")
    for left in corpus.glob(f"{_STAGING}*"):  # by a change that was killed
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=corpus, prefix=_STAGING) as aside:
        yield Staging(corpus, Path(aside))


def _hidden(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name.startswith((".", "~$"))]


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
