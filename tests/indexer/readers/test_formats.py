from pathlib import Path

import pytest

import indexer.readers.formats as formats
from indexer.errors import (
    DocumentEmpty,
    DocumentMislabelled,
    DocumentTooLarge,
    DocumentUnreadable,
    FormatUnsupported,
)
from indexer.readers.formats import LARGEST_FILE, READERS, read_bytes, read_file


def stored(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_name_tells_the_format_in_any_case(tmp_path: Path) -> None:
    assert read_file(stored(tmp_path, "A.TXT", "正文。".encode())).text == "正文。"
    assert (
        read_file(stored(tmp_path, "a.htm", "<p>正文。</p>".encode("gb18030"))).text.strip() == "正文。"
    )


def test_the_source_of_a_page_in_a_text_file(tmp_path: Path) -> None:
    articles = [f"第{number}条&nbsp;临时救助应当公开。" for number in "一二三四五六七八九十"]
    source = "".join(f'<p style="text-indent: 2em"><span>{article}</span></p>' for article in articles)
    lines = read_file(stored(tmp_path, "a.txt", source.encode())).text.splitlines()
    assert lines == [article.replace("&nbsp;", "\xa0") for article in articles]


def test_the_source_of_a_program_that_draws_a_page(tmp_path: Path) -> None:
    items = "".join(
        f"  <Text style={{styles.section}}>第{n}条 条文。</Text>\n" for n in "一二三四五六七八九十"
    )
    source = f"      title: '某省河道采砂管理办法',\n<View style={{styles.box}}>\n{items}</View>\n"
    raw = read_file(stored(tmp_path, "a.txt", source.encode()))
    assert raw.title == "某省河道采砂管理办法"
    assert raw.text.splitlines()[1:] == [f"第{n}条 条文。" for n in "一二三四五六七八九十"]


def test_the_title_beside_the_source_of_a_page(tmp_path: Path) -> None:
    articles = "".join(f"<p>第{number}条 举报应当奖励。</p>" for number in "一二三四五六七八九十")
    source = f"INSERT INTO `t` VALUES (5, '某市举报奖励办法', '', '{articles}');"
    assert read_file(stored(tmp_path, "a.txt", source.encode())).title == "某市举报奖励办法"


def test_front_matter_above_tags_is_markdown(tmp_path: Path) -> None:
    articles = "\n".join(f'<p id="t{n}"><b>第{n}条</b> 举报应当奖励。</p>' for n in range(1, 11))
    source = f"---\n标题: 某市举报奖励办法\n日期: 2020-01-01\n---\n\n{articles}\n"
    assert read_file(stored(tmp_path, "a.txt", source.encode())).title == "某市举报奖励办法"


def test_the_source_of_a_page_whose_tags_stand_on_lines_of_their_own(tmp_path: Path) -> None:
    articles = [f"第{number}条 举报应当奖励。" for number in "一二三四五六七八九十"]
    spans = [f"<span>\n{article[:3]}</span>{article[3:]}<br/>" for article in articles[5:]]
    source = "".join(
        f'<p style="text-align:left">\n    {article}\n</p>\n' for article in (*articles[:5], *spans)
    )
    lines = read_file(stored(tmp_path, "a.txt", source.encode())).text.splitlines()
    assert lines == articles


def test_markdown_in_a_text_file(tmp_path: Path) -> None:
    text = "# 关于节水的若干措施\n\n**一、总则**\n\n节约用水。\n\n---\n\n**二、附则**\n"
    found = read_file(stored(tmp_path, "a.txt", text.encode()))
    assert (found.text, found.title) == (text, "关于节水的若干措施")
    assert [text[start:end] for start, end in found.markup][:2] == ["# ", "**"]


def test_markdown_whose_breaks_are_written_out(tmp_path: Path) -> None:
    text = r"# 节水措施\n\n**一、总则**\n\n节约用水。\n\n**二、目标**\n\n达标。\n\n**三、附则**"
    found = read_file(stored(tmp_path, "a.txt", text.encode()))
    assert (found.text, found.title) == (text.replace("\\n", "\n"), "节水措施")


def test_a_text_with_one_number_sign_is_no_markdown(tmp_path: Path) -> None:
    text = "# 1号楼至# 5号楼的供水方案\n各楼水压不低于0.2兆帕。\n"
    assert read_file(stored(tmp_path, "a.txt", text.encode())).title is None


def test_a_text_with_one_table_in_html(tmp_path: Path) -> None:
    table = f"<table><tr>{'<td>指标</td>' * 16}</tr></table>"
    text = "\n".join([*[f"第{number}条 应当节约用水。" for number in "一二三四五"], table, "附则"])
    assert read_file(stored(tmp_path, "a.txt", text.encode())).text == text


def test_a_text_that_only_speaks_of_tags(tmp_path: Path) -> None:
    text = "\n".join([*["每段以</p>结尾,表格以</td>分格。"] * 6, *["按照网站建设规范执行。"] * 40])
    assert read_file(stored(tmp_path, "a.txt", text.encode())).text == text


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_an_empty_file_of_any_format(tmp_path: Path, suffix: str, data: bytes) -> None:
    with pytest.raises(DocumentEmpty):
        read_file(stored(tmp_path, f"a{suffix}", data))


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", b"%PDF-1.7\n"), ("a.md", b"PK\x03\x04"), ("a.pdf", b"PK\x03\x04"), ("a.docx", b"%PDF-1.7"),
     ("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ("a.doc", b"PK\x03\x04"), ("a.docx", b"{\\rtf1"),
     ("a.pdf", b"\x89PNG"), ("a.ofd", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
)  # fmt: skip
def test_content_of_another_format(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(DocumentMislabelled):
        read_file(stored(tmp_path, name, data))


def test_names_that_no_reader_knows(tmp_path: Path) -> None:
    for name in ("a.xlsx", "noext"):
        with pytest.raises(FormatUnsupported, match=r"\.docx"):
            read_file(stored(tmp_path, name, b"x"))


def test_200_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(DocumentTooLarge, match="200 MB"):
        read_file(path)
    assert LARGEST_FILE < 200 * 2**20


def test_a_text_longer_than_any_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "LONGEST_TEXT", 5)
    with pytest.raises(DocumentTooLarge):
        read_bytes("六个字的正文".encode(), ".txt", READERS[".txt"])


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".ofd", ".doc"])
def test_truncated_files_are_told(tmp_path: Path, suffix: str) -> None:
    starts = {".pdf": b"%PDF-1.7\n1 0 obj", ".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1half"}
    with pytest.raises(DocumentUnreadable) as caught:
        read_file(stored(tmp_path, f"a{suffix}", starts.get(suffix, b"PK\x03\x04half")))
    assert caught.value.code in ("document_damaged", "converter_missing")
