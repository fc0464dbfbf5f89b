import pytest

from indexer.corpus import listed
from indexer.titles import is_draft, is_title, kind_of, named_in, period_of
from tests.conftest import CORPUS


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于全面推进美丽山西建设的实施意见", "实施意见"),
        ("山西省空气质量改善行动计划(2024-2025年)", "行动计划"),
        ("关于印发《晋中市“十四五”生态环境保护规划》的通知", "规划"),
        ("关于加强秸秆禁烧的通知", "通知"),
        ("山东省实施《中华人民共和国固体废物污染环境防治法》办法", "办法"),
        ("中华人民共和国黄河保护法", "法"),
        ("環境保護條例", "条例"),
        ("关于印发《晋中市水网规划》的通知(晋政发〔2021〕1号)", "规划"),
        ("国土空间规划2021-2035年", "规划"),
        ("大气污染防治条例草案", "条例"),
        ("中华人民共和国民法典", "法典"),
        ("环境影响评价方法", None),
        ("水质的测定 重铬酸盐法", None),
        ("关于加强环境执法", None),
        ("工作简报", None),
        ("", None),
    ],
)
def test_the_kind_that_a_title_ends_with(title: str, kind: str | None) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("建设规划纲要(2021—2030年)", (2021, 2030)),
        ("行动计划(2024至2025年)", (2024, 2025)),
        ("“十五五”规划", (2026, 2030)),
        ("“十二五”规划", (2011, 2015)),
        ("二十四五个项目的规划", None),
        ("规划(2021―2035年)", (2021, 2035)),
        ("规划(2030-2021年)", None),
        ("森林法", None),
    ],
)
def test_the_years_that_a_title_plans_for(title: str, period: tuple[int, int] | None) -> None:
    assert period_of(title) == period


def test_drafts_say_so() -> None:
    assert is_draft("规划(公开征求意见稿)")
    assert is_draft("环境保护法(草案)")
    assert is_draft("环境保护条例草案")
    assert not is_draft("环境保护法")
    assert not is_draft("关于《环境保护条例(草案)》的说明")
    assert not is_draft("法规草案公开征求意见办法")


def test_the_titles_of_the_five_documents_tell_what_the_table_does() -> None:
    for document in listed(CORPUS):
        assert kind_of(document.title) == document.kind
        assert period_of(document.title) == document.period
        assert is_draft(document.title) == (document.status == "draft")


@pytest.mark.parametrize(
    "line",
    ["各县（区）人民政府、高新区管委会：", "第一章 总则", "总  则", "一、目录", "前言", "2023-05", ""],
)
def test_what_is_marked_like_a_title_and_is_none(line: str) -> None:
    assert not is_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "目录管理办法",
        "关于转发《总则》的通知：",
        "总则解读",
        "致全体市民的一封信:",
        "洛龙区节约用水管理办法:",
        "第一章程序性规定汇编",
    ],
)
def test_what_may_be_a_title(line: str) -> None:
    assert is_title(line)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("一、事项名称：退休人员档案接收\n二、事项类别：社会保障", "退休人员档案接收"),
        ("办事指南\n项目名称:高龄津贴申领 \n", "高龄津贴申领"),
        ("第一条 项目名称不得重复。", ""),
        ("事项名称：\n二、事项类别：社会保障", ""),
    ],
)
def test_what_a_text_says_it_is_called(text: str, name: str) -> None:
    assert named_in(text) == name
