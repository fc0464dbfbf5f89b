from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import Response
from fastapi.testclient import TestClient

from service.pages.rendering import assets, templates


def test_every_page_has_the_display_and_its_own_address() -> None:
    app, rendered = FastAPI(), templates(assets())

    @app.get("/any")
    def any_page(request: Request) -> Response:
        return rendered.TemplateResponse(request, "base.html", {})

    page = TestClient(app, cookies={"size": "large"}).get("/any?a=%22b").text
    assert 'data-size="large"' in page
    assert 'name="back" value="/any?a=%22b"' in page


def test_every_asset_is_a_file_of_ours() -> None:
    folder = Path(str(assets().directory))
    assert {"page.css", "page.js", "icon.svg"} <= {path.name for path in folder.iterdir()}
