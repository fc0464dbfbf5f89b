from hypothesis import given
from hypothesis import strategies as st

from indexer.folding import fold
from indexer.fragments import mended
from indexer.physical_lines import physical_lines

# As a web page's text is taken out, a line for each span: 天津's notice of 2021.
BROKEN = """一、实施背景
2018~2020
年，我市连续试点。依据《通知》（津工信电力〔
2021
〕
2
号）等文件，预计响应总规模为
50
万千瓦。
（
1
）对于不同完成情况的用户，高出日申报响应量
120%
的部分按照补贴价格的
10%
进行补贴（见表
2
）。
1
．需求响应结束后，按照附录
2
（竞价指引）执行。
天津市
2021
年春节期间固定模式的补贴价格为
1.2
元
/
千瓦时。
目
录"""


def lines(text: str) -> list[str]:
    return [line.text for line in mended(physical_lines(fold(text)))]


def test_lines_broken_around_figures_and_brackets_are_joined() -> None:
    assert lines(BROKEN) == [
        "一、实施背景",
        "2018~2020年,我市连续试点。依据《通知》(津工信电力(2021)2号)等文件,预计响应总规模为50万千瓦。",
        "(1)对于不同完成情况的用户,高出日申报响应量120%的部分按照补贴价格的10%进行补贴(见表2)。",
        "1.需求响应结束后,按照附录2(竞价指引)执行。",
        "天津市2021年春节期间固定模式的补贴价格为1.2元/千瓦时。",
        "目录",
    ]


def test_cells_of_a_broken_text_are_not_glued() -> None:
    table = "表1 主要指标\n指标\n2020年\n2025年\n森林覆盖率\n23.1\n26.5\n优良天数\n260\n290"
    assert lines(f"{BROKEN}\n{table}")[-10:] == table.split("\n")


def test_a_text_of_whole_lines_stays_as_it_is() -> None:
    text = "表1 指标\n1\n河道\n350\n113%\n2\n管网\n40\n一、背景\n2020\n年份"
    assert lines(text) == text.split("\n")


@given(st.lists(st.sampled_from(BROKEN.split("\n")), max_size=40))
def test_no_character_is_lost_or_moved(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    found = mended(physical_lines(fold(text)))
    assert "".join(line.text for line in found) == fold("".join(pieces)).text
    origins = [origin for line in found for origin in line.folded.origins]
    assert origins == sorted(origins)


def test_the_dots_of_a_contents_list_go_on_with_its_entry() -> None:
    entries = "一、实施背景........................\n...................\n......\n二、实施方式\n.....................- 2 -"
    assert lines(f"{BROKEN}\n正文。\n{entries}")[-2:] == [
        "一、实施背景.................................................",
        "二、实施方式.....................- 2 -",
    ]


def test_a_day_before_a_spread_word_is_not_glued_to_it() -> None:
    assert lines(f"{BROKEN}\n正文。\n2021\n年\n2\n月\n目\n录")[-2:] == ["2021年2月", "目录"]
