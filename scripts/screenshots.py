"""Pictures of the pages for the README: docs/images/*.png."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_IMAGES = Path(__file__).parent.parent / "docs" / "images"
_PAGES = {
    "results": "/search?q=2035年山西森林覆盖率要达到多少",
    "document": "/documents/shanxi-meili?mark=5479-5563#5/16",
}


def main() -> None:
    command = [sys.executable, "-c", "from indexer.command import main; main()", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=dict(os.environ)) as server:
        assert server.stderr is not None
        address = re.search(r"http://[\d.:]+", server.stderr.readline())
        assert address is not None
        _take(address.group())
        server.terminate()


def _take(address: str) -> None:
    _IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1200, "height": 760})
        for name, path in _PAGES.items():
            page.goto(address + path)
            page.screenshot(path=_IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
