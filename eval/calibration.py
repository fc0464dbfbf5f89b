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

from eval.errors import BenchmarkInvalid
from eval.samples import Sample
from indexer.calibration import Calibration, Fingerprinted, Tree
from service.ranking.signals import Signals

# At most this share of unanswerable queries may be called answered, and of answerable ones not found:
# 5 % of others like them, so of these less where the errors come near it: of other documents' queries
# twice as many are refused.
_FALSE_ANSWERS = 0.05
_FALSE_REFUSALS = 0.03
_FOLDS = 10
_SEED = 20261121
# Small trees, slowly: there are some thousand samples, each of them twice.
_TREES, _DEPTH, _RATE, _SUBSAMPLE, _SMALLEST_LEAF = 300, 3, 0.025, 0.7, 10
# Each split looks at a third of the signals: what is fitted to the development queries counts less.
_SIGNALS_A_SPLIT = 5
# What a query counts once more whose answers are withheld: the more, the better it is told whether the
# first result is right, on other documents too, and the worse which development queries have no answer.
_WITHHELD = 0.25
# So weak that it leaves two numbers fitted to hundreds of samples as they are.
_FREE = 1e6


class Fit(NamedTuple):
    """The model, and how well queries it had not seen were told apart (10-fold)."""

    calibration: Calibration
    auroc_answerable: float
    auroc_right: float


def fit(samples: Sequence[Sample], encoder: Fingerprinted) -> Fit:
    """Boosted trees over the service's own signals. They learn "the first result answers" and "some
    clause does" together: what has no answer is then told apart better, and what has is no worse. A
    query whose answers are withheld is one more without an answer, as near to the corpus as any can be.
    Their log odds become the probability of the first (Platt, Advances in Large Margin Classifiers,
    1999). `encoder`: the one behind the signals.

    Raises BenchmarkInvalid where there are too few samples of a kind.
    """
    right = np.array([sample.is_right for sample in samples])
    answerable = np.array([sample.is_answerable for sample in samples])
    if min(right.sum(), (~right).sum(), answerable.sum(), (~answerable).sum()) < _FOLDS:
        raise BenchmarkInvalid(
            f"校准至少要各 {_FOLDS} 条答对、答错、有答案、没有答案的查询。请补充查询。"
        )
    unseen = _unseen(samples, right.astype(int) + answerable)
    sure = LogisticRegression(C=_FREE).fit(unseen[:, None], right)
    probabilities = sure.predict_proba(unseen[:, None])[:, 1]
    answered, related = thresholds(probabilities, answerable)
    slope, shift = float(sure.coef_[0, 0]), float(sure.intercept_[0])
    model = _boosted(samples)
    none, some = model.init_.class_prior_
    calibration = Calibration(
        fingerprint=encoder.fingerprint,
        cross_encoder=encoder.cross_encoder,
        signals=Signals._fields,
        base=_rounded(slope * np.log(some / none) + shift),
        trees=tuple(_tree(one.tree_, 0, slope * _RATE) for one in model.estimators_[:, 0]),
        answered=math.ceil(answered * 1e4) / 1e4,
        related=round(related, 4),
    )
    return Fit(
        calibration, float(roc_auc_score(answerable, unseen)), float(roc_auc_score(right, unseen))
    )


def _unseen(samples: Sequence[Sample], strata: NDArray[np.int64]) -> NDArray[np.float64]:
    """The log odds of each sample from trees that have not seen it."""
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    unseen = np.zeros(len(samples))
    for seen, own in folds.split(strata, strata):
        model = _boosted([samples[position] for position in seen])
        unseen[own] = model.decision_function([samples[position].signals for position in own])
    return unseen


def _boosted(samples: Sequence[Sample]) -> GradientBoostingClassifier:
    withheld = [sample.withheld for sample in samples if sample.withheld]
    features = np.array([*(sample.signals for sample in samples), *withheld])
    weights = np.repeat([1.0, _WITHHELD], [len(samples), len(withheld)])
    none = [False] * len(withheld)
    right = [sample.is_right for sample in samples] + none
    answerable = [sample.is_answerable for sample in samples] + none
    model = GradientBoostingClassifier(
        n_estimators=_TREES, max_depth=_DEPTH, learning_rate=_RATE, subsample=_SUBSAMPLE,
        min_samples_leaf=_SMALLEST_LEAF, max_features=_SIGNALS_A_SPLIT, random_state=_SEED,
    )  # fmt: skip
    return model.fit(np.concatenate([features] * 2), right + answerable, np.tile(weights, 2))


def thresholds(probabilities: NDArray[np.float64], answerable: NDArray[np.bool_]) -> tuple[float, float]:
    """The bounds of "answered" and "not found" that keep both kinds of error within their limits:
    from the first on a query is answered, below the second nothing is found."""
    highest = np.quantile(probabilities[~answerable], 1 - _FALSE_ANSWERS, method="higher")
    answered = float(np.nextafter(highest, 1.0))
    related = float(np.quantile(probabilities[answerable], _FALSE_REFUSALS, method="lower"))
    return answered, min(related, answered)


def write_calibration(path: Path, calibration: Calibration) -> None:
    path.write_text(json.dumps(asdict(calibration), indent=1) + "\n", encoding="utf-8")


def _tree(tree: Any, node: int, scale: float) -> Tree:
    """A tree of scikit-learn's as nested lists, its leaves times `scale`."""
    if tree.children_left[node] < 0:
        return _rounded(scale * tree.value[node, 0, 0])
    children = (tree.children_left[node], tree.children_right[node])
    return [int(tree.feature[node]), _rounded(tree.threshold[node]),
            *(_tree(tree, child, scale) for child in children)]  # fmt: skip


def _rounded(value: float) -> float:
    return float(round(value, 5))
