"""XML of Word's lists for tests: levels, nums, the paragraphs in them, and the labels these get."""

from lxml import etree

from indexer.readers.word_numbering import Numbering
from indexer.readers.word_styles import Styles

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(
    index: int,
    text: str,
    number_format: str = "decimal",
    start: int = 1,
    more: str = "",
    suffix: str = "nothing",
) -> str:
    """A w:lvl; `more` stands where it is simplest to read, for order does not matter to us."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, abstract_number: int = 0, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>{overrides}</w:num>'


def restart(index: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def numbering(*parts: str, styles: str = "") -> Numbering:
    root = etree.fromstring(f"<w:numbering {NAMESPACE}>{''.join(parts)}</w:numbering>")
    return Numbering(root, Styles(etree.fromstring(f"<w:styles {NAMESPACE}>{styles}</w:styles>")))


def paragraph(index: int | None = 0, number: int | None = 1, style: str = "") -> etree._Element:
    ilvl = "" if index is None else f'<w:ilvl w:val="{index}"/>'
    num_id = "" if number is None else f'<w:numId w:val="{number}"/>'
    properties = f"<w:numPr>{ilvl}{num_id}</w:numPr>" if ilvl or num_id else ""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return etree.fromstring(f"<w:p {NAMESPACE}><w:pPr>{style}{properties}</w:pPr></w:p>")


def labels(counted: Numbering, *places: tuple[int, int]) -> list[str]:
    """The labels of paragraphs given by level and num."""
    return [counted.label(paragraph(index, number)) for index, number in places]
