"""Pictures of the pages for the docs: docs/images/*.png."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from scripts.server import served

_IMAGES = Path(__file__).parent.parent / "docs" / "images"


class _Picture(NamedTuple):
    """`look`: the cookies of the colours and size of type."""

    path: str
    width: int = 1200
    look: Mapping[str, str] = {}


_QUESTION = "/search?q=2035年山西森林覆盖率要达到多少"
_PICTURES = {
    "home": _Picture("/"),
    "results": _Picture(_QUESTION),
    "document": _Picture("/documents/shanxi-meili?mark=5479-5563#5/16"),
    "targets": _Picture("/targets?indicator=森林覆盖率"),
    "compare": _Picture("/compare?q=无废城市&in=山西&in=贵州&in=晋中"),
    "mobile": _Picture(_QUESTION, 360),
    "dark": _Picture(_QUESTION, look={"theme": "dark"}),
    "contrast": _Picture(_QUESTION, look={"theme": "contrast", "size": "larger"}),
}


def main() -> None:
    _IMAGES.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, picture in _PICTURES.items():
            _take(browser, address, picture, _IMAGES / f"{name}.png")
        browser.close()


def _take(browser: Browser, address: str, picture: _Picture, target: Path) -> None:
    with browser.new_context(viewport={"width": picture.width, "height": 760}) as context:
        for name, value in picture.look.items():
            context.add_cookies([{"name": name, "value": value, "url": address}])
        page = context.new_page()
        page.goto(address + picture.path)
        page.screenshot(path=target)


if __name__ == "__main__":
    main()
