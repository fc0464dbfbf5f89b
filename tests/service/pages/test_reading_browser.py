"""The pages for reading in headless Chromium, with JavaScript and without."""

import pytest
from playwright.sync_api import Page, expect

from tests.service.pages.conftest import flaws, wear

HITS = "/documents/jinzhong-145?q=黑臭水体"
TRADITIONAL = "/documents/guizhou-meili"
COMPARISON = "/compare?q=无废城市&in=山西&in=贵州&in=晋中&in=灵丘"
PAIR = "/compare/clauses?a=jinzhong-145/3/9/2/p2&b=shanxi-shengtaisheng/8/3/1"
PAGES = {
    "document": HITS,
    "traditional": TRADITIONAL,
    "simplified": f"{TRADITIONAL}?script=simplified&q=湖人昨晚赢了没有",
    "list": "/documents",
    "nothing-listed": "/documents?name=海洋&region=山西省",
    "comparison": COMPARISON,
    "nothing-found": "/compare?q=湖人昨晚赢了没有&in=山西&in=贵州",
    "comparison-form": "/compare",
    "pair": PAIR,
    "pair-form": "/compare/clauses",
    "targets": "/targets?indicator=率",
    "duties": "/duties?unit=林业局&in=贵州",
    "no-duties": "/duties?unit=林业局&in=火星",
    "about": "/about",
    "unknown": "/documents/nowhere",
}
HOSTILE = "<script>alert(1)</script>森林\u202e\u200b" + "长" * 200


def test_the_hits_of_a_question_are_stepped_through_by_links(page: Page) -> None:
    page.goto(HITS)
    count = page.locator("[data-hit]").count()
    assert count > 1
    page.locator(".hits ol a").first.click()
    for number in range(1, count + 1):
        expect(page.locator(".clause:target")).to_have_attribute("data-hit", str(number))
        expect(page.locator(".clause:target mark").first).to_be_visible()
        following = page.locator(".clause:target").get_by_role("link", name="下一处")
        if number < count:
            following.click()
    expect(following).to_have_count(0)


@pytest.mark.parametrize(
    ("size", "width"), [("large", 900), ("larger", 820), ("larger", 1264), ("", 1440)]
)
def test_the_header_never_covers_what_the_address_points_to(
    scripted: Page, address: str, size: str, width: int
) -> None:
    wear(scripted, address, "", size)
    scripted.set_viewport_size({"width": width, "height": 800})
    scripted.goto("/documents/shanxi-meili#5/16")
    bottom = scripted.evaluate("document.querySelector('.top').getBoundingClientRect().bottom")
    top = scripted.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    assert bottom <= top


def test_a_question_is_asked_of_the_open_document(page: Page) -> None:
    page.goto("/documents/shanxi-meili")
    page.get_by_label("要在这份文件里找的问题").fill("森林覆盖率")
    page.get_by_role("button", name="在这份文件里找").click()
    expect(page.get_by_role("heading", name="在这份文件里")).to_be_visible()
    expect(page.locator(".clause[data-hit] mark.fact").first).to_be_visible()


def test_keys_step_through_the_hits(scripted: Page) -> None:
    scripted.goto(HITS)
    count = scripted.locator("[data-hit]").count()
    for number in [*range(1, count + 1), count]:
        scripted.keyboard.press("n")
        expect(scripted.locator(".clause:target")).to_have_attribute("data-hit", str(number))
        expect(scripted.locator(".clause:target")).to_be_in_viewport()
    scripted.keyboard.press("p")
    expect(scripted.locator(".clause:target")).to_have_attribute("data-hit", str(count - 1))
    scripted.get_by_label("要问的问题").focus()
    scripted.keyboard.press("p")
    expect(scripted.locator(".clause:target")).to_have_attribute("data-hit", str(count - 1))


def test_single_keys_can_be_turned_off(scripted: Page) -> None:
    scripted.goto("/about")
    scripted.get_by_label("使用这些单键快捷键").uncheck()
    scripted.goto(HITS)
    scripted.keyboard.press("n")
    scripted.keyboard.press("/")
    expect(scripted.locator(".clause:target")).to_have_count(0)
    expect(scripted.get_by_label("要问的问题")).not_to_be_focused()


def test_the_outline_opens_a_clause_and_follows_the_reader(page: Page) -> None:
    page.goto(TRADITIONAL)
    outline = page.get_by_role("navigation", name="目录")
    outline.get_by_text("(四)實施美麗城鄉融合發展行動的下级").locator("..").click()
    outline.get_by_role("link", name="16.打造美麗城鎮").click()
    expect(page.locator(".clause:target")).to_contain_text("打造美麗城鎮")
    expect(page.locator(".clause:target")).to_be_in_viewport()


def test_the_current_place_is_shown_in_the_outline(scripted: Page) -> None:
    scripted.goto(f"{TRADITIONAL}#annex/2/9")
    current = scripted.locator(".outline [aria-current]")
    expect(current).to_have_text("(九)深化固體廢物污染防治攻堅")
    expect(current).to_be_in_viewport()
    scripted.evaluate("window.scrollTo(0, 0)")
    expect(current).to_have_count(0)


def test_a_clause_gives_its_citation_and_leads_to_its_near_copies(page: Page) -> None:
    page.goto("/documents/jinzhong-145#3/8/3/p2")
    clause = page.locator(".clause:target")
    clause.locator(".tools summary").click()
    expect(clause.locator(".tools")).to_contain_text(
        "《晋中市“十四五”生态环境保护规划(征求意见稿)》三、(八)3.第2段"
    )
    clause.get_by_role("link", name="逐字对照").click()
    expect(page.locator(".side")).to_have_count(2)
    expect(page.locator("mark")).to_have_text(",持续开展废旧放射源、长期闲置放射源的收、送贮工作")


