from indexer.folding import fold
from indexer.physical_lines import physical_lines


def test_lines_are_trimmed_and_know_their_indent() -> None:
    [first, second] = physical_lines(fold("  甲 \n\n\u3000\u3000乙"))
    assert [(line.text, line.indent, line.start) for line in (first, second)] == [
        ("甲", 2, 2),
        ("乙", 2, 8),
    ]
