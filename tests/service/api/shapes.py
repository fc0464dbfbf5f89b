"""The shapes that other systems rely on, without the words that explain them."""

from pathlib import Path
from typing import Any

SHAPES = Path(__file__).parent / "shapes.json"
_WORDS = ("description", "title", "summary", "example", "examples", "tags", "operationId")


def shapes(document: dict[str, Any]) -> dict[str, Any]:
    """Operations and schemas of an OpenAPI document."""
    operations = {f"{method.upper()} {path}": _operation(operation)
                  for path, methods in document["paths"].items()
                  for method, operation in methods.items()}  # fmt: skip
    return {"operations": operations, "schemas": _bare(document["components"]["schemas"])}


def _operation(operation: dict[str, Any]) -> dict[str, Any]:
    """What is asked with, and the name of what each status answers with."""
    responses = {status: _names(answer) for status, answer in operation["responses"].items()}
    kept: dict[str, Any] = _bare({**operation, "responses": responses}, False)
    return kept


def _names(answer: dict[str, Any]) -> str:
    contents = answer.get("content", {}).items()
    return ", ".join(f"{kind}: {content['schema'].get('$ref', '').split('/')[-1]}"
                     for kind, content in contents)  # fmt: skip


def _bare(node: Any, is_map: bool = True) -> Any:
    """`is_map`: the keys are names, not OpenAPI's own words."""
    if isinstance(node, list):
        return [_bare(one, False) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if is_map or key not in _WORDS}
    return {key: _bare(value, key == "properties") for key, value in kept.items()}
