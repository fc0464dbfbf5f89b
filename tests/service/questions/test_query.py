import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.words import Segmenter
from service.errors import QueryEmpty, QueryTooLong, QueryUnreadable, RequestInvalid
from service.questions.query import LONGEST_QUERY, read_query


def test_a_question_is_folded_and_cut(segmenter: Segmenter) -> None:
    query = read_query(" ２０３５年 山西森林覆蓋率要達到多少 ", segmenter)
    assert query.folded == "2035年 山西森林覆盖率要达到多少"
    assert query.years == {2035}
    assert "覆盖率" in query.content
    assert "多少" not in query.content
    assert set(query.content) <= set(query.tokens)


@pytest.mark.parametrize("text", ["", "   ", "?!。", "\u200b"])
def test_nothing_asked(text: str, segmenter: Segmenter) -> None:
    with pytest.raises(QueryEmpty):
        read_query(text, segmenter)


def test_the_longest_question(segmenter: Segmenter) -> None:
    read_query("水" * LONGEST_QUERY, segmenter)
    with pytest.raises(QueryTooLong, match=str(LONGEST_QUERY)):
        read_query("水" * (LONGEST_QUERY + 1), segmenter)


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ud800"])
def test_control_characters_are_refused(char: str, segmenter: Segmenter) -> None:
    with pytest.raises(QueryUnreadable):
        read_query(f"海绵{char}城市", segmenter)


def test_another_encoding_is_refused(segmenter: Segmenter) -> None:
    with pytest.raises(QueryUnreadable, match="UTF-8"):
        read_query("山西".encode("gbk").decode("utf-8", "replace"), segmenter)


def test_pasted_white_space_is_fine(segmenter: Segmenter) -> None:
    assert read_query("海绵\t城市\r\n建设\u3000目标", segmenter).folded == "海绵 城市 建设 目标"


@pytest.mark.parametrize("text", ["貴州 ２０３５年PM２．５濃度要達到多少", "Ａ股 森林,覆蓋率"])
def test_words_stand_where_they_are_placed(text: str, segmenter: Segmenter) -> None:
    query = read_query(text, segmenter)
    assert query.placed
    assert all(query.folded[a:b].lower() == word for word, (a, b) in query.placed)


def test_a_character_that_has_no_small_form_of_one_character_moves_nothing(segmenter: Segmenter) -> None:
    assert ("森林", (1, 3)) in read_query("İ森林", segmenter).placed


def test_content_has_each_word_once(segmenter: Segmenter) -> None:
    query = read_query("森林和森林", segmenter)
    assert [word for word, _ in query.placed] == ["森林", "森林"]
    assert query.content == ("森林",)


@given(st.text(max_size=LONGEST_QUERY))
def test_any_text_is_a_query_or_refused(segmenter: Segmenter, text: str) -> None:
    try:
        query = read_query(text, segmenter)
    except RequestInvalid:
        return
    assert set(query.content) <= set(query.tokens)


@pytest.mark.parametrize("end", ["?", "\uff1f", "。", "?!", " ? ", "!"])
def test_what_ends_a_question_is_not_asked_with(end: str, segmenter: Segmenter) -> None:
    bare = read_query("森林覆盖率要达到多少", segmenter)
    ended = read_query(f"森林覆盖率要达到多少{end}", segmenter)
    assert (ended.folded, ended.tokens, ended.placed) == (bare.folded, bare.tokens, bare.placed)


@pytest.mark.parametrize(
    ("text", "is_chinese"), [("水", True), ("貴州GDP", True), ("asdkj123 qwe", False)]
)
def test_whether_a_question_is_chinese(text: str, is_chinese: bool, segmenter: Segmenter) -> None:
    assert read_query(text, segmenter).is_chinese is is_chinese


def test_the_year_of_an_edition_is_not_asked_about(segmenter: Segmenter) -> None:
    query = read_query("2019年修订的森林法到2035年的目标", segmenter)
    assert query.edition == 2019
    assert query.years == {2035}
    assert "2019" not in query.content
    assert "森林法" in query.content
