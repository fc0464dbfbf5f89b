import pytest

from indexer.folding import fold
from indexer.page_lines import page_lines
from indexer.physical_lines import physical_lines

SENTENCE = (
    "各级各部门要坚持节水优先、空间均衡、系统治理、两手发力的治水思路统筹推进水资源水环境水生态治理。"
)


def page(number: int) -> str:
    return "\n".join([*[SENTENCE] * 3, f"到{number}年底前{SENTENCE[:-1]}"])


def not_text(text: str, has_pages: bool = True) -> list[str]:
    lines = physical_lines(fold(text))
    between = page_lines(lines, has_pages)
    return [line.text for line in lines if line.start in between]


def test_page_numbers_with_dashes_and_without() -> None:
    numbers = ["1", "2", "3", "—4—", "第 5 页 共 9 页", "- vi -"]
    pages = "\n".join(f"{page(i)}\n{number}" for i, number in enumerate(numbers))
    assert not_text(pages) == numbers


def test_items_behind_sentences_are_no_page_numbers() -> None:
    items = "\n".join(f"{number}\n" + "\n".join([SENTENCE] * 4) for number in range(1, 6))
    assert not_text(f"通知如下。\n{items}") == []


def test_a_format_that_knows_its_paragraphs_has_no_bare_page_numbers() -> None:
    pages = "\n".join(f"{page(number)}\n{number}" for number in range(1, 6))
    assert not_text(pages)
    assert not_text(pages, has_pages=False) == []


@pytest.mark.parametrize("head", ["{} TD/T XXXX—202X", "山西省节水规划 {}"])
def test_running_heads_on_the_line_of_their_page_number(head: str) -> None:
    heads = [head.format(number) for number in range(7, 11)]
    assert not_text("\n".join(f"{page(i)}\n{each}" for i, each in enumerate(heads))) == heads


def test_running_heads_above_or_below_their_page_numbers() -> None:
    heads = [part for number in range(1, 4) for part in (f"— {number} —", "节水行动方案")]
    pages = [f"{page(i)}\n{heads[2 * i]}\n{heads[2 * i + 1]}" for i in range(3)]
    assert not_text("\n".join(["节水行动方案", *pages])) == heads


def test_a_running_head_of_two_lines_and_the_buttons_of_a_reader() -> None:
    turned = ["18", "下一页", "节水行动", "若干政策意见"]
    pages = "\n".join("\n".join([page(i), str(18 + i), *turned[1:]]) for i in range(4))
    found = not_text(f"节水行动\n若干政策意见\n{pages}")
    assert found == [each for i in range(4) for each in (str(18 + i), *turned[1:])]


def test_the_head_of_a_table_that_goes_on_is_no_second_line() -> None:
    pages = "\n".join(f"{page(i)}\n— {i} —\n节水行动方案\n项目 地点" for i in range(1, 5))
    assert "项目 地点" not in not_text(f"节水行动方案\n{pages}")


def test_what_also_stands_elsewhere_is_no_running_head() -> None:
    pages = "\n".join(f"{page(i)}\n— {i} —\n责任单位" for i in range(1, 4))
    assert "责任单位" not in not_text(f"{pages}\n{page(4)}\n责任单位\n{page(5)}")


def test_rows_that_count_on_are_no_running_heads() -> None:
    rows = "\n".join(f"{number} 已完成" for number in range(1, 8))
    assert not_text(f"{page(1)}\n{rows}\n{page(2)}") == []


def test_headings_that_count_are_no_running_heads() -> None:
    cases = "\n".join(f"典型案例 {number}\n" + "\n".join([SENTENCE] * 4) for number in range(1, 5))
    assert not_text(f"通报如下。\n{cases}") == []
