"""Sources of web pages: broken, deeply nested, escaped, or a program's; and texts that are none."""

import time
from html import escape

import pytest

from indexer.errors import DocumentDamaged, DocumentTooLarge
from indexer.readers.html import read_html
from indexer.readers.html_source import is_source
from tests.indexer.readers.html_pages import lines_of

LOOKS = "style={styles.section}"


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
