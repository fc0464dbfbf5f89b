import pytest

from eval.commands import MARKED
from eval.extraction import AIMS, DUTIES, NUMBERS, Marked, extractions, likeness, read_marked, table
from indexer.build import Parsed
from indexer.facts.duties import duties
from indexer.facts.stored import duty_json, target_json
from indexer.facts.targets import targets

TARGET = {
    "fact": "target", "document_id": "d", "kind": "numeric", "indicator": "森林覆盖率", "value": 27, "unit": "%",
    "comparator": "=", "year": 2035, "base_year": None, "start": 10, "end": 13,
}  # fmt: skip
TOLD = {**TARGET, "clause_id": "d/1", "source": {"file": "d.txt", "start": 10, "end": 13}}
PART = {"fact": "part", "of": "target", "document_id": "d", "start": 0, "end": 50}


def test_what_is_found_where_it_was_marked() -> None:
    numbers, aims, charged = extractions(Marked((TARGET,), (PART,)), [TOLD])
    assert (numbers.sort, numbers.marked, numbers.found, numbers.told) == (NUMBERS, 1, 1, 1)
    assert numbers.right["year"] == numbers.right["indicator"] == 1
    assert (aims.sort, aims.marked, charged.sort, charged.marked) == (AIMS, 0, DUTIES, 0)


@pytest.mark.parametrize(
    "other",
    [
        {"value": 28},
        {"clause_id": "e/1"},
        {"source": {"file": "d.txt", "start": 20, "end": 23}},
    ],
)
def test_another_value_or_place_is_another_fact(other: dict[str, object]) -> None:
    numbers, *_ = extractions(Marked((TARGET,), (PART,)), [{**TOLD, **other}])
    assert numbers.found == 0


def test_a_wrong_property_is_counted_as_wrong() -> None:
    numbers, *_ = extractions(Marked((TARGET,), (PART,)), [{**TOLD, "year": 2030}])
    assert (numbers.found, numbers.right["year"], numbers.right["unit"]) == (1, 0, 1)


def test_what_stands_outside_of_the_parts_read_is_not_counted() -> None:
    outside = {**TOLD, "source": {"file": "d.txt", "start": 60, "end": 63}}
    numbers, *_ = extractions(Marked((TARGET,), (PART,)), [outside])
    assert numbers.told == 0


def test_names_share_characters() -> None:
    assert likeness("甲乙", "甲乙") == 1
    assert likeness("甲乙", "丙丁") == 0


def test_the_five_documents_are_read_as_a_reader_reads_them(parsed: Parsed) -> None:
    told = [
        *(target_json(one) for own in parsed.documents for one in targets(own)),
        *(duty_json(one) for own in parsed.documents for one in duties(own)),
    ]
    found = list(extractions(read_marked(MARKED), told))
    assert [one.sort for one in found] == [NUMBERS, AIMS, DUTIES]
    assert all(one.found / one.marked > 0.9 and one.found / one.told > 0.9 for one in found)
    assert table(found).count("\n") == 4
