import numpy as np

from indexer.build import gathered
from indexer.clauses import context
from indexer.graph_encoder import GraphEncoder
from indexer.index import open_index
from indexer.parsing import parse_corpus
from indexer.passages import Passage, whole_clause
from indexer.publication import current
from indexer.published import Published
from indexer.renewal import Places, update


def test_the_vectors_of_an_index_are_those_it_was_made_of(places: Places) -> None:
    index = open_index(current(places.root))
    found = Published.of(index, current(places.root))
    for document, _, clauses, _ in gathered(parse_corpus(places.corpus), print).documents:
        for clause in clauses:
            above = context(clause, document)
            whole = whole_clause([Passage(above, sentence) for sentence in clause.folded_sentences])
            in_one, [made_of_it] = found.whole(whole), GraphEncoder.of(index).passages([whole])
            assert in_one is not None
            assert np.allclose(in_one, made_of_it.whole, atol=1e-6)
            for place, sentence in enumerate(clause.folded_sentences):
                passage = Passage(above, sentence)
                [made] = GraphEncoder.of(index).passages([passage])
                stored = found.vectors(passage, is_opening=place == 0)
                assert stored is not None
                assert np.allclose(stored.whole, made.whole, atol=1e-6)
                assert np.array_equal(stored.tokens, made.tokens[made.above - stored.above :])
                assert stored.above == (made.above if place == 0 else 0)
                if place:  # what stands above it is not kept
                    assert found.vectors(passage, is_opening=True) is None
    assert found.vectors(Passage("", "别的句子。"), is_opening=False) is None
    assert found.whole(Passage("", "别的句子。")) is None


def test_an_empty_cache_changes_nothing_and_encodes_nothing(places: Places) -> None:
    assert update(places, print).version == current(places.root).name
    [store] = (places.cache / "vectors").iterdir()
    assert store.stat().st_size < 30_000  # empty tables
