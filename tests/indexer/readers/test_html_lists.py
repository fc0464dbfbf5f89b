"""Numbers that a browser prints before the items of a list."""

import pytest

from tests.indexer.readers.html_pages import lines_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol type=a start=26><li>甲<li>乙</ol>", ["z. 甲", "aa. 乙"]),
        ("<ol type=I><li>甲<li>乙<li>丙<li>丁</ol>", ["I. 甲", "II. 乙", "III. 丙", "IV. 丁"]),
        ("<ol type=i start=5000><li>甲</ol>", ["5000. 甲"]),
        ("<ol start=x><li value=-1>甲<li>乙</ol>", ["-1. 甲", "0. 乙"]),
        ("<ol><li><p>甲</p><p>续</p></li><li><p>乙</p></li></ol>", ["1. 甲", "续", "2. 乙"]),
        (
            "<ol><li>甲<ol type=A><li>子</ol><li>乙<ul><li>点</ul></ol>",
            ["1. 甲", "A. 子", "2. 乙", "点"],
        ),
        ("<ol><li hidden>藏<li>甲</ol>", ["1. 甲"]),
        ("<ol style='list-style-type: none'><li>一、甲</ol>", ["一、甲"]),
        ("<ul><li>甲</ul><li>乙", ["甲", "乙"]),
        ("<ol><li></li><li>乙</ol>丙", ["2. 乙", "丙"]),
    ],
)
def test_numbers_that_the_browser_makes(source: str, expected: list[str]) -> None:
    assert lines_of(source) == expected
