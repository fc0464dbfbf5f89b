"""Fits the model of confidence on development queries."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

from eval.benchmark import ANSWERS, JudgedQuery, Qrel
from eval.errors import BenchmarkInvalid
from indexer.calibration import Calibration, Tree
from service.ranking.signals import Signals
from service.search import Searcher

# At most this share of unanswerable queries may be called answered, and of answerable ones not found:
# 5 % of others like them, so of these a little less where the errors come near it.
_FALSE_ANSWERS = 0.05
_FALSE_REFUSALS = 0.04
_FOLDS = 10
_SEED = 20261121
# Small trees, slowly: there are some hundred samples, each of them twice.
_TREES, _DEPTH, _RATE, _SUBSAMPLE, _SMALLEST_LEAF = 150, 3, 0.05, 0.7, 10
# So weak that it leaves two numbers fitted to hundreds of samples as they are.
_FREE = 1e6


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
    """Boosted trees over the service's own signals. They learn "the first result answers" and "some
    clause does" together: what has no answer is then told apart better, and what has is no worse. Their
    log odds become the probability of the first (Platt, Advances in Large Margin Classifiers, 1999)."""
    samples = _samples(searcher, queries, qrels)
    features = np.array([sample.signals for sample in samples])
    right = np.array([sample.is_right for sample in samples])
    answerable = np.array([sample.is_answerable for sample in samples])
    if min(right.sum(), (~right).sum(), answerable.sum(), (~answerable).sum()) < _FOLDS:
        raise BenchmarkInvalid(
            f"校准至少要各 {_FOLDS} 条答对、答错、有答案、没有答案的查询。请补充查询。"
        )
    unseen = _unseen(features, right, answerable)
    sure = LogisticRegression(C=_FREE).fit(unseen[:, None], right)
    probabilities = sure.predict_proba(unseen[:, None])[:, 1]
    answered, related = thresholds(probabilities, answerable)
    slope, shift = float(sure.coef_[0, 0]), float(sure.intercept_[0])
    model = _boosted(features, right, answerable)
    mean = np.concatenate([right, answerable]).mean()
    calibration = Calibration(
        fingerprint=searcher.index.manifest.model.fingerprint,
        signals=Signals._fields,
        base=_rounded(slope * np.log(mean / (1 - mean)) + shift),
        trees=tuple(_tree(one.tree_, 0, slope * _RATE) for one in model.estimators_[:, 0]),
        answered=math.ceil(answered * 1e4) / 1e4,
        related=round(related, 4),
    )
    return Fit(
        calibration, float(roc_auc_score(answerable, unseen)), float(roc_auc_score(right, unseen))
    )


def _unseen(
    features: NDArray[np.float64], right: NDArray[np.bool_], answerable: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """The log odds of each sample from trees that have not seen it."""
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    unseen = np.zeros(len(features))
    for seen, own in folds.split(features, right.astype(int) + answerable):
        model = _boosted(features[seen], right[seen], answerable[seen])
        unseen[own] = model.decision_function(features[own])
    return unseen


def _boosted(
    features: NDArray[np.float64], right: NDArray[np.bool_], answerable: NDArray[np.bool_]
) -> GradientBoostingClassifier:
    model = GradientBoostingClassifier(
        n_estimators=_TREES, max_depth=_DEPTH, learning_rate=_RATE, subsample=_SUBSAMPLE,
        min_samples_leaf=_SMALLEST_LEAF, random_state=_SEED,
    )  # fmt: skip
    return model.fit(np.concatenate([features, features]), np.concatenate([right, answerable]))


def thresholds(probabilities: NDArray[np.float64], answerable: NDArray[np.bool_]) -> tuple[float, float]:
    """The bounds of "answered" and "not found" that keep both kinds of error within their limits:
    from the first on a query is answered, below the second nothing is found."""
    highest = np.quantile(probabilities[~answerable], 1 - _FALSE_ANSWERS, method="higher")
    answered = float(np.nextafter(highest, 1.0))
    related = float(np.quantile(probabilities[answerable], _FALSE_REFUSALS, method="lower"))
    return answered, min(related, answered)


def write_calibration(path: Path, calibration: Calibration) -> None:
    path.write_text(json.dumps(asdict(calibration), indent=1) + "\n", encoding="utf-8")


def _samples(
    searcher: Searcher, queries: Sequence[JudgedQuery], qrels: Sequence[Qrel]
) -> tuple[_Sample, ...]:
    """Queries that are ranked; those that name a clause by its number are looked up."""
    right = {(qrel.query_id, qrel.doc_id) for qrel in qrels if qrel.relevance >= ANSWERS}
    answerable = {query_id for query_id, _ in right}
    ranked = [query for query in queries if not searcher.is_reference(query.text)]
    return tuple(_sample(searcher, query, right, answerable) for query in ranked)


def _sample(
    searcher: Searcher, judged: JudgedQuery, right: set[tuple[str, str]], answerable: set[str]
) -> _Sample:
    query = searcher.query(judged.text)
    ranking = searcher.rank(query, 1)
    first = searcher.index.clauses[int(ranking.rows[0])].clause_id
    signals = searcher.signals(query, ranking)
    return _Sample(signals, (judged.query_id, first) in right, judged.query_id in answerable)


def _tree(tree: Any, node: int, scale: float) -> Tree:
    """A tree of scikit-learn's as nested lists, its leaves times `scale`."""
    if tree.children_left[node] < 0:
        return _rounded(scale * tree.value[node, 0, 0])
    children = (tree.children_left[node], tree.children_right[node])
    return [int(tree.feature[node]), _rounded(tree.threshold[node]),
            *(_tree(tree, child, scale) for child in children)]  # fmt: skip


def _rounded(value: float) -> float:
    return float(round(value, 5))
