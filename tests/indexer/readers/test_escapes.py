import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.readers.escapes import unescaped, with_breaks

ARTICLES = [f"第{number}条  国家助学金按月发放。" for number in "一二三四五六"]


@pytest.mark.parametrize("written", ["\\n", "\\r\\n", "\\r"])
def test_breaks_that_are_written_out_become_breaks(written: str) -> None:
    assert with_breaks(written.join(ARTICLES)) == "\n".join(ARTICLES)


def test_quotes_and_tabs_come_back_with_them() -> None:
    assert unescaped(r"\"校园一卡通\"\t每年\r\n10个月") == '"校园一卡通"\t每年\n10个月'


def test_strings_that_a_program_joins_are_one() -> None:
    source = '<p style=\\"margin:0\\">最高20%(\\n" +\n    "含)。</p>'
    assert unescaped(source) == '<p style="margin:0">最高20%(\n含)。</p>'
    assert unescaped(r"他说\"好\"+\"是\"") == '他说"好"+"是"'
    assert unescaped('建"互联网"+"政务",\\n成"1"+"N"') == '建"互联网"+"政务",\n成"1"+"N"'


@pytest.mark.parametrize(
    "text", ["\n".join(ARTICLES), r"存到 D:\new\notes 和 D:\release", "\\n" * 5 + "\n" * 6]
)
def test_a_text_with_breaks_of_its_own_stays(text: str) -> None:
    assert with_breaks(text) == text


@given(st.text(st.sampled_from('水\n\\nrt"')))
def test_a_text_with_few_of_them_stays(text: str) -> None:
    assert text.count("\\") >= 5 or with_breaks(text) == text
