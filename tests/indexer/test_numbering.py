import pytest

from indexer.numbering import Kind, follows, label_of, number_of, table_label_of


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("一百", 100), ("一百零三", 103),
        ("一百二十", 120), ("两百", 200), ("一千零一", 1001), ("二〇二五", 2025), ("12", 12),
    ],
)  # fmt: skip
def test_number_of(numeral: str, value: int) -> None:
    assert number_of(numeral) == value


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("壹、总体要求", Kind.FORMAL, 1),
        ("参、申请机关:", Kind.FORMAL, 3),
        ("拾贰、附则", Kind.FORMAL, 12),
        ("一.总体要求", Kind.NUMERAL, 1),
        ("一)总体要求", Kind.NUMERAL_IN_BRACKETS, 1),
        ("1)其他", Kind.DIGIT_BEFORE_BRACKET, 1),
        ("㉑其他", Kind.CIRCLED, 21),
        ("❸其他", Kind.CIRCLED, 3),
        ("第二部分 重点任务", Kind.PART, 2),
        ("第一分编 通则", Kind.SUBPART, 1),
        ("第一千二百六十条 附则", Kind.ARTICLE, 1260),
        ("第二〇条 附则", Kind.ARTICLE, 20),
        ("第 十 三 条 附则", Kind.ARTICLE, 13),
        ("( 一 )总体要求", Kind.NUMERAL_IN_BRACKETS, 1),
        ("一 、总体要求", Kind.NUMERAL, 1),
        ("一、2023年工作", Kind.NUMERAL, 1),
        ("附录B 名词", Kind.ANNEX, 2),
        ("附件1-2 清单", Kind.ANNEX, 1),
        ("附表一", Kind.ANNEX, 1),
        ("附:", Kind.ANNEX, 1),
        ("(一)项目建设", Kind.NUMERAL_IN_BRACKETS, 1),
        ("一、总体要求", Kind.NUMERAL, 1),
        ("(二十七)开展评估考核。", Kind.NUMERAL_IN_BRACKETS, 27),
        ("1.落实国土空间规划。", Kind.DIGIT, 1),
        ("23、引导公众积极参与。", Kind.DIGIT, 23),
        ("(3)其他", Kind.DIGIT_IN_BRACKETS, 3),
        ("③其他", Kind.CIRCLED, 3),
        ("第三章 监督管理", Kind.CHAPTER, 3),
        ("第一百二十条之一 有下列情形的", Kind.ARTICLE, 120),
        ("专栏1 生态经济建设工程", Kind.BOX, 1),
        ("附件2:任务分工", Kind.ANNEX, 2),
        ("附", Kind.ANNEX, 1),
        ("前 言", Kind.FOREWORD, 1),
        ("——在提升生态系统质量上出新绩。", Kind.DASH, 1),
        ("———国土空间", Kind.DASH, 1),
    ],
)
def test_labels(line: str, kind: Kind, number: int) -> None:
    label = label_of(line)
    assert label is not None
    assert (label.kind, label.numbers[0]) == (kind, number)


def test_an_inserted_article_has_two_numbers() -> None:
    label = label_of("第一百二十条之一 有下列情形的")
    assert label is not None
    assert label.numbers == (120, 1)
    assert label.printed_end == len("第一百二十条之一")


@pytest.mark.parametrize(
    "line",
    ["第三条为了节约用水", "第三十条规定的期限届满", "一、二、三产业融合", "一、二级保护区内", "第二条第一款", "1、2号机组", "第五章法律责任", "第六条 第一审由法院管辖", "专栏1生态工程", "1.1 编制目的", "1 总则",
     "2.5微米颗粒物", "附表1指标"],
)  # fmt: skip
def test_labels_that_only_their_neighbours_can_confirm(line: str) -> None:
    label = label_of(line)
    assert label is not None
    assert not label.is_certain


def test_one_number_after_another() -> None:
    assert follows((3,), (4,))
    assert follows((120,), (120, 1))
    assert follows((120, 2), (121,))
    assert follows((1, 9), (1, 10))
    assert not follows((3,), (5,))
    assert not follows((3,), (3,))
    assert not follows((1, 1), (2, 1))


@pytest.mark.parametrize(
    "line",
    [
        "附近居民", "附件所列工程", "(一)项规定的", "(一)、(二)项", "第三条、第四条", "第三条的规定",
        "一" * 5000 + "、", "2035年,森林覆盖率", "一是加强领导",
        "附近 居民", "附 则", "٣、正文", "(028)85399067",
        "专栏所列工程", "前言中提到", "(此件公开发布)", "十四五时期", "2022-2025年", "—62—",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_label(line: str) -> None:
    assert label_of(line) is None


def test_the_words_behind_a_label_begin_after_its_spaces() -> None:
    label = label_of("专栏1 生态经济建设工程")
    assert label is not None
    assert "专栏1 生态经济建设工程"[: label.printed_end] == "专栏1"
    assert "专栏1 生态经济建设工程"[label.end :] == "生态经济建设工程"


@pytest.mark.parametrize(
    ("line", "numbers", "words"),
    [("表1 主要指标", (1,), "主要指标"), ("表3-2主要指标", (3, 2), "主要指标"), ("续表2", (2,), "")],
)
def test_the_number_of_a_table(line: str, numbers: tuple[int, ...], words: str) -> None:
    label = table_label_of(line)
    assert label is not None
    assert (label.kind, label.numbers, line[label.end :]) == (Kind.TABLE, numbers, words)


@pytest.mark.parametrize("line", ["表明决心", "附表1 清单", "主要指标"])
def test_other_lines_number_no_table(line: str) -> None:
    assert table_label_of(line) is None
