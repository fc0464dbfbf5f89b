from fastapi.testclient import TestClient
from starlette.middleware import Middleware

from service.app import create_app
from service.running.observed import Observed, Seen
from service.search import Searcher
from service.serving import Serving


def seen(searcher: Searcher, *paths: str, method: str = "GET") -> list[Seen]:
    books: list[Seen] = []
    app = create_app(Serving(searcher))
    app.user_middleware = [Middleware(Observed, observers=[books.append])]
    client = TestClient(app)
    for path in paths:
        client.request(method, path)
    return books


def test_a_search_leaves_its_stages_and_its_outcome(searcher: Searcher) -> None:
    (one,) = seen(searcher, "/api/v1/search?q=2035年山西森林覆盖率要达到多少")
    assert (one.method, one.route, one.status) == ("GET", "/api/v1/search", 200)
    (note,) = one.notes
    assert (note.query, note.outcome) == ("2035年山西森林覆盖率要达到多少", "answered")
    assert note.index_version == searcher.index.manifest.version
    assert {"understand", "encode", "retrieve", "decide", "quote"} <= {run.name for run in one.stages}
    assert all(run.seconds <= one.seconds and run.began >= one.began for run in one.stages)


def test_a_route_is_its_template_and_never_what_was_asked(searcher: Searcher) -> None:
    books = seen(
        searcher, "/api/v1/clauses/shanxi-meili/3/8", "/documents/jinzhong-145", "/static/page.css",
        "/static/nothing", "/nowhere/1", "/nowhere/2",
    )  # fmt: skip
    assert [one.route for one in books] == [
        "/api/v1/clauses/{clause_id:path}", "/documents/{document_id}", "/static", "/static", "other", "other",
    ]  # fmt: skip
    assert books[-1].problem == "page_unknown"


def test_methods_that_are_none_share_a_name(searcher: Searcher) -> None:
    assert [one.method for one in seen(searcher, "/", method="BREW")] == ["other"]
