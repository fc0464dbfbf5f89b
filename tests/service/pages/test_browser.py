"""The pages in headless Chromium, with JavaScript and without."""

import os
import shutil
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect, sync_playwright

QUESTION = "2035年山西森林覆盖率要达到多少"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("没有 Chromium:apt-get install chromium 之后再试", allow_module_level=True)


@pytest.fixture(scope="module")
def address(app: FastAPI) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["with-js", "without-js"])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param, base_url=address, locale="zh-CN")
    yield context.new_page()
    context.close()


def test_ask_read_the_answer_and_open_it_in_the_document(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill(QUESTION)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".outcome")).to_contain_text("找到答案")
    first = page.locator("#r1")
    expect(first.locator("h2 a")).to_contain_text("五、(十六)")
    expect(first.locator(".answer mark").first).to_contain_text("全省森林覆盖率提高到27.22%")
    expect(first.locator(".answer .fact")).to_have_text("27.22%")
    first.locator("h2 a").click()
    clause = page.locator(".clause:target")
    expect(clause).to_be_in_viewport()
    expect(clause.locator("mark")).to_contain_text("27.22%")
    expect(page.get_by_role("navigation", name="目录")).to_be_visible()


def test_a_whole_clause_unfolds(page: Page) -> None:
    page.goto("/search?q=海绵城市")
    whole = page.locator("#r1 .clause-text")
    expect(whole).to_be_hidden()
    page.locator("#r1 summary").click()
    expect(whole).to_be_visible()


def test_the_outline_opens_a_clause_in_traditional_characters(page: Page) -> None:
    page.goto("/documents/guizhou-meili")
    page.get_by_role("link", name="(十六)打造美麗城鎮").click()
    expect(page.locator(".clause:target")).to_contain_text("(十六)打造美麗城鎮。")
    expect(page.locator(".clause:target")).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_page_is_wider_than_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in (
        "/",
        f"/search?q={QUESTION}",
        "/documents",
        "/documents/shanxi-shengtaisheng",
        "/search?q=",
    ):
        page.goto(path)
        box = page.locator("main").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_nothing_is_asked_of_another_host_and_nothing_fails(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for path in ("/", f"/search?q={QUESTION}", "/documents/jinzhong-145", "/docs"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
    expect(page.locator("#swagger")).to_contain_text("/api/v1/search")
    assert {url.split("/")[2] for url in asked if not url.startswith("data:")} == {address.split("/")[2]}
    assert wrong == []
    context.close()


def test_the_slash_key_leads_to_the_box(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("/documents")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    context.close()
