import datetime
import hashlib
import os
from pathlib import Path

import pytest

from indexer import corpus
from indexer.corpus import ReadDocument, Unreadable, read_corpus
from indexer.errors import CorpusMissing, MetadataInvalid
from indexer.readers.rawtext import RawText
from indexer.table import NAME as TABLE
from tests.conftest import CORPUS


def table(folder: Path, **extra: str) -> None:
    rows = {"id": '"a"', "file": '"a.txt"', "title": '"甲"'} | extra
    lines = [f"{key} = {value}" for key, value in rows.items()]
    (folder / TABLE).write_text("[[document]]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def documents(folder: Path) -> list[ReadDocument]:
    found = list(read_corpus(folder))
    assert not [one for one in found if isinstance(one, Unreadable)]
    return [one for one in found if isinstance(one, ReadDocument)]


def code_of_only(folder: Path) -> str:
    [one] = read_corpus(folder)
    assert isinstance(one, Unreadable)
    return one.error.code


def test_the_five_documents_are_stored_byte_for_byte() -> None:
    found = documents(CORPUS)
    assert [read.document.document_id for read in found] == [
        "shanxi-meili", "jinzhong-145", "shanxi-shengtaisheng", "guizhou-meili", "lingqiu-shifan",
    ]  # fmt: skip
    for document, raw, _ in found:
        stored = (CORPUS / document.file).read_bytes()
        assert stored == raw.text.encode()
        assert hashlib.sha256(stored).hexdigest() == document.sha256


def test_a_folder_without_a_table_is_a_corpus_too(tmp_path: Path) -> None:
    text = "某省人民政府\n关于加强节水的意见\n一、总体要求\n节约用水。\n"
    (tmp_path / "节水 意见(2024).txt").write_text(text, encoding="utf-8")
    [(document, raw, _)] = documents(tmp_path)
    assert document.document_id == "节水-意见-2024"
    assert document.title == "某省人民政府 关于加强节水的意见"
    assert raw.text == text


def test_a_statute_tells_its_own_dates(tmp_path: Path) -> None:
    law = (
        "# 某省节水条例\n\n2010年1月8日 某省第十届人民代表大会常务委员会第一次会议通过\n\n"
        "2018年10月26日 某省第十三届人民代表大会常务委员会第六次会议《关于修改〈某省节水条例〉的决定》修正\n\n"
        "<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 节约用水。\n\n第二条 本条例自2010年3月1日起施行。\n"
    )
    (tmp_path / "law.md").write_text(law, encoding="utf-8")
    [(document, *_)] = documents(tmp_path)
    assert document.title == "某省节水条例"
    assert document.adopted == datetime.date(2010, 1, 8)
    assert document.amended == (datetime.date(2018, 10, 26),)
    assert document.effective == datetime.date(2010, 3, 1)


def test_newlines_are_not_translated(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("一、甲\r\n正文。\r\n".encode())
    [(_, raw, _)] = documents(tmp_path)
    assert raw.text == "一、甲\r\n正文。\r\n"


def test_no_folder_and_an_empty_folder(tmp_path: Path) -> None:
    for folder in (tmp_path / "none", tmp_path):
        with pytest.raises(CorpusMissing):
            list(read_corpus(folder))


def test_a_file_that_the_table_names_is_missing(tmp_path: Path) -> None:
    table(tmp_path)
    assert code_of_only(tmp_path) == "document_missing"


def test_a_file_that_is_not_the_one_of_the_table(tmp_path: Path) -> None:
    table(tmp_path, sha256=f'"{"0" * 64}"')
    (tmp_path / "a.txt").write_text("改过的正文。", encoding="utf-8")
    assert code_of_only(tmp_path) == "document_damaged"


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"  \n ")
    (tmp_path / "b.txt").write_text("一、甲\n正文。", encoding="utf-8")
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04 half")
    (tmp_path / "d.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "e.xlsx").write_bytes(b"PK\x03\x04")
    codes = [one.error.code if isinstance(one, Unreadable) else "" for one in read_corpus(tmp_path)]
    assert codes == [
        "document_empty",
        "",
        "document_damaged",
        "document_mislabelled",
        "format_unsupported",
    ]


def test_what_a_library_raises_is_a_damaged_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> RawText:
        raise RecursionError

    monkeypatch.setattr(corpus, "read_file", broken)
    (tmp_path / "a.txt").write_text("正文。", encoding="utf-8")
    assert code_of_only(tmp_path) == "document_damaged"


def test_a_name_of_another_encoding_is_told(tmp_path: Path) -> None:
    name = os.fsdecode("节水.txt".encode("gbk"))
    (tmp_path / name).write_text("一、甲\n正文。", encoding="utf-8")
    assert code_of_only(tmp_path) == "format_unsupported"


def test_hidden_files_and_locks_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、甲\n正文。", encoding="utf-8")
    (tmp_path / "~$a.docx").write_bytes(b"lock")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "b.txt").write_text("不是文件。", encoding="utf-8")
    assert [read.document.file for read in documents(tmp_path)] == ["a.txt"]


def test_a_file_outside_the_corpus_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("秘密。", encoding="utf-8")
    inside = tmp_path / "corpus"
    inside.mkdir()
    table(inside, file='"../secret.txt"')
    with pytest.raises(MetadataInvalid):
        list(read_corpus(inside))


def test_files_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    for name in ("a b.txt", "a-b.txt", "x/a-b.txt", "....txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("正文一句。", encoding="utf-8")
    found = documents(tmp_path)
    assert [read.document.document_id for read in found] == ["a-b", "a-b-2", "a-b-3"]


def test_the_title_tells_what_neither_table_nor_text_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "洛阳市“十五五”环境规划(征求意见稿)\n一、目标\n保护环境。\n", encoding="utf-8"
    )
    [read] = documents(tmp_path)
    assert read.document.region == ("河南省", "洛阳市", None)
    assert (read.document.kind, read.document.period, read.document.status) == (
        "规划",
        (2026, 2030),
        "draft",
    )


def test_the_table_counts_before_the_title(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、目标\n保护环境。\n", encoding="utf-8")
    table(tmp_path, title='"洛阳市环境规划"', province='"山西省"', kind='"方案"')
    [read] = documents(tmp_path)
    assert (read.document.region, read.document.kind) == (("山西省", None, None), "方案")


def test_the_signature_and_the_title_tell_who_issued_a_document_and_when(tmp_path: Path) -> None:
    text = "关于节水的意见\n一、甲。\n二、乙。\n三、丙。\n广州市水务局\n2023年5月6日\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text("某市财政局关于节水的通知\n一、甲。\n", encoding="utf-8")
    (signed, *_), (titled, *_) = documents(tmp_path)
    assert (signed.issuer, signed.date) == (("广州市水务局",), datetime.date(2023, 5, 6))
    assert signed.region == ("广东省", "广州市", None)
    assert (titled.issuer, titled.date) == (("某市财政局",), None)


def test_the_name_of_a_file_tells_the_place_that_its_text_leaves_out(tmp_path: Path) -> None:
    (tmp_path / "大庆市经济运行情况.txt").write_text("经济运行情况\n一、甲。\n", encoding="utf-8")
    [(document, *_)] = documents(tmp_path)
    assert document.region == ("黑龙江省", "大庆市", None)


def test_whom_a_document_without_a_title_is_for_tells_the_place(tmp_path: Path) -> None:
    text = "### 各县（区）人民政府、抚州高新区管委会，市政府各部门：\n\n一、新建敬老院。\n二、改造敬老院。\n"
    (tmp_path / "notice.md").write_text(text, encoding="utf-8")
    [(document, *_)] = documents(tmp_path)
    assert document.title == "notice"
    assert document.region == ("江西省", "抚州", None)


def test_a_guide_is_called_what_its_first_field_says(tmp_path: Path) -> None:
    text = "一、事项名称：高龄津贴申领\n二、承诺时限：5个工作日\n三、收费标准：不收费\n"
    (tmp_path / "guide.txt").write_text(text, encoding="utf-8")
    [(document, *_)] = documents(tmp_path)
    assert document.title == "高龄津贴申领"
