"""OFD, China's fixed-layout format (GB/T 33190-2016) → text: a zip of XML, page by page."""

import math
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
from typing import NamedTuple

from lxml import etree

from indexer.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentEncrypted,
    DocumentMislabelled,
    DocumentScanned,
    DocumentTooLarge,
)
from indexer.readers.archive import LARGEST_XML, Archive
from indexer.readers.layout import MOST_ON_A_PAGE, MOST_PAGES, laid_out
from indexer.readers.rawtext import RawText
from indexer.readers.sheet import Glyph, Sheet, turned, usual_width

_ROOT = "OFD.xml"
# What the zip files of other formats hold, and what these are.
_OTHERS = {"word/": ".docx", "xl/": ".xlsx", "ppt/": ".pptx", "META-INF/": ".odt"}
# What a page is taken to measure where the file does not say: A4, in millimetres.
_A4 = (210.0, 297.0)
# 3.5 mm is a small five, the usual size of print.
_USUAL_SIZE = 3.5
# A following character within this many ems stands next to it, however wide its letters are.
_NEXT_DOOR = 0.6

_Matrix = tuple[float, float, float, float, float, float]


class _Layer(NamedTuple):
    """What a page or template shows."""

    glyphs: tuple[Glyph, ...] = ()
    has_images: bool = False


def read_ofd(data: bytes) -> RawText:
    """The text of an OFD file, its documents and their pages in order, templates with every page.

    Raises DocumentDamaged, DocumentEmpty, DocumentEncrypted, DocumentMislabelled, DocumentScanned or
    DocumentTooLarge.
    """
    if not data.startswith(b"PK"):
        raise DocumentMislabelled("内容不是 OFD。请按实际格式改扩展名,或重新下载。")
    archive = Archive(data)
    raw = laid_out(sheet for sheet, _ in _all_pages(archive))
    if raw.text:
        return raw
    if any(has_images for _, has_images in _all_pages(archive)):
        raise DocumentScanned("这个 OFD 是扫描件,没有文字。请先做文字识别(OCR)。")
    raise DocumentEmpty("这个 OFD 没有内容。请检查文件。")


class _Package:
    """The XML of the file; together no more than `LARGEST_XML` bytes are parsed."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._unread = LARGEST_XML
        if _ROOT not in archive.names:
            raise _without_root(archive)

    def bodies(self) -> Iterator[str]:
        """The document files that OFD.xml names."""
        root = self.xml(_ROOT)
        if any("encryption" in name.lower() for name in self._archive.names) or any(
            _name(element) in ("Encryption", "Encryptions") for element in root.iter()
        ):
            raise DocumentEncrypted("这个 OFD 加了密。请导出不加密的文件后再放入语料。")
        places = [_text(each) for each in root.iter() if _name(each) == "DocRoot"]
        if not any(places):
            raise DocumentDamaged("OFD.xml 没有指出正文在哪里。请重新下载或重新导出。")
        return (posixpath.normpath(place.lstrip("/")) for place in places if place)

    def xml(self, name: str) -> etree._Element:
        """One member's root element. Raises DocumentDamaged or DocumentTooLarge."""
        if not name.lower().endswith(".xml"):
            raise DocumentDamaged(f"OFD 里的 {name} 不是 XML。请重新下载或重新导出。")
        data = self._archive.read(name)
        self._unread -= len(data)
        if self._unread < 0:
            raise DocumentTooLarge(f"OFD 的文字部分超过上限 {LARGEST_XML // 2**20} MB。请拆成几份。")
        # A parser of its own for each: a hardened one keeps no state worth sharing.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError):
            raise DocumentDamaged(f"OFD 里的 {name} 损坏了。请重新下载或重新导出。") from None


def _without_root(archive: Archive) -> Exception:
    for folder, ending in _OTHERS.items():
        if any(name.startswith(folder) for name in archive.names):
            return DocumentMislabelled(f"内容是 {ending},不是 OFD。请按实际格式改扩展名。")
    return DocumentDamaged("压缩包里没有 OFD.xml。请重新下载或重新导出。")


# Pages


def _all_pages(archive: Archive) -> Iterator[tuple[Sheet, bool]]:
    """Each page, and whether there is a picture on it."""
    package = _Package(archive)
    for body in package.bodies():
        yield from _pages(package, body)


def _pages(package: _Package, body: str) -> Iterator[tuple[Sheet, bool]]:
    document = package.xml(body)
    places = [_place(page, body) for page in _named(document, "Pages", "Page")]
    if len(places) > MOST_PAGES:
        raise DocumentTooLarge(f"这个 OFD 有 {len(places)} 页,超过上限 {MOST_PAGES} 页。请拆成几份。")
    templates = {
        each.get("ID", ""): _layer(package.xml(_place(each, body)))
        for each in _named(document, "CommonData", "TemplatePage")
    }
    size = _size(document)
    for place in places:
        page = package.xml(place)
        used = [each.get("TemplateID", "") for each in page if _name(each) == "Template"]
        layers = [*(templates.get(template, _Layer()) for template in used), _layer(page)]
        glyphs = _limited(chain.from_iterable(layer.glyphs for layer in layers))
        width, height = _size(page) or size or _A4
        yield Sheet(width, height, glyphs), any(layer.has_images for layer in layers)


def _named(root: etree._Element, parent: str, name: str) -> Iterator[etree._Element]:
    """Elements called `name` in the root's children called `parent`."""
    for each in root:
        if _name(each) == parent:
            yield from (child for child in each if _name(child) == name)


