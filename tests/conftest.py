"""What tests share: the real corpus, the published index, and an encoder small enough to read."""

import hashlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import hypothesis
import numpy as np
import pytest
from hypothesis import HealthCheck
from numpy.typing import NDArray

from indexer.build import Parsed, gathered
from indexer.corpus import ReadDocument
from indexer.documents import Document
from indexer.folding import Span
from indexer.index import Index, open_index
from indexer.onnx_encoder import QueryVectors
from indexer.outline import outline
from indexer.parsing import ParsedDocument, parse, parse_corpus
from indexer.passages import Passage, PassageVectors, quantised
from indexer.publication import current
from indexer.readers.rawtext import RawText
from indexer.renewal import Places
from indexer.settings import Settings, read_settings
from indexer.words import Segmenter
from service.questions.thesaurus import ThesaurusFile
from service.ranking.ranker import Ranker
from service.ranking.retrieval import EmbeddedLegs
from service.search import Searcher

# `make fuzz` runs the same properties on far more inputs; one that takes seconds is a failure there.
hypothesis.settings.register_profile("usual", deadline=None, suppress_health_check=list(HealthCheck))
hypothesis.settings.register_profile(
    "fuzz", max_examples=10_000, deadline=5000, suppress_health_check=list(HealthCheck), database=None
)
hypothesis.settings.load_profile("usual")

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """What tests marked `anyio` run on."""
    return "asyncio"


@pytest.fixture(scope="session")
def settings() -> Settings:
    return read_settings(os.environ)


@pytest.fixture(scope="session")
def parsed() -> Parsed:
    """The five documents and their clauses."""
    return gathered(parse_corpus(CORPUS), print)


def parse_text(text: str | RawText, title: str = "标题") -> ParsedDocument:
    """A text as a document of its own."""
    raw = text if isinstance(text, RawText) else RawText(text)
    return parse(ReadDocument(Document("d", "d.txt", title), raw, outline(raw)))


def text_of(parsed: Parsed, document_id: str) -> str:
    return next(one.text for one in parsed.documents if one.document.document_id == document_id)


@pytest.fixture(scope="session")
def index(settings: Settings) -> Index:
    """The index of the five documents, which `make test` builds."""
    return open_index(current(settings.index))


@pytest.fixture(scope="session")
def segmenter(settings: Settings) -> Segmenter:
    return Segmenter(settings.cache / "jieba")


@pytest.fixture(scope="session")
def searcher(index: Index, segmenter: Segmenter) -> Searcher:
    """As the command line opens it."""
    return Searcher(index, Ranker(index, EmbeddedLegs(index)), segmenter, ThesaurusFile())


class FakeEncoder:
    """Stands in for `indexer.encoder.Encoder`: hashed bigrams and characters, no model."""

    name = "fake"
    fingerprint = "0" * 64
    dimension = 64
    longest = 512
    query_prompt = ""
    passage_prompt = ""
    cross_encoder = ""

    def __init__(self) -> None:
        self.encoded: list[Passage] = []

    def passages(self, passages: Sequence[Passage], progress: bool = False) -> list[PassageVectors]:
        self.encoded += passages
        return [self._passage(passage) for passage in passages]

    def encode(self, text: str) -> QueryVectors:
        whole = np.zeros(self.dimension, dtype=np.float32)
        for i in range(len(text) - 1):
            whole[_digest(text[i : i + 2])[0] % self.dimension] += 1
        whole /= np.float32(np.linalg.norm(whole) or 1)
        tokens = np.stack([_of_character(character) for character in text])
        return QueryVectors(whole, tokens, tuple(Span(i, i + 1) for i in range(len(text))))

    def _passage(self, passage: Passage) -> PassageVectors:
        whole, tokens, _ = self.encode(passage.text)
        return PassageVectors(whole, *quantised(tokens), len(passage.text) - len(passage.sentence))


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _of_character(character: str) -> NDArray[np.float32]:
    vector = np.frombuffer(_digest(character), dtype=np.int8).astype(np.float32)
    return vector / np.linalg.norm(vector)


@pytest.fixture
def fake_encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Path:
    """A corpus of two short documents and an index of it, whose encoder has a few kilobytes."""
    from tests.small import write_small

    return write_small(tmp_path_factory.mktemp("small"), settings.cache)


@pytest.fixture
def places(tmp_path: Path, settings: Settings, small: Path) -> Places:
    """A copy of `small` to change; words are cut with the shared cache of jieba."""
    for name in ("corpus", "index"):
        shutil.copytree(small / name, tmp_path / name)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "jieba").symlink_to(settings.cache / "jieba")
    return Places(tmp_path / "corpus", tmp_path / "index", tmp_path / "cache", "")


@pytest.fixture
def own(places: Places, tmp_path: Path) -> Settings:
    """The settings of a service over a small index of its own."""
    return Settings(
        corpus=places.corpus,
        index=places.root,
        cache=places.cache,
        keys=tmp_path / "keys.json",
        upload_mb=1,
        threads=1,
    )
