import io
import zipfile

import pytest

from indexer.errors import DocumentDamaged
from indexer.readers.docx import read_docx
from tests.indexer.readers.word_files import NAMESPACES, paragraph, with_body, zipped


def test_strict_documents_and_other_names_of_parts() -> None:
    usual = with_body(paragraph("甲"), paragraph("乙", properties="<w:pStyle w:val='Title'/>"))
    with zipfile.ZipFile(io.BytesIO(usual)) as archive:
        body = archive.read("word/document.xml").decode()
    strict = body.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    relations = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='1'"
        " Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='/Word/Main.xml'/>"
        "</Relationships>"
    )
    raw = read_docx(zipped({"_rels/.rels": relations, "word\\main.xml": strict}))
    assert (raw.text, raw.title) == ("甲\n乙\n", "乙")


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE d [<!ENTITY a "甲"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://localhost/d.dtd">',
    ],
)
def test_a_document_that_defines_entities_is_refused(doctype: str) -> None:
    body = f"{doctype}<w:document {NAMESPACES}><w:body>{paragraph('甲')}</w:body></w:document>"
    with pytest.raises(DocumentDamaged):
        read_docx(zipped({"word/document.xml": body}))
