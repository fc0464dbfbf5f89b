from indexer.folding import fold
from indexer.physical_lines import page_numbers, physical_lines

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


def test_page_numbers_with_dashes_and_without() -> None:
    page = "\n".join([SENTENCE] * 3 + [SENTENCE[:-1]])
    lines = physical_lines(fold(f"{page}\n1\n{page}\n2\n{page}\n3\n{page}\n—4—"))
    numbers = page_numbers(lines)
    assert [line.text for line in lines if line.start in numbers] == ["1", "2", "3", "—4—"]


def test_items_behind_sentences_are_no_page_numbers() -> None:
    items = "\n".join(f"{number}\n" + "\n".join([SENTENCE] * 4) for number in range(1, 6))
    assert not page_numbers(physical_lines(fold(f"通知如下。\n{items}")))


def test_a_format_that_knows_its_paragraphs_has_no_bare_page_numbers() -> None:
    page = "\n".join([SENTENCE] * 3 + [SENTENCE[:-1]])
    lines = physical_lines(fold("\n".join(f"{page}\n{number}" for number in range(1, 6))))
    assert page_numbers(lines)
    assert not page_numbers(lines, has_pages=False)
