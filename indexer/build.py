"""The whole way from a corpus to a published index."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from indexer.bridges import Bridges
from indexer.bundled_bridges import bundled_for
from indexer.calibration import UNCALIBRATED, read_calibration
from indexer.clauses import ParsedClause, context
from indexer.corpus import Unreadable
from indexer.encoder import ModelChoice, load_encoder, query_side
from indexer.errors import CorpusMissing
from indexer.index import ENCODER, open_index, write_index
from indexer.lexical import Lexical
from indexer.manifest import FORMAT, Manifest, ModelCard, checksums, version_of, write_manifest
from indexer.parsing import ParsedDocument, parse_corpus
from indexer.passages import Passage, PassageEncoder, PassageVectors, whole_clause
from indexer.publication import building, changing, link_or_copy, publish
from indexer.published import Published, save_keys
from indexer.similar import near_copies
from indexer.tokens import Tokens
from indexer.validity import linked
from indexer.vectors import Known, KnownWhole, embed, embed_wholes, flat_index
from indexer.words import Segmenter

_LIBRARIES = (
    "bm25s",
    "faiss-cpu",
    "jieba",
    "OpenCC",
    "onnxruntime",
    "pypdfium2",
    "scipy",
    "sentence-transformers",
    "torch",
)

Report = Callable[[str], None]


class Parsed(NamedTuple):
    """A corpus: its documents with their clauses in reading order, and the files left out."""

    documents: tuple[ParsedDocument, ...]
    skipped: tuple[Unreadable, ...]

    @property
    def clauses(self) -> tuple[ParsedClause, ...]:
        return tuple(clause for parsed in self.documents for clause in parsed.clauses)


def gathered(found: Iterable[ParsedDocument | Unreadable], report: Report) -> Parsed:
    """All that an index is made from. A file that could not be read is reported and left out.

    Raises CorpusMissing where no clause is found.
    """
    documents, skipped = [], []
    for one in found:
        if isinstance(one, Unreadable):
            report(one.sentence)
            skipped.append(one)
        else:
            documents.append(one)
    if not any(parsed.clauses for parsed in documents):
        raise CorpusMissing("语料里没有找到任何条款。请检查文件内容和上面列出的问题。")
    return Parsed(_linked(documents), tuple(skipped))


def _linked(documents: Sequence[ParsedDocument]) -> tuple[ParsedDocument, ...]:
    told = linked([parsed.document for parsed in documents])
    return tuple(
        parsed._replace(document=document) for parsed, document in zip(documents, told, strict=True)
    )


class IndexEncoder(PassageEncoder, Protocol):
    """What an index is told of the model that made its vectors."""

    name: str
    query_prompt: str
    passage_prompt: str
    cross_encoder: str

    @property
    def dimension(self) -> int: ...

    @property
    def longest(self) -> int: ...


def build_index(
    corpus: Path, root: Path, choice: ModelChoice, cache: Path, report: Report, dictionary: str = ""
) -> Manifest:
    """Parse, encode and publish. On any error the index that was published before stays."""
    return build_parsed(gathered(parse_corpus(corpus), report), root, choice, cache, report, dictionary)


def build_parsed(
    parsed: Parsed,
    root: Path,
    choice: ModelChoice,
    cache: Path,
    report: Report,
    dictionary: str = "",
) -> Manifest:
    """Encode and publish what is parsed. Raises IndexBusy."""
    with changing(root):
        report(f"{len(parsed.documents)} 份文件,{len(parsed.clauses)} 条条款")
        report(f"正在装入编码器 {choice.name}(第一次要准备半分钟)")
        encoder = load_encoder(choice, cache)
        report("正在准备服务端用的查询编码器(第一次要半分钟)")
        exported = query_side(encoder, cache)
        report("正在为条款的每一句建立向量")
        manifest = publish_index(parsed, encoder, exported, root, cache, dictionary)
        report(f"索引 {manifest.version} 已发布到 {root}")
        if manifest.calibration is None:
            report(f"注意:{UNCALIBRATED}")
        return manifest


def publish_index(
    parsed: Parsed,
    encoder: IndexEncoder,
    exported: Path,
    root: Path,
    cache: Path,
    dictionary: str = "",
) -> Manifest:
    """Write an index aside, then publish it. `exported` holds the encoder's query side."""
    with built_index(parsed, encoder, exported, root, cache, dictionary) as (folder, manifest):
        publish(root, folder, manifest.version)
    return manifest


