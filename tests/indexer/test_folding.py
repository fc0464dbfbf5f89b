import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.build import Parsed
from indexer.folding import Span, fold, fold_text, joined, simplified, tightened


@given(st.text())
def test_every_folded_character_leads_back_to_one_original_character(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.origins)
    assert list(folded.origins) == sorted(folded.origins)
    assert all(0 <= origin < len(text) for origin in folded.origins)


@given(st.text(alphabet="０１ＡＢ（）〔〕㎡℃Ⅲ…①々為國後裡徵求 \n\u200bé中文ab1", min_size=1))
def test_a_folded_character_is_the_folding_of_its_original(text: str) -> None:
    folded = fold(text)
    for start, char in enumerate(folded.text):
        span = folded.span(start, start + 1)
        assert span.end == span.start + 1
        assert char in fold_text(text[span.start : span.end])


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("２０３５年", "2035年"),
        ("（一）", "(一)"),
        ("㈠", "(一)"),
        ("⒈", "1."),
        ("①", "①"),
        ("〔2024〕3号", "(2024)3号"),
        ("［2024］3号", "(2024)3号"),
        ("«纲要»", "《纲要》"),
        ("關於環境保護", "关于环境保护"),
        ("公開征求意見", "公开征求意见"),
        ("PM２．５", "PM2.5"),
        ("生\u200b态\ufeff", "生态"),
        ("㎡", "m2"),
    ],
)
def test_kindred_forms_become_one(printed: str, folded: str) -> None:
    assert fold_text(printed) == folded


def test_expanded_and_dropped_characters_keep_the_map() -> None:
    folded = fold("甲㎡\u200b乙")
    assert folded.text == "甲m2乙"
    assert folded.origins == (0, 1, 1, 3)
    assert folded.span(1, 3) == Span(1, 2)
    assert folded.whole == Span(0, 4)


@given(st.text() | st.text(alphabet="乾隆乾燥裏面週後為國\n\r著覆"))
def test_simplified_characters_stand_where_their_originals_do(text: str) -> None:
    assert len(simplified(text)) == len(text)


def test_a_phrase_decides_how_a_character_is_simplified() -> None:
    assert simplified("乾隆年間,氣候乾燥") == "乾隆年间,气候干燥"


@given(st.text(alphabet="到年2035 %(\u3000、,\t", max_size=60), st.integers(0, 5))
def test_tightened_leaves_out_spaces_beside_digits_alone(text: str, start: int) -> None:
    folded = fold(text)
    tight = tightened(folded, start)
    kept = zip(tight.text, tight.origins, strict=True)
    assert all(fold_text(text[origin]) == char for char, origin in kept)
    assert tight.text.replace(" ", "") == folded.text.replace(" ", "")
    assert tight.text[:start] == folded.text[:start]


def test_figures_are_printed_with_spaces_and_without() -> None:
    printed = "本规划范围为 16410 平方公里,到 2035 年达 72 % 以上"
    tight = tightened(fold(printed))
    assert tight.text == "本规划范围为16410平方公里,到2035年达72%以上"
    start = tight.text.index("16410平方公里")
    span = tight.span(start, start + 9)
    assert printed[span.start : span.end] == "16410 平方公里"


def test_pieces_of_a_wrapped_paragraph_join_with_their_origins() -> None:
    folded = fold("森林覆\n盖率")
    whole = joined([folded.piece(0, 3), folded.piece(4, 6)])
    assert whole.text == "森林覆盖率"
    assert whole.origins == (0, 1, 2, 4, 5)


def test_folding_keeps_the_length_of_the_five_documents_but_for_known_characters(parsed: Parsed) -> None:
    for text in [document.text for document in parsed.documents]:
        folded = fold(text)
        grown = {char for char in set(text) if len(unicodedata.normalize("NFKC", char)) > 1}
        assert len(folded) - len(text) == sum(
            text.count(char) * (len(unicodedata.normalize("NFKC", char)) - 1) for char in grown
        )


@given(st.text(min_size=1), st.data())
def test_hidden_characters_are_left_out_and_the_others_keep_their_place(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    folded = fold(text, [Span(start, end)])
    assert all(not start <= origin < end for origin in folded.origins)
    assert len(folded.text) == len(folded.origins)


def test_circled_numbers_stay_circled() -> None:
    assert fold_text("①⑳㉑㉟㊱㊿") == "①⑳㉑㉟㊱㊿"


def test_the_letter_that_taiwan_writes_for_one() -> None:
    assert fold_text("(ㄧ)基本資料") == "(一)基本资料"
