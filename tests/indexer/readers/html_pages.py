"""Web pages for tests: their lines as read."""

from indexer.readers.html import read_html


def lines_of(source: str) -> list[str]:
    return read_html(source).text.splitlines()
