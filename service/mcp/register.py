"""The tools for the register: targets and duties."""

from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult
from pydantic import Field

from indexer.facts.duty import Role
from indexer.facts.target import TargetKind
from service.api.register import duties_told, targets_told
from service.api.register_schemas import DutiesModel, DutiesRequest, TargetsModel, TargetsRequest
from service.mcp.tools import READS, Ids, Regions, told
from service.serving import Serving

_MOST = 100

Names = Annotated[tuple[str, ...], Field(description="名称里有这几个字,任一个即可")]
Count = Annotated[int, Field(ge=1, le=_MOST, description="最多几条")]
Offset = Annotated[int, Field(ge=0, description="从第几条开始,用上一页的 next")]


def add_register_tools(server: MCPServer[Any], serving: Serving) -> None:
    @server.tool(title="有哪些目标", annotations=READS)
    def list_targets(
        indicator: Names = (),
        year: Annotated[tuple[int, ...], Field(description="哪一年的")] = (),
        kind: Annotated[
            tuple[TargetKind, ...],
            Field(description="numeric 要达到的数,qualitative 没有数,past 已达到"),
        ] = (),
        document: Ids = (),
        region: Regions = (),
        k: Count = 20,
        offset: Offset = 0,
    ) -> Annotated[CallToolResult, TargetsModel]:
        """文件里的指标:数值、单位、年份,sentence 是原句,citation 是精确引用。由规则读出,会有遗漏。"""
        request = TargetsRequest(
            indicator=list(indicator), year=list(year), kind=list(kind),
            document=list(document), region=list(region), k=k, offset=offset,
        )  # fmt: skip
        return told(targets_told(serving.now(), request))

    @server.tool(title="由谁负责什么", annotations=READS)
    def list_duties(
        unit: Names = (),
        role: Annotated[
            tuple[Role, ...],
            Field(description="lead 牵头,responsible 负责、配合,report 报告,assess 考核"),
        ] = (),
        task: Annotated[tuple[str, ...], Field(description="任务里有这几个字,任一个即可")] = (),
        document: Ids = (),
        region: Regions = (),
        k: Count = 20,
        offset: Offset = 0,
    ) -> Annotated[CallToolResult, DutiesModel]:
        """文件里的责任:单位、角色、任务,citation 是精确引用。由规则读出,会有遗漏。"""
        request = DutiesRequest(
            unit=list(unit), role=list(role), task=list(task),
            document=list(document), region=list(region), k=k, offset=offset,
        )  # fmt: skip
        return told(duties_told(serving.now(), request))
