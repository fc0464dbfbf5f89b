import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from service.pages.assets import Assets


def test_an_address_changes_with_the_contents(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a {}")
    before = Assets(tmp_path).url("a.css")
    assert Assets(tmp_path).url("a.css") == before
    (tmp_path / "a.css").write_text("b {}")
    assert Assets(tmp_path).url("a.css") != before
    with pytest.raises(KeyError):
        Assets(tmp_path).url("b.css")


def test_what_a_page_links_may_be_kept_for_good(client: TestClient) -> None:
    linked = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/").text)
    assert len(linked) == 3
    for url in linked:
        assert client.get(url).headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["page.css", "page.css?v=", "page.css?v=0000", "page.css?v=%ff"])
def test_any_other_address_is_asked_for_again(client: TestClient, path: str) -> None:
    assert client.get(f"/static/{path}").headers["cache-control"] == "no-cache"


def test_the_first_page_of_results_is_small(client: TestClient) -> None:
    page = client.get("/search", params={"q": "2035年山西森林覆盖率要达到多少"})
    linked = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    sizes = [len(page.content), *(len(client.get(url).content) for url in linked)]
    assert len(linked) <= 3
    assert sum(sizes) < 100_000
