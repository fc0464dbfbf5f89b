import pytest

from service.numbers.blanks import blanked
from service.numbers.corrections import taken_back
from service.numbers.labels import labels_in


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("第九条,哦不对,是第十条", ["第十条"]),
        ("第二点,不对不对,是第四点", ["第四点"]),
        ("第四个,呃,第五个", ["第五个"]),
        ("专栏五,专栏五里头的第二项", ["专栏五", "第二项"]),
        ("第九条,不对,是第二章", ["第九条", "第二章"]),
        ("第十三 打错了打错了 是十四条", ["十四条"]),
        ("22条 哦不对23", ["23"]),
        ("第1条...啊说错了 第3条", ["第3条"]),
        ("第13条发我 打错了 是17条", ["17条"]),
        ("拾柒条,就第十七条", ["第十七条"]),
        ("第九条说错了什么,第十条呢", ["第九条", "第十条"]),
        ("第33...不是,第27条", ["第27条"]),
        ("我问的是第3条,不是第5条", ["第3条"]),
        ("第3条不是第5条的依据", ["第3条"]),
        ("第九条和第十条", ["第九条", "第十条"]),
        ("第九条第九款", ["第九条", "第九款"]),
        ("", []),
    ],
)
def test_what_is_taken_back_or_said_twice_is_not_meant(text: str, kept: list[str]) -> None:
    assert [label.text for label in labels_in(blanked(text, taken_back(text)))] == kept
