"""What officials do most, done by hand in Chromium from the home page on: docs/tasks.md tells how many
clicks and keys each takes, and this counts them."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import ROOT

ROW = re.compile(r"^\| \[(.+?)\]\(#.+?\) \| (\d+) \| (\d+) \|$", re.M)


class Hand:
    """Does with a page what a person does, and counts it. A character typed is one key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        self.keys = 0

    def click(self, target: Locator) -> None:
        self.clicks += 1
        target.click()

    def link(self, name: str) -> None:
        self.click(self.page.get_by_role("link", name=name).first)

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=True).first)

    def fold_out(self, name: str) -> None:
        self.click(self.page.locator("summary", has_text=name).first)

    def choose(self, field: str, name: str) -> None:
        """In a list that unfolds: one click on it, one on the choice."""
        self.clicks += 2
        self.page.get_by_label(field).select_option(label=name)

    def type(self, text: str) -> None:
        self.keys += len(text)
        self.page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.keys += 1
            self.page.keyboard.press(key)

    def ask(self, question: str) -> None:
        self.type(question)
        self.press("Enter")


def find_a_figure(hand: Hand) -> None:
    hand.ask("2035年山西森林覆盖率")
    expect(hand.page.locator("#r1 .fact-alone")).to_have_text("27.22%")


def find_a_figure_by_pinyin(hand: Hand) -> None:
    hand.type("senlin")
    expect(hand.page.get_by_role("option", name="2035年山西森林覆盖率要达到多少")).to_be_visible()
    hand.press("ArrowDown", "Enter")
    expect(hand.page.locator("#r1 .fact-alone")).to_have_text("27.22%")


def find_who_is_responsible(hand: Hand) -> None:
    hand.ask("贵州无废城市哪个部门牵头")
    expect(hand.page.locator("#r1 .answer")).to_contain_text("省生態環境廳")


def list_an_indicator(hand: Hand) -> None:
    hand.link("目标")
    hand.click(hand.page.get_by_label("指标里有"))
    hand.type("森林覆盖率")
    hand.press("Enter")
    expect(hand.page.locator(".register tbody tr")).to_have_count(3)


def list_the_duties_of_a_body(hand: Hand) -> None:
    hand.link("责任")
    hand.click(hand.page.get_by_label("单位名称里有"))
    hand.type("林业局")
    hand.press("Enter")
    expect(hand.page.locator(".register tbody th").first).to_have_text("省林業局")


def read_a_numbered_clause(hand: Hand) -> None:
    hand.ask("美丽山西第八条")
    expect(hand.page.locator("#r1 h2")).to_contain_text("三、(八)")
    hand.fold_out("看整条")
    expect(hand.page.locator("#r1 .clause-text")).to_contain_text("持续改善空气质量")


def learn_that_there_is_nothing(hand: Hand) -> None:
    hand.ask("住房公积金怎么提取")
    expect(hand.page.locator(".outcome")).to_contain_text("没有找到回答这个问题的条款")


def copy_a_citation(hand: Hand) -> None:
    hand.ask("2035年山西森林覆盖率")
    hand.button("复制引用")
    expect(hand.page.locator("#r1 .copy")).to_have_text("已复制")
    copied = hand.page.evaluate("navigator.clipboard.readText()")
    assert copied == "《中共山西省委 山西省人民政府关于全面推进美丽山西建设的实施意见》五、(十六)"


def check_in_the_original(hand: Hand) -> None:
    hand.ask("2035年山西森林覆盖率")
    hand.link("在原文中打开")
    expect(hand.page.locator(".clause:target mark.fact")).to_have_text("27.22%")
    expect(hand.page.locator(".clause:target")).to_be_in_viewport()


def compare_provinces(hand: Hand) -> None:
    hand.link("对照")
    hand.click(hand.page.get_by_label("问题", exact=True))
    hand.type("无废城市")
    for place in ("山西", "贵州"):
        hand.press("Tab")
        hand.type(place)
    hand.press("Enter")
    expect(hand.page.get_by_role("columnheader", name="贵州省")).to_be_visible()
    expect(hand.page.get_by_role("columnheader", name="山西省")).to_be_visible()


