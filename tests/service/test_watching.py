import logging
import shutil
from time import monotonic, sleep

import pytest

from indexer.publication import current, rollback
from indexer.renewal import Places, update
from indexer.settings import Settings
from service.opening import Opener
from service.search import Searcher
from service.serving import Refused, Serving
from service.watching import IndexWatch
from tests.small import write_document


@pytest.fixture
def opener(own: Settings) -> Opener:
    return Opener(own)


@pytest.fixture
def serving(opener: Opener) -> Serving:
    return Serving(opener.open())


def publish_another(places: Places) -> str:
    write_document(places.corpus / "documents" / "治污.txt", "治污")
    return update(places, lambda line: None).version


def version(serving: Serving) -> str:
    return serving.now().index.manifest.version


def refused(serving: Serving) -> Refused | None:
    return serving.refused


def test_nothing_new_changes_nothing(serving: Serving, opener: Opener, places: Places) -> None:
    before = serving.now()
    watch = IndexWatch(serving, places.root, opener.open)
    watch.look()
    watch.look()
    assert serving.now() is before


def test_what_is_published_or_rolled_back_to_comes_into_service(
    serving: Serving, opener: Opener, places: Places, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "tiaowen.index")
    watch, first = IndexWatch(serving, places.root, opener.open), version(serving)
    second = publish_another(places)
    watch.look()
    assert version(serving) == second
    assert f"索引 {second} 已启用" in caplog.text
    rollback(places.root)
    watch.look()
    assert version(serving) == first


def test_what_cannot_be_opened_is_told_once_and_the_old_stays(
    serving: Serving, opener: Opener, places: Places, caplog: pytest.LogCaptureFixture
) -> None:
    watch, first = IndexWatch(serving, places.root, opener.open), version(serving)
    second = publish_another(places)
    with (current(places.root) / "clauses.jsonl").open("a", encoding="utf-8") as file:
        file.write("damaged")
    for _ in range(3):
        watch.look()
    assert version(serving) == first
    told = refused(serving)
    assert told is not None
    assert told[:2] == (second, "index_damaged")
    assert len([line for line in caplog.messages if "不能启用" in line]) == 1
    rollback(places.root)
    watch.look()
    assert version(serving) == first
    assert refused(serving) is None


def test_an_index_that_opens_but_cannot_answer_is_not_taken(
    serving: Serving, opener: Opener, places: Places
) -> None:
    def broken(beside: Searcher) -> Searcher:
        raise RuntimeError("no such luck")

    first = version(serving)
    publish_another(places)
    IndexWatch(serving, places.root, broken).look()
    assert version(serving) == first
    assert serving.refused is not None
    assert (serving.refused.code, serving.refused.detail) == ("internal", "RuntimeError")


def test_a_server_answers_on_when_all_files_are_gone(
    serving: Serving, opener: Opener, places: Places
) -> None:
    watch = IndexWatch(serving, places.root, opener.open)
    before = serving.now().search("节水覆盖率")
    shutil.rmtree(places.root)
    watch.look()
    after = serving.now().search("节水覆盖率")
    assert after.results == before.results
    assert serving.refused is not None
    assert serving.refused[:2] == (None, "index_missing")


def test_it_looks_by_itself(serving: Serving, opener: Opener, places: Places) -> None:
    IndexWatch(serving, places.root, opener.open).start()
    second, until = publish_another(places), monotonic() + 60
    while version(serving) != second and monotonic() < until:
        sleep(0.05)
    assert version(serving) == second
