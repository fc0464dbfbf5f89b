import numpy as np

from indexer.build import Parsed
from indexer.clauses import context
from indexer.graph_encoder import GraphEncoder
from indexer.index import Index
from indexer.passages import Passage


def passages_of(parsed: Parsed) -> list[Passage]:
    documents = {one.document.document_id: one.document for one in parsed.documents}
    return [
        Passage(context(clause, documents[clause.document_id]), sentence)
        for clause in parsed.clauses
        for sentence in clause.folded_sentences
    ]


def test_an_index_encodes_new_passages_as_pytorch_did(index: Index, parsed: Parsed) -> None:
    rows = [0, 1, 2, 700, 701, len(index.sentences) - 1]
    passages = passages_of(parsed)
    made = GraphEncoder.of(index).passages([passages[row] for row in rows])
    for row, vectors in zip(rows, made, strict=True):
        assert vectors.whole @ index.vectors.reconstruct(row) >= 0.999
        own = slice(int(index.tokens.bounds[row]), int(index.tokens.bounds[row + 1]))
        stored = index.tokens.vectors[own] * index.tokens.scales[own][:, None]
        new = (vectors.tokens * vectors.scales[:, None])[-len(stored) :]
        cosines = (
            (new * stored).sum(axis=1) / np.linalg.norm(new, axis=1) / np.linalg.norm(stored, axis=1)
        )
        assert cosines.min() >= 0.99
    firsts = [0, *np.flatnonzero(np.diff(index.sentences[:, 0])) + 1]
    assert made[0].above == index.tokens.above[firsts.index(rows[0])]


def test_texts_of_every_length_come_in_their_order(index: Index) -> None:
    encoder = GraphEncoder.of(index)
    passages = [Passage("节水", "节水优先。" * (1 + i % 5)) for i in range(20)]
    for alone, together in zip(passages[:5], encoder.passages(passages), strict=False):
        assert encoder.passages([alone])[0].whole @ together.whole > 0.9999
        assert len(encoder.passages([alone])[0].scales) == len(together.scales)


def test_it_says_what_the_index_says_of_its_encoder(index: Index) -> None:
    encoder, card = GraphEncoder.of(index), index.manifest.model
    assert (encoder.fingerprint, encoder.dimension) == (card.fingerprint, card.dimension)
    assert (encoder.query_prompt, encoder.passage_prompt) == (card.query_prompt, card.passage_prompt)
