"""Learns to tell what answers from what is only near, on the judged questions."""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from eval.training.mining import View
from eval.training.pairs import Grade, TrainingSet
from indexer.answering import features

# On judged questions left out 0.1 told more than 0.01: AUROC 0.634 and 0.628.
_STRENGTH = 0.1
# Products of unit vectors are small; in these units the strength is meant.
_SCALES = (20.0, 5.0)
_STEPS = 1000


def answering(data: TrainingSet, view: View) -> NDArray[np.float32]:
    """Weights for `indexer.answering.log_odds`, shape (2 × dimension + 1,); none where nothing was
    judged."""
    judged = [
        (pair, view.firsts[shown.clause] + shown.passage, grade is Grade.ANSWER)
        for pair, grades in data.judged.items()
        for shown, grade in grades.items()
        if grade is not Grade.UNKNOWN
    ]
    if not judged:
        return np.zeros(0, dtype=np.float32)
    pairs, passages, answers = (np.array(column) for column in zip(*judged, strict=True))
    scales = np.repeat(_SCALES, view.questions.shape[1]).astype(np.float32)
    seen = features(view.questions[pairs].astype(np.float32), view.passages[passages].astype(np.float32))
    model = LogisticRegression(C=_STRENGTH, max_iter=_STEPS).fit(seen * scales, answers)
    return np.append(model.coef_[0] * scales, model.intercept_).astype(np.float32)
