from eval.markdown_table import markdown_table


def test_heads_a_rule_and_rows() -> None:
    assert list(markdown_table(["甲", "乙"], [["1", "a|b"]])) == [
        "| 甲 | 乙 |",
        "|---|---|",
        "| 1 | a\\|b |",
    ]
