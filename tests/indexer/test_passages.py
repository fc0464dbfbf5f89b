import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from indexer.passages import Passage, quantised, tokens_above

_VALUES = st.floats(-1, 1, width=32)


def test_a_sentence_is_read_behind_what_stands_above_it() -> None:
    assert Passage("某省规划 总体要求", "节水优先。").text == "某省规划 总体要求 节水优先。"
    assert Passage("", "节水优先。").text == "节水优先。"


@given(arrays(np.float32, (3, 128), elements=_VALUES))
def test_signed_bytes_point_where_the_vectors_do(drawn: np.typing.NDArray[np.float32]) -> None:
    drawn[:, 0] += 2  # no vector is without length
    vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    stored, scales = quantised(vectors)
    assert [stored.dtype.name, scales.dtype.name] == ["int8", "float32"]
    back = stored * scales[:, None]
    assert np.all((back * vectors).sum(axis=1) > 0.999 * np.linalg.norm(back, axis=1))
    assert np.all(np.abs(np.linalg.norm(back, axis=1) - 1) < 0.03)


def test_both_ends_of_the_range_are_used() -> None:
    stored, _ = quantised(np.array([[-1, 0], [0, 1]], dtype=np.float32))
    assert stored.tolist() == [[-127, 0], [0, 127]]


def test_no_token_gives_no_vector() -> None:
    stored, scales = quantised(np.zeros((0, 128), dtype=np.float32))
    assert (stored.shape, scales.shape) == ((0, 128), (0,))


def test_tokens_before_a_character() -> None:
    offsets = [(0, 0), (0, 2), (2, 5), (5, 6), (0, 0)]
    assert [tokens_above(offsets, start) for start in (0, 2, 3, 5, 9)] == [1, 2, 2, 3, 5]


def test_a_key_tells_the_sentence_from_what_is_above() -> None:
    assert Passage("节水", "优先").key != Passage("节水优", "先").key
    assert Passage("节水", "优先").key == Passage("节水", "优先").key
