"""An index as a folder: what is written at build time and opened by a server."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from indexer.bridges import Bridges
from indexer.clauses import Clause, Level, NearCopy, Source
from indexer.cross_encoder import GRAPH as CROSS_GRAPH
from indexer.cross_encoder import CrossEncoder
from indexer.documents import Document, Region
from indexer.facts.duty import Duty
from indexer.facts.stored import stored_duties, stored_targets, write_facts
from indexer.facts.target import Target
from indexer.folding import Span, fold_text
from indexer.graph import Graph
from indexer.lexical import Lexical
from indexer.manifest import Manifest, ModelCard, read_manifest, verify
from indexer.onnx_encoder import OnnxEncoder
from indexer.parsing import ParsedDocument
from indexer.parts import Part, PartKind
from indexer.tokens import Tokens
from indexer.years import year_of, years_meant

_CLAUSES = "clauses.jsonl"
_DOCUMENTS = "documents.json"
_TEXTS = "texts"
_SENTENCES = "sentences.npy"
_PARAGRAPHS = "paragraphs.npy"
_YEARS = "years.npy"
_LOWERED = "lowered.json"
_PLACES = "places.json"
_PARTS = "parts.json"
_VECTORS = "vectors.faiss"
_CLAUSE_VECTORS = "clauses.faiss"
_LEXICAL = "lexical"
_BRIDGES = "bridges"
_DICTIONARY = "dictionary.txt"
ENCODER = "encoder"


@dataclass(frozen=True)
class Index:
    """An opened index. Row i of `lexical` and of `clause_vectors` is `clauses[i]`; row j of `vectors` is
    `sentences[j]`.

    `sentences` and `paragraphs` have shape (n, 3): clause row, start and end in the document's text.
    `years` has shape (n, 2): sentence row, a year that the sentence names, or where it names none, the
    title. `lowered` are the sentences as words are looked up in them: folded, in lower case. `places`
    says where in its article a sentence stands. `parts` are what a document holds besides its clauses.
    `dictionary`: the words besides jieba's own that `lexical` was cut by, as questions must be.
    `targets` and `duties` are the facts in reading order.
    `bridges`, `cross_encoder`: None where none were made for the encoder.
    """

    manifest: Manifest
    documents: Mapping[str, Document]
    texts: Mapping[str, str]
    parts: Mapping[str, Sequence[Part]]
    clauses: Sequence[Clause]
    targets: Sequence[Target]
    duties: Sequence[Duty]
    sentences: NDArray[np.int32]
    paragraphs: NDArray[np.int32]
    years: NDArray[np.int32]
    lowered: Sequence[str]
    places: Sequence[str | None]
    lexical: Lexical
    vectors: faiss.Index
    clause_vectors: faiss.Index
    tokens: Tokens
    encoder: OnnxEncoder
    cross_encoder: CrossEncoder | None
    dictionary: str
    bridges: Bridges | None

    @cached_property
    def rows(self) -> Mapping[str, range]:
        """The clause rows of each document that has clauses."""
        own = groupby(range(len(self.clauses)), key=lambda row: self.clauses[row].document_id)
        groups = ((document_id, tuple(rows)) for document_id, rows in own)
        return {document_id: range(rows[0], rows[-1] + 1) for document_id, rows in groups}

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The row of each clause by its id."""
        return {clause.clause_id: row for row, clause in enumerate(self.clauses)}

    @cached_property
    def bounds(self) -> NDArray[np.int64]:
        """The first sentence of each clause, and the end; shape (clauses + 1,)."""
        return np.searchsorted(self.sentences[:, 0], np.arange(len(self.clauses) + 1))

    def rows_of(self, document_id: str) -> range:
        """The clause rows of a document; none of one without clauses."""
        return self.rows.get(document_id, range(0))

    def clauses_of(self, document_id: str) -> Sequence[Clause]:
        """In reading order."""
        return [self.clauses[row] for row in self.rows_of(document_id)]


