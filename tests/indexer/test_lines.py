import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.build import Parsed
from indexer.lines import printed
from indexer.readers.rawtext import RawText
from tests.conftest import text_of


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in printed(RawText(text)).paragraphs]


def test_wrapped_lines_join_and_headings_over_two_lines_stay_whole(parsed: Parsed) -> None:
    found = texts(text_of(parsed, "shanxi-shengtaisheng"))
    assert "(一)以“两山七河一流域”生态修复治理为抓手,建成山清水秀林茂草丰的生态空间" in found
    assert "1.坚决扛牢政治责任,全面加强对生态环境保护的组织领导" in found
    assert any(t.startswith("全面决胜碧水保卫战.") and t.endswith("点赞汾河治理成效.") for t in found)
    assert any(t.startswith("开展生物多样性保护.") for t in found)


def test_lines_of_a_text_that_is_not_wrapped_are_paragraphs(parsed: Parsed) -> None:
    text = text_of(parsed, "lingqiu-shifan")
    assert len(texts(text)) == sum(bool(line.strip()) for line in text.splitlines())


SENTENCE = (
    "各级各部门要坚持节水优先、空间均衡、系统治理、两手发力的治水思路统筹推进水资源水环境水生态治理"
)


def wrapped(paragraph: str, width: int, indent: str) -> str:
    whole = indent + paragraph
    return "\n".join(whole[i : i + width] for i in range(0, len(whole), width))


@pytest.mark.parametrize("indent", ["", "\u3000\u3000"])
def test_a_title_and_short_headings_are_not_joined_to_the_text_below(indent: str) -> None:
    title = "某市黄河流域生态保护实施方案"
    body = [SENTENCE[:n] + "。" for n in (40, 43, 30, 37, 44)]
    text = "\n".join([title, *(wrapped(paragraph, 24, indent) for paragraph in body)])
    assert texts(text)[0] == title
    if indent:
        assert texts(text) == [title, *body]


@pytest.mark.parametrize("signed", ["临江县人民政府", "2024年5月6日"])
def test_who_signs_is_no_rest_of_a_paragraph_that_fills_its_last_line(signed: str) -> None:
    body = [SENTENCE[:n] + "。" for n in (40, 43, 30, 37, 47)]
    text = "\n".join([*(wrapped(paragraph, 24, "") for paragraph in body), signed])
    assert texts(text)[-1] == signed


def test_a_full_line_that_ends_like_a_body_goes_on() -> None:
    body = [SENTENCE[:n] + "。" for n in (40, 43, 30, 37)]
    last = (
        SENTENCE[:23]
        + "。"
        + "水资源管理应当统筹协调各部门共同推进落实有关部"
        + "门按照职责分工做好工作。"
    )
    found = texts("\n".join(wrapped(paragraph, 24, "") for paragraph in [*body, last]))
    assert found[-1].endswith("有关部门按照职责分工做好工作。")


def test_short_lines_are_no_wrapped_text() -> None:
    lines = [
        "关于检查的通知",
        "各县水利局:",
        *(f"{n}、检查内容。" for n in "一二三四五六七"),
        "某市水利局",
        "2023年1月2日",
    ]
    assert texts("\n".join(lines)) == lines


def test_a_label_in_mid_sentence_is_no_label() -> None:
    lines = [SENTENCE[:24], SENTENCE[24:44] + "参照", "附件2 所列清单" + SENTENCE[:12] + "。"] * 4
    assert not any(found.startswith("附件2") for found in texts("\n".join(lines)))


def test_page_numbers_are_told_apart(parsed: Parsed) -> None:
    text = text_of(parsed, "shanxi-shengtaisheng")
    [page] = printed(RawText(text)).furniture
    assert text[page.start : page.end] == "—６２—"
    assert not any("62" in found and len(found) < 8 for found in texts(text))


PAGE = "\n".join([f"{SENTENCE}。"] * 3 + [SENTENCE])


def test_bare_page_numbers_count_on_page_after_page() -> None:
    found = printed(RawText(f"{PAGE}\n 1 \n{PAGE}\n2\n{PAGE}\n4\n{PAGE}"))
    assert len(found.furniture) == 3
    assert not any(paragraph.text.isdigit() for paragraph in found.paragraphs)


@pytest.mark.parametrize("text", ["1\n甲市\n2\n乙市\n3\n丙市\n4\n丁市", f"{PAGE}\n1\n{PAGE}\n2\n{PAGE}"])
def test_numbers_of_rows_and_numbers_that_end_soon_are_no_page_numbers(text: str) -> None:
    assert not printed(RawText(text)).furniture


def test_a_label_keeps_the_space_behind_it() -> None:
    [chapter, item] = printed(RawText("1 总则\n一、到 2035 年建成 3 个")).paragraphs
    assert (chapter.text, chapter.label and chapter.label.numbers) == ("1 总则", (1,))
    assert item.text == "一、到2035年建成3个"


def test_an_entry_of_the_contents_goes_on_with_no_line() -> None:
    listed = "目录\n总则........................................1\n一、甲....................................1"
    found = texts(
        f"{listed}\n总则\n一、甲\n" + "\n".join(wrapped(f"{SENTENCE}。", 24, "") for _ in range(5))
    )
    assert found[2:5] == ["一、甲....................................1", "总则", "一、甲"]


def test_a_format_that_knows_its_paragraphs_is_believed() -> None:
    text = "第一行没有\n说完。\n另一段。\n"
    found = printed(RawText(text, openings=(0, text.index("另"))))
    assert [paragraph.text for paragraph in found.paragraphs] == ["第一行没有说完。", "另一段。"]


def test_markup_is_not_read() -> None:
    text = "# 标题\n**正文**一句。"
    raw = RawText(text, markup=((0, 2), (5, 7), (9, 11)))  # type: ignore[arg-type]
    assert [paragraph.text for paragraph in printed(raw).paragraphs] == ["标题", "正文一句。"]


def test_cells_stand_apart_by_tabs_but_a_label_does_not() -> None:
    found = printed(RawText("一、\t总体要求\n指标\t单位\n|甲|乙|丙|")).paragraphs
    assert [paragraph.is_table_row for paragraph in found] == [False, True, True]


@given(st.lists(st.text(alphabet="一二、(). 。,第条章—123中文\u3000", max_size=40), max_size=30))
def test_nothing_of_any_lines_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = printed(RawText(text))
    kept = {origin for p in found.paragraphs for origin in p.folded.origins}
    kept |= {place for span in found.furniture for place in range(span.start, span.end)}
    assert all(i in kept for i, char in enumerate(text) if not char.isspace())
