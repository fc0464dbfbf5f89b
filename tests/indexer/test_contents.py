import pytest

from indexer.contents import contents
from indexer.lines import printed
from indexer.readers.rawtext import RawText


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("条例\n目 录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。", 3),
        ("规划\n目录\n一、现状……1\n二、任务 … 12\n一、现状\n正文。", 3),
        ("标准\n目次\n前言 …… I\n1 范围 …… 1\n附录 A 描述 …… 20\n前言\n本标准。", 4),
        ("标准\n目次\n1 范围 ...\n2 术语 .\n3 缩略语 .. 2\n引言\n本标准。", 4),
        ("细则\n目录\n一、背景......- 1 -\n附录1:图......- 7 -\n一、背景\n正文。", 3),
        ("细则\n目录\n一、背景......- 1 -\n附录1:图......- 7 -\n根据文件,制定本细则。\n一、背景", 3),
        ("规划\n目 次\n一、现状\t1\n二、任务\t12\n规划\n为了。", 3),
        (
            "条例\n第一章 总则\n第二章 管理\n第三章 责任\n第四章 附则\n总则\n第一条 甲。\n第四章 附则\n第二条 乙。",
            4,
        ),
        ("民法\n第一编 总则\n第一分编 通则\n第一章 规定\n第一节 一般\n第一条 甲。", 0),
        ("规划\n一、现状\n正文。", 0),
        ("规划\n目录\n正文没有目录的样子。", 1),
    ],
)
def test_a_table_of_contents(text: str, listed: int) -> None:
    assert len(contents(printed(RawText(text)).paragraphs)) == listed
