import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.lines import printed
from indexer.readers.markdown import is_markdown, of_markdown, read_markdown
from tests.conftest import parse_text


def shown(text: str) -> list[str]:
    return [paragraph.text for paragraph in printed(read_markdown(text.encode())).paragraphs]


def test_the_text_is_as_stored() -> None:
    text = "# 标题\r\n\r\n## 第一章 总则\r\n**第一条** 节水。\r\n"
    assert read_markdown(text.encode()).text == text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# 某省条例\n\n<!-- INFO END -->\n\n## 第一章　总则 ##", ["某省条例", "第一章　总则".replace("\u3000", " ")]),
        ("**第一条** 为了*节水*, _制定_ `本`条例。", ["第一条 为了节水, 制定 本条例。"]),
        ("- 甲\n* 乙\n1. 丙\n1\\. 丁", ["甲", "乙", "1. 丙", "1. 丁"]),
        ("> 引用[链接](http://example.org)和![图](a.png)。", ["引用链接和。"]),
        ("|指标|单位|数|\n|---|:-:|--:|\n|覆盖率|%|26|", ["指标|单位|数", "覆盖率|%|26"]),
        ("---\ntitle: 甲\n---\n正文一句。\n***\n正文二句。\n```\n码\n```", ["正文一句。", "正文二句。", "码"]),
        ("- 3 -\n正文。", ["正文。"]),
        ("甲<br>乙<b>丙</b>", ["甲乙丙"]),
        ("未完 **强调\n\\*星号\\*", ["未完 强调", "*星号*"]),
    ],
)  # fmt: skip
def test_signs_are_not_read(text: str, lines: list[str]) -> None:
    assert shown(text) == lines


def test_one_heading_of_the_first_order_is_the_title() -> None:
    assert read_markdown("# **某省**条例 #\n第一条 甲。".encode()).title == "某省条例"
    assert read_markdown("# 第一章\n# 第二章\n".encode()).title is None


def test_a_statute() -> None:
    law = "# 某省条例\n\n2020年1月1日 某会议通过\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n**第一条** 甲。\n\n第二条 乙:\n\n（一）丙。\n"
    parsed = parse_text(read_markdown(law.encode()), "某省条例")
    assert [clause.citation for clause in parsed.clauses] == [
        "《某省条例》第一章第一条",
        "《某省条例》第一章第二条",
    ]
    assert parsed.clauses[0].text in ("第一条** 甲。", "**第一条** 甲。")
    assert parsed.clauses[0].folded_sentences == ("第一条 甲。",)


@given(st.text(alphabet="#*_-`|>[]()!\\<>/ \n\t\r一第条甲。1.=~", max_size=200))
def test_any_signs_in_any_order(text: str) -> None:
    raw = read_markdown(text.encode())
    assert raw.text == text
    edges = [edge for span in raw.markup for edge in span]
    assert edges == sorted(edges)
    printed(raw)


def test_signs_stand_in_no_heading() -> None:
    law = "# 某省规划\n## 一、**加强**绿化*领导*\n(一)甲。做甲。\n"
    [clause] = parse_text(read_markdown(law.encode())).clauses
    assert clause.path[0] == ("一、", "加强绿化领导")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 节水条例\n## 第一章", "节水条例"),
        ("## 关于节水的意见\n正文。", "关于节水的意见"),
        ("## 第一章\n甲。\n## 第二章\n乙。", None),
        ("## 一、总体要求\n正文。", None),
        ("# 某县关于重点工作的 ...\n## 原文", None),
        ("## 政策原文\n\n| 标  题 | 某市工作方案 | 文号 | 1 |\n", "某市工作方案"),
        ("## 政策原文\n\n正文。\n", None),
        ("## 第一章\n## 第二章\n| 标题 | 填写项目全称 |\n", None),
        ("## 原文\n| 标题 | 类型 | 长度 |\n|---|---|---|\n", None),
        ("## 原文\n| 标题 | **某市工作方案** | 1 |\n", "某市工作方案"),
        ("## 原文\n| 标题 | 关于工作的 ... | 1 |\n", None),
        ("标题: 某市节水办法\n发布日期:2024-01-02\n# 某网\n", "某市节水办法"),
    ],
)
def test_the_title_is_the_one_heading_of_the_highest_order(text: str, title: str | None) -> None:
    assert read_markdown(text.encode()).title == title


def test_the_title_that_the_front_matter_tells() -> None:
    text = "---\ntitle: '节水条例'\ntag:\n  - 水\n---\n## 第一章\n"
    assert read_markdown(text.encode()).title == "节水条例"


def test_what_a_program_writes_below_the_title_is_not_shown() -> None:
    text = (
        "# 节水办法\n\n**发布日期**: 2025-12-26\n**原文链接**: [http://a.cn](http://a.cn)\n"
        "**检索时间:** 2026-02-03\n- **关键词**: 水\n\n---\n\n**第一条** 节水。\n"
    )
    assert shown(text) == ["节水办法", "发布日期: 2025-12-26", "第一条 节水。"]


def test_what_stands_so_in_a_text_is_its_own() -> None:
    text = "# 听证公告\n\n**时间**: 3月1日\n**发文机关**: 某局\n**一、岗位**: 20名\n\n---\n\n第一条 节水。\n"
    lines = ["听证公告", "时间: 3月1日", "发文机关: 某局", "一、岗位: 20名", "第一条 节水。"]
    assert shown(text) == lines


def test_a_heading_that_names_no_document_is_not_shown() -> None:
    assert shown("## 政策原文\n\n关于节水的意见\n") == ["关于节水的意见"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("# 节水措施\n**一、总则**\n---\n**二、附则**\n", True),
        ("# 节水措施\r\n**一、总则**\r\n---\r\n**二、附则**\r\n", True),
        ("某市政府文件\n\n# 节水措施\n## 总则\n## 目标\n## 附则\n", True),
        ("# 此文件由程序导出\n# 日期 2020\n# 来源 某网\n# 编号 1\n第一条 节水。", False),
        ("# 节水措施\n# 第一章 总则\n# 第一条 节水\n节水。\n# 第二条 节电\n节电。\n", True),
        ("---\ntitle: 节水措施\ndate: 2020-01-01\n---\n第一条 节水。\n", True),
        ("# 1. 安装\npip install x\n# 2. 运行\nx\n# 3. 停止\nx\n", False),
        ("---\n标题:关于做好工作的通知\n发布\n关于做好工作的通知\n正文\n---\n附件\n", False),
        ("---\nlayout: page\ntitle: 某市办法\n---\n<html><body><p>第一条</p></body></html>", False),
        ("# 附件1 名单\n张**、李**、王**\n赵**、钱**、孙**\n", False),
        ("第一条 节水。\n第二条 **节电**。\n", False),
    ],
)
def test_whether_a_text_is_written_with_signs(text: str, is_one: bool) -> None:
    assert is_markdown(text) == is_one


@pytest.mark.parametrize(
    "text", ["\u3000\n" * 20_000, "| 标题 | " + " " * 20_000 + "x", "## 原文\n| 标题 | " + " " * 9_000]
)
def test_long_blanks_take_no_time(text: str) -> None:
    assert not is_markdown(text)
    assert of_markdown(text).title is None


def test_what_a_site_builder_reads_is_not_shown() -> None:
    text = '::: tip 修订\n(2021年通过)\n:::\n[[toc]]\n[1](#t1)&emsp;[2](#t2)\n## 第一章&emsp;总则{align="center"}\n<p id="t1">&emsp;<b>第一条</b>&emsp;节水。</p>'
    assert shown(text) == ["(2021年通过)", "第一章总则", "第一条节水。"]
