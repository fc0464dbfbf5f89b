import logging

import pytest
from mcp import Client, MCPError
from mcp_types import TextContent, TextResourceContents

from indexer.index import Index
from service.mcp.server import TiaowenServer
from service.search import Searcher
from service.serving import Serving

pytestmark = pytest.mark.anyio


async def test_the_server_says_what_it_is(server: TiaowenServer) -> None:
    async with Client(server) as client:
        assert client.server_info is not None
        assert client.server_info.title == "条问"
        assert "not_found 就说没有找到" in (client.instructions or "")


async def test_documents_are_resources_verbatim(server: TiaowenServer, index: Index) -> None:
    async with Client(server) as client:
        listed = (await client.list_resources()).resources
        assert [resource.name for resource in listed] == list(index.documents)
        for resource in listed:
            content = (await client.read_resource(resource.uri)).contents[0]
            assert isinstance(content, TextResourceContents)
            assert content.text == index.texts[resource.name]


async def test_a_document_that_is_not_there(server: TiaowenServer) -> None:
    async with Client(server) as client:
        with pytest.raises(MCPError, match="document_unknown"):
            await client.read_resource("tiaowen://documents/nowhere")


async def test_a_failure_of_ours_is_logged_and_not_shown(
    searcher: Searcher, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    server = TiaowenServer(Serving(searcher))
    monkeypatch.setattr(searcher, "lookup", broken)
    with caplog.at_level(logging.ERROR):
        async with Client(server) as client:
            result = await client.call_tool("lookup", {"ref": "第八条"})
    assert result.is_error
    assert isinstance(result.content[0], TextContent)
    assert result.content[0].text.endswith("[internal]")
    assert "secret" not in result.content[0].text
    assert "ZeroDivisionError: secret" in caplog.text


async def test_the_searcher_in_service_is_asked_each_time(searcher: Searcher) -> None:
    class Counting(Serving):
        asked = 0

        def now(self) -> Searcher:
            self.asked += 1
            return super().now()

    serving = Counting(searcher)
    async with Client(TiaowenServer(serving)) as client:
        for asked in (1, 2):
            await client.call_tool("lookup", {"ref": "美丽山西第八条"})
            assert serving.asked == asked
