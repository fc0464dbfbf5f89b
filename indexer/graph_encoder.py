"""The sentence encoder of a published index, for new passages: its own graph, without PyTorch."""

from collections.abc import Sequence

import numpy as np

from indexer.index import Index
from indexer.manifest import ModelCard
from indexer.onnx_encoder import OnnxEncoder, TextVectors
from indexer.passages import Passage, PassageVectors, quantised, tokens_above

# Passages in one run: the graph holds every layer of all of them at once.
_BATCH = 16


class GraphEncoder:
    """Stands in for `indexer.encoder.Encoder` where there is an index already: the same vectors, cosine
    0.999 and more, under the same fingerprint."""

    def __init__(self, graph: OnnxEncoder, card: ModelCard) -> None:
        self.name = card.name
        self.fingerprint = card.fingerprint
        self.dimension = card.dimension
        self.longest = card.longest
        self.cross_encoder = card.cross_encoder
        self.query_prompt = card.query_prompt
        self.passage_prompt = card.passage_prompt
        self._graph = graph

    @classmethod
    def of(cls, index: Index) -> "GraphEncoder":
        return cls(index.encoder, index.manifest.model)

    def passages(self, passages: Sequence[Passage], progress: bool = False) -> list[PassageVectors]:
        """The vectors of each passage. Texts of like length share a run: what is padded is computed."""
        found: list[PassageVectors | None] = [None] * len(passages)
        order = np.argsort([len(passage.text) for passage in passages])
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH].tolist()
            texts = [passages[row].text for row in rows]
            encoded = self._graph.encode_all(texts, self.passage_prompt)
            for row, vectors in zip(rows, encoded, strict=True):
                found[row] = self._passage(passages[row], vectors)
        return [vectors for vectors in found if vectors is not None]

    def _passage(self, passage: Passage, vectors: TextVectors) -> PassageVectors:
        tokens, scales = quantised(vectors.tokens)
        start = len(self.passage_prompt) + len(passage.text) - len(passage.sentence)
        above = min(tokens_above(vectors.offsets, start), len(scales))
        return PassageVectors(vectors.whole, tokens, scales, above)
