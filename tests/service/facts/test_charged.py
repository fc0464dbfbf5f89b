import pytest

from indexer.folding import Span
from service.facts.charged import charged

ARTICLE = "第二条 县财政局\n负责做好资金保障。"
ROW = "14\t查处弃土弃渣。\t县水保局 \t2"


@pytest.mark.parametrize(
    ("text", "beside", "name"),
    [
        (ARTICLE, ["第二条 县财政局"], "县财政局"),
        (ROW, ["14", "\t县水保局 "], "县水保局"),
        (ROW, ["查处弃土弃渣。", "2"], None),
        (ARTICLE, [], None),
    ],
)
def test_a_body_that_stands_alone(text: str, beside: list[str], name: str | None) -> None:
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in beside]
    found = charged(text, spans, "第二条")
    assert (found.text if found else None) == name
    assert found is None or text[found.span.start : found.span.end] == name