def _place(element: etree._Element, named_in: str) -> str:
    """The member that an element's BaseLoc means, absolute or beside the file that names it."""
    place = element.get("BaseLoc", "").strip()
    if not place:
        raise DocumentDamaged(f"OFD 里的 {named_in} 没有指出页面在哪里。请重新下载或重新导出。")
    folder = "" if place.startswith("/") else posixpath.dirname(named_in)
    return posixpath.normpath(posixpath.join(folder, place.lstrip("/")))


def _size(root: etree._Element) -> tuple[float, float] | None:
    """Of the page, in millimetres."""
    boxes = [_numbers(_text(each)) for each in root.iter() if _name(each) == "PhysicalBox"]
    return next(((box[2], box[3]) for box in boxes if len(box) == 4), None)


# What is on a page


def _layer(root: etree._Element) -> _Layer:
    shown = [*chain.from_iterable(_shown(each) for each in root if _name(each) == "Content")]
    texts = [each for each in shown if _name(each) == "TextObject"]
    has_images = any(_name(each) == "ImageObject" for each in shown)
    return _Layer(_limited(chain.from_iterable(map(_glyphs, texts))), has_images)


def _limited(glyphs: Iterable[Glyph]) -> tuple[Glyph, ...]:
    """What is on one page. Raises DocumentTooLarge beyond `MOST_ON_A_PAGE` characters."""
    kept = tuple(islice(glyphs, MOST_ON_A_PAGE + 1))
    if len(kept) > MOST_ON_A_PAGE:
        raise DocumentTooLarge(f"这个 OFD 有一页超过上限 {MOST_ON_A_PAGE} 字。请检查文件。")
    return kept


def _shown(element: etree._Element) -> Iterator[etree._Element]:
    """The element and all in it, except what is marked as not visible."""
    if _name(element) and element.get("Visible", "").strip().lower() not in ("false", "0"):
        yield element
        for child in element:
            yield from _shown(child)


def _glyphs(text_object: etree._Element) -> Iterator[Glyph]:
    boundary = _numbers(text_object.get("Boundary"))[:2] or [0.0, 0.0]
    x, y = boundary if len(boundary) == 2 else (0.0, 0.0)
    matrix = _matrix(text_object, x, y)
    # easyofd writes the attribute in lower case.
    size = next(iter(_numbers(text_object.get("Size") or text_object.get("size"))), _USUAL_SIZE)
    stretch = next(iter(_numbers(text_object.get("HScale"))), 1.0)
    for code in text_object:
        if _name(code) == "TextCode":
            yield from _written(code, matrix, size, stretch)


def _matrix(text_object: etree._Element, x: float, y: float) -> _Matrix:
    numbers = _numbers(text_object.get("CTM"))
    a, b, c, d, e, f = numbers if len(numbers) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return a, b, c, d, e + x, f + y


def _written(code: etree._Element, matrix: _Matrix, size: float, stretch: float) -> Iterator[Glyph]:
    text = _text(code)[: MOST_ON_A_PAGE + 1]
    widths = [usual_width(char) * size * stretch for char in text]
    steps = _steps(code, text, widths)
    is_upright = sum(abs(down) for _, down in steps) > sum(abs(across) for across, _ in steps)
    direction = (0.0, 1.0) if is_upright else (1.0, 0.0)
    x, y = (next(iter(_numbers(code.get(name))), 0.0) for name in ("X", "Y"))
    for char, width, step in zip(text, widths, steps, strict=True):
        length = math.hypot(*step)
        is_beside = 0 < length < width + _NEXT_DOOR * size
        yield _glyph(char, (x, y), direction, matrix, (length if is_beside else width, size))
        x, y = x + step[0], y + step[1]


def _steps(code: etree._Element, text: str, widths: Sequence[float]) -> list[tuple[float, float]]:
    """How far the next character stands from each; what the file leaves open as wide as it is."""
    across = _deltas(code.get("DeltaX"), len(text))
    down = _deltas(code.get("DeltaY"), len(text))
    missing = [0.0] * len(text) if down else widths
    rights = [*across, *missing[len(across) :]]
    return [*zip(rights, [*down, *[0.0] * (len(text) - len(down))], strict=True)]


def _glyph(
    char: str,
    place: tuple[float, float],
    direction: tuple[float, float],
    matrix: _Matrix,
    box: tuple[float, float],
) -> Glyph:
    """A character with its place, direction, width and size turned into those on the page."""
    a, b, c, d, e, f = matrix
    (x, y), (along, down), (width, size) = place, direction, box
    right, below = a * along + c * down, b * along + d * down
    stretch = math.hypot(right, below)
    height = size * abs(a * d - b * c) / stretch if stretch else 0.0
    degrees = math.degrees(math.atan2(below, right))
    return turned(char, a * x + c * y + e, b * x + d * y + f, degrees, width * stretch, height)


# Values


def _name(element: etree._Element) -> str:
    """Without the namespace, which not every program writes right; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: etree._Element) -> str:
    return element.text or ""


def _numbers(value: str | None) -> list[float]:
    """The numbers of an attribute; none where one of them is no number."""
    try:
        numbers = [float(each) for each in (value or "").split()]
    except ValueError:
        return []
    return numbers if all(map(math.isfinite, numbers)) else []


def _deltas(value: str | None, most: int) -> list[float]:
    """Distances, with `g 3 5.2` written out as 5.2 three times; no more than there are characters."""
    deltas: list[float] = []
    words = iter(re.sub(r"g", " g ", value or "").split())
    for word in words:
        times = _numbers(next(words, "")) if word == "g" else [1.0]
        number = _numbers(next(words, "") if word == "g" else word)
        if not times or not number:
            break
        deltas.extend(repeat(number[0], min(max(int(times[0]), 0), most)))
        if len(deltas) >= most:
            break
    return deltas[:most]
