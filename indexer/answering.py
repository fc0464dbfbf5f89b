"""Whether a passage answers a question, told from their vectors: near is not yet an answer."""

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


def features(questions: Vectors, passages: Vectors) -> Vectors:
    """What is looked at: where two vectors agree, and what is asked; shape (..., 2 × dimension)."""
    return np.concatenate([questions * passages, questions], axis=-1)


def log_odds(weights: Vectors, question: Vectors, passage: Vectors) -> float:
    """How likely the passage answers. `weights`, shape (2 × dimension + 1,), of `features` and a
    constant; with none, 0."""
    if not len(weights):
        return 0.0
    return float(features(question, passage) @ weights[:-1] + weights[-1])
