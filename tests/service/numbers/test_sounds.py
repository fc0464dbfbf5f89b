import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.words import Segmenter
from service.numbers.labels import labels_in
from service.numbers.sounds import Sounds

TITLES = ("山西生态省建设规划纲要", "灵丘县国家生态文明建设示范县规划")


@pytest.fixture(scope="module")
def sounds(segmenter: Segmenter) -> Sounds:
    return Sounds.of(TITLES, ("山西", "灵丘"), segmenter)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("灵邱规划", "灵丘规划"),
        ("林丘规划", "灵丘规划"),
        ("生态省钢要", "生态省纲要"),
        ("三西规化刚要", "山西规划纲要"),
        ("生态声规划", "生态省规划"),
    ],
)
def test_what_sounds_like_a_name_becomes_it(typed: str, meant: str, sounds: Sounds) -> None:
    assert sounds.respelled(typed) == meant


@pytest.mark.parametrize(
    "text", ["陕西规划", "陕西生态省", "灵丘规划", "光化归化", "建设", "规划 gang yao", "铃 丘", ""]
)
def test_names_places_and_words_stay(text: str, sounds: Sounds) -> None:
    assert sounds.respelled(text) == text


@pytest.mark.parametrize(
    "text", ["招商细则第三条", "以上细则第三条", "上溪意见第三条", "专栏四十是什么", "第四是什么"]
)
def test_parts_of_words_numbers_and_what_shares_no_character_stay(
    text: str, segmenter: Segmenter
) -> None:
    sounds = Sounds.of(["关于美丽山西建设的实施意见"], ["山西"], segmenter)
    assert sounds.respelled(text) == text


@given(st.text(alphabet="灵丘邱山三西纲钢要规化划第八四十是条a (", max_size=20))
def test_everything_keeps_its_place(sounds: Sounds, text: str) -> None:
    spelled = sounds.respelled(text)
    assert len(spelled) == len(text)
    assert [label.text for label in labels_in(spelled)] == [label.text for label in labels_in(text)]


def test_a_word_of_two_words_goes_by_their_first_characters(segmenter: Segmenter) -> None:
    sounds = Sounds.of(["固体废物污染环境防治条例"], (), segmenter)
    assert sounds.respelled("固费条例第二条") == "固废条例第二条"
    assert sounds.respelled("古费条例第二条") == "古费条例第二条"
