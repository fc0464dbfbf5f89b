"""The JSON of the register: what is asked of targets and duties, and what is told of them."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from indexer.facts.duty import Role
from indexer.facts.target import TargetKind
from service.api.schemas import LevelModel, SourceModel, SpanModel
from service.api.values import MOST_VALUES, Values, Year

MOST_FACTS = 1000
# Each is looked for in every fact.
_MOST_NAMES = 10
_Names = Annotated[Values, Field(max_length=_MOST_NAMES)]


class FactsRequest(BaseModel):
    """Repeated values of one field are alternatives."""

    model_config = ConfigDict(extra="forbid")

    document: Values = Field(default=[], description="只要这些文件的", examples=[["shanxi-meili"]])
    region: Values = Field(default=[], description="只要这些地区的文件的", examples=[["山西"]])
    k: int = Field(default=50, ge=1, le=MOST_FACTS, description="最多几条")
    offset: int = Field(default=0, ge=0, le=10**9, description="从第几条开始,用上一次的 next")


class TargetsRequest(FactsRequest):
    """Which targets are wanted."""

    indicator: _Names = Field(
        default=[], description="指标里有这几个字(空格隔开的都要有)", examples=[["森林覆盖率"]]
    )
    year: list[Year] = Field(
        default=[], max_length=MOST_VALUES, description="哪一年的", examples=[[2035]]
    )
    kind: list[TargetKind] = Field(
        default=[],
        max_length=MOST_VALUES,
        description="numeric 要达到的数,qualitative 没有数的目标,past 已经达到的数",
    )


class DutiesRequest(FactsRequest):
    """Which duties are wanted."""

    unit: _Names = Field(
        default=[], description="单位名称里有这几个字(不分繁简)", examples=[["生态环境厅"]]
    )
    role: list[Role] = Field(
        default=[],
        max_length=MOST_VALUES,
        description="lead 牵头,responsible 负责、配合,report 报告,assess 考核",
    )
    task: _Names = Field(
        default=[], description="任务里有这几个字(空格隔开的都要有)", examples=[["扬尘"]]
    )


class FactModel(BaseModel):
    clause_id: str
    citation: str
    document_id: str
    document_title: str
    url: str = Field(description="在网页上的地址,打开就标出这一处")


class TargetModel(FactModel):
    kind: TargetKind
    indicator: str = Field(description="照印的写")
    value: float | None = Field(description="null:没有数的目标")
    unit: str
    comparator: Literal["=", ">=", "<=", ">", "<"]
    year: int | None
    base_year: int | None = Field(description="与哪一年比")
    region: str | None
    source: SourceModel = Field(description="那个数和单位;没有数的,是说目标的那几个字")
    sentence: SpanModel


class DutyModel(FactModel):
    unit: str = Field(description="照印的写")
    unit_normal: str = Field(description="统一繁简、全半角")
    role: Role
    task: str
    path: list[LevelModel]
    source: SourceModel = Field(description="单位的名称")


class FactsModel(BaseModel):
    index_version: str
    total: int = Field(description="符合的一共有几条")
    next: int | None = Field(description="下一页的 offset;null:没有了")


class TargetsModel(FactsModel):
    targets: list[TargetModel]


class DutiesModel(FactsModel):
    duties: list[DutyModel]
