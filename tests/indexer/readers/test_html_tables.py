"""Tables that hold data, and those that only frame text."""

import pytest

from tests.indexer.readers.html_pages import lines_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<tr><th>指标<th>2025年<tr><td>森林覆盖率<td>20%", ["指标\t2025年", "森林覆盖率\t20%"]),
        ("<tr><td><p>森林<br>覆盖率</p><td><div>20%</div>", ["森林覆盖率\t20%"]),
        ("<tr><td>A<br>B<td>1", ["A B\t1"]),
        ("<tr><td>甲<td><td>乙", ["甲\t\t乙"]),
        ("<tr><td>甲<td><td>&nbsp;", ["甲"]),
        ("<tr><td><p>一、总体</p><p>(一)内容</p>", ["一、总体", "(一)内容"]),
        ("<tr><td>侧栏<td><p>一、总体</p><p>(一)内容</p>", ["侧栏", "一、总体", "(一)内容"]),
        ("<tr><td>侧<td><table><tr><td>甲<td>乙</table>", ["侧", "甲\t乙"]),
        ("<caption>表1</caption><tr><td>甲<td>乙", ["表1", "甲\t乙"]),
        ("<td>甲<td>乙", ["甲", "乙"]),
        ("<tr>甲<td>乙", ["甲", "乙"]),
        ("<tr><td><p>基<p>础<td>1<td>住所</tr>", ["基础\t1\t住所"]),
        ("<tr><td>性别<td><p>男<p>女</tr>", ["性别", "男", "女"]),
        ("<tr><td><p>基<p>础<td><p>甲。<p>乙。</tr>", ["基础", "甲。", "乙。"]),
    ],
)
def test_tables_of_data_and_tables_that_frame_text(source: str, expected: list[str]) -> None:
    assert lines_of(f"<table>{source}</table>") == expected


def test_the_cells_of_a_table_of_data_may_hold_paragraphs() -> None:
    row = "<tr><td>{}</td><td>日常工作</td><td><p>1.成立小组(1分)。</p><p>2.开会3次。</p></td></tr>"
    source = f"<table>{''.join(map(row.format, (1, 2, 3)))}</table>"
    assert lines_of(source) == [f"{n}\t日常工作\t1.成立小组(1分)。2.开会3次。" for n in (1, 2, 3)]


def test_a_page_laid_out_in_columns_is_read_column_by_column() -> None:
    source = "<table><tr><td>菜单</td><td><p>正文一。</p><p>正文二。</p></td><td>广告</td></tr></table>"
    assert lines_of(source) == ["菜单", "正文一。", "正文二。", "广告"]


def test_the_articles_in_a_column_of_a_page_are_lines() -> None:
    row = "<tr><td>左栏</td><td><p>第一条 节水。</p><p>第二条 施行。</p></td><td>右栏</td></tr>"
    assert (
        lines_of(f"<table>{row * 3}</table>") == ["左栏", "第一条 节水。", "第二条 施行。", "右栏"] * 3
    )
