"""A live server and headless Chromium to look at the pages with."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, sync_playwright

from service.app import create_app
from service.feedback import FeedbackFile
from service.search import Searcher
from service.serving import Serving
from tests.live import answering

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# A menu that is closed is not looked at by axe.
_OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"


@pytest.fixture(scope="package")
def feedback_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("feedback") / "feedback.jsonl"


@pytest.fixture(scope="package")
def asking(searcher: Searcher, feedback_path: Path) -> Iterator[TestClient]:
    """The service where verdicts on results are taken, as another page of it sees it."""
    app = create_app(Serving(searcher), FeedbackFile(feedback_path))
    with TestClient(
        app, raise_server_exceptions=False, headers={"origin": "http://testserver"}
    ) as client:
        yield client


@pytest.fixture(scope="package")
def address(searcher: Searcher, feedback_path: Path) -> Iterator[str]:
    app = create_app(Serving(searcher), FeedbackFile(feedback_path))
    assert searcher.suggestions  # made when they are first asked for
    with answering(app) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Closed with the last test here: while it is open, its event loop is in the way of others."""
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("没有 Chromium:apt-get install chromium 之后再试")
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


@pytest.fixture
def scripted(browser: Browser, address: str) -> Iterator[Page]:
    """A page with JavaScript, for what only that adds."""
    context = browser.new_context(base_url=address, locale="zh-CN")
    yield context.new_page()
    context.close()


def flaws(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe-core finds wrong with a page as it stands, with everything unfolded.

    `rules`: the only ones to look by, for a page that was looked at by all in other colours.
    """
    page.evaluate(_OPEN_ALL)
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    found = Axe().run(page, options=options).response
    assert found["passes"], "axe looked at nothing"
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]


def wear(page: Page, address: str, theme: str, size: str = "") -> None:
    """The look that a reader has chosen."""
    chosen = {"theme": theme, "size": size}
    page.context.add_cookies([{"name": name, "value": value, "url": address}
                              for name, value in chosen.items() if value])  # fmt: skip
