from hypothesis import given
from hypothesis import strategies as st

from indexer.folding import Span
from indexer.index import Index
from service.quotations.texts import PlainText, plain, plain_texts


def test_script_width_and_white_space_make_no_difference() -> None:
    assert plain("無廢\n 城市，ＰＭ2.5\u200b") == "无废城市,PM2.5"


@given(st.text(alphabet="无廢城 \n⑽，a\u200b漢", min_size=1), st.data())
def test_the_way_back_leads_to_what_was_folded(text: str, data: st.DataObject) -> None:
    made = PlainText.of(text)
    if made.plain:
        start = data.draw(st.integers(0, len(made.plain) - 1))
        end = data.draw(st.integers(start + 1, len(made.plain)))
        printed = made.original(Span(start, end))
        assert made.plain[start:end] in plain(text[printed.start : printed.end])


def test_every_place_is_found_and_a_page_number_stands_in_no_way() -> None:
    text = PlainText.of("全省森\n— 3 —\n林 森林", [Span(4, 9)])
    assert [text.original(span) for span in text.places("森林")] == [Span(2, 11), Span(12, 14)]


def test_in_order_and_not_too_far_apart() -> None:
    text = PlainText.of("森林 草原 湿地 森林 湿地")
    assert [spans[0].start for spans in text.sequences(["森林", "湿地"], 2)] == [0, 6]
    assert list(text.sequences(["森林", "湿地"], 1)) == [(Span(6, 8), Span(8, 10))]
    assert not list(text.sequences(["草原", "草原"], 9))


def test_around_a_stretch() -> None:
    text = PlainText.of("一 二 三 四 五")
    assert text.plain[slice(*text.around(Span(4, 5), 1))] == "二三四"


def test_every_document_is_there(index: Index) -> None:
    texts = plain_texts(index)
    assert set(texts) == set(index.documents)
    assert "重点任务分工" in texts["guizhou-meili"].plain
