from indexer.similar import near_copies

LONG = "加强核与辐射风险防范监管。严格落实核与辐射安全责任,完善监测预警体系,定期开展应急演练。"
OTHER = "推进农用地分类管理与安全利用,严格控制建设用地土壤环境风险,协同推进地下水污染防治工作。"


def test_a_text_inside_a_longer_one_is_its_near_copy() -> None:
    first, second, third = near_copies(["a", "b", "c"], [LONG, LONG + OTHER, OTHER[:30]])
    assert first == (("b", 1.0),)
    assert second == (("a", 1.0), ("c", 1.0))
    assert third == (("b", 1.0),)


def test_punctuation_and_spaces_make_no_difference() -> None:
    first, _ = near_copies(["a", "b"], [LONG, LONG.replace(",", " ").replace("。", ".")])
    assert first == (("b", 1.0),)


def test_any_number_of_equal_texts() -> None:
    ids = [str(number) for number in range(300)]
    found = near_copies([*ids, "longer"], [*[LONG] * 300, LONG + OTHER])
    assert all(len(copies) == 10 and copies[0].likeness == 1.0 for copies in found)
    assert "0" not in {copy.clause_id for copy in found[0]}


def test_set_phrases_are_no_copies() -> None:
    short = "法律、法规另有规定的,从其规定。"
    assert near_copies(["a", "b"], [short, short]) == [(), ()]


def test_nothing_and_next_to_nothing() -> None:
    assert near_copies([], []) == []
    assert near_copies(["a", "b"], ["", "短"]) == [(), ()]