def write_index(
    folder: Path,
    documents: Sequence[ParsedDocument],
    similar: Sequence[tuple[NearCopy, ...]],
    lexical: Lexical,
    vectors: faiss.Index,
    clause_vectors: faiss.Index,
    tokens: Tokens,
    dictionary: str,
    bridges: Bridges | None,
) -> None:
    """Everything but the encoder and the manifest; `similar` holds the near-copies of each clause."""
    _write_texts(folder, documents)
    write_facts(folder, documents)
    clauses = [clause for parsed in documents for clause in parsed.clauses]
    whole = (replace(clause, similar=copies) for clause, copies in zip(clauses, similar, strict=True))
    lines = (json.dumps(clause_json(clause), ensure_ascii=False) + "\n" for clause in whole)
    (folder / _CLAUSES).write_text("".join(lines), encoding="utf-8")
    np.save(folder / _SENTENCES, _span_table([clause.sentences for clause in clauses]))
    np.save(folder / _PARAGRAPHS, _span_table([clause.paragraphs for clause in clauses]))
    folded = [sentence for clause in clauses for sentence in clause.folded_sentences]
    np.save(folder / _YEARS, _year_table(documents))
    _write_json(folder / _LOWERED, [sentence.lower() for sentence in folded])
    _write_json(folder / _PLACES, [place for clause in clauses for place in clause.places])
    lexical.save(folder / _LEXICAL)
    faiss.write_index(vectors, str(folder / _VECTORS))
    faiss.write_index(clause_vectors, str(folder / _CLAUSE_VECTORS))
    tokens.save(folder)
    if dictionary:
        (folder / _DICTIONARY).write_text(dictionary, encoding="utf-8")
    if bridges:
        bridges.save(folder / _BRIDGES)


def _write_texts(folder: Path, documents: Sequence[ParsedDocument]) -> None:
    (folder / _TEXTS).mkdir()
    for number, parsed in enumerate(documents):
        (folder / _TEXTS / f"{number}.txt").write_bytes(parsed.text.encode())
    _write_json(folder / _DOCUMENTS, [document_json(parsed.document) for parsed in documents])
    parts = {parsed.document.document_id: [(part.kind, *part.span) for part in parsed.parts]
             for parsed in documents}  # fmt: skip
    _write_json(folder / _PARTS, parts)


def open_index(folder: Path, threads: int = 0, beside: Index | None = None) -> Index:
    """Open and verify a published index. `beside`: another that is open, whose encoder is shared where
    it is the same, for it takes most of the time and memory. Raises IndexDamaged."""
    manifest = read_manifest(folder)
    verify(folder, manifest)
    documents = stored_documents(folder)
    encoder, cross_encoder = _encoders(folder, manifest, threads, beside)
    return Index(
        manifest=manifest,
        documents={document.document_id: document for document in documents},
        texts={document.document_id: _text(folder, i) for i, document in enumerate(documents)},
        parts=_parts(folder),
        clauses=stored_clauses(folder),
        targets=tuple(stored_targets(folder)),
        duties=tuple(stored_duties(folder)),
        sentences=np.load(folder / _SENTENCES, mmap_mode="r"),
        paragraphs=np.load(folder / _PARAGRAPHS, mmap_mode="r"),
        years=np.load(folder / _YEARS, mmap_mode="r"),
        lowered=json.loads((folder / _LOWERED).read_bytes()),
        places=json.loads((folder / _PLACES).read_bytes()),
        lexical=Lexical.load(folder / _LEXICAL),
        vectors=_faiss(folder / _VECTORS),
        clause_vectors=_faiss(folder / _CLAUSE_VECTORS),
        tokens=Tokens.load(folder),
        encoder=encoder,
        cross_encoder=cross_encoder,
        dictionary=_dictionary(folder, manifest),
        bridges=_bridges(folder, manifest),
    )


def _faiss(path: Path) -> faiss.Index:
    """The vectors stay in their file until they are asked for."""
    return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)


def _encoders(
    folder: Path, manifest: Manifest, threads: int, beside: Index | None
) -> tuple[OnnxEncoder, CrossEncoder | None]:
    if beside and _encoder_of(beside.manifest) == _encoder_of(manifest):
        return beside.encoder, beside.cross_encoder
    model = manifest.model
    encoder = OnnxEncoder.load(folder / ENCODER, model.query_prompt, model.longest, threads)
    if not model.cross_encoder:
        return encoder, None
    graph = Graph.load(folder / ENCODER / CROSS_GRAPH, threads)
    return encoder, CrossEncoder(graph, encoder.tokenizer)


def _encoder_of(manifest: Manifest) -> tuple[ModelCard, Mapping[str, str]]:
    """What decides how a query is encoded."""
    files = {name: digest for name, digest in manifest.files.items() if name.startswith(f"{ENCODER}/")}
    return manifest.model, files


