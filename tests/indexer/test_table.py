import datetime
from pathlib import Path

import pytest

from indexer.errors import MetadataInvalid
from indexer.table import NAME, read_table
from tests.conftest import CORPUS


def test_what_the_texts_of_the_five_documents_do_not_tell_is_unknown() -> None:
    by_id = {document.document_id: document for document in read_table(CORPUS / NAME)}
    assert by_id["guizhou-meili"].date is None
    assert by_id["guizhou-meili"].status == "draft"
    assert by_id["lingqiu-shifan"].issuer == ()
    assert by_id["shanxi-meili"].status is None
    assert by_id["shanxi-shengtaisheng"].period == (2021, 2030)
    assert by_id["lingqiu-shifan"].region == ("山西省", "大同市", "灵丘县")


def test_validity_stands_in_the_table(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(
        "[[document]]\nid='a'\nfile='a.txt'\ntitle='甲'\nstatus='repealed'\neffective=2010-01-01\n"
        "expires=2019-12-31\nreplaced_by='b'\namended=[2012-05-01]\n"
        "[[document]]\nid='b'\nfile='b.txt'\ntitle='乙'\nreplaces=['a', '旧办法']\n",
        encoding="utf-8",
    )
    old, new = read_table(tmp_path / NAME)
    assert old.effective == datetime.date(2010, 1, 1)
    assert old.expires == datetime.date(2019, 12, 31)
    assert old.amended == (datetime.date(2012, 5, 1),)
    assert (old.replaced_by, new.replaces) == ("b", ("a", "旧办法"))


@pytest.mark.parametrize(
    "text",
    ["这不是 TOML", "[document]\nid='a'\nfile='a'\ntitle='t'\n", "document=[['a']]\n", "[[document]]\nid='a'\ntitle='t'\nfile=\"b\\u0000\"\n", "[[document]]\nid = 'a'\n", "", "[[document]]\nid='a'\nfile='a'\ntitle='t'\ncolour='red'\n",
     "[[document]]\nid='a'\nfile='a'\ntitle='t'\n[[document]]\nid='a'\nfile='b'\ntitle='t'\n",
     *(f"[[document]]\nid='a'\nfile='a'\ntitle='t'\n{line}\n" for line in
       ("period=[2021]", "period='2021'", "date='2022-01-25'", "issuer='省政府'", "status='final'", "kind=3",
        "issuer=[1]", "amended=['2012-05-01']", "effective=2010-01-01T00:00:00", "replaced_by='nowhere'")),
     *(f"[[document]]\nid={name}\nfile='a'\ntitle='t'\n" for name in ("'../x'", "'x/y'", "'x y'", "''", "5"))],
)  # fmt: skip
def test_a_table_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(MetadataInvalid):
        read_table(tmp_path / NAME)
