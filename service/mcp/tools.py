"""The tools: their arguments as an MCP host sees them, their answers in the API's JSON."""

from datetime import date
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field
from pydantic_core import to_json

from indexer.errors import DocumentUnknown
from indexer.index import clause_json
from service.api.documents import summary
from service.api.present import response_json
from service.api.schemas import (
    MOST_QUERIES,
    QuotationRequest,
    SearchModel,
    SearchRequest,
    VerifyModel,
    VerifyRequest,
)
from service.api.search import answered
from service.api.verify import verification_json
from service.mcp.reading import clauses_in, outline, page
from service.mcp.schemas import DocumentListModel, PageModel, outline_json
from service.serving import Serving

_MOST = 20
_ON_A_LIST = 50
READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Ids = Annotated[tuple[str, ...], Field(description="只在这些文件里找(document_id)")]
Regions = Annotated[tuple[str, ...], Field(description="只在这些地区的文件里找,如“山西”")]
Kinds = Annotated[tuple[str, ...], Field(description="只在这些种类的文件里找,如“实施意见”")]
Year = Annotated[int | None, Field(ge=1900, le=2200)]
Count = Annotated[int, Field(ge=1, le=_MOST, description="要几条")]


def add_tools(server: MCPServer[Any], serving: Serving) -> None:
    _add_search(server, serving)
    _add_lookup(server, serving)
    _add_documents(server, serving)
    _add_reading(server, serving)
    _add_verify(server, serving)


def _add_search(server: MCPServer[Any], serving: Serving) -> None:
    @server.tool(title="提问", annotations=READS)
    def search(
        question: Annotated[str, Field(description="用平常的话写的问题,最多 300 个字")],
        k: Count = 5,
        document: Ids = (),
        region: Regions = (),
        kind: Kinds = (),
        year_from: Year = None,
        year_to: Year = None,
        as_of: Annotated[date | None, Field(description="不要已知在这一天没有效力的文件")] = None,
    ) -> Annotated[CallToolResult, SearchModel]:
        """在公文中找回答问题的条款,按相关程度排好。

        text 是条款原文,逐字;citation 是精确引用;answer 是回答的那一句,answer.span 是所问的数字等。
        outcome:answered 第一条就是答案;related 不能确定有直接的答案;
        not_found 没有找到,所列条款不能当作答案。
        """
        request = SearchRequest.model_validate({
            "q": question, "k": k,
            "document": list(document), "region": list(region), "kind": list(kind),
            "year_from": year_from, "year_to": year_to, "as_of": as_of and as_of.isoformat(),
        })  # fmt: skip
        return told(answered(serving.now(), request))


def _add_lookup(server: MCPServer[Any], serving: Serving) -> None:
    @server.tool(title="按编号找条款", annotations=READS)
    def lookup(
        ref: Annotated[str, Field(description="文件和编号,如“贵州实施意见附件第十三条”")], k: Count = 10
    ) -> Annotated[CallToolResult, SearchModel]:
        """编号所指的条款原文,照阅读次序。没有这个编号就是 not_found 和空的 results,不给相邻的条款。"""
        return told(response_json(serving.now().lookup(ref, k)))


def _add_documents(server: MCPServer[Any], serving: Serving) -> None:
    @server.tool(title="有哪些文件", annotations=READS)
    def list_documents(
        offset: Annotated[int, Field(ge=0, description="从第几份开始,用上一页的 next")] = 0,
    ) -> Annotated[CallToolResult, DocumentListModel]:
        """语料里的文件:document_id、标题、印发机关、地区、日期、效力。文件和信息表没有说的是 null。"""
        index = serving.now().index
        ids = list(index.documents)
        end = offset + _ON_A_LIST
        return told(
            {
                "index_version": index.manifest.version,
                "total": len(ids),
                "documents": [summary(index, document_id) for document_id in ids[offset:end]],
                "next": end if end < len(ids) else None,
            }
        )


def _add_reading(server: MCPServer[Any], serving: Serving) -> None:
    @server.tool(title="读文件", annotations=READS)
    def read_document(
        document_id: Annotated[str, Field(description="见 search 的结果或 list_documents")],
        part: Annotated[str | None, Field(description="只读这一部分,用 outline 里的 part")] = None,
        start: Annotated[
            str | None, Field(description="从这一条读起(clause_id),续读用上一页的 next")
        ] = None,
        characters: Annotated[int, Field(ge=200, le=50_000, description="一页最多多少字")] = 6000,
    ) -> Annotated[CallToolResult, PageModel]:
        """一份文件的目录和条款原文,一页一页读,或只读一部分。条款不会被截断;逐字与原件相同。"""
        index = serving.now().index
        if document_id not in index.documents:
            raise DocumentUnknown(f"没有文件 {document_id}。全部文件见 list_documents。")
        clauses = clauses_in(index, document_id, part)
        shown = page(clauses, start, characters)
        return told(
            {
                "index_version": index.manifest.version,
                "document": summary(index, document_id),
                **outline_json(outline([] if start else clauses, part)),
                "clauses": [clause_json(clause) for clause in shown.clauses],
                "next": shown.next,
            }
        )


def _add_verify(server: MCPServer[Any], serving: Serving) -> None:
    @server.tool(title="核对引文", annotations=READS)
    def verify(
        quotations: Annotated[
            tuple[QuotationRequest, ...],
            Field(min_length=1, max_length=MOST_QUERIES, description="各条引文"),
        ],
    ) -> Annotated[CallToolResult, VerifyModel]:
        """核对引文与原文:exact 一字不差;altered 有出入,differences 指出每一处;not_found 没有这样的文字。

        写了 citation 或 clause_id,fits 说它是不是真在那里。引用之前先核对。
        """
        return told(verification_json(serving.now(), VerifyRequest(quotations=list(quotations))))


def told(answer: dict[str, Any]) -> CallToolResult:
    """An answer as data, and as text for hosts that read nothing else."""
    text = TextContent(type="text", text=to_json(answer).decode())
    return CallToolResult(content=[text], structured_content=answer)
