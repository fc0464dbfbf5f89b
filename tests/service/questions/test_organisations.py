import pytest

from service.questions.organisations import is_of_another, organisations


@pytest.mark.parametrize(
    ("question", "words", "named"),
    [
        ("台湾大学的申请书寄到哪", ["台湾大学", "申请书"], ("台湾大学",)),
        ("庄行镇文物保护的机构设在哪", ["庄行镇", "文物"], ("庄行镇",)),
        ("哪个乡镇要改造", ["乡镇", "改造"], ()),
        ("我们镇归谁管", ["镇"], ()),
        ("大学生能领补贴吗", ["大学生", "补贴"], ()),
    ],
)
def test_what_a_question_names(question: str, words: list[str], named: tuple[str, ...]) -> None:
    assert organisations(question, words) == named


RULES = "中央大学学生折抵役期办法"


def test_a_document_of_one_university_is_none_of_another() -> None:
    assert is_of_another(["台湾大学"], RULES, ["申请书寄至中央大学。"])
    assert not is_of_another(["中央大学"], RULES, [])


def test_what_a_document_speaks_of_it_may_answer_for() -> None:
    assert not is_of_another(["台湾大学"], RULES, ["台湾大学的学生准用本办法。"])


def test_a_document_of_no_university_holds_for_any() -> None:
    assert not is_of_another(["台湾大学"], "某市人才补贴办法", [])
