"""The styles of a Word document: which one a paragraph has, and which others that one is based on."""

from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element as Element

from indexer.readers.word_elements import W, value

# No style is based on more others, one upon another.
_LONGEST_CHAIN = 50


class Styles:
    """What styles.xml holds, None where a document has no such part."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(W + "style")
        self._styles = {value(style, "styleId"): style for style in reversed(styles)}
        defaults = (s for s in styles if _is_default(s) and value(s, "type") == "paragraph")
        self._default = value(next(defaults, None), "styleId")

    def style_of(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        return value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default

    def name(self, style_id: str) -> str:
        """The name shown in Word, which may differ from the id; "" where there is no such style."""
        style = self._styles.get(style_id)
        return "" if style is None else value(style.find(W + "name"))

    def chain(self, style_id: str) -> Iterator[Element]:
        """A style and those it is based on, nearest first."""
        return islice(self._based_on(style_id), _LONGEST_CHAIN)

    def _based_on(self, style_id: str) -> Iterator[Element]:
        style = self._styles.get(style_id)
        while style is not None:
            yield style
            style = self._styles.get(value(style.find(W + "basedOn")))


def _is_default(style: Element) -> bool:
    return value(style, "default").lower() in ("1", "true", "on")
