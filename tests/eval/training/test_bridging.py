from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from numpy.typing import NDArray

from eval.training import bridging
from eval.training.bridging import bridges_of, main
from eval.training.pairs import Grade, Shown, TrainingSet
from indexer.bundled_bridges import BundledBridges
from indexer.settings import Settings
from indexer.words import Segmenter
from tests.conftest import FakeEncoder


class BothSides(FakeEncoder):
    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self.encode(text).whole for text in texts])


def test_a_question_is_bridged_to_the_passage_of_its_clause_that_is_nearest(
    data: TrainingSet, segmenter: Segmenter
) -> None:
    asked = data._replace(pairs=tuple(
        pair._replace(question=data.clauses[pair.clause].passages[pair.clause % 2].text)
        for pair in data.pairs
    ))  # fmt: skip
    encoder = BothSides()
    found = bridges_of(asked, encoder, segmenter)
    assert found.fingerprint == encoder.fingerprint
    lent = found.bridges(lambda _: True)
    for number, pair in enumerate(asked.pairs):
        own = encoder.encode(pair.question).whole
        assert lent.answered(np.array([number]))[0] @ own == pytest.approx(1, abs=0.01)


def test_a_passage_that_was_judged_to_answer_stands_for_its_clause_and_is_kept_once(
    data: TrainingSet, segmenter: Segmenter
) -> None:
    judged = {number: {Shown(0, 1): Grade.ANSWER, Shown(0, 0): Grade.NEAR} for number in range(8)}
    asked = tuple(pair._replace(clause=0) for pair in data.pairs)
    found = bridges_of(data._replace(pairs=asked, judged=judged), BothSides(), segmenter)
    assert found.answers.tolist() == [0] * 8
    assert len(found.passages) == len(found.terms) == 1
    assert {"另行", "规定"} <= set(found.terms[0])
    assert min(map(len, found.terms[0])) > 1


def test_the_command_writes_them(
    data: TrainingSet, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridging, "read_written", lambda: data)
    monkeypatch.setattr(bridging, "load_encoder", lambda *_: BothSides())
    target = tmp_path / "bridges.npz"
    shown = CliRunner().invoke(
        main, ["--cache", str(settings.cache), "--to", str(target)], catch_exceptions=False
    )
    assert "8 个问法" in shown.output
    assert len(BundledBridges.load(target).questions) == 8
