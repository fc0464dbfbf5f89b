import socket
from collections.abc import Iterator
from threading import Thread

import pytest
import uvicorn
from fastapi import FastAPI

from service.app import create_app
from service.feedback import FeedbackFile
from service.search import Searcher
from service.serving import Serving
from tiaowen_client import Client


@pytest.fixture(scope="session")
def app(searcher: Searcher, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    feedback = FeedbackFile(tmp_path_factory.mktemp("feedback") / "feedback.jsonl")
    return create_app(Serving(searcher), feedback)


@pytest.fixture(scope="session")
def address(app: FastAPI) -> Iterator[str]:
    """A server that listens, and answers over a real connection."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", http="h11"))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture(scope="session")
def tiaowen(address: str) -> Iterator[Client]:
    with Client(address) as client:
        yield client
