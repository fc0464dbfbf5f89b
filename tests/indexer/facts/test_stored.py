from pathlib import Path

import pytest

from indexer.build import Parsed
from indexer.errors import IndexDamaged
from indexer.facts.duties import duties
from indexer.facts.stored import duty_json, stored_duties, stored_targets, target_json
from indexer.facts.targets import targets
from indexer.publication import current
from indexer.settings import Settings

TARGET = ["kind", "indicator", "value", "unit", "comparator", "year", "base_year", "region", "clause_id",
          "citation", "source", "sentence"]  # fmt: skip
DUTY = ["unit", "unit_normal", "role", "task", "clause_id", "path", "citation", "source"]


def test_an_index_holds_the_facts_of_its_documents(settings: Settings, parsed: Parsed) -> None:
    folder = current(settings.index)
    assert list(stored_targets(folder)) == [one for own in parsed.documents for one in targets(own)]
    assert list(stored_duties(folder)) == [one for own in parsed.documents for one in duties(own)]


def test_facts_have_the_shape_of_the_contract(settings: Settings) -> None:
    target = target_json(next(stored_targets(current(settings.index))))
    duty = duty_json(next(stored_duties(current(settings.index))))
    assert list(target) == TARGET
    assert list(target["source"]) == ["file", "start", "end"]
    assert list(target["sentence"]) == ["text", "start", "end"]
    assert list(duty) == DUTY
    assert list(duty["path"][0]) == ["label", "heading"]


def test_a_whole_number_has_no_decimals(settings: Settings) -> None:
    values = [target_json(one)["value"] for one in stored_targets(current(settings.index))]
    assert any(isinstance(value, float) for value in values)
    assert not any(isinstance(value, float) and value.is_integer() for value in values)


def test_what_is_no_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        list(stored_targets(tmp_path))