@contextmanager
def built_index(
    parsed: Parsed,
    encoder: IndexEncoder,
    exported: Path,
    root: Path,
    cache: Path,
    dictionary: str,
    published: Published | None = None,
) -> Iterator[tuple[Path, Manifest]]:
    """An index written beside the published ones, ready for `publish`; gone when the block ends.

    `dictionary`: words to cut by, besides jieba's; `published`: vectors that need not be made again.
    """
    with building(root) as folder:
        # Only a published version is never changed in place.
        copy = link_or_copy if published else shutil.copy2
        shutil.copytree(exported, folder / ENCODER, copy_function=copy)
        manifest = _fill(folder, parsed, encoder, cache, dictionary, published)
        open_index(folder, beside=published.index if published else None)
        yield folder, manifest


def _fill(
    folder: Path,
    parsed: Parsed,
    encoder: IndexEncoder,
    cache: Path,
    dictionary: str,
    published: Published | None,
) -> Manifest:
    documents = {document.document_id: document for document, *_ in parsed.documents}
    clauses = parsed.clauses
    contexts = [context(clause, documents[clause.document_id]) for clause in clauses]
    segmenter = Segmenter(cache / "jieba", dictionary)
    texts = zip(contexts, clauses, strict=True)
    lexical = Lexical.build(
        [segmenter.tokens(f"{above}\n{clause.search_text}") for above, clause in texts]
    )
    by_clause = [_passages(above, clause) for above, clause in zip(contexts, clauses, strict=True)]
    passages = [passage for own in by_clause for passage in own]
    firsts = np.cumsum([0, *(len(own) for own in by_clause[:-1])]).tolist()
    vectors = embed(encoder, passages, cache, _known(passages, firsts, published))
    wholes = [whole_clause(own) for own in by_clause]
    clause_vectors = embed_wholes(encoder, wholes, cache, _known_wholes(wholes, published))
    similar = near_copies(
        [clause.clause_id for clause in clauses], [clause.search_text for clause in clauses]
    )
    write_index(
        folder, parsed.documents, similar, lexical, flat_index(np.stack([one.whole for one in vectors])),
        flat_index(clause_vectors), Tokens.of(vectors, firsts), dictionary,
        _bridges(encoder.fingerprint, lexical),
    )  # fmt: skip
    save_keys(folder, passages, wholes)
    return _write_manifest(folder, parsed, encoder, len(vectors))


def _bridges(fingerprint: str, lexical: Lexical) -> Bridges | None:
    bundled = bundled_for(fingerprint)
    return bundled.bridges(lexical.holds) if bundled else None


def _known(passages: Sequence[Passage], firsts: Sequence[int], published: Published | None) -> Known:
    """The vectors that a published index holds; `firsts`: the first sentence of each clause."""
    opening = frozenset(firsts)

    def known(row: int) -> PassageVectors | None:
        return published.vectors(passages[row], row in opening) if published else None

    return known


def _known_wholes(wholes: Sequence[Passage], published: Published | None) -> KnownWhole:
    return lambda row: published.whole(wholes[row]) if published else None


def _passages(above: str, clause: ParsedClause) -> list[Passage]:
    """Each sentence with the title and headings above it."""
    return [Passage(above, sentence) for sentence in clause.folded_sentences]


def _write_manifest(folder: Path, parsed: Parsed, encoder: IndexEncoder, sentences: int) -> Manifest:
    files, fitted = checksums(folder), read_calibration()
    model = ModelCard(
        name=encoder.name,
        fingerprint=encoder.fingerprint,
        dimension=encoder.dimension,
        longest=encoder.longest,
        query_prompt=encoder.query_prompt,
        passage_prompt=encoder.passage_prompt,
        cross_encoder=encoder.cross_encoder,
    )
    calibration = fitted if fitted.fits(model) else None
    manifest = Manifest(
        format=FORMAT,
        version=version_of(files, model, calibration),
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        tiaowen=installed("tiaowen"),
        model=model,
        libraries=dict(_installed(_LIBRARIES)),
        documents=len(parsed.documents),
        clauses=len(parsed.clauses),
        sentences=sentences,
        skipped={one.file: one.error.code for one in parsed.skipped},
        files=files,
        calibration=calibration,
    )
    write_manifest(folder, manifest)
    return manifest


def _installed(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Versions of what is here: a server adds documents without PyTorch."""
    for name in names:
        with suppress(PackageNotFoundError):
            yield name, installed(name)
