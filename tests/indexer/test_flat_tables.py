from indexer.flat_tables import with_rows
from indexer.lines import printed
from indexer.readers.rawtext import RawText

FLOODS = (
    "表2 内涝\n序号\n城市\n时间\n前五年:\n1\n甲市\n2011年6月\n2\n乙市\n2013年10月\n经分析,仍有短板。"
)


def rows(text: str) -> list[str]:
    return [paragraph.text for paragraph in with_rows(printed(RawText(text)).paragraphs)]


def test_cells_behind_a_caption_are_rows_where_these_are_counted() -> None:
    assert rows(FLOODS) == [
        "表2内涝",
        "序号\t城市\t时间",
        "前五年:\t1\t甲市\t2011年6月",
        "2\t乙市\t2013年10月",
        "经分析,仍有短板。",
    ]


def test_every_cell_leads_back_to_where_it_is_printed() -> None:
    whole = with_rows(printed(RawText(FLOODS)).paragraphs)
    assert all(
        FLOODS[origin] == ("\n" if char == "\t" else char)
        for row in whole[1:-1]
        for char, origin in zip(row.folded.text, row.folded.origins, strict=True)
    )


def test_a_value_next_to_its_number_opens_no_row() -> None:
    table = "表1 指标\n序号\n名称\n数量\n1\n项目\n2\n2\n工程\n5\n任务完成好于预期。"
    assert rows(table)[2:4] == ["1\t项目\t2", "2\t工程\t5"]


def test_values_that_count_by_chance_make_no_rows() -> None:
    table = "表1 数量\n项目\n数量\n甲类\n1\n乙类\n3\n丙类\n2\n丁类\n6\n任务完成好于预期。"
    assert rows(table)[1:] == table.split("\n")[1:]


def test_who_signs_behind_a_table_is_no_cell() -> None:
    table = "表1 指标\n序号\n名称\n1\n甲\n5\n2\n乙\n6\n某省水利厅\n某省财政厅\n2023年5月1日"
    assert rows(table)[3:] == ["2\t乙\t6", "某省水利厅", "某省财政厅", "2023年5月1日"]


def test_cells_that_are_not_counted_stay_as_they_are() -> None:
    table = "表1 指标\n森林覆盖率\n26\n水质\n94"
    assert rows(table)[1:] == table.split("\n")[1:]


def test_cells_behind_the_headings_of_indicators_are_rows_as_wide() -> None:
    table = "表1 目标\n指标\n2015年\n2020年\n专业人员比重(%)\n16.1\n25\n伤亡人数\n-\n下降30%以上"
    assert rows(table)[1:] == [
        "指标\t2015年\t2020年",
        "专业人员比重(%)\t16.1\t25",
        "伤亡人数\t-\t下降30%以上",
    ]


def test_a_cell_that_is_missing_leaves_all_as_they_are() -> None:
    table = "表1 目标\n指标\n2015年\n2020年\n比重(%)\n16.1\n25\n产值\n100\n面积\n3\n4"
    assert rows(table)[1:] == table.split("\n")[1:]


def test_the_heading_of_the_text_behind_a_table_is_no_cell() -> None:
    table = "表1 指标\n序号\n名称\n1\n甲\n5\n2\n乙\n6\n保障措施\n加强领导,落实责任。"
    assert rows(table)[-2:] == ["保障措施", "加强领导,落实责任。"]


def test_cells_behind_the_title_of_a_box_are_rows_too() -> None:
    box = "一、目标\n专栏1 主要指标\n序号\n指标\n预期值\n1\n死亡人数\n下降15%\n2\n受灾人次\n<15000\n体制更加完善。"
    assert rows(box)[1:] == [
        "专栏1 主要指标", "序号\t指标\t预期值", "1\t死亡人数\t下降15%", "2\t受灾人次\t<15000", "体制更加完善。",
    ]  # fmt: skip
