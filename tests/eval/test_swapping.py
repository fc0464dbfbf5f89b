from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.swapping import Answer, Truth, run
from indexer.renewal import Places
from indexer.settings import Settings
from service.app import create_app
from service.opening import Opener
from service.serving import Serving
from service.watching import IndexWatch
from tests.live import answering
from tests.small import write_document

QUESTIONS = ("节水覆盖率", "谁负责造林", "治污办法第一条", "防洪")


@pytest.fixture
def address(own: Settings) -> Iterator[str]:
    opener = Opener(own)
    serving = Serving(opener.open())
    IndexWatch(serving, own.index, opener.open).start()
    with answering(create_app(serving)) as address:
        yield address


def test_no_error_and_no_mixed_answer_while_the_index_changes(
    address: str, own: Settings, places: Places, tmp_path: Path
) -> None:
    files = [write_document(tmp_path / f"{name}.txt", name) for name in ("治污", "防洪")]
    figures = run(address, places, Opener(own), files, QUESTIONS, swaps=5, rollbacks=2)
    assert (figures.swaps >= 5, figures.rollbacks) == (True, 2)
    assert figures.versions >= 3
    assert figures.queries >= 20
    assert (figures.errors, figures.mixed) == (0, 0)


def test_an_answer_of_no_version_or_of_two_is_found_out(own: Settings) -> None:
    opener = Opener(own)
    truth = Truth(opener, QUESTIONS)
    searcher = opener.open()
    version = searcher.index.manifest.version
    right = {question: truth._known[version][question] for question in QUESTIONS}
    first, second = QUESTIONS[:2]
    assert truth.holds(Answer(first, 1.0, right[first], None))
    assert not truth.holds(Answer(first, 1.0, right[second], None))
    assert not truth.holds(Answer(first, 1.0, {**right[first], "results": []}, None))
    assert not truth.holds(Answer(first, 1.0, {**right[first], "index_version": "another"}, None))
