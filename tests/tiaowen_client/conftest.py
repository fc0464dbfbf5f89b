from collections.abc import Iterator

import pytest
from fastapi import FastAPI

from service.app import create_app
from service.feedback import FeedbackFile
from service.search import Searcher
from service.serving import Serving
from tests.live import answering
from tiaowen_client import Client


@pytest.fixture(scope="session")
def app(searcher: Searcher, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    feedback = FeedbackFile(tmp_path_factory.mktemp("feedback") / "feedback.jsonl")
    return create_app(Serving(searcher), feedback)


@pytest.fixture(scope="session")
def address(app: FastAPI) -> Iterator[str]:
    """A server that listens, and answers over a real connection."""
    with answering(app) as address:
        yield address


@pytest.fixture(scope="session")
def tiaowen(address: str) -> Iterator[Client]:
    with Client(address) as client:
        yield client
