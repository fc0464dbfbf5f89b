import pytest
from fastapi.testclient import TestClient

from service.mcp.server import TiaowenServer
from tests.service.mcp.test_tools import refused, told

pytestmark = pytest.mark.anyio


async def test_targets_are_told_as_by_the_api(server: TiaowenServer, client: TestClient) -> None:
    by_api = client.get("/api/v1/targets", params={"indicator": "覆盖率", "year": 2035, "k": 20}).json()
    by_tool = await told(server, "list_targets", indicator=["覆盖率"], year=[2035])
    assert by_tool == by_api
    assert by_tool["total"]


async def test_duties_are_told_as_by_the_api(server: TiaowenServer, client: TestClient) -> None:
    fields: dict[str, object] = {"unit": "林业局", "role": "responsible", "k": 5, "offset": 5}
    by_api = client.get("/api/v1/duties", params={key: str(one) for key, one in fields.items()}).json()
    by_tool = await told(
        server, "list_duties", unit=["林业局"], role=["responsible"], region=["贵州"], k=5, offset=5
    )
    assert by_tool == by_api
    assert by_tool["next"] == 10


@pytest.mark.parametrize(
    ("tool", "arguments", "code"),
    [
        ("list_targets", {"k": 101}, "parameter_invalid"),
        ("list_targets", {"kind": ["goal"]}, "parameter_invalid"),
        ("list_targets", {"indicator": [""]}, "parameter_invalid"),
        ("list_duties", {"document": ["nowhere"]}, "document_unknown"),
        ("list_duties", {"offset": -1}, "parameter_invalid"),
    ],
)
async def test_failures_are_told_with_their_code(
    server: TiaowenServer, tool: str, arguments: dict[str, object], code: str
) -> None:
    assert code in await refused(server, tool, **arguments)
