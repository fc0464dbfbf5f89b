import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.sentences import sentence_bounds


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentence_bounds(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲乙丙丁戊己。庚辛壬癸子丑。", ["甲乙丙丁戊己。", "庚辛壬癸子丑。"]),
        ("到2027年,基本建成;到2035年,全面建成。", ["到2027年,基本建成;", "到2035年,全面建成。"]),
        ("污染防治攻坚战.2020年达到23.57%,超过平均.", ["污染防治攻坚战.", "2020年达到23.57%,超过平均."]),
        ("PM2.5浓度优于国家二级标准。", ["PM2.5浓度优于国家二级标准。"]),
        ("详见www.gov.cn的公告全文。", ["详见www.gov.cn的公告全文。"]),
        ("他说:“美丽山西基本建成。”会议闭幕了。", ["他说:“美丽山西基本建成。”", "会议闭幕了。"]),
        (
            "落实责任制度。(牵头单位:甲厅;责任单位:乙厅)",
            ["落实责任制度。", "(牵头单位:甲厅;责任单位:乙厅)"],
        ),
        (
            "完善机制条款。(责任单位:市财政局,国网电力) (五)加强宣传引导。",
            ["完善机制条款。", "(责任单位:市财政局,国网电力)", "(五)加强宣传引导。"],
        ),
        ("完善机制。(责任单位:市财政局)。加强宣传。", ["完善机制。(责任单位:市财政局)。", "加强宣传。"]),
        ("| 3 | 完善数据制度体系。 | 省数据局牵头 |", ["3 | 完善数据制度体系。", "省数据局牵头"]),
        ("1.生态农业.绿色种植减量。", ["1.生态农业.", "绿色种植减量。"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@given(st.text(alphabet="甲乙。;.!?(),25a ”|\n", max_size=80))
def test_sentences_cover_the_text_in_order_without_overlap(text: str) -> None:
    at = 0
    for start, end in sentence_bounds(text):
        assert not text[at:start].replace("|", "").strip()
        assert start < end
        at = end
    assert not text[at:].replace("|", "").strip()
