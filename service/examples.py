"""Questions that an index has documents for: offered on the home page, and while somebody types."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from indexer.index import Index

EXAMPLES = Path(__file__).parent / "examples.jsonl"
ASKED = Path(__file__).parent / "asked.jsonl"


class _Question(NamedTuple):
    """A question and the documents that it is about."""

    text: str
    documents: Sequence[str]


def questions(index: Index, path: Path) -> Iterator[str]:
    """Those of a file (JSON Lines) that the index has a document for."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    for question in (_Question(**row) for row in rows):
        if any(document_id in index.documents for document_id in question.documents):
            yield question.text
