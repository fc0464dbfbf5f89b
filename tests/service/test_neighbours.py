import pytest

from indexer.index import Index
from service.neighbours import neighbours


def test_near_copies_then_meaning_each_once_and_never_itself(index: Index) -> None:
    for row in range(0, len(index.clauses), 40):
        found = neighbours(index, row, 20)
        rows = [one.row for one in found]
        assert len(rows) == len(set(rows)) == 20
        assert row not in rows
        kinds = [one.kind for one in found]
        assert kinds == sorted(kinds, reverse=True)  # wording, then meaning
        for kind in set(kinds):
            scores = [one.score for one in found if one.kind == kind]
            assert scores == sorted(scores, reverse=True)


def test_near_copies_are_those_of_the_index(index: Index) -> None:
    row = next(row for row, clause in enumerate(index.clauses) if clause.similar)
    copies = index.clauses[row].similar
    assert copies
    found = neighbours(index, row, 100)
    shown = [(index.clauses[one.row].clause_id, one.score) for one in found if one.kind == "wording"]
    assert shown == [tuple(copy) for copy in copies]


@pytest.mark.parametrize(
    ("clause_id", "expected"),
    [
        ("shanxi-meili/3/8", "shanxi-shengtaisheng/5/4"),
        ("shanxi-meili/2/3", "shanxi-shengtaisheng/4/2/2"),
    ],
)
def test_another_documents_clause_on_the_same_matter(
    clause_id: str, expected: str, index: Index
) -> None:
    rows = {clause.clause_id: row for row, clause in enumerate(index.clauses)}
    near = [index.clauses[one.row].clause_id for one in neighbours(index, rows[clause_id], 5)]
    assert expected in near, near
