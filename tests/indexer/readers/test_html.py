"""Web pages as browsers show them: lines, white space, what is not shown, titles."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import DocumentEmpty
from indexer.readers.html import read_html
from tests.indexer.readers.html_pages import lines_of

CORPUS = Path(__file__).parents[3] / "corpus" / "documents"
LINES = (CORPUS / "shanxi-meili.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("tag", ["p", "div", "li", "h2", "section", "blockquote", "dd", "td"])
def test_a_real_document_comes_back_line_for_line(tag: str) -> None:
    body = "\n".join(f"<{tag}>{line}</{tag}>" for line in LINES)
    raw = read_html(f"<!DOCTYPE html><html><head><title>网站</title></head><body>{body}</body></html>")
    assert raw.text.splitlines() == LINES
    assert raw.openings is not None
    assert [raw.text[start:].split("\n", 1)[0] for start in raw.openings] == LINES


# ---------------------------------------------------------------- lines and white space


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>甲<br>乙<br/><br>丙</p>", ["甲", "乙", "丙"]),
        ("甲<p>乙</p>丙<div>丁<div>戊</div>己</div>", ["甲", "乙", "丙", "丁", "戊", "己"]),
        ("<p>第<b>三</b>条<span> 为了</span>保护</p>", ["第三条 为了保护"]),
        ("<p>a <b> b</b>\n\t c </p>", ["a b c"]),
        ("<p>\n  甲\n</p>", ["甲"]),
        ("<p>加快\n  推进</p><p>the\nend</p>", ["加快推进", "the end"]),
        ("<p><span>标题</span>\n<span>日期</span></p>", ["标题 日期"]),
        ("<p>\u3000\u3000首行\u3000缩进</p>", ["\u3000\u3000首行\u3000缩进"]),
        ("<p>&nbsp;&nbsp;缩进</p><p>&nbsp;</p>", ["\xa0\xa0缩进"]),
        ("<p>&ldquo;十四五&rdquo;&#20013;&#x4e2d;&lt;b&gt;&amp;</p>", ["“十四五”中中<b>&"]),
        ("<p>甲<!-- 注 -->乙<![endif]>丙</p>", ["甲乙丙"]),
        ("<p>甲\u2028乙\x0b丙\x85丁</p>", ["甲 乙 丙 丁"]),
        ("<pre>第一\n  第二\ta\n\n第三</pre>后", ["第一", "  第二    a", "第三", "后"]),
        ("<ruby>郓<rp>(</rp><rt>yùn</rt><rp>)</rp></ruby>城", ["郓城"]),
        ("<p>H<sub>2</sub>O<o:p></o:p></p>", ["H2O"]),
        ("<?xml version='1.0' encoding='gbk'?><p>甲</p>", ["甲"]),
        ("<meta charset='gbk'><p>甲</p>", ["甲"]),
    ],
)
def test_lines_and_white_space(source: str, expected: list[str]) -> None:
    assert lines_of(source) == expected


@pytest.mark.parametrize(
    "unread",
    [
        "<script>var a = '<p>码</p>';</script>",
        "<style>p { color: red }</style>",
        "<noscript>请开启脚本</noscript>",
        "<template><p>模板</p></template>",
        "<nav><ul><li>首页</li></ul></nav>",
        "<footer>版权所有</footer>",
        "<aside>相关</aside>",
        "<form><input value=a><label>搜索</label></form>",
        "<button>打印</button>",
        "<select><option>字号</option></select>",
        "<textarea>意见</textarea>",
        "<div hidden>藏</div>",
        "<p style='color:red; DISPLAY : none'>藏</p>",
        "<svg><title>图</title><text>字</text></svg>",
    ],
)
def test_what_is_not_read_leaves_what_follows_it(unread: str) -> None:
    assert lines_of(f"<title>站</title><p>前{unread}</p>后") == ["前", "后"]


def test_a_page_that_is_one_form_is_read() -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    assert lines_of(f"<form id='aspnetForm'><button>搜</button>{body}</form><div>备案号</div>") == [
        *LINES,
        "备案号",
    ]


# ---------------------------------------------------------------- title


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("<h1>山西省<br>实施<b>意见</b></h1><p>正文</p>", "山西省实施意见"),
        ("<h1><img src=logo></h1><h1>规划</h1>", "规划"),
        ("<h1>网站</h1><h1>规划</h1>", None),
        ("<nav><h1>网站</h1></nav><h1>规划</h1>", "规划"),
        ("<h2>规划</h2>", None),
    ],
)
def test_the_title_is_the_only_first_heading(source: str, title: str | None) -> None:
    assert read_html(source).title == title


# ---------------------------------------------------------------- whatever comes


@pytest.mark.parametrize(
    "source", ["", " \n", "<p></p>", "<!-- 甲 -->", "<title>甲</title>", "<script>甲", "\0"]
)
def test_nothing_to_read(source: str) -> None:
    with pytest.raises(DocumentEmpty):
        read_html(source)


def test_headings_within_headings_take_no_time() -> None:
    started = time.monotonic()
    assert read_html("<div>前</div>" + "<h1>规" * 900).title == "规" * 900
    assert time.monotonic() - started < 5


TAGS = (
    *("p", "div", "table", "tr", "td", "th", "ol", "ul", "li", "pre", "br", "h1", "form", "b", "span"),
    *("script", "svg", "html", "body", "head", "a:b", "ruby", "rt", "dialog"),
)
PIECES = st.one_of(
    st.sampled_from([f"<{slash}{tag}{more}>" for tag in TAGS for slash in ("", "/") for more in ("", " hidden", " start=3 value=2")]),
    st.text(max_size=4),
    st.sampled_from(["&nbsp;", "&#0;", "&#xD800;", "\ud800", "\0", "<", "<!--", "-->", "<![CDATA[", "\r\n", "\u2028", "甲"]),
)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
def test_any_source_is_read_or_has_no_text(pieces: list[str]) -> None:
    try:
        raw = read_html("".join(pieces))
    except DocumentEmpty:
        return
    assert raw.openings is not None
    assert len(raw.openings) == len(raw.text.splitlines())
    assert all(line.strip() for line in raw.text.splitlines())
