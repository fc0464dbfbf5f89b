"""Vectors in faiss, and a cache that embeds each passage once for each model."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from indexer.passages import Passage, PassageEncoder, PassageVectors

_BATCH_WORTH_A_BAR = 64
# Embedded between two writes to the cache: what an interruption can lose.
_BATCH = 1024
# Whole clauses are long: so many at once take no more memory than sentences.
_WHOLE_BATCH = 128
_TABLES = (
    "CREATE TABLE IF NOT EXISTS passages "
    "(key BLOB PRIMARY KEY, whole BLOB, tokens BLOB, scales BLOB, above INT)",
    "CREATE TABLE IF NOT EXISTS wholes (key BLOB PRIMARY KEY, whole BLOB)",
)
# Seconds to wait for another build that writes.
_PATIENCE = 60

Matrix = NDArray[np.float32]
Known = Callable[[int], PassageVectors | None]
KnownWhole = Callable[[int], Matrix | None]


def _nothing(row: int) -> None:
    return None


def embed(
    encoder: PassageEncoder, passages: Sequence[Passage], cache: Path, known: Known = _nothing
) -> list[PassageVectors]:
    """Vectors of passages, in their order; only those not seen before are encoded. `known`: gives the
    vectors that stand elsewhere than in the cache, by row.

    Raises OSError where the cache cannot be kept.
    """
    with _store(encoder, cache) as store:
        found = [known(row) for row in range(len(passages))]
        missing = _missing(passages, found, partial(_kept, store))
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            _keep(store, batch, encoder.passages(batch, len(batch) > _BATCH_WORTH_A_BAR))
        pairs = zip(found, passages, strict=True)
        whole = (vectors or _kept(store, passage) for vectors, passage in pairs)
        return [vectors for vectors in whole if vectors is not None]


def embed_wholes(
    encoder: PassageEncoder, passages: Sequence[Passage], cache: Path, known: KnownWhole = _nothing
) -> Matrix:
    """Only the one vector for each passage, shape (passages, dimension); a whole clause has too many
    tokens to keep theirs. Otherwise as `embed`."""
    with _store(encoder, cache) as store:
        found = [known(row) for row in range(len(passages))]
        missing = _missing(passages, found, partial(_kept_whole, store))
        for start in range(0, len(missing), _WHOLE_BATCH):
            batch = missing[start : start + _WHOLE_BATCH]
            _keep_wholes(store, batch, encoder.passages(batch))
        pairs = zip(found, passages, strict=True)
        wholes = (_kept_whole(store, passage) if own is None else own for own, passage in pairs)
        return np.stack([vector for vector in wholes if vector is not None])


def _missing(
    passages: Sequence[Passage], found: Sequence[object], kept: Callable[[Passage], object]
) -> list[Passage]:
    """Once each, those that are neither found elsewhere nor kept."""
    pairs = zip(passages, found, strict=True)
    unknown = dict.fromkeys(passage for passage, own in pairs if own is None)
    return [passage for passage in unknown if kept(passage) is None]


def flat_index(vectors: Matrix) -> faiss.IndexFlatIP:
    """An exact inner-product index: the cosine of unit vectors."""
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors))
    return index


@contextmanager
def _store(encoder: PassageEncoder, cache: Path) -> Iterator[sqlite3.Connection]:
    path = cache / "vectors" / f"{encoder.fingerprint[:16]}.sqlite"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(_opened(path)) as store:
            yield store
    except sqlite3.OperationalError as error:  # a full disk, a folder that cannot be written
        raise OSError(f"向量缓存 {path} 不能用({error})") from error


def _opened(path: Path) -> sqlite3.Connection:
    """A damaged cache holds nothing and is begun again."""
    try:
        return _connected(path)
    except sqlite3.OperationalError:  # locked or unreadable, not damaged
        raise
    except sqlite3.DatabaseError:
        path.unlink()
        return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        for table in _TABLES:
            store.execute(table)
        if store.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError
    except sqlite3.DatabaseError:
        store.close()
        raise
    return store


def _keep(
    store: sqlite3.Connection, passages: Sequence[Passage], vectors: Sequence[PassageVectors]
) -> None:
    rows = [
        (
            passage.key,
            found.whole.tobytes(),
            found.tokens.tobytes(),
            found.scales.tobytes(),
            found.above,
        )
        for passage, found in zip(passages, vectors, strict=True)
    ]
    with store:
        store.executemany("INSERT OR REPLACE INTO passages VALUES (?, ?, ?, ?, ?)", rows)


def _kept(store: sqlite3.Connection, passage: Passage) -> PassageVectors | None:
    query = "SELECT whole, tokens, scales, above FROM passages WHERE key = ?"
    row = store.execute(query, (passage.key,)).fetchone()
    if row is None:
        return None
    whole, tokens, scales, above = row
    per_token = np.frombuffer(scales, dtype=np.float32)
    vectors = np.frombuffer(tokens, dtype=np.int8).reshape(len(per_token), -1)
    return PassageVectors(np.frombuffer(whole, dtype=np.float32), vectors, per_token, above)


def _keep_wholes(
    store: sqlite3.Connection, passages: Sequence[Passage], vectors: Sequence[PassageVectors]
) -> None:
    rows = [(one.key, found.whole.tobytes()) for one, found in zip(passages, vectors, strict=True)]
    with store:
        store.executemany("INSERT OR REPLACE INTO wholes VALUES (?, ?)", rows)


def _kept_whole(store: sqlite3.Connection, passage: Passage) -> Matrix | None:
    """A clause of one sentence has been embedded as that sentence."""
    query = "SELECT whole FROM wholes WHERE key = ?1 UNION ALL SELECT whole FROM passages WHERE key = ?1"
    row = store.execute(query, (passage.key,)).fetchone()
    return None if row is None else np.frombuffer(row[0], dtype=np.float32)
