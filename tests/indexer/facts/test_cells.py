import pytest

from indexer.facts.cells import cells


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| 指标 | 2025年 |", ["指标", "2025年"]),
        ("指标\t单位\t", ["指标", "单位"]),
        ("| 1 |  | 5 |", ["1", "", "5"]),
    ],
)
def test_the_cells_of_a_row(row: str, expected: list[str]) -> None:
    assert [row[slice(*cell)] for cell in cells(row)] == expected


@pytest.mark.parametrize("line", ["| --- | :--: |", "一句话。", "甲|乙"])
def test_rules_and_sentences_have_none(line: str) -> None:
    assert cells(line) == ()
