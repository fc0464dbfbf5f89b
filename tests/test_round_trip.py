"""A document of the corpus, written in another format and read back, gives the same clauses."""

import html
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

import docx
import pytest
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.platypus import Paragraph as Printed

from indexer.build import Parsed
from indexer.clauses import ParsedClause
from indexer.corpus import ReadDocument
from indexer.folding import fold_text
from indexer.lines import printed
from indexer.outline import outline
from indexer.parsing import ParsedDocument, coverage, parse
from indexer.parts import PartKind
from indexer.readers.formats import READERS, read_bytes
from indexer.readers.rawtext import RawText
from indexer.readers.sheet import usual_width
from tests.indexer.readers import test_ofd, test_pdf

# A title is set in the middle of its line; the notice that goes with a plan is set like text.
_CENTRED = (PartKind.TITLE,)


class Line(str):
    """A paragraph as printed, and whether it is set in the middle."""

    is_centred = False


def lines_of(parsed: ParsedDocument) -> list[Line]:
    spans = [part.span for part in parsed.parts if part.kind in _CENTRED]
    found = []
    for paragraph in printed(RawText(parsed.text)).paragraphs:
        pieces = (line.whole for line in paragraph.lines)
        line = Line("".join(parsed.text[piece.start : piece.end] for piece in pieces))
        line.is_centred = any(span.start <= paragraph.span.start < span.end for span in spans)
        found.append(line)
    return found


def as_docx(lines: Sequence[Line]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_html(lines: Sequence[Line]) -> bytes:
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def as_pdf(lines: Sequence[Line]) -> bytes:
    middle, text = test_pdf.style(22, 0, TA_CENTER), test_pdf.style(alignment=TA_JUSTIFY)
    flowables = [Printed(html.escape(line), middle if line.is_centred else text) for line in lines]
    return test_pdf.printed(flowables)


def as_ofd(lines: Sequence[Line]) -> bytes:
    rows = [row for line in lines for row in _rows(line)]
    starts = range(0, len(rows), test_ofd.LINES)
    pages = [_page(rows[start : start + test_ofd.LINES], start) for start in starts]
    return test_ofd.package(test_ofd.document(pages))


def _rows(line: Line) -> Iterator[tuple[float, str]]:
    """Lines of 28 ems with the place in ems where each begins."""
    for indent, text in test_ofd.wrapped(line, 0 if line.is_centred else 2):
        yield (28 - usual_width(text)) / 2 if line.is_centred else indent, text


def _page(rows: Sequence[tuple[float, str]], start: int) -> list[test_ofd.Text]:
    number = test_ofd.Text(100, 285, f"— {start // test_ofd.LINES + 1} —", 4.9)
    text = [
        test_ofd.Text(test_ofd.LEFT + indent * test_ofd.SIZE, test_ofd.TOP + i * test_ofd.LEADING, row)
        for i, (indent, row) in enumerate(rows)
    ]
    return [*text, number]


def as_text(encoding: str) -> Callable[[Sequence[Line]], bytes]:
    return lambda lines: "\r\n".join(lines).encode(encoding)


WRITERS: Mapping[str, tuple[str, Callable[[Sequence[Line]], bytes]]] = {
    "docx": (".docx", as_docx),
    "html": (".html", as_html),
    "pdf": (".pdf", as_pdf),
    "ofd": (".ofd", as_ofd),
    "gb18030": (".txt", as_text("gb18030")),
    "utf-16": (".txt", as_text("utf-16")),
}


def gist(clause: ParsedClause) -> tuple[str, list[str], str]:
    """A clause but for its pages and for spaces, which no two formats print alike."""
    path = ["".join(fold_text(level.label + level.heading).split()) for level in clause.path]
    return clause.clause_id, path, "".join(clause.search_text.split())


@pytest.mark.parametrize("format_name", WRITERS)
@pytest.mark.parametrize(
    "document_id",
    ["shanxi-meili", "jinzhong-145", "shanxi-shengtaisheng", "guizhou-meili", "lingqiu-shifan"],
)
def test_the_same_clauses_come_back(parsed: Parsed, document_id: str, format_name: str) -> None:
    original = next(one for one in parsed.documents if one.document.document_id == document_id)
    suffix, write = WRITERS[format_name]
    raw = read_bytes(write(lines_of(original)), suffix, READERS[suffix])
    again = parse(ReadDocument(original.document, raw, outline(raw)))
    assert [gist(clause) for clause in again.clauses] == [gist(clause) for clause in original.clauses]
    assert coverage(again).uncovered == 0
    assert all(raw.text[c.source.start : c.source.end] == c.text for c in again.clauses)
    assert all(("(第" in clause.citation) == bool(raw.pages) for clause in again.clauses)
