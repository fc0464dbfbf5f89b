from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from indexer.passages import Passage, PassageVectors
from indexer.vectors import embed, embed_wholes, flat_index
from tests.conftest import FakeEncoder

FOREST, WATER, RIVER = (
    Passage("某省规划", text) for text in ("森林覆盖率", "水土保持率", "黑臭水体整治")
)


def test_a_passage_is_encoded_once(fake_encoder: FakeEncoder, tmp_path: Path) -> None:
    first = embed(fake_encoder, [FOREST, WATER, FOREST], tmp_path)
    again = embed(fake_encoder, [WATER, RIVER], tmp_path)
    assert fake_encoder.encoded == [FOREST, WATER, RIVER]
    assert np.array_equal(first[0].whole, first[2].whole)
    assert np.array_equal(first[1].tokens, again[0].tokens)


def test_the_vectors_of_whole_clauses_come_from_the_same_cache(
    fake_encoder: FakeEncoder, tmp_path: Path
) -> None:
    expected = np.stack([one.whole for one in embed(fake_encoder, [FOREST, WATER], tmp_path)])
    assert np.array_equal(embed_wholes(fake_encoder, [FOREST, WATER], tmp_path), expected)
    assert fake_encoder.encoded == [FOREST, WATER]
    embed_wholes(fake_encoder, [RIVER], tmp_path)
    assert embed_wholes(fake_encoder, [RIVER, RIVER], tmp_path).shape == (2, len(expected[0]))
    assert fake_encoder.encoded == [FOREST, WATER, RIVER]


def test_what_the_cache_gives_back_is_what_the_model_gave(
    fake_encoder: FakeEncoder, tmp_path: Path
) -> None:
    made = fake_encoder.passages([FOREST, RIVER])
    for _ in ("filled", "read"):
        for found, expected in zip(embed(fake_encoder, [FOREST, RIVER], tmp_path), made, strict=True):
            assert (found.whole.dtype, found.tokens.dtype) == (
                expected.whole.dtype,
                expected.tokens.dtype,
            )
            assert np.array_equal(found.whole, expected.whole)
            assert np.array_equal(found.tokens, expected.tokens)
            assert np.array_equal(found.scales, expected.scales)
            assert found.above == expected.above == 5


def test_the_same_words_under_another_heading_are_another_passage(
    fake_encoder: FakeEncoder, tmp_path: Path
) -> None:
    moved = Passage("某省规划 森林", "覆盖率")
    split = Passage("某省规划", "森林 覆盖率")
    embed(fake_encoder, [moved, split], tmp_path)
    assert moved.text == split.text
    assert fake_encoder.encoded == [moved, split]


def test_more_passages_than_one_write_keeps_come_in_their_order(
    fake_encoder: FakeEncoder, tmp_path: Path
) -> None:
    passages = [Passage("", f"第{number}项") for number in range(1100)]
    found = embed(fake_encoder, passages, tmp_path)
    assert fake_encoder.encoded == passages
    last = fake_encoder.passages([passages[-1]])[0]
    assert np.array_equal(found[-1].tokens, last.tokens)


def test_what_was_encoded_before_an_interruption_is_kept(tmp_path: Path) -> None:
    class Interrupted(FakeEncoder):
        def passages(self, passages: Sequence[Passage], progress: bool = False) -> list[PassageVectors]:
            if self.encoded:
                raise KeyboardInterrupt
            return super().passages(passages, progress)

    passages = [Passage("", f"第{number}项") for number in range(1100)]
    with pytest.raises(KeyboardInterrupt):
        embed(Interrupted(), passages, tmp_path)
    resumed = FakeEncoder()
    embed(resumed, passages, tmp_path)
    assert 0 < len(resumed.encoded) < len(passages)


def test_another_model_does_not_share_the_cache(fake_encoder: FakeEncoder, tmp_path: Path) -> None:
    embed(fake_encoder, [FOREST], tmp_path)
    other = FakeEncoder()
    other.fingerprint = "1" * 64
    embed(other, [FOREST], tmp_path)
    assert other.encoded == [FOREST]


def test_the_nearest_vector_comes_first(fake_encoder: FakeEncoder) -> None:
    vectors = np.stack([one.whole for one in fake_encoder.passages([FOREST, RIVER, WATER])])
    found, rows = flat_index(vectors).search(vectors[1][None], 3)
    assert rows[0][0] == 1
    assert found[0][0] >= found[0][1] >= found[0][2]


@pytest.mark.parametrize("damage", ["other bytes", "cut off", "a page overwritten"])
def test_a_damaged_cache_is_filled_again(damage: str, fake_encoder: FakeEncoder, tmp_path: Path) -> None:
    passages = [Passage("", f"第{number}项森林覆盖率") for number in range(200)]
    first = embed(fake_encoder, passages, tmp_path)
    [path] = (tmp_path / "vectors").iterdir()
    whole = path.read_bytes()
    match damage:
        case "other bytes":
            path.write_bytes(b"PK\x03\x04 not an archive")
        case "cut off":
            path.write_bytes(whole[: len(whole) // 2])
        case _:
            path.write_bytes(whole[:4096] + b"\xff" * 8192 + whole[12288:])
    again = embed(fake_encoder, passages, tmp_path)
    assert all(np.array_equal(a.tokens, b.tokens) for a, b in zip(first, again, strict=True))


def test_what_stands_elsewhere_is_neither_encoded_nor_looked_up(
    fake_encoder: FakeEncoder, tmp_path: Path
) -> None:
    [elsewhere] = FakeEncoder().passages([WATER])
    known = [None, elsewhere]
    found = embed(fake_encoder, [FOREST, WATER], tmp_path, lambda row: known[row])
    assert fake_encoder.encoded == [FOREST]
    assert found[1] is elsewhere


def test_a_cache_that_cannot_be_kept_is_a_failure_of_files(
    fake_encoder: FakeEncoder, tmp_path: Path
) -> None:
    embed(fake_encoder, [Passage("", "一")], tmp_path)
    [path] = (tmp_path / "vectors").iterdir()
    path.unlink()
    path.mkdir()
    with pytest.raises(OSError, match="向量缓存"):
        embed(fake_encoder, [Passage("", "一")], tmp_path)
