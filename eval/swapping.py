"""A running service, asked without pause while its index changes: no error, no mixed answer."""

import json
import threading
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from indexer import renewal
from indexer.publication import changing, rollback
from indexer.renewal import Places
from service.api.present import response_json
from service.opening import Opener

# Seconds that a server may take to see and open a new version.
_PATIENCE = 60


class Answer(NamedTuple):
    """`body`: the response but for its time; `error`: why there is none."""

    question: str
    milliseconds: float
    body: Mapping[str, Any]
    error: str | None


class Figures(NamedTuple):
    """What a run came to. `mixed`: answers that differ from what their version of the index answers;
    `slowest` and `median` are in milliseconds, `seconds` is the whole run."""

    queries: int
    swaps: int
    rollbacks: int
    versions: int
    errors: int
    mixed: int
    median: float
    slowest: float
    seconds: float


class Clients:
    """Several threads that ask in a steady rhythm."""

    def __init__(self, address: str, questions: Sequence[str], per_minute: int, clients: int) -> None:
        self.answers: list[Answer] = []
        self._address = address
        self._questions = questions
        self._pause = 60 / per_minute * clients
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(i,)) for i in range(clients)]

    def __enter__(self) -> "Clients":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()

    def _ask(self, number: int) -> None:
        due = time.monotonic()
        while not self._ended.wait(max(0, due - time.monotonic())):
            due += self._pause
            self.answers.append(self._answer(self._questions[number % len(self._questions)]))
            number += 1

    def _answer(self, question: str) -> Answer:
        started = time.perf_counter()
        try:
            body, error = _read(f"{self._address}/api/v1/search?q={quote(question)}"), None
        except (OSError, ValueError) as failed:
            body, error = {}, repr(failed)
        return Answer(question, (time.perf_counter() - started) * 1000, _lasting(body), error)


class Truth:
    """What each version of an index answers, asked directly."""

    def __init__(self, opener: Opener, questions: Sequence[str]) -> None:
        self._opener = opener
        self._questions = questions
        self._searcher = opener.open()
        self._known: dict[str, Mapping[str, Mapping[str, Any]]] = {}
        self._note()

    @property
    def versions(self) -> int:
        return len(self._known)

    def learn(self, version: str) -> None:
        """Of the version that is current now."""
        if version not in self._known:
            self._searcher = self._opener.open(self._searcher)
            self._note()

    def holds(self, answer: Answer) -> bool:
        expected = self._known.get(str(answer.body.get("index_version")), {})
        return expected.get(answer.question) == answer.body

    def _note(self) -> None:
        searcher = self._searcher
        self._known[searcher.index.manifest.version] = {
            question: _lasting(json.loads(json.dumps(response_json(searcher.search(question)))))
            for question in self._questions
        }


def run(
    address: str,
    places: Places,
    opener: Opener,
    files: Sequence[Path],
    questions: Sequence[str],
    swaps: int,
    rollbacks: int,
    per_minute: int = 1000,
    clients: int = 4,
) -> Figures:
    """Change the index that `address` answers from, and ask it all the while.

    `files` come into the corpus and go again; after a rollback the corpus is indexed anew.
    """
    truth, started = Truth(opener, questions), time.monotonic()
    changes, every = cycle(_changes(places, files)), swaps // (rollbacks + 1)
    done = backs = 0

    def step(change: Callable[[], str]) -> None:
        with changing(places.root):
            version = change()
            truth.learn(version)
        _wait_for(address, version)

    with Clients(address, questions, per_minute, clients) as asking:
        while done < swaps:
            step(next(changes))
            done += 1
            if backs < rollbacks and done >= (backs + 1) * every:
                step(lambda: rollback(places.root).name)
                step(lambda: renewal.update(places, _silent).version)
                done, backs = done + 1, backs + 1
    return _figures(asking.answers, truth, done, backs, time.monotonic() - started)


def _changes(places: Places, files: Sequence[Path]) -> list[Callable[[], str]]:
    """Each file is added in turn, then each removed: one new state of the corpus after the other."""

    def adding(file: Path) -> Callable[[], str]:
        return lambda: renewal.add(places, [file], False, _silent).version

    def removing(file: Path) -> Callable[[], str]:
        return lambda: renewal.remove(places, [file.stem], _silent).version

    return [*map(adding, files), *map(removing, files)]


def _figures(
    answers: Sequence[Answer], truth: Truth, swaps: int, rollbacks: int, seconds: float
) -> Figures:
    times = sorted(answer.milliseconds for answer in answers)
    told = [answer for answer in answers if answer.error is None]
    return Figures(
        queries=len(answers),
        swaps=swaps,
        rollbacks=rollbacks,
        versions=truth.versions,
        errors=len(answers) - len(told),
        mixed=sum(not truth.holds(answer) for answer in told),
        median=round(times[len(times) // 2], 1),
        slowest=round(times[-1], 1),
        seconds=round(seconds, 1),
    )


def _wait_for(address: str, version: str) -> None:
    """Until the server answers from a version. Raises TimeoutError."""
    until = time.monotonic() + _PATIENCE
    while _read(f"{address}/readyz")["index_version"] != version:
        if time.monotonic() > until:
            raise TimeoutError(f"the server did not take up version {version}")
        time.sleep(0.05)


def _read(url: str) -> dict[str, Any]:
    with urllib.request.urlopen(url, timeout=_PATIENCE) as response:
        read: dict[str, Any] = json.load(response)
        return read


def _lasting(body: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in body.items() if name != "took_ms"}


def _silent(line: str) -> None:
    pass
