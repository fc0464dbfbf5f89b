from indexer.folding import fold
from indexer.physical_lines import physical_lines

SENTENCE = (
    "各级各部门要坚持节水优先、空间均衡、系统治理、两手发力的治水思路统筹推进水资源水环境水生态治理。"
)


def test_lines_are_trimmed_and_know_their_indent() -> None:
    [first, second] = physical_lines(fold("  甲 \n\n\u3000\u3000乙"))
    assert [(line.text, line.indent, line.start) for line in (first, second)] == [
        ("甲", 2, 2),
        ("乙", 2, 8),
    ]


def test_a_text_that_lost_its_line_breaks_has_spaces_in_their_place() -> None:
    pieces = ["关于节水的通知", "一、目标", *[SENTENCE] * 40, "二、任务"]
    assert [line.text for line in physical_lines(fold("  ".join(pieces)))] == pieces


def test_a_short_line_keeps_its_spaces() -> None:
    text = "甲  乙  丙  丁  戊  己  庚"
    assert [line.text for line in physical_lines(fold(text))] == [text]
