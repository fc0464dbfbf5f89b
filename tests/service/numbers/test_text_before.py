import pytest

from service.numbers.text_before import (
    heading_before,
    heading_between,
    name_before,
    points_at_heading,
    points_inside,
)


def test_where_a_heading_ends_in_front_of_a_number() -> None:
    assert heading_before("保障措施部分的 ") == "保障措施"
    assert heading_before("附《重点任务分工表》") == "附《重点任务分工"


def test_a_name_keeps_what_it_says_that_it_is() -> None:
    assert name_before("严格管控方案里面的第") == "严格管控方案"
    assert heading_before("严格管控方案里面的第") == "严格管控"


def test_what_leads_on_between_two_levels_is_no_heading() -> None:
    assert heading_between("战略定位,") == "战略定位"
    assert heading_between("基本原则那节和") == "基本原则"
    assert heading_between("、") == ""
    assert heading_before("战略定位,") == "战略定位,"


@pytest.mark.parametrize(
    ("text", "at_heading", "inside"),
    [
        ("土壤那部分", True, True),
        ("土壤这一节的", True, True),
        ("十三五成效里", False, True),
        ("十三五成效中,", False, True),
        ("土壤部分", False, False),
        ("那部分土壤", False, False),
        ("", False, False),
    ],
)
def test_a_text_points_at_what_it_names(text: str, at_heading: bool, inside: bool) -> None:
    assert points_at_heading(text) is at_heading
    assert points_inside(text) is inside
