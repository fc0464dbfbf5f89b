from hypothesis import given
from hypothesis import strategies as st

from indexer.build import Parsed
from indexer.folding import fold
from indexer.lines import paragraphs


def text_of(parsed: Parsed, document_id: str) -> str:
    return next(text for document, text in parsed.corpus if document.document_id == document_id)


def test_wrapped_lines_join_and_headings_over_two_lines_stay_whole(parsed: Parsed) -> None:
    texts = [p.text for p in paragraphs(fold(text_of(parsed, "shanxi-shengtaisheng")))]
    assert "(一)以“两山七河一流域”生态修复治理为抓手,建成山清水秀林茂草丰的生态空间" in texts
    assert "1.坚决扛牢政治责任,全面加强对生态环境保护的组织领导" in texts
    assert any(t.startswith("全面决胜碧水保卫战.") and t.endswith("点赞汾河治理成效.") for t in texts)
    assert any(t.startswith("开展生物多样性保护.") for t in texts)


def test_lines_of_a_text_that_is_not_wrapped_are_paragraphs(parsed: Parsed) -> None:
    text = text_of(parsed, "lingqiu-shifan")
    assert len(paragraphs(fold(text))) == sum(bool(line.strip()) for line in text.splitlines())


def test_page_numbers_are_left_out(parsed: Parsed) -> None:
    assert "—６２—" in text_of(parsed, "shanxi-shengtaisheng")
    assert not any(
        "62" in p.text and len(p.text) < 8
        for p in paragraphs(fold(text_of(parsed, "shanxi-shengtaisheng")))
    )


@given(st.lists(st.text(alphabet="一二、(). 。,第条章—123中文\u3000", max_size=40), max_size=30))
def test_nothing_but_page_numbers_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    kept = {origin for p in paragraphs(fold(text)) for origin in p.folded.origins}
    lost = "".join(char for i, char in enumerate(text) if i not in kept and not char.isspace())
    assert set(lost) <= set("—123第")
