from hypothesis import given
from hypothesis import strategies as st

from indexer.folding import Span
from service.highlights import highlights


def test_highlights_stand_where_the_words_are() -> None:
    text = "建設海綿城市、PM２．５治理"
    spans = highlights(text, 50, ["海绵", "城市", "pm2.5", "不在"])
    assert [text[a - 50 : b - 50] for a, b in spans] == ["海綿城市", "PM２．５"]


def test_a_word_is_marked_across_the_end_of_a_printed_line() -> None:
    text = "推进海绵\n\n城市建设。\n海绵"
    assert [text[a:b] for a, b in highlights(text, 0, ["海绵城市"])] == ["海绵\n\n城市"]


@given(st.text(alphabet="海绵城市水PMpmÀİß２.5 ", max_size=40))
def test_highlights_never_leave_the_text_nor_overlap(text: str) -> None:
    spans = highlights(text, 0, ["海绵", "城市", "pm"])
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(isinstance(span, Span) and 0 <= span.start < span.end <= len(text) for span in spans)
