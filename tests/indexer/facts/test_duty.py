from indexer.facts.duty import Role


def test_the_roles_are_those_of_the_contract() -> None:
    assert [role.value for role in Role] == ["lead", "responsible", "report", "assess"]
