from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from indexer.clauses import Clause
from indexer.index import Index
from indexer.settings import Settings
from indexer.words import Segmenter
from service.app import create_app
from service.numbers.found import Found
from service.numbers.lookup import Lookup
from service.numbers.orders import Orders
from service.numbers.parts import article_parts
from service.numbers.references import Reference
from service.questions.query import read_query
from service.search import Searcher
from service.serving import Serving
from tests.conftest import parse_text


class Shelf(NamedTuple):
    """Documents that references are looked up in."""

    clauses: Sequence[Clause]
    lookup: Lookup
    segmenter: Segmenter

    def references(self, text: str) -> tuple[Reference, ...]:
        reader = self.lookup.reader
        asked = reader.read(reader.meant(read_query(text, self.segmenter)))
        return asked.references if asked else ()

    def find(self, text: str) -> tuple[Found, ...]:
        """As `Searcher` asks; nothing where the text is no reference."""
        answered = self.lookup.find(read_query(text, self.segmenter))
        return tuple(found for group in answered.groups for found in group) if answered else ()

    def ids(self, text: str) -> list[str]:
        return [self.clauses[found.row].clause_id for found in self.find(text)]


@pytest.fixture(scope="session")
def shelf(index: Index, segmenter: Segmenter) -> Shelf:
    parts = article_parts(index.places, index.bounds)
    return Shelf(index.clauses, Lookup.of(index.clauses, index.documents, parts, segmenter), segmenter)


def shelf_of(text: str, title: str, segmenter: Segmenter) -> Shelf:
    """A shelf of one document, 「d」."""
    parsed = parse_text(text, title)
    parts = [frozenset(place for place in clause.places if place) for clause in parsed.clauses]
    orders = Orders.of({"d": parsed.text}, {"d": parsed.parts})
    lookup = Lookup.of(parsed.clauses, {"d": parsed.document}, parts, segmenter, orders)
    return Shelf(parsed.clauses, lookup, segmenter)


@pytest.fixture(scope="session")
def app(searcher: Searcher, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    settings = Settings(keys=tmp_path_factory.mktemp("keys") / "keys.json")
    return create_app(Serving(searcher), settings=settings)


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
