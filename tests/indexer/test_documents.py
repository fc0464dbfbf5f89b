import hashlib
from pathlib import Path

import pytest

from indexer.documents import TABLE, read_corpus, title_of
from indexer.errors import CorpusMissing, DocumentDamaged, DocumentMissing, MetadataInvalid
from tests.conftest import CORPUS


def table(folder: Path, **extra: str) -> None:
    rows = {"id": '"a"', "file": '"a.txt"', "title": '"甲"'} | extra
    lines = [f"{key} = {value}" for key, value in rows.items()]
    (folder / TABLE).write_text("[[document]]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def test_the_five_documents_are_stored_byte_for_byte() -> None:
    documents = list(read_corpus(CORPUS))
    assert [d.document.document_id for d in documents] == [
        "shanxi-meili", "jinzhong-145", "shanxi-shengtaisheng", "guizhou-meili", "lingqiu-shifan",
    ]  # fmt: skip
    for document, text in documents:
        stored = (CORPUS / document.file).read_bytes()
        assert stored == text.encode()
        assert hashlib.sha256(stored).hexdigest() == document.sha256


def test_what_the_text_does_not_tell_is_none() -> None:
    by_id = {d.document.document_id: d.document for d in read_corpus(CORPUS)}
    assert by_id["guizhou-meili"].date is None
    assert by_id["guizhou-meili"].status == "draft"
    assert by_id["lingqiu-shifan"].issuer == ()
    assert by_id["shanxi-meili"].status is None
    assert by_id["shanxi-shengtaisheng"].period == (2021, 2030)
    assert by_id["lingqiu-shifan"].region == ("山西省", "大同市", "灵丘县")


def test_a_folder_without_a_table_is_a_corpus_too(tmp_path: Path) -> None:
    text = "某省人民政府\n关于加强节水的意见\n一、总体要求\n节约用水。\n"
    (tmp_path / "节水 意见(2024).txt").write_text(text, encoding="utf-8")
    [(document, stored)] = read_corpus(tmp_path)
    assert document.document_id == "节水-意见-2024"
    assert document.title == "某省人民政府 关于加强节水的意见"
    assert stored == text


def test_newlines_are_not_translated(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("一、甲\r\n正文。\r\n".encode())
    [(_, text)] = read_corpus(tmp_path)
    assert text == "一、甲\r\n正文。\r\n"


def test_title_of_a_text_without_title_lines_is_empty() -> None:
    assert title_of("只有一句正文。\n再一句。") == ""


def test_no_folder_and_an_empty_folder(tmp_path: Path) -> None:
    for folder in (tmp_path / "none", tmp_path):
        with pytest.raises(CorpusMissing):
            list(read_corpus(folder))


def test_a_file_that_the_table_names_is_missing(tmp_path: Path) -> None:
    table(tmp_path)
    with pytest.raises(DocumentMissing, match=r"a\.txt"):
        list(read_corpus(tmp_path))


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"\xff\xfe\x00", "UTF-8"), (b"  \n ", "空"), ("改过的正文。".encode(), "校验")],
)
def test_damaged_files(tmp_path: Path, data: bytes, reason: str) -> None:
    checked = {"sha256": f'"{"0" * 64}"'} if reason == "校验" else {}
    table(tmp_path, **checked)
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(DocumentDamaged, match=reason):
        list(read_corpus(tmp_path))


@pytest.mark.parametrize(
    "text",
    ["这不是 TOML", "[[document]]\nid = 'a'\n", "", "[[document]]\nid='a'\nfile='a'\ntitle='t'\ncolour='red'\n",
     "[[document]]\nid='a'\nfile='a'\ntitle='t'\n[[document]]\nid='a'\nfile='b'\ntitle='t'\n",
     *(f"[[document]]\nid='a'\nfile='a'\ntitle='t'\n{line}\n" for line in
       ("period=[2021]", "period='2021'", "date='2022-01-25'", "issuer='省政府'", "status='final'", "kind=3")),
     *(f"[[document]]\nid={name}\nfile='a'\ntitle='t'\n" for name in ("'../x'", "'x/y'", "'x y'", "''", "5"))],
)  # fmt: skip
def test_a_table_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    (tmp_path / TABLE).write_text(text, encoding="utf-8")
    with pytest.raises(MetadataInvalid):
        list(read_corpus(tmp_path))


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
    assert [d.document.document_id for d in read_corpus(tmp_path)] == [
        "document",
        "a-b",
        "a-b-2",
        "a-b-3",
    ]
