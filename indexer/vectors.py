"""Sentence vectors in faiss, and a cache that embeds each text once for each model."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile

import faiss
import numpy as np
from numpy.typing import NDArray

_BATCH_WORTH_A_BAR = 64


class PassageEncoder(Protocol):
    """What embedding needs of a model; `fingerprint` tells two models apart."""

    fingerprint: str

    def passages(self, texts: Sequence[str], progress: bool = False) -> NDArray[np.float32]:
        """Unit vectors of passages, shape (texts, dimension)."""


def embed(encoder: PassageEncoder, texts: Sequence[str], cache: Path) -> NDArray[np.float32]:
    """Vectors of passages, shape (texts, dimension); only texts not seen before are encoded."""
    path = cache / "vectors" / f"{encoder.fingerprint[:16]}.npz"
    known = _read(path)
    missing = [text for text in dict.fromkeys(texts) if _key(text) not in known]
    if missing:
        vectors = encoder.passages(missing, progress=len(missing) > _BATCH_WORTH_A_BAR)
        known |= {_key(text): vector for text, vector in zip(missing, vectors, strict=True)}
        _write(path, known)
    return np.stack([known[_key(text)] for text in texts])


def flat_index(vectors: NDArray[np.float32]) -> faiss.IndexFlatIP:
    """An exact inner-product index: the cosine of unit vectors."""
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors))
    return index


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _read(path: Path) -> dict[str, NDArray[np.float32]]:
    """What the cache holds; a damaged cache holds nothing."""
    try:
        with path.open("rb") as file, np.load(file) as stored:
            return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _write(path: Path, known: dict[str, NDArray[np.float32]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}.npz")
    np.savez(aside, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    aside.replace(path)
