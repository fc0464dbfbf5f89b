"""Writes what the OpenAPI document shows and what guards it: the examples' answers, and the shapes."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from indexer.settings import read_settings
from service.api.examples import ANSWERS, EXAMPLES
from service.app import create_app
from service.feedback import FeedbackFile
from service.opening import open_searcher
from service.serving import Serving
from tests.service.api.asking import agree, asked
from tests.service.api.shapes import SHAPES, shapes


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        searcher = open_searcher(read_settings(os.environ))
        app = create_app(Serving(searcher), FeedbackFile(Path(folder) / "feedback.jsonl"))
        client = TestClient(app)
        known = json.loads(ANSWERS.read_bytes())
        for example in EXAMPLES:  # so that none tells the time that loading takes
            asked(client, example)
        answers = {example.name: asked(client, example) for example in EXAMPLES}
        _write(ANSWERS, {name: _kept(known.get(name), answer) for name, answer in answers.items()})
        _write(SHAPES, shapes(app.openapi()))


def _kept(known: Any, answer: Any) -> Any:
    """What is known already, where nothing of it has changed but the time it took."""
    return known if agree(known, answer) else answer


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
