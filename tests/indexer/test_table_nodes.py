from indexer.folding import fold_text
from indexer.lines import printed
from indexer.numbering import Kind
from indexer.readers.rawtext import RawText
from indexer.table_nodes import heads_table, is_in_table, table_node
from tests.conftest import parse_text

TABLE = "标题\n一、目标\n主要指标如下。\n表2 主要指标\n指标\t2025年\n覆盖率\t26\n"


def cited(text: str) -> list[tuple[str, str]]:
    return [
        (clause.citation.removeprefix("《标题》"), fold_text(clause.text))
        for clause in parse_text(text).clauses
    ]


def test_a_table_is_a_place_with_its_caption() -> None:
    found = parse_text(f"{TABLE}二、任务\n做任务。").clauses
    assert [clause.clause_id.partition("/")[2] for clause in found] == ["1", "1/table2", "2"]
    assert found[1].path[-1] == ("表2", "主要指标")
    assert found[1].text == "表2 主要指标\n指标\t2025年\n覆盖率\t26"


def test_the_text_behind_a_table_is_not_in_it() -> None:
    assert cited(f"{TABLE}以上指标逐年考核。")[1:] == [
        ("一、表2", "表2 主要指标\n指标\t2025年\n覆盖率\t26"),
        ("一、第2段", "以上指标逐年考核。"),
    ]


def test_notes_and_rows_of_one_cell_belong_to_the_table() -> None:
    rows = "经济\n产值\t100\n注:1.产值按现价。\n2.面积按调查。"
    assert cited(TABLE + rows)[1][1].endswith(rows)


def test_a_further_caption_opens_a_table_of_its_own() -> None:
    found = cited(f"{TABLE}重点项目一览表\n项目\t投资\n水库\t3\n表3 分工\n单位\t任务\n甲\t乙")
    assert [citation for citation, _ in found[1:]] == ["一、表2", "一、“重点项目一览表”", "一、表3"]


def test_the_heading_of_an_annex_is_no_caption() -> None:
    found = cited("标题\n一、甲。\n附件1\n评分表\n项目\t分\n水\t3")
    assert found[-1][0] == "附件1《评分表》"


def test_a_caption_without_a_number() -> None:
    caption, row, text = printed(RawText("补贴标准\n户\t100元\n按此执行。")).paragraphs
    node = table_node(caption)
    assert (node.kind, node.numbers, node.label) == (Kind.TABLE, (), None)
    assert is_in_table(row, [text], node)
    node.paragraphs.append(row)
    assert not is_in_table(text, [], node)


def test_the_line_that_tells_the_unit_is_no_caption() -> None:
    table = "{} {}预算\n单位:万元\n项目\t金额\n税收\t3\n"
    found = cited("标题\n一、预算\n" + table.format("表1", "收入") + table.format("表2", "支出"))
    assert [citation for citation, _ in found] == ["一、表1", "一、表2"]
    [annex] = cited("标题\n一、预算\n增长。\n附件1\n收入预算表\n单位:万元\n项目\t金额\n税收\t3")[1:2]
    assert annex[0].startswith("附件1《收入预算表》")


def test_an_article_keeps_its_table() -> None:
    found = cited(
        "标题\n第一条 下列标准:\n收费标准\n类\t元\n甲\t3\n前款标准每年调整一次。\n第二条 施行。"
    )
    assert [citation for citation, _ in found] == ["第一条", "第二条"]


def test_rows_without_a_filled_cell_have_no_caption() -> None:
    caption, empty, row = printed(RawText("县文旅局的任务\n|||||||||\n任务\t创建")).paragraphs
    assert not heads_table(caption, [empty])
    assert heads_table(caption, [row])
