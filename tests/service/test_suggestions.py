import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index import Index
from indexer.words import Segmenter
from service.examples import ASKED, EXAMPLES
from service.search import Searcher
from service.suggestions import Suggestion, Suggestions


@pytest.fixture(scope="module")
def suggestions(segmenter: Segmenter) -> Suggestions:
    texts = (
        "建设无废城市",
        "“无废城市”建设",
        "重點任務分工",
        "城镇建设",
        "成都无肥乘势",
        "PM2.5浓度",
        "乱石滩",
    )
    return Suggestions.among([Suggestion(text, "heading") for text in texts], segmenter)


def texts_of(suggestions: Suggestions, typed: str, k: int = 8) -> list[str]:
    return [suggestion.text for suggestion in suggestions.matching(typed, k)]


@pytest.mark.parametrize(
    "typed", ["无废城市", "無廢城市", "“无废城市", "无废cs", "无废chengs", "无废 城市"]
)
def test_characters_find_themselves_and_no_homophones(typed: str, suggestions: Suggestions) -> None:
    assert texts_of(suggestions, typed) == ["“无废城市”建设", "建设无废城市"]


@pytest.mark.parametrize(
    "typed", ["wufeichengshi", "wfcs", "wufeics", "wfchengshi", "ＷＦＣＳ", "wu fei cheng"]
)
def test_letters_find_whatever_is_read_so(typed: str, suggestions: Suggestions) -> None:
    assert set(texts_of(suggestions, typed)) == {"“无废城市”建设", "建设无废城市", "成都无肥乘势"}
    assert texts_of(suggestions, typed)[0] == "“无废城市”建设"


def test_a_character_of_two_readings(suggestions: Suggestions) -> None:
    assert texts_of(suggestions, "zhongdianrw") == ["重點任務分工"]
    assert texts_of(suggestions, "chongdian") == []


def test_latin_letters_in_a_heading(suggestions: Suggestions) -> None:
    assert texts_of(suggestions, "pm2.5") == texts_of(suggestions, "pm25nd") == ["PM2.5浓度"]


def test_beginnings_then_words_then_insides(segmenter: Segmenter) -> None:
    shuffled = ("大城市石滩", "保护石滩", "石滩", "乱石滩")
    found = Suggestions.among([Suggestion(text, "heading") for text in shuffled], segmenter)
    assert texts_of(found, "石滩")[0] == "石滩"
    assert texts_of(found, "石滩")[-1] == "乱石滩"
    assert texts_of(found, "石滩", 1) == ["石滩"]


@pytest.mark.parametrize("typed", ["", "。", "水" * 31, "h" * 300])
def test_what_suggests_nothing(typed: str, suggestions: Suggestions) -> None:
    assert texts_of(suggestions, typed) == []


@given(st.text(max_size=20), st.integers(1, 20))
def test_anything_may_be_typed(suggestions: Suggestions, typed: str, k: int) -> None:
    found = texts_of(suggestions, typed, k)
    assert len(found) == len(set(found)) <= k


def test_every_suggestion_is_found_by_its_own_text(searcher: Searcher) -> None:
    known = searcher.suggestions
    for suggestion in known.suggestions:
        assert suggestion in known.matching(suggestion.text[:20], 20), suggestion


def test_a_heading_leads_to_its_clause_unless_it_stands_twice(searcher: Searcher) -> None:
    known = {suggestion.text: suggestion for suggestion in searcher.suggestions.suggestions}
    only = known["持续改善空气质量"].clause
    assert only is not None
    assert only.clause_id == "shanxi-meili/3/8"
    assert known["总体要求"].clause is None


def test_a_question_is_offered_where_its_document_is(index: Index, searcher: Searcher) -> None:
    questions = [one for one in searcher.suggestions.suggestions if one.kind == "question"]
    assert len(questions) > 50
    known = [
        *EXAMPLES.read_text(encoding="utf-8").splitlines(),
        *ASKED.read_text(encoding="utf-8").splitlines(),
    ]
    assert len(questions) <= len(known)


@pytest.mark.parametrize("typed", ["森林", "senlin", "slfgl"])
def test_an_example_of_the_home_page_is_suggested(typed: str, searcher: Searcher) -> None:
    found = searcher.suggestions.matching(typed, 8)
    assert "2035年山西森林覆盖率要达到多少" in [one.text for one in found]
