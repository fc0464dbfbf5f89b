"""Web pages as browsers show them: white space, lists, tables that frame text, and broken source."""

import time
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import DocumentDamaged, DocumentEmpty, DocumentTooLarge
from indexer.readers.html import is_source, read_html

CORPUS = Path(__file__).parents[3] / "corpus" / "documents"
LINES = (CORPUS / "shanxi-meili.txt").read_text(encoding="utf-8").splitlines()


def lines_of(source: str) -> list[str]:
    return read_html(source).text.splitlines()


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


# ---------------------------------------------------------------- lists


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol type=a start=26><li>甲<li>乙</ol>", ["z. 甲", "aa. 乙"]),
        ("<ol type=I><li>甲<li>乙<li>丙<li>丁</ol>", ["I. 甲", "II. 乙", "III. 丙", "IV. 丁"]),
        ("<ol type=i start=5000><li>甲</ol>", ["5000. 甲"]),
        ("<ol start=x><li value=-1>甲<li>乙</ol>", ["-1. 甲", "0. 乙"]),
        ("<ol><li><p>甲</p><p>续</p></li><li><p>乙</p></li></ol>", ["1. 甲", "续", "2. 乙"]),
        (
            "<ol><li>甲<ol type=A><li>子</ol><li>乙<ul><li>点</ul></ol>",
            ["1. 甲", "A. 子", "2. 乙", "点"],
        ),
        ("<ol><li hidden>藏<li>甲</ol>", ["1. 甲"]),
        ("<ol style='list-style-type: none'><li>一、甲</ol>", ["一、甲"]),
        ("<ul><li>甲</ul><li>乙", ["甲", "乙"]),
        ("<ol><li></li><li>乙</ol>丙", ["2. 乙", "丙"]),
    ],
)
def test_numbers_that_the_browser_makes(source: str, expected: list[str]) -> None:
    assert lines_of(source) == expected


# ---------------------------------------------------------------- tables


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


# ---------------------------------------------------------------- whatever comes


@pytest.mark.parametrize(
    "source", ["", " \n", "<p></p>", "<!-- 甲 -->", "<title>甲</title>", "<script>甲", "\0"]
)
def test_nothing_to_read(source: str) -> None:
    with pytest.raises(DocumentEmpty):
        read_html(source)


@pytest.mark.parametrize(
    "deep",
    [
        "<div>",
        "<b>",
        "<x>",
        "<ul><li>",
        "<table><tr><td>",
        "<form>",
        "<ol><li><p>",
        "<h1>",
        "<font size=2>",
    ],
)
def test_deep_nesting_loses_no_text(deep: str) -> None:
    started = time.monotonic()
    assert "".join(lines_of(deep * 20_000 + "深<p>后")).replace("1. ", "") == "深后"
    assert time.monotonic() - started < 5


def test_headings_within_headings_take_no_time() -> None:
    started = time.monotonic()
    assert read_html("<div>前</div>" + "<h1>规" * 900).title == "规" * 900
    assert time.monotonic() - started < 5


def test_a_hundred_thousand_divs() -> None:
    source = "<div>" * 100_000 + "深" + "</div>" * 100_000 + "<p>后"
    assert lines_of(source) == ["深", "后"]


def test_what_is_beyond_all_measure_is_refused() -> None:
    with pytest.raises(DocumentTooLarge):
        read_html("<p>" * 2_000_001)
    with pytest.raises(DocumentDamaged):
        read_html("<nav>" * 5000 + "</nav>" * 5000 + "后")


@pytest.mark.parametrize(
    "source", ["<a b=c", "</x>", "<div", "&", "<!--", "<![CDATA[", "<?", "<a a" + "a" * 9, "\u3000\n"]
)
def test_unclosed_source_takes_no_time(source: str) -> None:
    started = time.monotonic()
    assert "正文" in read_html("<p>正文</p>" + source * 50_000).text
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


@pytest.mark.parametrize("escapes", [1, 2])
def test_a_page_whose_tags_are_escaped_is_read_with_its_tags(escapes: int) -> None:
    page = "<p><strong>一、基本情况</strong></p><p>共2547个,其中&lt;10千伏的3个。</p>"
    for _ in range(escapes):
        page = escape(page)
    assert read_html(page).text.split() == ["一、基本情况", "共2547个,其中<10千伏的3个。"]


def test_a_page_out_of_a_program_is_read_without_its_escapes() -> None:
    page = r"<p class=\"a\">一、甲</p>\r\n<p class=\"a\">二、乙</p>\r\n\t<p class=\"b\">三、丙</p>"
    assert lines_of(page) == ["一、甲", "二、乙", "三、丙"]


def test_a_page_that_speaks_of_tags_keeps_them() -> None:
    spoken = "<p>编写规范:段落用&lt;p&gt;,区块用&lt;div&gt;,换行用&lt;br&gt;。</p>"
    assert lines_of(spoken) == ["编写规范:段落用<p>,区块用<div>,换行用<br>。"]


def test_a_page_with_a_script_keeps_its_backslashes() -> None:
    script = r'<script>document.write("<a href=\"x\" id=\"y\" class=\"z\">")</script>'
    page = script + r'<p class="a" id="b">存放于D:\report\temp。</p>'
    assert lines_of(page) == [r"存放于D:\report\temp。"]


LOOKS = "style={styles.section}"


def test_a_program_that_draws_a_page_has_tags_of_its_own() -> None:
    lines = "".join(
        f"<Text {LOOKS} onPress={{() => go({n})}}>第{n}条 <Bold>各单位</Bold>应当<Link to='/a'>执行</Link>。</Text>\n"
        for n in range(1, 12)
    )
    source = f"<View style={{box}}>\n{lines}</View>\n"
    assert is_source(source)
    assert read_html(source).text.splitlines() == [f"第{n}条 各单位应当执行。" for n in range(1, 12)]


def test_a_page_may_have_its_own_tags_in_capitals() -> None:
    source = "<Html><Head><Style a='1'>b</Style></Head><Body>" + "".join(
        f"<P Class='x'>第{n}条 <Span Class='y'>各单位</Span>应当执行。</P>" for n in range(1, 12)
    )
    assert read_html(source + "</Body></Html>").text.splitlines()[0] == "第1条 各单位应当执行。"


def test_fields_of_a_message_are_no_page() -> None:
    message = "".join(f"<Name>单位{n}</Name>\n<Code>{n}</Code>\n" for n in range(10))
    assert not is_source("数据交换报文如下:\n" + message)
