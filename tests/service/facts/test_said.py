import pytest

from service.facts.said import bigrams_in, last_part, said_before, shared_before


def test_the_words_right_in_front_count() -> None:
    assert said_before("森林覆盖率达到30%,水土保持率提高到") == "水土保持率提高到"
    assert len(said_before(100 * "甲")) == 30


def test_bigrams_of_the_question() -> None:
    assert bigrams_in("水土保持率", "水土保持率多少") == 4
    assert bigrams_in("率", "率") == 0


def test_of_two_with_as_many_the_one_that_says_less_else() -> None:
    assert shared_before("水土保持率", "水土保持率") > shared_before("全省的水土保持率", "水土保持率")
    assert shared_before("全省的水土保持率", "水土保持率") > shared_before("森林覆盖率", "水土保持率")
    assert shared_before("", "水土保持率") == 0


@pytest.mark.parametrize(
    ("text", "part"), [("新建的补助,改建的", "改建的"), ("甲;乙。", ""), ("甲", "甲")]
)
def test_the_last_part_of_a_text(text: str, part: str) -> None:
    assert last_part(text) == part
