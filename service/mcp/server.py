"""The MCP server: tools and resources over the searcher in service."""

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError, UnexpectedToolError
from mcp_types import CallToolResult, InputRequiredResult, Resource, TextContent
from pydantic import ValidationError

from indexer.documents import Document
from indexer.errors import DocumentUnknown, TiaowenError
from service.api.problems import invalid
from service.errors import ParameterInvalid
from service.mcp.register import add_register_tools
from service.mcp.tools import add_tools
from service.running.failures import unforeseen
from service.serving import Serving

_SCHEME = "tiaowen://documents/"
_INSTRUCTIONS = (
    "条问在中文公文中找到回答问题的条款。所有 text 都是原文逐字,citation 和 source 的位置精确到字:"
    "引用时照抄,不改写。outcome 是 not_found 就说没有找到,不要拿相近的条款作答;"
    "related 表示不能确定有直接的答案。"
    "不知道在哪份文件里就用 search;知道编号用 lookup;要读上下文用 read_document;"
    "要把一个指标的数、一个单位的责任列全,用 list_targets、list_duties;"
    "引用之前用 verify 核对。"
)


class TiaowenServer(MCPServer[Any]):
    """Answers from whatever searcher is in service, so that a new index needs no restart."""

    def __init__(self, serving: Serving) -> None:
        super().__init__(
            "tiaowen",
            title="条问",
            instructions=_INSTRUCTIONS,
            version=version("tiaowen"),
            log_level="WARNING",
        )
        self._serving = serving
        add_tools(self, serving)
        add_register_tools(self, serving)
        self.resource(
            _SCHEME + "{document_id}",
            title="公文全文",
            description="一份文件的全文,与原件逐字相同;条款的 source 按它数。",
            mime_type="text/plain",
        )(self._text)

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Our own failures are results that a model can read; anything else goes to the log."""
        try:
            await self._check(name, arguments)
            return await super().call_tool(name, arguments, context)
        except ParameterInvalid as error:
            return _failed(error)
        except ToolError as error:
            if isinstance(error.__cause__, TiaowenError):
                return _failed(error.__cause__)
            if isinstance(error.__cause__, ValidationError):
                return _failed(invalid(error.__cause__.errors()))
            if isinstance(error, UnexpectedToolError):
                raise UnexpectedToolError(_sentence(unforeseen())) from error
            raise

    async def _check(self, name: str, arguments: dict[str, Any]) -> None:
        """Raises ParameterInvalid for an argument that the SDK would pass over in silence."""
        tool = next((tool for tool in await self.list_tools() if tool.name == name), None)
        known = tool.input_schema["properties"] if tool else arguments
        for argument in arguments:
            if argument not in known:
                sentence = f"不认识的参数 {argument}。可用的有:{'、'.join(known)}。"
                raise ParameterInvalid(sentence, argument)

    async def list_resources(self) -> list[Resource]:
        documents = self._serving.now().index.documents
        return [_resource(document) for document in documents.values()]

    def _text(self, document_id: str) -> str:
        texts: Mapping[str, str] = self._serving.now().index.texts
        if document_id not in texts:
            unknown = DocumentUnknown(f"没有文件 {document_id}。文件见资源列表。")
            raise ResourceNotFoundError(_sentence(unknown))
        return texts[document_id]


def _resource(document: Document) -> Resource:
    uri = _SCHEME + quote(document.document_id, safe="")
    return Resource(uri=uri, name=document.document_id, title=document.title, mime_type="text/plain")


def _failed(error: TiaowenError) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=_sentence(error))], is_error=True)


def _sentence(error: TiaowenError) -> str:
    return f"{error.message}[{error.code}]"
