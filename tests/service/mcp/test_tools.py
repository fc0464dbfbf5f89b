import json
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from mcp import Client
from mcp_types import TextContent

from service.mcp.server import TiaowenServer
from tests.conftest import ROOT

pytestmark = pytest.mark.anyio

QUESTION = "2035年山西森林覆盖率要达到多少"


async def told(server: TiaowenServer, tool: str, **arguments: object) -> dict[str, Any]:
    """What a tool answers, as data; the same stands in its text."""
    async with Client(server) as client:
        result = await client.call_tool(tool, arguments)
    content = result.content[0]
    assert isinstance(content, TextContent)
    assert not result.is_error, content.text
    assert json.loads(content.text) == result.structured_content
    data: dict[str, Any] = result.structured_content
    return data


async def refused(server: TiaowenServer, tool: str, **arguments: object) -> str:
    async with Client(server) as client:
        result = await client.call_tool(tool, arguments)
    assert result.is_error
    assert isinstance(result.content[0], TextContent)
    return result.content[0].text


async def test_tools_say_that_they_only_read(server: TiaowenServer) -> None:
    async with Client(server) as client:
        tools = (await client.list_tools()).tools
    assert {tool.name for tool in tools} == {
        "search",
        "lookup",
        "list_documents",
        "read_document",
        "verify",
        "list_targets",
        "list_duties",
    }
    for tool in tools:
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert tool.output_schema is not None
        assert any("\u4e00" <= char <= "\u9fff" for char in tool.description or "")


async def test_every_tool_is_documented(server: TiaowenServer) -> None:
    text = (ROOT / "docs" / "clients.md").read_text(encoding="utf-8")
    async with Client(server) as client:
        for tool in (await client.list_tools()).tools:
            row = re.search(rf"^\| `{tool.name}` \|.*$", text, re.M)
            assert row is not None, tool.name
            assert all(f"`{name}`" in row.group() for name in tool.input_schema["properties"]), row


async def test_search_answers_as_the_api_does(server: TiaowenServer, client: TestClient) -> None:
    by_api = client.get("/api/v1/search", params={"q": QUESTION, "k": 3, "region": "山西"}).json()
    by_tool = await told(server, "search", question=QUESTION, k=3, region=["山西"])
    assert by_tool | {"took_ms": 0} == by_api | {"took_ms": 0}


async def test_lookup_answers_as_the_api_does(server: TiaowenServer, client: TestClient) -> None:
    by_api = client.get("/api/v1/lookup", params={"ref": "贵州实施意见附件第十三条"}).json()
    by_tool = await told(server, "lookup", ref="贵州实施意见附件第十三条")
    assert by_tool | {"took_ms": 0} == by_api | {"took_ms": 0}
    missing = await told(server, "lookup", ref="美丽山西第九十九条")
    assert (missing["outcome"], missing["results"]) == ("not_found", [])


async def test_documents_are_listed_in_pages(server: TiaowenServer, client: TestClient) -> None:
    listed = await told(server, "list_documents")
    assert (listed["total"], listed["next"]) == (5, None)
    assert listed["documents"] == client.get("/api/v1/documents").json()["documents"]
    assert (await told(server, "list_documents", offset=4))["documents"] == listed["documents"][4:]
    assert (await told(server, "list_documents", offset=9))["documents"] == []


async def test_a_document_is_read_page_by_page(server: TiaowenServer, client: TestClient) -> None:
    first = await told(server, "read_document", document_id="guizhou-meili", characters=2000)
    assert first["outline"]
    assert (
        client.get(f"/api/v1/clauses/{first['clauses'][0]['clause_id']}").json() == first["clauses"][0]
    )
    second = await told(
        server, "read_document", document_id="guizhou-meili", characters=2000, start=first["next"]
    )
    assert second["clauses"][0]["clause_id"] == first["next"]
    assert second["outline"] == []


async def test_a_part_is_read_alone(server: TiaowenServer) -> None:
    part = await told(server, "read_document", document_id="shanxi-meili", part="shanxi-meili/3")
    assert {clause["path"][0]["label"] for clause in part["clauses"]} == {"三、"}
    assert all(entry["part"].startswith("shanxi-meili/3/") for entry in part["outline"])


async def test_quotations_are_verified_as_by_the_api(server: TiaowenServer, client: TestClient) -> None:
    quotations = [
        {"quote": "全省森林覆盖率提高到27.22%", "citation": "美丽山西实施意见第十六条"},
        {"quote": "全省森林覆盖率提高到27.32%"},
    ]
    by_api = client.post("/api/v1/verify", json={"quotations": quotations}).json()
    by_tool = await told(server, "verify", quotations=quotations)
    assert by_tool == by_api
    assert [one["outcome"] for one in by_tool["results"]] == ["exact", "altered"]


@pytest.mark.parametrize(
    ("tool", "arguments", "code"),
    [
        ("search", {"question": "。"}, "query_empty"),
        ("search", {"question": "水" * 301}, "query_too_long"),
        ("search", {"question": "水", "k": 99}, "parameter_invalid"),
        ("search", {"question": "水", "colour": "red"}, "parameter_invalid"),
        ("search", {"question": "水", "region": [" "]}, "parameter_invalid"),
        ("search", {"question": "水", "year_from": 2030, "year_to": 2020}, "parameter_invalid"),
        ("search", {"question": "水", "document": ["nowhere"]}, "document_unknown"),
        ("search", {}, "parameter_invalid"),
        ("lookup", {"ref": ""}, "query_empty"),
        ("verify", {"quotations": []}, "parameter_invalid"),
        ("verify", {"quotations": [{"quote": ""}]}, "parameter_invalid"),
        ("list_documents", {"offset": -1}, "parameter_invalid"),
        ("read_document", {"document_id": "nowhere"}, "document_unknown"),
        ("read_document", {"document_id": "shanxi-meili", "part": "x"}, "clause_unknown"),
        ("read_document", {"document_id": "shanxi-meili", "start": "x"}, "clause_unknown"),
        ("read_document", {"document_id": "shanxi-meili", "characters": 1}, "parameter_invalid"),
    ],
)
async def test_failures_are_told_with_their_code(
    server: TiaowenServer, tool: str, arguments: dict[str, object], code: str
) -> None:
    sentence = await refused(server, tool, **arguments)
    assert sentence.endswith(f"[{code}]")
    assert any("\u4e00" <= char <= "\u9fff" for char in sentence)
