import inspect

import pytest

from tiaowen_client import errors
from tiaowen_client.errors import (
    NotAllowed,
    NotFound,
    RequestRefused,
    ServerError,
    TiaowenClientError,
    TooManyRequests,
    Unavailable,
    error_of,
)
from tiaowen_client.records import Problem


@pytest.mark.parametrize(
    ("status", "leaf"),
    [
        (400, RequestRefused), (413, RequestRefused), (422, RequestRefused), (401, NotAllowed),
        (403, NotAllowed), (404, NotFound), (429, TooManyRequests), (503, Unavailable), (500, ServerError),
    ],
)  # fmt: skip
def test_every_status_has_its_leaf(status: int, leaf: type[ServerError]) -> None:
    assert type(error_of(Problem(code="c", detail="d", status=status))) is leaf


def test_the_tree_is_drawn_whole() -> None:
    assert errors.__doc__ is not None
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, TiaowenClientError):
            assert name in errors.__doc__
