from indexer.facts.line import lines_of
from indexer.folding import Span
from tests.conftest import parse_text


def test_a_place_leads_back_to_what_is_printed() -> None:
    parsed = parse_text("一、甲\n二、乙\n到２０２５年,\n綠化率達到４０％。")
    *_, line = lines_of(parsed.clauses[-1], parsed.text)
    start = line.text.index("绿化率")
    assert line.printed(Span(start, start + 3)) == "綠化率"
    at = line.span(Span(start, start + 3))
    assert parsed.text[at.start : at.end] == "綠化率"


def test_cells_that_are_printed_a_line_each_are_a_row() -> None:
    table = "一、目标\n表1 指标\n指标\n2020年\n2025年\n覆盖率\n18\n20\n达标率\n90\n95\n"
    parsed = parse_text(table)
    lines = [line.text for clause in parsed.clauses for line in lines_of(clause, parsed.text)]
    assert "覆盖率\t18\t20" in lines


def test_a_character_that_folds_to_two_shifts_no_cell() -> None:
    table = "一、目标\n表1 指标\n指标\n2020年\n2025年\n建筑面积㎡\n18\n20\n达标率\n90\n95\n"
    parsed = parse_text(table)
    lines = [line for clause in parsed.clauses for line in lines_of(clause, parsed.text)]
    [row] = [line for line in lines if line.text.startswith("建筑面积")]
    assert row.text == "建筑面积m2\t18\t20"
    assert row.printed(Span(row.text.index("18"), row.text.index("18") + 2)) == "18"
