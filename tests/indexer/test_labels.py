import pytest

from indexer.labels import settled
from indexer.lines import printed
from indexer.readers.rawtext import RawText


def counted(text: str) -> list[tuple[int, ...] | None]:
    found = settled(printed(RawText(text)).paragraphs)
    return [paragraph.label.numbers if paragraph.label else None for paragraph in found]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("01 什么是居住证?\n甲。\n02 怎么办?\n乙。\n07 号楼", [(1,), None, (2,), None, None]),
        ("1.9月30日前完成摸底。\n2.11月30日前完成整改。\n3.1月底前总结。", [(1,), (2,), None]),
        ("第一条为了节水。\n第二条适用本条例。\n第九条也许是引文。", [(1,), (2,), None]),
        (
            "1 范围\n适用于此。\n2 引用\n没有。\n3 术语\n如下。\n3.1 甲\n甲。",
            [(1,), None, (2,), None, (3,), None, (3, 1), None],
        ),
        ("1 甲村\n2 乙村\n3 丙村", [None, None, None]),
        (
            "1.情况。甲。\n2.指标。乙。\n注:1.来源为统计局。\n2.按新口径。\n3.保障措施。各部门负责。\n4.检查。丁。",
            [(1,), (2,), None, None, (3,), (4,)],
        ),
        ("1.甲。\n2.乙。\n注:1. 甲指一。\n2. 乙指二。\n3.丙。", [(1,), (2,), None, None, None]),
        ("注:1.甲指一。\n2.乙指二。\n二、主要任务\n2.丙。", [None, None, (2,), (2,)]),
        ("第一条 甲。\n第三十条规定的期限。\n第二条 乙。", [(1,), None, (2,)]),
        ("第五条 甲。\n第六条 第一审由法院管辖。", [(5,), (6,)]),
        ("第五条 甲。\n第九条 第一款规定的。", [(5,), None]),
        ("第四章 甲\n第五章法律责任\n第六章规定的处罚。", [(4,), (5,), None]),
        (
            "第一条甲。\n第二条规定适用本市。\n第三条至少每日一次。\n第三条规定的除外。",
            [(1,), (2,), (3,), None],
        ),
        ("第一条 甲。\n第二条规定的除外。\n第二条 乙。", [(1,), None, (2,)]),
        ("第九条甲。\n第十条乙。\n第十一条丙。", [(9,), (10,), (11,)]),
        (
            "一、2023年工作\n二、一级响应\n1.2024年底前完成。\n2.2025年底前完成。",
            [(1,), (2,), (1,), (2,)],
        ),
        ("第1章 现状\n1.1 甲\n正文。\n1.3 乙\n2.5亿元。", [(1,), (1, 1), None, (1, 3), None]),
        ("第三条 甲。\n第三条之一乙。\n第四条丙。", [(3,), (3, 1), (4,)]),
        (
            "1 总则\n1.1 目的\n1.2依据\n2 机构\n2.1 领导\n3.5亿元。",
            [(1,), (1, 1), (1, 2), (2,), (2, 1), None],
        ),
        ("1. 总则\n1.1 目的\n甲。\n2. 机构\n2.1 领导\n乙。", [(1,), (1, 1), None, (2,), (2, 1), None]),
        (
            "10.学者项目。(牵头单位:市科技局)\n11.121人才梯队项目。\n12.博士后项目。",
            [(10,), (11,), (12,)],
        ),
        ("1.学者项目。\n3.1415人获奖。\n11.121人才梯队项目。", [(1,), None, None]),
        ("1.建设规模。\n2.375公顷建设用地已获批准。\n2.投资。", [(1,), None, (2,)]),
        ("2.5微米颗粒物。\n3.5亿元。\n12 月底前完成。", [None, None, None]),
        ("一、一级保护区。\n二、乙。", [None, (2,)]),
        ("专栏1生态工程\n专栏2所列工程\n专栏2农业工程", [(1,), None, (2,)]),
        ("1.\t森林覆盖率\t%", [None]),
    ],
)
def test_which_labels_count(text: str, numbers: list[tuple[int, ...] | None]) -> None:
    assert counted(text) == numbers
