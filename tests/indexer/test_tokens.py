from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index import Index
from indexer.passages import Passage, PassageVectors, quantised
from indexer.tokens import Tokens
from service.ranking.interaction import interaction
from tests.conftest import FakeEncoder

ABOVE = "某省规划"
SENTENCES = ("节水优先。", "量水而行。", "严控用水总量。")


@pytest.fixture
def passages(fake_encoder: FakeEncoder) -> list[PassageVectors]:
    return fake_encoder.passages([Passage(ABOVE, sentence) for sentence in SENTENCES])


def test_only_the_first_sentence_of_a_clause_keeps_what_stands_above(
    passages: list[PassageVectors],
) -> None:
    tokens = Tokens.of(passages, [0, 2])
    first, second, third = map(len, SENTENCES)
    heading = len(ABOVE) + 1
    assert np.diff(tokens.bounds).tolist() == [heading + first, second, heading + third]
    assert tokens.above.tolist() == [heading, heading]
    assert np.array_equal(
        tokens.vectors[tokens.bounds[1] : tokens.bounds[2]], passages[1].tokens[heading:]
    )


_SENTENCE = st.tuples(st.integers(0, 4), st.integers(1, 4))


@given(st.lists(st.lists(_SENTENCE, min_size=1, max_size=5), min_size=1, max_size=5))
def test_every_token_of_a_sentence_is_there_once(clauses: list[list[tuple[int, int]]]) -> None:
    sentences = [
        PassageVectors(
            np.zeros(2, dtype=np.float32),
            np.full((above + own, 2), row, dtype=np.int8),
            np.full(above + own, row, dtype=np.float32),
            above,
        )
        for row, (above, own) in enumerate(sentence for clause in clauses for sentence in clause)
    ]
    firsts = np.cumsum([0, *map(len, clauses[:-1])]).tolist()
    tokens = Tokens.of(sentences, firsts)
    assert len(tokens.vectors) == len(tokens.scales) == tokens.bounds[-1]
    for row, one in enumerate(sentences):
        inside = slice(tokens.bounds[row], tokens.bounds[row + 1])
        kept = len(one.scales) - (0 if row in firsts else one.above)
        assert tokens.scales[inside].tolist() == [row] * kept
        assert np.all(tokens.vectors[inside] == row)
    assert tokens.above.tolist() == [sentences[row].above for row in firsts]


def test_saved_and_loaded(passages: list[PassageVectors], tmp_path: Path) -> None:
    tokens = Tokens.of(passages, [0, 2])
    tokens.save(tmp_path)
    loaded = Tokens.load(tmp_path)
    for name in ("vectors", "scales", "bounds", "above"):
        assert np.array_equal(getattr(loaded, name), getattr(tokens, name))
        assert getattr(loaded, name).dtype == getattr(tokens, name).dtype


def test_every_sentence_of_the_corpus_has_unit_vectors_of_its_own(index: Index) -> None:
    tokens = index.tokens
    assert len(tokens.bounds) == len(index.sentences) + 1
    assert tokens.bounds[-1] == len(tokens.vectors) == len(tokens.scales)
    firsts = np.searchsorted(index.sentences[:, 0], np.arange(len(index.clauses)))
    own = np.diff(tokens.bounds)
    own[firsts] -= tokens.above
    assert own.min() >= 1
    assert tokens.above.min() >= 1
    lengths = np.linalg.norm(tokens.vectors[::50] * tokens.scales[::50, None], axis=1)
    assert np.allclose(lengths, 1, atol=0.02)


@pytest.mark.parametrize("cut", [1, 2])
def test_a_sentence_that_the_model_read_nothing_of_is_near_to_nothing(cut: int) -> None:
    """Its title and headings fill all the tokens that a model reads before its own end mark."""
    heading, word, end = np.eye(3, dtype=np.float32)
    exact, scales = quantised(np.stack([heading, word, end]))
    sentences = [
        PassageVectors(np.ones(1, dtype=np.float32), exact, scales, 3 if row == cut else 1)
        for row in range(3)
    ]
    tokens = Tokens.of(sentences, [0])
    near = interaction(tokens, np.array([0, 3]), word[None], np.array([0])).of_sentences
    assert near[cut] < near[0]
