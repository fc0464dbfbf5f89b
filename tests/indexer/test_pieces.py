import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.folding import fold
from indexer.lines import printed
from indexer.physical_lines import physical_lines
from indexer.pieces import rows
from indexer.readers.rawtext import RawText

# As a program takes the text out of a PDF, a line for each piece between stretched signs.
PIECES = """（一）
指导思想。以习近平新时代中国特色社会主义思想为指导，
全面贯彻党的二十大
精神，
紧密结合海南自由贸易港建设和我省重点产业发展，围绕促进高质量充分就业，加快
推进劳务品牌高质量发展。坚持科学谋划、高位推动全省劳务品牌建设，建立省级统筹、市
县落实、企业为主、多方参与、整体推进的工作机制，塑造海南劳务品牌文化。
# Page 1008:
（二）主要目标。“十四五”期间，聚焦旅游业、现代服务业、高新技术产业和热带特
色高效农业等重点产业，
省级集中培树一批特色劳务品牌
“样板间”
，
引领各市县借鉴对标、
因地制宜、做大做强本地特色劳务品牌，实现全省劳务品牌知名度、认可度、美誉度整体提
升，带动就业创业、助推产业发展效果显著增强。
二、重点任务
（三）
分类型发掘劳务品牌。
各市县人力资源社会保障部门要牵头开展一次本地区劳务
品牌调研摸底，
根据产业发展、
行业分布和地域文化特色，
摸清本地区劳务品牌数量、
分布、
特征等基本情况。"""


def test_pieces_are_put_together_to_rows_and_these_to_paragraphs() -> None:
    whole = printed(RawText(PIECES))
    assert [paragraph.text[:12] for paragraph in whole.paragraphs] == [
        "(一)指导思想。以习近平", "(二)主要目标。“十四五", "二、重点任务", "(三)分类型发掘劳务品牌",
    ]  # fmt: skip
    assert [PIECES[span.start : span.end] for span in whole.furniture] == ["# Page 1008:"]


@pytest.mark.parametrize("after", ["\u3000\u3000海南省人民政府办公厅", "监督管理", "四、保障措施"])
def test_what_signs_or_heads_behind_a_sentence_is_no_piece_of_it(after: str) -> None:
    row = "塑造海南劳务品牌文化,扩大产业容量和就业规模,并按季度报告情况。"
    lines = physical_lines(fold(f"{PIECES}\n{row}\n{after}"))
    assert rows(lines)[-1].text == after.strip()


def test_lines_that_end_in_sentences_stay_as_they_are() -> None:
    lines = physical_lines(fold("标题\n一、总则\n为了加强管理,制定本办法。\n二、任务\n加强监管。"))
    assert rows(lines) is lines


def test_rows_keep_what_was_printed() -> None:
    text = fold(PIECES)
    joined = "".join(line.text for line in rows(physical_lines(text)))
    assert joined.replace(" ", "") == text.text.replace("\n", "").replace(" ", "")


@given(st.lists(st.sampled_from(
    ["一、任务", "(一)", "加强监管,", "按照", "“样板间”", ",", "推进工作。", "县、", "甲" * 30 + ",", "1\t甲", "2024年5月1日"]
), min_size=1, max_size=40))  # fmt: skip
def test_no_line_is_lost_and_none_changes_its_place(pieces: list[str]) -> None:
    lines = physical_lines(fold("\n".join(pieces)))
    assert "".join(line.text for line in rows(lines)) == "".join(line.text for line in lines)
