"""Word's styles: the usual one, their names, and what each is based on."""

from lxml import etree

from indexer.readers.word_elements import value
from indexer.readers.word_styles import Styles
from tests.indexer.readers.numbering_xml import NAMESPACE, paragraph

STYLES = Styles(
    etree.fromstring(
        f"<w:styles {NAMESPACE}>"
        '<w:style w:type="character" w:default="1" w:styleId="c"><w:name w:val="Default Font"/></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="loop"/></w:style>'
        "</w:styles>"
    )
)


def test_a_paragraph_without_a_style_has_the_usual_one() -> None:
    assert [STYLES.style_of(paragraph(style=style)) for style in ("1", "")] == ["1", "a"]
    assert Styles(None).style_of(paragraph()) == ""


def test_a_style_is_known_by_another_name() -> None:
    assert [STYLES.name(style) for style in ("1", "2", "none")] == ["heading 1", "", ""]


def test_a_style_is_based_on_others_nearest_first() -> None:
    assert [value(style, "styleId") for style in STYLES.chain("2")] == ["2", "1", "a"]
    assert list(STYLES.chain("none")) == []


def test_a_style_that_is_based_on_itself_comes_to_an_end() -> None:
    assert {value(style, "styleId") for style in STYLES.chain("loop")} == {"loop"}
