import inspect

import tiaowen_client
from tiaowen_client import AsyncClient, Client, errors


def test_what_is_exported_is_listed_and_sorted() -> None:
    assert tiaowen_client.__all__ == sorted(tiaowen_client.__all__)
    assert all(hasattr(tiaowen_client, name) for name in tiaowen_client.__all__)
    named = {name for name, _ in inspect.getmembers(errors, inspect.isclass)} - {"Problem"}
    assert named <= set(tiaowen_client.__all__)


def test_both_clients_have_the_same_methods() -> None:
    def methods(kind: type) -> dict[str, inspect.Signature]:
        public = inspect.getmembers(kind, inspect.isfunction)
        return {name: inspect.signature(one) for name, one in public if not name.startswith("_")}

    sync, awaited = methods(Client), methods(AsyncClient)
    assert sync.pop("close") == awaited.pop("aclose")
    assert sync == awaited
