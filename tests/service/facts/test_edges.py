import pytest

from indexer.folding import Span
from indexer.words import Segmenter
from service.facts.edges import end_of, start_of, unquoted


def test_what_is_quoted_or_in_brackets_is_hidden_in_its_place() -> None:
    assert unquoted("县(市、区)和《甲、乙》") == "县○○○○○和□□□□□"


@pytest.mark.parametrize(
    ("piece", "others", "first"),
    [
        ("重点保障汾河", ["涑水河", "桑干河"], "汾河"),
        ("其所有人应当持船舶国籍证书", ["责任保险合同"], "船舶国籍证书"),
        ("由市教育局", ["市公安局"], "市教育局"),
        ("由发展改革", ["财政", "水利"], "发展改革"),
        ("严禁新增钢铁(含短流程炼钢)", ["水泥", "焦化"], "钢铁(含短流程炼钢)"),
        ("(六)汾河", ["潇河"], "汾河"),
        ("汾河", ["潇河"], "汾河"),
    ],
)
def test_where_the_first_thing_begins(
    piece: str, others: list[str], first: str, segmenter: Segmenter
) -> None:
    assert piece[start_of(piece, others, segmenter.placed) :] == first


@pytest.mark.parametrize(
    ("piece", "others", "last"),
    [
        ("固城4座中型灌区现代化改造", ["大东河", "唐河"], "固城"),
        ("惠济河“八河流”综合治理", ["汾河", "潇河"], "惠济河"),
        ("黑鹳为“四大旗舰物种”", ["金钱豹", "原麝"], "黑鹳"),
        ("其他需要特别保护的海域排放污染物", ["自然保护区"], "其他需要特别保护的海域"),
        ("三等奖", ["一等奖", "二等奖"], "三等奖"),
        ("高等院校", ["中等职业学校"], "高等院校"),
        ("分级负责的原则", ["总量控制", "分级管理"], "分级负责"),
    ],
)
def test_where_the_last_thing_ends(
    piece: str, others: list[str], last: str, segmenter: Segmenter
) -> None:
    assert piece[: end_of(piece, Span(0, len(piece)), others, segmenter.placed)] == last
