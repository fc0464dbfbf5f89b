import pytest

from indexer.marks import front_mark_of, mark_of
from indexer.parts import PartKind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2022年1月25日", PartKind.DATE),
        ("(二〇二二年一月二十五日)", PartKind.DATE),
        ("2021年12月", PartKind.DATE),
        ("2023-01-02 10:00", PartKind.DATE),
        ("晋政发(2022)3号", PartKind.NUMBER),
        ("晋政发(2022)3号 签发人:李某", PartKind.NUMBER),
        ("(2024)5号", PartKind.NUMBER),
        ("某市人民政府文件", PartKind.ISSUER),
        ("某市人民政府令", PartKind.ISSUER),
        ("某市市长 李某", PartKind.ISSUER),
        ("省长 李某", PartKind.ISSUER),
        ("——2026年1月27日在某省人民代表大会会议上", PartKind.NOTE),
        ("(此件公开发布)", PartKind.NOTE),
        ("特此通知。", PartKind.NOTE),
        ("来源:市水利局 时间:2023-01-02", PartKind.NOTE),
        ("2018年10月26日 第六次会议《关于修改某法的决定》修正", PartKind.HISTORY),
        ("公布之日施行", PartKind.HISTORY),
    ],
)
def test_lines_that_say_what_they_are(line: str, kind: PartKind) -> None:
    assert front_mark_of(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "2022年,森林覆盖率提高。",
        "2022年1月25日,某局公布规划,文件指出,要加强。",
        "来源复杂的污染",
        "关于节水的通知",
        "任务:加强领导",
    ],
)
def test_other_lines_do_not(line: str) -> None:
    assert front_mark_of(line) is None


@pytest.mark.parametrize(
    "line", ["时间:2025年3月1日至6月底前完成。", "有效性:证书须有效。", "某市市长 李某"]
)
def test_fields_and_names_count_in_front_of_a_text_only(line: str) -> None:
    assert front_mark_of(line) is not None
    assert mark_of(line) is None


def test_a_line_of_many_dates_is_nothing() -> None:
    assert front_mark_of("2020年1月1日" * 200) is None
