"""What users rely on stands in the documentation, and the other way round."""

import re
import tomllib
from dataclasses import fields
from importlib.metadata import entry_points, version

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from indexer.settings import Settings
from service.api.schemas import MOST_RESULTS
from service.app import create_app
from service.pages.rendering import assets, templates
from service.pages.routes import page_router
from service.questions.query import LONGEST_QUERY
from service.search import Searcher
from service.serving import Serving
from tests.conftest import ROOT
from tests.indexer.test_errors import leaves


def doc(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_setting_and_no_other() -> None:
    documented = re.findall(r"^\| `TIAOWEN_([A-Z_]+)`", doc("docs/settings.md"), re.M)
    assert documented == [field.name.upper() for field in fields(Settings)]


def test_every_error_code_and_no_other() -> None:
    from indexer.errors import TiaowenError

    rows = re.findall(r"^\| `([a-z_]+)` \| (\d+) \|", doc("docs/errors.md"), re.M)
    assert dict(rows) == {error.code: str(error.status) for error in leaves(TiaowenError)}


def test_every_route(searcher: Searcher) -> None:
    app: FastAPI = create_app(Serving(searcher))
    text = doc("docs/api.md")
    paths = set(app.openapi()["paths"])
    assert paths
    assert all(f"{path}`" in text for path in paths)


def test_every_page(searcher: Searcher) -> None:
    text = doc("docs/pages.md")
    routes = page_router(Serving(searcher), templates(assets()), None).routes
    paths = {route.path for route in routes if isinstance(route, APIRoute)}
    assert len(paths) > 5
    assert [path for path in paths if f"{path}`" not in text] == []


def test_every_command() -> None:
    text = doc("README.md")
    for point in entry_points(group="tiaowen.commands"):
        assert f"tiaowen {point.name}" in text


def test_limits_in_the_docs_are_the_limits() -> None:
    assert f"最多 {LONGEST_QUERY} 个字" in doc("docs/api.md")
    assert f"1–{MOST_RESULTS}" in doc("docs/api.md")


def test_the_changelog_and_the_version_agree() -> None:
    project = tomllib.loads(doc("pyproject.toml"))["project"]["version"]
    newest = re.search(r"^## \[(.+?)\]", doc("CHANGELOG.md"), re.M)
    assert newest is not None
    assert project == newest.group(1) == version("tiaowen")


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "docs/settings.md",
        "docs/api.md",
        "docs/ranking.md",
        "docs/clauses.md",
        "docs/facts.md",
        "docs/clients.md",
        "docs/running.md",
    ],
)
def test_links_between_files_lead_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    for target in re.findall(r"\]\(([^)#:]+)\)", doc(name)):
        assert (folder / target).exists(), target


def test_the_counts_of_clauses_in_the_docs(searcher: Searcher) -> None:
    text = doc("docs/clauses.md")
    for document_id in searcher.index.documents:
        count = sum(clause.document_id == document_id for clause in searcher.index.clauses)
        assert re.search(rf"^\| `{document_id}` \|[^|]+\| {count}[ ,]", text, re.M), document_id


def test_no_place_is_left_to_be_filled() -> None:
    for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        assert not re.search(r"^[A-Z]+_TABLE$|TODO", path.read_text(encoding="utf-8"), re.M), path
