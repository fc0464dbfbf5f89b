from indexer.facts.target import TargetKind


def test_the_kinds_are_those_of_the_contract() -> None:
    assert [kind.value for kind in TargetKind] == ["numeric", "qualitative", "past"]