def find_nearly_the_same(hand: Hand) -> None:
    hand.ask("打造美丽城镇")
    hand.fold_out("字句几乎相同")
    hand.link("逐字对照")
    expect(hand.page.get_by_role("heading", name="两条条款,逐字对照")).to_be_visible()
    expect(hand.page.locator(".side")).to_have_count(2)


def look_in_one_region(hand: Hand) -> None:
    hand.ask("海绵城市")
    hand.click(hand.page.get_by_role("region", name="地区").get_by_role("link", name="晋中市"))
    expect(hand.page.get_by_role("list", name="正在筛选")).to_contain_text("地区:晋中市")
    assert {"晋中市" in text for text in hand.page.locator(".result .meta").all_inner_texts()} == {True}


def list_the_drafts(hand: Hand) -> None:
    hand.link("文件")
    hand.choose("状态", "征求意见稿(2)")
    hand.button("列出")
    expect(hand.page.locator(".documents .status")).to_have_text(["征求意见稿"] * 2)


def take_the_text_along(hand: Hand) -> None:
    hand.link("文件")
    hand.link("山西生态省建设规划纲要")
    with hand.page.expect_download() as download:
        hand.link("下载原文")
    assert download.value.suggested_filename == "山西生态省建设规划纲要(2021—2030年).txt"


def print_a_document(hand: Hand) -> None:
    hand.page.add_init_script("window.print = function () { document.title = 'printing'; }")
    hand.link("文件")
    hand.link("山西生态省建设规划纲要")
    hand.button("打印")
    expect(hand.page).to_have_title("printing")


def read_traditional_as_simplified(hand: Hand) -> None:
    hand.ask("贵州无废城市")
    hand.link("在原文中打开")
    hand.link("简体")
    expect(hand.page.locator(".clause:target")).to_be_in_viewport()
    expect(hand.page.locator(".clause:target mark").first).to_contain_text("无废城市")


def read_large_type(hand: Hand) -> None:
    hand.fold_out("大字·配色")
    hand.button("特大字")
    expect(hand.page.locator("html")).to_have_css("font-size", "24px")


TASKS: dict[str, Callable[[Hand], None]] = {
    "查一个指标": find_a_figure,
    "用拼音查同一个指标": find_a_figure_by_pinyin,
    "查由谁负责": find_who_is_responsible,
    "列出一个指标的数": list_an_indicator,
    "列出一个单位的责任": list_the_duties_of_a_body,
    "看第几条怎么说": read_a_numbered_clause,
    "问有没有这方面的规定": learn_that_there_is_nothing,
    "把引用抄进报告": copy_a_citation,
    "到原文核对": check_in_the_original,
    "比较两个省": compare_provinces,
    "找几乎相同的条款": find_nearly_the_same,
    "只看一个地区": look_in_one_region,
    "只列征求意见稿": list_the_drafts,
    "下载": take_the_text_along,
    "打印": print_a_document,
    "用简体读繁体文件": read_traditional_as_simplified,
    "换大字": read_large_type,
}
TOLD = {name: (int(clicks), int(keys)) for name, clicks, keys in
        ROW.findall((ROOT / "docs" / "tasks.md").read_text(encoding="utf-8"))}  # fmt: skip


@pytest.mark.parametrize("name", TASKS)
def test_a_task_takes_as_much_as_is_told(scripted: Page, address: str, name: str) -> None:
    scripted.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    scripted.goto("/")
    expect(scripted.get_by_role("combobox")).to_be_focused()  # nobody types before
    hand = Hand(scripted)
    TASKS[name](hand)
    assert (hand.clicks, hand.keys) == TOLD[name]


def test_nothing_else_is_told() -> None:
    assert list(TOLD) == list(TASKS)
