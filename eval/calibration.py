"""Fits the model of confidence on development queries."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.preprocessing import StandardScaler

from eval.benchmark import ANSWERS, JudgedQuery, Qrel
from eval.errors import BenchmarkInvalid
from service.decision import Calibration
from service.search import Searcher

# At most this share of unanswerable queries may be called answered, and of answerable ones not found.
_FALSE_ANSWERS = 0.05
_FALSE_REFUSALS = 0.03
_FOLDS = 10
_SEED = 20261121


class Fit(NamedTuple):
    """The model, and how well queries it had not seen were told apart (10-fold)."""

    calibration: Calibration
    auroc_answerable: float
    auroc_right: float


class _Sample(NamedTuple):
    signals: tuple[float, ...]
    is_right: bool
    is_answerable: bool


def fit(searcher: Searcher, queries: Sequence[JudgedQuery], qrels: Sequence[Qrel]) -> Fit:
    """A logistic model of "the first result answers" over the service's own signals."""
    samples = _samples(searcher, queries, qrels)
    features = np.array([sample.signals for sample in samples])
    right = np.array([sample.is_right for sample in samples])
    answerable = np.array([sample.is_answerable for sample in samples])
    scaler = StandardScaler().fit(features)
    standard = scaler.transform(features)
    if min(right.sum(), (~right).sum(), answerable.sum(), (~answerable).sum()) < _FOLDS:
        raise BenchmarkInvalid(
            f"校准至少要各 {_FOLDS} 条答对、答错、有答案、没有答案的查询。请补充查询。"
        )
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    model = LogisticRegression(C=1.0)
    unseen = cross_val_predict(model, standard, right, cv=folds, method="predict_proba")[:, 1]
    model.fit(standard, right)
    answered, related = thresholds(unseen, answerable)
    calibration = Calibration(
        fingerprint=searcher.index.manifest.model.fingerprint,
        means=_rounded(scaler.mean_),
        scales=_rounded(scaler.scale_),
        weights=_rounded(model.coef_[0]),
        bias=float(round(model.intercept_[0], 5)),
        answered=round(answered, 4),
        related=round(related, 4),
    )
    return Fit(
        calibration, float(roc_auc_score(answerable, unseen)), float(roc_auc_score(right, unseen))
    )


def thresholds(probabilities: NDArray[np.float64], answerable: NDArray[np.bool_]) -> tuple[float, float]:
    """The bounds of "answered" and "not found" that keep both kinds of error within their limits."""
    answered = float(np.quantile(probabilities[~answerable], 1 - _FALSE_ANSWERS))
    related = float(np.quantile(probabilities[answerable], _FALSE_REFUSALS))
    return answered, min(related, answered)


def write_calibration(path: Path, calibration: Calibration) -> None:
    path.write_text(json.dumps(asdict(calibration), indent=1) + "\n", encoding="utf-8")


def _samples(
    searcher: Searcher, queries: Sequence[JudgedQuery], qrels: Sequence[Qrel]
) -> tuple[_Sample, ...]:
    right = {(qrel.query_id, qrel.doc_id) for qrel in qrels if qrel.relevance >= ANSWERS}
    answerable = {query_id for query_id, _ in right}
    return tuple(_sample(searcher, query, right, answerable) for query in queries)


def _sample(
    searcher: Searcher, query: JudgedQuery, right: set[tuple[str, str]], answerable: set[str]
) -> _Sample:
    ranking = searcher.rank(searcher.query(query.text), 1)
    assert ranking is not None, "an index without filters has clauses"
    first = searcher.index.clauses[int(ranking.rows[0])].clause_id
    return _Sample(ranking.signals, (query.query_id, first) in right, query.query_id in answerable)


def _rounded(values: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(float(round(value, 5)) for value in values)
