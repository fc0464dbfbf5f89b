import html
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient

from indexer.index import Index
from service.pages.about import add_about
from service.pages.rendering import assets, templates
from service.quality import Quality, read_quality
from service.search import Searcher
from service.serving import Serving


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text)))


@pytest.fixture
def about(searcher: Searcher) -> Callable[..., str]:
    """The page over an index with some fields of its manifest changed."""

    def read(quality: Quality | None, **manifest: object) -> str:
        index = replace(searcher.index, manifest=replace(searcher.index.manifest, **manifest))  # type: ignore[arg-type]
        changed = Searcher(index, searcher._ranker, searcher._segmenter)
        router, app = APIRouter(), FastAPI()
        add_about(router, Serving(changed), templates(assets()), quality)
        app.include_router(router)
        return TestClient(app).get("/about").text

    return read


def test_what_is_indexed(client: TestClient, index: Index) -> None:
    page = plain(client.get("/about").text)
    manifest = index.manifest
    for words in (f"{manifest.clauses} 条", f"{manifest.sentences} 句", manifest.version, "没有跳过"):
        assert words in page


def test_files_that_were_left_out_are_named_with_the_reason(about: Callable[..., str]) -> None:
    page = about(None, skipped={"扫描<b>.pdf": "document_scanned", "x.zip": "of_a_later_version"})
    assert "没有跳过" not in page
    assert "<b>" not in page
    assert "扫描<b>.pdf扫描件" in plain(page).replace(" ", "")
    assert "of_a_later_version" in page


def test_figures_are_those_of_the_report_with_what_was_measured(client: TestClient) -> None:
    quality = read_quality()
    assert quality is not None
    page = plain(client.get("/about").text)
    assert f"{quality.measures['nDCG@10'].value:.3f}" in page
    assert f"{quality.shares['precision'].value:.1%}" in page
    for name, value in quality.card.items():
        assert f"{name}:{value}" in page


def test_figures_of_another_index_are_said_to_be_so(about: Callable[..., str]) -> None:
    assert "评测用的不是现在这个索引(000000000000)" in plain(
        about(read_quality(), version="000000000000")
    )


def test_without_a_report_the_page_says_so(about: Callable[..., str]) -> None:
    page = plain(about(None))
    assert "没有带评测的数字" in page
    assert "nDCG" not in page


def test_how_to_cite_keys_privacy_and_licence(client: TestClient) -> None:
    page = client.get("/about").text
    for words in ("怎样引用", "快捷键", "不向别处发送任何东西", 'href="/docs"', "MIT"):
        assert words in page
