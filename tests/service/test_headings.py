import pytest

from indexer.clauses import Level
from service.headings import heading_of, is_heading

PATH = (Level("四、", "重点任务"), Level("(十四)", "强化ＡＢ安全管理"))


def test_a_heading_is_read_with_its_label() -> None:
    assert heading_of(PATH) == "(十四)强化ab安全管理"
    assert heading_of(PATH[:1]) == "四、重点任务"


def test_what_has_no_heading() -> None:
    assert heading_of(()) == heading_of((Level("第三条", ""),)) == ""
    assert not is_heading("", ())


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("(十四)强化ab安全管理。", True),
        ("(十四) 强化ab安全管理", True),
        ("强化ab安全管理。", False),
        ("(十四)强化ab安全管理。建立协调机制。", False),
    ],
)
def test_a_sentence_that_is_only_the_heading(sentence: str, is_one: bool) -> None:
    assert is_heading(sentence, PATH) is is_one


def test_a_label_on_a_line_of_its_own_is_no_text() -> None:
    path = (Level("第 17 條", ""),)
    assert is_heading("第 17 条", path)
    assert not is_heading("第 17 条 林产物放行查验后,应予登记。", path)
