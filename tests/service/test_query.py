import pytest

from indexer.words import Segmenter
from service.errors import QueryEmpty, QueryTooLong, QueryUnreadable
from service.query import LONGEST_QUERY, question_words, read_query


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


def test_pasted_white_space_is_fine(segmenter: Segmenter) -> None:
    assert read_query("海绵\t城市\r\n建设\u3000目标", segmenter).folded == "海绵 城市 建设 目标"


def test_question_words_name_nothing() -> None:
    assert {"什么", "多少", "怎么"} <= question_words()
    assert not {"森林", "污水", "责任", "2035"} & question_words()
