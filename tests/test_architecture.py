"""The order of the house: corpus → indexer → service → eval, never back; the client stands outside."""

import ast
from collections.abc import Iterator

from tests.conftest import ROOT

ORDER = ("indexer", "service", "eval")
CLIENT = "tiaowen_client"


def imported(package: str) -> Iterator[tuple[str, str]]:
    for path in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path.name, alias.name) for alias in node.names)
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: relative import"
                yield path.name, node.module or ""


def test_no_package_imports_from_its_right() -> None:
    for place, package in enumerate(ORDER):
        for name, module in imported(package):
            top = module.split(".")[0]
            assert top not in ORDER[place + 1 :], f"{package}/{name} imports {module}"


def test_the_client_knows_the_house_by_its_api_only() -> None:
    """Neither imports the other: what they share is the JSON."""
    assert not [module for _, module in imported(CLIENT) if module.split(".")[0] in ORDER]
    for package in ORDER:
        assert not [module for _, module in imported(package) if module.split(".")[0] == CLIENT]


def test_every_module_has_a_test_of_its_name() -> None:
    for package in (*ORDER, CLIENT):
        for path in (ROOT / package).rglob("*.py"):
            folder = ROOT / "tests" / path.relative_to(ROOT).parent
            if path.stem != "__init__":
                assert (folder / f"test_{path.stem}.py").is_file(), path
