import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.folding import fold_text
from service.numbers.labels import Form, Tail, labels_in


def found(text: str) -> list[tuple[Form, tuple[int, ...], str]]:
    return [(label.form, label.numbers, label.unit) for label in labels_in(fold_text(text))]


@pytest.mark.parametrize(
    ("text", "form", "numbers", "unit"),
    [
        ("第三章", Form.ORDINAL, (3,), "章"),
        ("第六个部分", Form.ORDINAL, (6,), "部分"),
        ("第四大部分", Form.ORDINAL, (4,), "大部分"),
        ("第Ⅴ章", Form.ORDINAL, (5,), "章"),
        ("第⑧章", Form.ORDINAL, (8,), "章"),
        ("第叁章", Form.ORDINAL, (3,), "章"),
        ("第 十 七 条", Form.ORDINAL, (17,), "条"),
        ("第一百二十条之一", Form.ORDINAL, (120, 1), "条"),
        ("第7个工程", Form.ORDINAL, (7,), "工程"),
        ("八节", Form.COUNTED, (8,), "节"),
        ("（四）", Form.BRACKETED, (4,), ""),
        ("第（八）条", Form.BRACKETED, (8,), "条"),
        ("②", Form.CIRCLED, (2,), ""),
        ("3.4.2", Form.DOTTED, (3, 4, 2), ""),
        ("三点十一", Form.DOTTED, (3, 11), ""),
        ("三之二", Form.DOTTED, (3, 2), ""),
        ("8-3-1", Form.DOTTED, (8, 3, 1), ""),
        ("第2.1条", Form.DOTTED, (2, 1), "条"),
        ("专栏２", Form.NAMED, (2,), "专栏"),
        ("第2个专栏", Form.NAMED, (2,), "专栏"),
        ("附表1", Form.NAMED, (1,), "附表"),
        ("附《重点任务分工》", Form.WHOLE, (), "附"),
        ("前 言", Form.WHOLE, (), "前言"),
        ("最后一条", Form.LAST, (-1,), "条"),
        ("倒数第二章", Form.LAST, (-2,), "章"),
        ("最后那条", Form.LAST, (-1,), "条"),
        ("倒数第一个工程", Form.LAST, (-1,), "工程"),
        ("第三个破折号", Form.ORDINAL, (3,), "破折号"),
        ("下一条", Form.BESIDE, (1,), "条"),
        ("上一个专栏", Form.BESIDE, (-1,), "专栏"),
        ("往下数第三条", Form.BESIDE, (3,), "条"),
        ("下下一章", Form.BESIDE, (2,), "章"),
    ],
)
def test_a_number_as_typed(text: str, form: Form, numbers: tuple[int, ...], unit: str) -> None:
    assert found(text) == [(form, numbers, unit)]


@pytest.mark.parametrize(
    ("text", "numbers", "unit"),
    [
        ("最后两条", [-2, -1], "条"),
        ("末三项", [-3, -2, -1], "项"),
        ("前两章", [1, 2], "章"),
        ("开头三条", [1, 2, 3], "条"),
        ("最后1条", [-1], "条"),
    ],
)
def test_several_places_at_an_end(text: str, numbers: list[int], unit: str) -> None:
    assert found(text) == [(Form.LAST, (number,), unit) for number in numbers]


@pytest.mark.parametrize(
    "text", ["以下一条", "目前一项", "看一下那条", "前两条", "下一步", "下一年", "后面的要求"]
)
def test_what_leads_to_no_neighbour(text: str) -> None:
    assert all(form is not Form.BESIDE for form, *_ in found(text))


@pytest.mark.parametrize("text", ["目前三项", "牵头两项", "期末两条"])
def test_a_word_that_ends_like_an_end_counts_no_places(text: str) -> None:
    assert all(form is not Form.LAST for form, *_ in found(text))


@pytest.mark.parametrize(
    "text",
    ["前三位", "前两年", "最后两天", "前三名", "最后100条", "第三行业", "合同第一行", "第三方治理", "第一行政区", "第二次普查", "第一产业", "三线一单", "3.5万亩", "3家企业", "2024.5.1施行", "192.168.1.1", "PM2.5", "附近",
     "2035年", "十四五", "哪一条", "一共27条"],
)  # fmt: skip
def test_what_numbers_no_clause(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "tail"),
    [("三、规划", Tail.PRINTED), ("2.强化", Tail.PRINTED), ("1、2", Tail.LISTED), ("三", Tail.END), ("三(四)", Tail.END),
     ("第三章规划", Tail.WORD), ("第三章讲什么", Tail.END)],
)  # fmt: skip
def test_what_comes_right_behind_a_number(text: str, tail: Tail) -> None:
    assert labels_in(text)[0].tail is tail


@given(st.text(alphabet="第一二三十0123.、()章节条款-专栏附件之点 最后", max_size=60))
def test_labels_stand_in_order_and_never_overlap(text: str) -> None:
    labels = list({label.span: label for label in labels_in(text)}.values())  # 「最后两条」 are two
    ends = [0, *(label.span.end for label in labels)]
    assert all(
        end <= label.span.start < label.span.end for end, label in zip(ends, labels, strict=False)
    )
    assert all(text[label.span.start : label.span.end] == label.text for label in labels)


def test_rows_go_behind_a_number() -> None:
    assert found("表2第3行") == [(Form.NAMED, (2,), "表"), (Form.ORDINAL, (3,), "行")]
    assert found("(三)第3行的内容")[1] == (Form.ORDINAL, (3,), "行")
    assert all(unit != "行" for _, _, unit in found("表2第3行业"))
    assert all(form is not Form.NAMED for form, *_ in (*found("图表3第2行"), *found("表3第2季度")))
