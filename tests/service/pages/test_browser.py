"""The pages of search in headless Chromium, with JavaScript and without."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.service.pages.conftest import flaws, wear

QUESTION = "2035年山西森林覆盖率要达到多少"
ANSWERED = f"/search?q={QUESTION}"
RELATED = "/search?q=灵丘要创建哪些绿色单位&region=山西省&year_from=2025"
NOT_FOUND = "/search?q=湖人昨晚赢了没有"
PAGES = {
    "home": "/",
    "answered": ANSWERED,
    "related": RELATED,
    "not-found": NOT_FOUND,
    "nothing-to-search": "/search?q=海绵城市&region=火星",
    "last-page": "/search?q=生态环境分区管控&sort=document&page=5",
    "error": "/search?q=",
    "nowhere": "/nowhere",
}
HOSTILE = "/search?q=<script>alert(1)</script>森林\u202e\u200b" + "长" * 200 + "&region=山西省"


def test_ask_read_the_answer_and_open_it_in_the_document(page: Page) -> None:
    page.goto("/")
    page.get_by_label("要问的问题").fill(QUESTION)
    page.get_by_label("要问的问题").press("Enter")
    expect(page.locator(".outcome")).to_contain_text("找到答案")
    answer = page.get_by_role("article", name="答案")
    expect(answer.locator(".fact-alone")).to_have_text("27.22%")
    expect(answer.locator("h2 a")).to_contain_text("五、(十六)")
    expect(answer.locator(".answer mark").first).to_contain_text("全省森林覆盖率提高到27.22%")
    answer.locator("h2 a").click()
    clause = page.locator(".clause:target")
    expect(clause).to_be_in_viewport()
    expect(clause.locator("mark").first).to_have_text("到2035年,全省森林覆盖率提高到")
    expect(clause.locator("mark.fact")).to_have_text("27.22%")


def test_a_whole_clause_unfolds(page: Page) -> None:
    page.goto("/search?q=海绵城市")
    whole = page.locator("#r1 .clause-text")
    expect(whole).to_be_hidden()
    page.locator("#r1 .whole summary").click()
    expect(whole).to_be_visible()


def test_narrow_reorder_turn_the_page_and_widen_again(page: Page) -> None:
    page.goto("/search?q=生态环境分区管控")
    page.get_by_role("region", name="地区").get_by_role("link", name="山西省").click()
    expect(page.get_by_role("list", name="正在筛选")).to_contain_text("地区:山西省")
    page.get_by_role("link", name="按文件次序").click()
    page.get_by_role("link", name="下一页").click()
    expect(page.get_by_role("link", name="第 2 页")).to_have_attribute("aria-current", "page")
    expect(page.locator(".result .meta").first).to_contain_text("山西省")
    page.get_by_role("link", name="全部去掉").click()
    expect(page.get_by_role("list", name="正在筛选")).to_have_count(0)


def test_years_are_filled_in(page: Page) -> None:
    page.goto("/search?q=生态环境分区管控&kind=规划")
    page.get_by_label("从").fill("2025")
    page.get_by_role("button", name="按年份").click()
    expect(page.get_by_role("list", name="正在筛选")).to_contain_text("年份:2025年起")
    expect(page.get_by_role("list", name="正在筛选")).to_contain_text("种类:规划")


def test_a_verdict_is_kept_and_thanked_for(page: Page, feedback_path: Path) -> None:
    page.goto(ANSWERED)
    form = page.locator("#r1 .feedback")
    form.get_by_text("补充一句").click()
    form.get_by_role("textbox").fill("<b>正是</b>\n它")
    form.get_by_role("button", name="有用").click()
    expect(page.get_by_text("谢谢,已记下").first).to_be_visible()
    kept = json.loads(feedback_path.read_text(encoding="utf-8").splitlines()[-1])
    assert kept["query"] == QUESTION
    assert kept["clause_id"] == "shanxi-meili/5/16"
    assert (kept["verdict"], kept["words"]) == ("useful", "<b>正是</b> 它")


def test_large_type_and_colours_are_chosen_and_stay(page: Page) -> None:
    page.goto(ANSWERED)
    page.locator("summary", has_text="大字·配色").click()
    page.get_by_role("button", name="特大字").click()
    expect(page.locator("html")).to_have_attribute("data-size", "larger")
    assert QUESTION in page.title()
    page.locator("summary", has_text="大字·配色").click()
    page.get_by_role("button", name="高对比").click()
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("data-size", "larger")
    expect(page.locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_the_screen_or_goes_wrong(page: Page, address: str, name: str) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(PAGES[name])
    page.wait_for_load_state("networkidle")
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert {url.split("/")[2] for url in asked if not url.startswith("data:")} == {address.split("/")[2]}
    # Chromium reports the status of a page of error as an error of its own.
    assert [line for line in wrong if "Failed to load resource" not in line] == []


def test_the_largest_type_on_a_screen_zoomed_twice_fits(page: Page, address: str) -> None:
    wear(page, address, "", "larger")
    for path in ("/", RELATED):
        page.goto(path)
        for width in (360, 640):  # of 1280
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("summary", has_text="大字·配色").click()
    for choice in page.locator(".display button").all():
        expect(choice).to_be_in_viewport(ratio=1)


def test_hostile_text_is_text(page: Page) -> None:
    ran: list[str] = []
    page.on("dialog", lambda dialog: ran.append(dialog.message))
    page.set_viewport_size({"width": 360, "height": 800})
    for path in (HOSTILE, "/"):  # the home page repeats it among the recent questions
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert ran == []


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(scripted: Page, name: str) -> None:
    scripted.emulate_media(reduced_motion="reduce")  # a colour on its way is not to be judged
    scripted.goto(PAGES[name])
    assert flaws(scripted) == []
    for theme in ("dark", "contrast"):
        scripted.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        assert flaws(scripted, ["color-contrast", "link-in-text-block"]) == [], theme


def test_axe_finds_nothing_on_a_small_screen_in_the_largest_type(scripted: Page, address: str) -> None:
    wear(scripted, address, "", "larger")
    scripted.set_viewport_size({"width": 360, "height": 800})
    scripted.emulate_media(color_scheme="dark")
    scripted.goto(ANSWERED)
    assert flaws(scripted) == []


def test_axe_finds_nothing_while_suggestions_are_shown(scripted: Page) -> None:
    scripted.goto("/")
    scripted.get_by_role("combobox").press_sequentially("山西生态")
    expect(scripted.get_by_role("listbox")).to_be_visible()
    assert flaws(scripted) == []


def test_suggestions_are_walked_by_arrows_chosen_by_enter_and_closed_by_escape(scripted: Page) -> None:
    scripted.goto("/")
    box = scripted.get_by_role("combobox")
    box.press_sequentially("shanxi")
    expect(scripted.get_by_role("listbox")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    first = scripted.get_by_role("option", selected=True)
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    box.press("ArrowUp")
    expect(scripted.get_by_role("option", selected=True)).to_have_count(0)
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("shanxi")
    box.press("ArrowDown")
    expect(scripted.get_by_role("listbox")).to_be_visible()
    box.press("ArrowUp")
    box.press("Enter")
    scripted.wait_for_url("**/search?**")


def test_a_suggested_document_opens(scripted: Page) -> None:
    scripted.goto("/")
    scripted.get_by_role("combobox").press_sequentially("山西生态省")
    scripted.get_by_role("option").filter(has_text="文件").first.click()
    scripted.wait_for_url("**/documents/shanxi-shengtaisheng*")


def test_without_suggestions_the_box_still_asks(scripted: Page) -> None:
    scripted.route("**/api/v1/suggest**", lambda route: route.abort())
    scripted.goto("/")
    scripted.get_by_role("combobox").fill("海绵城市")
    scripted.get_by_role("combobox").press("Enter")
    expect(scripted.locator("#r1")).to_be_visible()


def test_recent_questions_stay_in_the_browser_until_they_are_cleared(scripted: Page) -> None:
    scripted.goto("/search?q=<b>海绵城市")
    scripted.goto("/")
    recent = scripted.get_by_role("region", name="最近的问题")
    expect(recent.get_by_role("link")).to_have_text(["<b>海绵城市"])
    assert scripted.context.cookies() == []
    recent.get_by_role("button", name="清除").click()
    expect(recent).to_be_hidden()
    scripted.reload()
    expect(recent).to_be_hidden()


def test_a_citation_is_copied(scripted: Page, address: str) -> None:
    scripted.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    scripted.goto(ANSWERED)
    scripted.locator("#r1 .copy").click()
    expect(scripted.locator("#r1 .copy")).to_have_text("已复制")
    copied = scripted.evaluate("navigator.clipboard.readText()")
    assert copied == "《中共山西省委 山西省人民政府关于全面推进美丽山西建设的实施意见》五、(十六)"


def test_a_citation_is_copied_where_the_clipboard_is_closed(scripted: Page) -> None:
    scripted.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    scripted.goto(ANSWERED)
    scripted.locator("#r1 .copy").click()
    expect(scripted.locator("#r1 .copy")).to_have_text("已复制")
    expect(scripted.locator("#r1 .copy")).to_be_focused()


def test_the_outcome_is_announced(scripted: Page) -> None:
    scripted.goto(NOT_FOUND)
    expect(scripted.locator("#announce")).to_contain_text("没有找到")


def test_by_keyboard_alone(scripted: Page) -> None:
    scripted.goto(ANSWERED)
    scripted.keyboard.press("Tab")
    expect(scripted.get_by_role("link", name="跳到正文")).to_be_focused()
    scripted.keyboard.press("Enter")
    scripted.keyboard.press("Tab")
    expect(scripted.locator("#r1 h2 a")).to_be_focused()
    outline = scripted.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"
    scripted.keyboard.press("/")
    expect(scripted.get_by_role("combobox")).to_be_focused()
    assert scripted.evaluate("getSelection().toString()") == QUESTION


def test_a_menu_closes_by_escape(scripted: Page) -> None:
    scripted.goto("/")
    scripted.locator("summary", has_text="大字·配色").press("Enter")
    expect(scripted.get_by_role("button", name="高对比")).to_be_visible()
    scripted.get_by_role("button", name="高对比").press("Escape")
    expect(scripted.get_by_role("button", name="高对比")).to_be_hidden()
    expect(scripted.locator("summary", has_text="大字·配色")).to_be_focused()


def test_what_can_be_pressed_is_large_enough(scripted: Page) -> None:
    scripted.set_viewport_size({"width": 360, "height": 800})
    scripted.goto(ANSWERED)
    low = scripted.evaluate(
        "Array.from(document.querySelectorAll('button, summary, .narrow a, .pages a, .site a, .chips a'))"
        ".map(one => [one.textContent.trim(), one.getBoundingClientRect().height])"
        ".filter(([, height]) => height > 0 && height < 24)"
    )
    assert low == []


def test_on_paper_only_what_was_found_is_left(page: Page) -> None:
    page.goto(ANSWERED)
    page.emulate_media(media="print")
    expect(page.locator("#r1 .answer")).to_be_visible()
    heading = page.locator("h1").bounding_box()
    assert heading is not None
    assert heading["height"] > 10  # what was asked
    for left_out in (".top", ".narrow", "#r1 .actions", "footer"):
        expect(page.locator(left_out).first).to_be_hidden()


def test_without_transitions_where_motion_is_unwanted(scripted: Page) -> None:
    scripted.emulate_media(reduced_motion="reduce")
    scripted.goto("/")
    link = scripted.locator(".questions a").first
    expect(link).to_have_css("transition-duration", "0s")
