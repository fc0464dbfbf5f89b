import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.words import Segmenter
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
    ],
)
def test_what_sounds_like_a_name_becomes_it(typed: str, meant: str, sounds: Sounds) -> None:
    assert sounds.respelled(typed) == meant


@pytest.mark.parametrize(
    "text", ["陕西规划", "灵丘规划", "光化归化", "建设", "规划 gang yao", "铃 丘", ""]
)
def test_names_places_and_words_stay(text: str, sounds: Sounds) -> None:
    assert sounds.respelled(text) == text


@given(st.text(alphabet="灵丘邱山三西纲钢要规化划第八条a (", max_size=20))
def test_everything_keeps_its_place(sounds: Sounds, text: str) -> None:
    spelled = sounds.respelled(text)
    assert len(spelled) == len(text)
    assert sounds.respelled(spelled) == spelled
