"""The whole way from a corpus to a published index."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version as installed
from pathlib import Path
from typing import NamedTuple, Protocol

from indexer.clauses import Clause, ParsedClause, clauses, title_and_headings
from indexer.documents import Document, DocumentText, read_corpus
from indexer.encoder import ModelChoice, load_encoder, query_side
from indexer.errors import CorpusMissing
from indexer.folding import fold_text
from indexer.index import ENCODER, open_index, write_index
from indexer.lexical import Lexical
from indexer.manifest import FORMAT, Manifest, ModelCard, checksums, version_of, write_manifest
from indexer.publication import building, publish
from indexer.vectors import PassageEncoder, embed, flat_index
from indexer.words import Segmenter

_LIBRARIES = ("bm25s", "faiss-cpu", "jieba", "OpenCC", "onnxruntime", "sentence-transformers", "torch")

Report = Callable[[str], None]


class Parsed(NamedTuple):
    """A corpus and its clauses in reading order."""

    corpus: tuple[DocumentText, ...]
    clauses: tuple[ParsedClause, ...]


def parse_corpus(folder: Path) -> Parsed:
    """Raises what `read_corpus` raises, and CorpusMissing where no clause is found."""
    corpus = tuple(read_corpus(folder))
    found = tuple(clause for document, text in corpus for clause in clauses(document, text))
    if not found:
        raise CorpusMissing(f"在 {folder} 的文件里没有找到任何条款。请检查文件内容。")
    return Parsed(corpus, found)


class IndexEncoder(PassageEncoder, Protocol):
    """What an index is told of the model that made its vectors."""

    name: str
    query_prompt: str
    passage_prompt: str

    @property
    def dimension(self) -> int: ...

    @property
    def longest(self) -> int: ...


def build_index(corpus: Path, root: Path, choice: ModelChoice, cache: Path, report: Report) -> Manifest:
    """Parse, encode and publish. On any error the index that was published before stays."""
    parsed = parse_corpus(corpus)
    report(f"{len(parsed.corpus)} 份文件,{len(parsed.clauses)} 条条款")
    report(f"正在装入编码器 {choice.name}(第一次要准备半分钟)")
    encoder = load_encoder(choice, cache)
    report("正在准备服务端用的查询编码器(第一次要半分钟)")
    exported = query_side(encoder, cache)
    report("正在为条款的每一句建立向量")
    manifest = publish_index(parsed, encoder, exported, root, cache)
    report(f"索引 {manifest.version} 已发布到 {root}")
    return manifest


def publish_index(
    parsed: Parsed, encoder: IndexEncoder, exported: Path, root: Path, cache: Path
) -> Manifest:
    """Write an index aside, then publish it. `exported` holds the encoder's query side."""
    with building(root) as folder:
        shutil.copytree(exported, folder / ENCODER)
        manifest = _fill(folder, parsed, encoder, cache)
        open_index(folder)  # what a server could not open is not published
        publish(root, folder, manifest.version)
    return manifest


def context(clause: Clause, document: Document) -> str:
    """Title and headings above a clause, folded: what its sentences are read with."""
    return fold_text(title_and_headings(clause, document))


def _fill(folder: Path, parsed: Parsed, encoder: IndexEncoder, cache: Path) -> Manifest:
    documents = {document.document_id: document for document, _ in parsed.corpus}
    contexts = [context(clause, documents[clause.document_id]) for clause in parsed.clauses]
    segmenter = Segmenter(cache / "jieba")
    texts = zip(contexts, parsed.clauses, strict=True)
    lexical = Lexical.build(
        [segmenter.tokens(f"{above}\n{clause.search_text}") for above, clause in texts]
    )
    vectors = embed(encoder, list(_sentences(contexts, parsed.clauses)), cache)
    write_index(folder, parsed.corpus, parsed.clauses, lexical, flat_index(vectors))
    return _write_manifest(folder, parsed, encoder, len(vectors))


def _sentences(contexts: Sequence[str], found: Sequence[ParsedClause]) -> Iterator[str]:
    """Each sentence with the title and headings above it, in the order of the sentence table."""
    for above, clause in zip(contexts, found, strict=True):
        for sentence in clause.folded_sentences:
            yield f"{above} {sentence}"


def _write_manifest(folder: Path, parsed: Parsed, encoder: IndexEncoder, sentences: int) -> Manifest:
    files = checksums(folder)
    model = ModelCard(
        name=encoder.name,
        fingerprint=encoder.fingerprint,
        dimension=encoder.dimension,
        longest=encoder.longest,
        query_prompt=encoder.query_prompt,
        passage_prompt=encoder.passage_prompt,
    )
    manifest = Manifest(
        format=FORMAT,
        version=version_of(files, model),
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        tiaowen=installed("tiaowen"),
        model=model,
        libraries={name: installed(name) for name in _LIBRARIES},
        documents=len(parsed.corpus),
        clauses=len(parsed.clauses),
        sentences=sentences,
        files=files,
    )
    write_manifest(folder, manifest)
    return manifest
