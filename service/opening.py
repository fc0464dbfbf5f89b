"""The published index, opened as the settings say."""

from concurrent.futures import ProcessPoolExecutor
from functools import cached_property
from multiprocessing import get_context
from typing import NamedTuple

from indexer.index import Index, open_index
from indexer.publication import current
from indexer.settings import Settings
from indexer.words import Segmenter
from service.questions.thesaurus import BUNDLED, ThesaurusFile
from service.ranking.ranker import Ranker
from service.ranking.reranker import CrossEncoderReranker, Reranker
from service.ranking.retrieval import EmbeddedLegs
from service.search import Searcher


class Opened(NamedTuple):
    """What is told of an index that could be opened."""

    version: str
    is_calibrated: bool

    @classmethod
    def of(cls, searcher: Searcher) -> "Opened":
        return cls(searcher.index.manifest.version, searcher.is_calibrated)


class Opener:
    """Opens one index after the other; what they have in common is loaded once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._segmenter: Segmenter | None = None

    def open(self, beside: Searcher | None = None) -> Searcher:
        """A searcher over the index that is current now. `beside`: the one in service until then.

        Raises IndexMissing, IndexDamaged, ThesaurusInvalid, or ModelUnknown for the reranker.
        """
        folder = current(self._settings.index)
        index = open_index(folder, self._settings.threads, beside.index if beside else None)
        ranker = Ranker(index, EmbeddedLegs(index), reranker=self._reranker)
        return Searcher(index, ranker, self._cutting(index), self._thesaurus)

    def _cutting(self, index: Index) -> Segmenter:
        """Questions are cut into words as the clauses of the index were."""
        if self._segmenter is None or self._segmenter.dictionary != index.dictionary:
            self._segmenter = Segmenter(self._settings.cache / "jieba", index.dictionary)
        return self._segmenter

    @cached_property
    def _reranker(self) -> Reranker | None:
        name = self._settings.reranker
        return CrossEncoderReranker.load(name) if name else None

    @cached_property
    def _thesaurus(self) -> ThesaurusFile:
        return ThesaurusFile(self._settings.thesaurus or BUNDLED)


def open_searcher(settings: Settings) -> Searcher:
    """A searcher over the published index. Raises what `Opener.open` raises."""
    return Opener(settings).open()


def probed(settings: Settings) -> Opened:
    """Open the published index once in a process of its own, whose memory goes with it: what a server
    could not open is told before it starts. Raises what `Opener.open` raises."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_probe, settings).result()


def _probe(settings: Settings) -> Opened:
    return Opened.of(open_searcher(settings))
