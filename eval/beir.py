"""A collection in BEIR's layout as a corpus: each line is a clause, each title a document.

Thakur et al. (NeurIPS 2021, arXiv 2104.08663). STARD's `article` and `path` are read where they stand.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from eval.errors import BenchmarkInvalid
from indexer.clauses import Level, ParsedClause, Source
from indexer.documents import Document
from indexer.folding import Span, fold
from indexer.parsing import ParsedDocument
from indexer.sentences import sentence_bounds

Row = Mapping[str, str]

_LINE = re.compile(r"[^\n]+")


def read_collection(path: Path) -> tuple[ParsedDocument, ...]:
    """`path`: corpus.jsonl, or compressed with gzip. Raises BenchmarkInvalid."""
    documents: dict[str, list[Row]] = {}
    for row in _rows(path):
        documents.setdefault(row.get("title", ""), []).append(row)
    return tuple(
        _document(f"d{number}", title, rows)
        for number, (title, rows) in enumerate(documents.items(), start=1)
    )


def _rows(path: Path) -> Iterator[Row]:
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as lines
        ):
            for line in lines:
                row = json.loads(line)
                if row["text"].strip():
                    yield {**row, "_id": str(row["_id"])}
    except (OSError, ValueError, KeyError, TypeError):
        raise BenchmarkInvalid(f"{path} 不是 BEIR 格式的语料(每行有 _id、title、text)。") from None


def _document(document_id: str, title: str, rows: Iterable[Row]) -> ParsedDocument:
    file, clauses, texts, position = f"{document_id}.txt", [], [], 0
    for row in rows:
        clauses.append(_clause(row, document_id, file, position))
        texts.append(row["text"])
        position += len(row["text"]) + 1
    document = Document(document_id=document_id, file=file, title=title)
    return ParsedDocument(document, "\n".join(texts) + "\n", tuple(clauses), ())


def _clause(row: Row, document_id: str, file: str, start: int) -> ParsedClause:
    text = row["text"]
    plain = fold(text)
    lines = tuple(line.span() for line in _LINE.finditer(plain.text) if line.group().strip())
    bounds = tuple(sentence_bounds(plain.text))
    path = tuple(_path(row))
    labels = "".join(level.label + level.heading for level in path)
    return ParsedClause(
        clause_id=row["_id"],
        document_id=document_id,
        path=path,
        citation=f"《{row.get('title', '')}》{labels}",
        text=text,
        source=Source(file, start, start + len(text)),
        search_text="\n".join(plain.text[left:right] for left, right in lines),
        paragraphs=tuple(_moved(plain.span(*line), start) for line in lines),
        sentences=tuple(_moved(plain.span(*bound), start) for bound in bounds),
        folded_sentences=tuple(plain.text[left:right] for left, right in bounds),
        places=(None,) * len(bounds),
    )


def _path(row: Row) -> Iterator[Level]:
    for step in filter(None, row.get("path", "").split(" > ")):
        label, _, heading = step.partition(" ")
        yield Level(label, heading) if heading else Level("", step)
    if row.get("article"):
        yield Level(row["article"], "")


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
