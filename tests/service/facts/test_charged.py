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
        ("县商务局:\n负责宣传。", ["县商务局:"], "县商务局"),
        ("街道办事处\n负责清雪。", ["街道办事处"], "街道办事处"),
        ("规范行业协会\n加强自律。", ["规范行业协会"], None),
        ("主管部门\n加强监管。", ["主管部门"], None),
        ("保障措施\n落实责任。", ["保障措施"], None),
    ],
)
def test_a_body_that_stands_alone(text: str, beside: list[str], name: str | None) -> None:
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in beside]
    found = charged(text, spans, "第二条")
    assert (found.text if found else None) == name
    assert found is None or text[found.span.start : found.span.end] == name