def _bridges(folder: Path, manifest: Manifest) -> Bridges | None:
    has_any = any(name.startswith(f"{_BRIDGES}/") for name in manifest.files)
    return Bridges.load(folder / _BRIDGES) if has_any else None


def _dictionary(folder: Path, manifest: Manifest) -> str:
    return (folder / _DICTIONARY).read_text(encoding="utf-8") if _DICTIONARY in manifest.files else ""


def stored_clauses(folder: Path) -> list[Clause]:
    """The clauses of a published index in reading order. Raises IndexDamaged."""
    read_manifest(folder)  # refuses another format
    lines = (folder / _CLAUSES).read_bytes().splitlines()
    return [_clause(json.loads(line)) for line in lines]


def stored_documents(folder: Path) -> list[Document]:
    """The documents of a published index."""
    return [_document(row) for row in json.loads((folder / _DOCUMENTS).read_bytes())]


def clause_json(clause: Clause) -> dict[str, Any]:
    """A clause in the shape of the contract."""
    return {
        "clause_id": clause.clause_id,
        "document_id": clause.document_id,
        "path": [level._asdict() for level in clause.path],
        "citation": clause.citation,
        "text": clause.text,
        "source": clause.source._asdict(),
        "similar": None if clause.similar is None else [copy._asdict() for copy in clause.similar],
    }


def document_json(document: Document) -> dict[str, Any]:
    """A document's metadata, None where neither its text nor the table tells."""
    return {
        "document_id": document.document_id,
        "title": document.title,
        "issuer": list(document.issuer) or None,
        "region": document.region._asdict(),
        "kind": document.kind,
        "status": document.status,
        "date": _iso(document.date),
        "adopted": _iso(document.adopted),
        "amended": [day.isoformat() for day in document.amended] or None,
        "effective": _iso(document.effective),
        "expires": _iso(document.expires),
        "replaces": list(document.replaces) or None,
        "replaced_by": document.replaced_by,
        "period": list(document.period) if document.period else None,
        "language": document.language,
        "file": document.file,
        "sha256": document.sha256,
    }


def _document(row: Mapping[str, Any]) -> Document:
    days = {key: _day(row[key]) for key in ("date", "adopted", "effective", "expires")}
    return Document(**{
        **row,
        **days,
        "issuer": tuple(row["issuer"] or ()),
        "region": Region(**row["region"]),
        "amended": tuple(date.fromisoformat(day) for day in row["amended"] or ()),
        "replaces": tuple(row["replaces"] or ()),
        "period": (row["period"][0], row["period"][1]) if row["period"] else None,
    })  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _clause(row: Mapping[str, Any]) -> Clause:
    return Clause(**{
        **row,
        "path": tuple(Level(**level) for level in row["path"]),
        "source": Source(**row["source"]),
        "similar": tuple(NearCopy(**copy) for copy in row["similar"]),
    })  # fmt: skip


def _parts(folder: Path) -> Mapping[str, Sequence[Part]]:
    stored = json.loads((folder / _PARTS).read_bytes())
    return {name: [Part(PartKind(kind), Span(start, end)) for kind, start, end in rows]
            for name, rows in stored.items()}  # fmt: skip


def _text(folder: Path, number: int) -> str:
    return (folder / _TEXTS / f"{number}.txt").read_bytes().decode()


def _span_table(spans: Sequence[Sequence[Span]]) -> NDArray[np.int32]:
    rows = [(row, *span) for row, of_clause in enumerate(spans) for span in of_clause]
    return np.array(rows, dtype=np.int32).reshape(-1, 3)


def _year_table(documents: Sequence[ParsedDocument]) -> NDArray[np.int32]:
    named = (years for parsed in documents for years in _years(parsed))
    rows = [(row, year) for row, years in enumerate(named) for year in sorted(years)]
    return np.array(rows, dtype=np.int32).reshape(-1, 2)


def _years(parsed: ParsedDocument) -> Iterator[frozenset[int]]:
    """Of each sentence the years that it names; that of the title where it names none."""
    titled = year_of(fold_text(parsed.document.title))
    for clause in parsed.clauses:
        for sentence in clause.folded_sentences:
            yield years_meant(sentence, titled)


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