def test_buttons_that_need_a_script_are_not_shown_without_one(page: Page) -> None:
    page.goto("/documents/shanxi-meili#5/16")
    page.locator(".clause:target .tools summary").click()
    has_script = page.locator("html.scripted").count() == 1
    for name in ("复制引用", "复制链接"):
        expect(page.locator(".clause:target").get_by_role("button", name=name)).to_have_count(
            int(has_script)
        )
    expect(page.get_by_role("button", name="打印")).to_have_count(int(has_script))


def test_the_link_to_a_clause_is_copied_whole(scripted: Page, address: str) -> None:
    scripted.context.grant_permissions(["clipboard-read", "clipboard-write"])
    scripted.goto("/documents/shanxi-meili?q=森林#5/16")
    scripted.locator(".clause:target .tools summary").click()
    scripted.locator(".clause:target").get_by_role("button", name="复制链接").click()
    expect(scripted.locator(".clause:target").get_by_role("button", name="已复制")).to_be_visible()
    copied = scripted.evaluate("navigator.clipboard.readText()")
    assert copied == f"{address}/documents/shanxi-meili#5/16"


def test_the_script_is_switched_and_the_question_kept(page: Page) -> None:
    page.goto(f"{TRADITIONAL}?q=无废城市")
    page.get_by_role("link", name="简体", exact=True).click()
    expect(page.locator(".notice")).to_contain_text("以繁体原文为准")
    expect(page.locator("[data-hit] mark").last).to_have_text("加快“无废城市”建设。")
    page.get_by_role("link", name="原文(繁体)").click()
    expect(page.locator("[data-hit] mark").last).to_have_text("加快“無廢城市”建設。")


def test_the_original_is_downloaded_under_its_title(page: Page) -> None:
    page.goto("/documents/shanxi-shengtaisheng")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载原文").click()
    assert download.value.suggested_filename == "山西生态省建设规划纲要(2021—2030年).txt"


def test_paper_has_the_text_and_where_it_is_from_and_nothing_else(page: Page, address: str) -> None:
    page.goto(HITS)
    page.emulate_media(media="print")
    expect(page.locator(".printed")).to_contain_text(f"{address}/documents/jinzhong-145")
    expect(page.locator(".printed")).to_contain_text("《晋中市“十四五”生态环境保护规划(征求意见稿)》")
    for part in (".top", ".outline", ".hits", ".tools", ".particulars", ".hit", "footer"):
        expect(page.locator(part).first).to_be_hidden()


def test_the_list_is_limited_and_widened_again(page: Page) -> None:
    page.goto("/documents")
    page.get_by_label("地区").select_option("山西省/晋中市")
    page.get_by_role("button", name="列出").click()
    expect(page.locator(".documents li")).to_have_count(1)
    expect(page.get_by_label("地区")).to_have_value("山西省/晋中市")
    page.get_by_role("link", name="全部列出").click()
    expect(page.locator(".documents li")).to_have_count(5)


def test_a_question_is_compared_and_opened_where_it_is_answered(page: Page) -> None:
    page.goto("/compare")
    page.get_by_label("问题", exact=True).fill("无废城市")
    page.get_by_label("地区或文件 1").fill("山西")
    page.get_by_label("地区或文件 2").fill("贵州")
    page.get_by_role("button", name="比较").click()
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader", name="贵州省")).to_be_visible()
    table.get_by_role("link", name="附《重點任務分工》二、(九)").click()
    expect(page.locator(".clause:target mark")).to_contain_text("無廢城市")


def test_an_indicator_is_listed_and_opened_where_it_stands(page: Page) -> None:
    page.goto("/targets")
    page.get_by_label("指标里有").fill("森林覆盖率")
    page.get_by_label("种类").select_option("要达到的数")
    page.get_by_role("button", name="列出").click()
    rows = page.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_contain_text("27.22%")
    rows.nth(1).get_by_role("link", name="五、(十六)").click()
    expect(page.locator(".clause:target mark")).to_have_text("27.22%")


def test_a_table_of_duties_is_downloaded(page: Page) -> None:
    page.goto("/duties?unit=林业局")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载表格").click()
    assert download.value.suggested_filename == "duties.csv"


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_page_is_wider_than_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in (
        *PAGES.values(),
        f"{TRADITIONAL}?q={HOSTILE}",
        f"/compare?q={HOSTILE}&in=山西",
        f"/duties?task={HOSTILE[:90]}",
    ):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(scripted: Page, name: str) -> None:
    scripted.set_viewport_size({"width": 360, "height": 800})
    scripted.goto(PAGES[name])
    assert flaws(scripted) == []


@pytest.mark.parametrize(
    ("name", "theme"),
    [("traditional", "dark"), ("comparison", "contrast"), ("pair", "dark"), ("about", "contrast")],
)
def test_axe_finds_nothing_in_other_colours(scripted: Page, address: str, name: str, theme: str) -> None:
    wear(scripted, address, theme, "larger")
    scripted.goto(PAGES[name])
    assert flaws(scripted) == []


def test_nothing_fails_and_nothing_is_asked_of_another_host(scripted: Page, address: str) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    scripted.on("request", lambda request: asked.append(request.url))
    scripted.on("console", lambda message: wrong.append(message.text))
    scripted.on("pageerror", lambda error: wrong.append(str(error)))
    scripted.on("dialog", lambda dialog: wrong.append(dialog.message))
    for name in set(PAGES) - {"unknown"}:
        scripted.goto(PAGES[name])
        scripted.wait_for_load_state("networkidle")
    scripted.goto(f"{TRADITIONAL}?q={HOSTILE}")
    assert {url.split("/")[2] for url in asked} == {address.split("/")[2]}
    assert wrong == []
