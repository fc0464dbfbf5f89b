import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import DocumentDamaged
from indexer.readers.plain import decoded, read_plain, title_told
from tests.conftest import CORPUS

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "name", ["shanxi-meili", "jinzhong-145", "shanxi-shengtaisheng", "guizhou-meili", "lingqiu-shifan"]
)
def test_every_document_in_every_encoding(name: str, encoding: str) -> None:
    text = (CORPUS / "documents" / f"{name}.txt").read_bytes().decode()
    assert read_plain(decoded(text.encode(encoding))).text == text


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "text", ["一、总体要求\n坚持节水优先。\n", "第一条 为了节约用水,制定本条例。", "節約用水,保護環境。"]
)
def test_short_texts(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_big_endian_with_a_mark() -> None:
    assert decoded(codecs.BOM_UTF16_BE + "节水".encode("utf-16-be")) == "节水"


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe\x00", bytes(range(256)), "节水".encode()[:-1] + b"\xff", b"\x81", b"\xef\xbb\xbf\xff"],
)
def test_what_is_no_text_is_damaged(data: bytes) -> None:
    with pytest.raises(DocumentDamaged, match="编码"):
        decoded(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(DocumentDamaged):
        decoded(data)


@given(st.text())
def test_any_utf8_is_read_as_it_is(text: str) -> None:
    encoded = text.encode("utf-8", errors="replace")
    assert decoded(encoded) == encoded.decode().removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "INSERT INTO `news` VALUES (7, 3, '乡镇敬老院管理办法(试行)', '第一条');",
            "乡镇敬老院管理办法(试行)",
        ),
        (
            "INSERT INTO t VALUES ('政府文件通知公告', '关于印发节水措施的通知');",
            "关于印发节水措施的通知",
        ),
        ('{"channel": "政府信息公开指南",\n "title": "某省节水条例（试行）"}', "某省节水条例（试行）"),
        ('const title = "某省节约用水条例";\nconst text = "第一条";', "某省节约用水条例"),
        ("# aaa = '某市储备粮管理办法的通知'\n# ddd = '各县", "某市储备粮管理办法的通知"),
        ("依照'乡镇敬老院管理办法', 第一条 为了", None),
        ('(征求意见稿)\n为落实"山西省大气污染防治条例",制定本办法。', None),
        ("-- 2 --\n根据'生态环境保护工作责任规定',制定", None),
        ('[转发]\n现将"山西省大气污染防治工作方案",印发', None),
    ],
)
def test_the_title_that_a_program_holds(text: str, title: str | None) -> None:
    assert read_plain(text).title == title


def test_the_title_that_a_field_tells() -> None:
    text = "标题: 关于预算草案的报告\n发布时间: 2017-01-25\n====正文====\n一、收入\n增长。"
    assert read_plain(text).title == "关于预算草案的报告"
    assert read_plain("一、要求\n标题:宋体二号字加粗\n正文:仿宋").title is None


def test_line_breaks_that_a_database_wrote_out() -> None:
    text = "\\r\\n".join(f"第{number}条 应当节约用水。" for number in "一二三四五六")
    assert read_plain(text).text == text.replace("\\r\\n", "\n")


def test_blanks_of_a_page_are_not_read() -> None:
    text = "&nbsp;&emsp;1.易地扶贫搬迁。"
    signs = read_plain(text).markup
    assert [text[slice(*sign)] for sign in signs] == ["&nbsp;", "&emsp;"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("  title: '某省河道采砂管理办法',\n  height: 30\n", "某省河道采砂管理办法"),
        ('"title": "某省河道采砂管理办法",\n', "某省河道采砂管理办法"),
        ('各单位应当执行。附:"title":"某某管理办法",\n', None),
        ("名称: '某省河道采砂管理办法',\n", None),
    ],
)
def test_the_title_that_a_key_tells(text: str, title: str | None) -> None:
    assert title_told(text) == title
