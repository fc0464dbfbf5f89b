"""The public JSON of the API, as models for its documentation and for checking requests."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from service.feedback import LONGEST_WORDS, Verdict
from service.questions.query import LONGEST_QUERY

MOST_RESULTS = 100
MOST_QUERIES = 100


class SearchRequest(BaseModel):
    """A question and the documents to look in; repeated values of one field are alternatives."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(
        description=f"问题,最多 {LONGEST_QUERY} 个字", examples=["2035年山西森林覆盖率要达到多少"]
    )
    k: int = Field(default=10, ge=1, le=MOST_RESULTS, description="要几条结果")
    document: list[str] = Field(default=[], description="只在这些文件里找", examples=[["shanxi-meili"]])
    region: list[str] = Field(default=[], description="只在这些地区的文件里找", examples=[["山西"]])
    kind: list[str] = Field(default=[], description="只在这些种类的文件里找", examples=[["实施意见"]])
    year_from: int | None = Field(default=None, ge=1900, le=2200, description="文件管到这一年或更晚")
    year_to: int | None = Field(default=None, ge=1900, le=2200, description="文件从这一年或更早开始")
    as_of: date | None = Field(
        default=None, description="不要已知在这一天没有效力的文件", examples=["2023-12-31"]
    )

    @field_validator("document", "region", "kind")
    @classmethod
    def _is_text(cls, values: list[str]) -> list[str]:
        if any(not value.strip() or not value.isprintable() for value in values):
            raise ValueError
        return values

    @model_validator(mode="after")
    def _years_in_order(self) -> "SearchRequest":
        if self.year_from and self.year_to and self.year_from > self.year_to:
            raise ValueError
        return self


class BatchRequest(BaseModel):
    """Questions, each in the shape of a SearchRequest."""

    model_config = ConfigDict(extra="forbid")

    queries: list[Any] = Field(
        min_length=1,
        max_length=MOST_QUERIES,
        description="各问,形状与 POST /api/v1/search 的正文相同",
        examples=[[{"q": "山西的森林覆盖率", "k": 1}, {"q": "无废城市", "kind": ["实施意见"]}]],
    )


class LookupRequest(BaseModel):
    """A clause named by its number."""

    model_config = ConfigDict(extra="forbid")

    ref: str = Field(description="文件和编号", examples=["贵州实施意见附件第十三条"])
    k: int = Field(default=10, ge=1, le=MOST_RESULTS, description="要几条条款")


class SuggestRequest(BaseModel):
    """What has been typed so far."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(max_length=LONGEST_QUERY, description="已经输入的字", examples=["wfcs"])
    k: int = Field(default=8, ge=1, le=20, description="最多几条提示")


class FeedbackRequest(BaseModel):
    """A verdict on one result of a query."""

    model_config = ConfigDict(extra="forbid")

    query: str = Field(
        min_length=1, max_length=LONGEST_QUERY, description="所提的问题", examples=["山西的森林覆盖率"]
    )
    clause_id: str = Field(max_length=300, description="所评的条款", examples=["shanxi-meili/5/16"])
    verdict: Verdict = Field(description="useful 有用,useless 没用")
    words: str | None = Field(default=None, max_length=LONGEST_WORDS, description="想说的话")


class ProblemModel(BaseModel):
    """RFC 9457 problem details; `code` is stable."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    field: str | None = None


class LevelModel(BaseModel):
    label: str
    heading: str


class SourceModel(BaseModel):
    file: str
    start: int
    end: int


class SpanModel(BaseModel):
    text: str
    start: int
    end: int


class AnswerModel(SpanModel):
    place: str | None = Field(description="法规中的款、项、目,如“第二款第三项”")
    span: SpanModel | None


class NearCopyModel(BaseModel):
    clause_id: str
    likeness: float = Field(gt=0, le=1, description="两条中较短的一条有多大部分相同")


class ClauseModel(BaseModel):
    clause_id: str
    document_id: str
    path: list[LevelModel]
    citation: str
    text: str
    source: SourceModel
    similar: list[NearCopyModel]


class ResultModel(ClauseModel):
    rank: int
    score: float
    document_title: str
    url: str
    answer: AnswerModel
    highlights: list[tuple[int, int]]


class SearchModel(BaseModel):
    query: str
    outcome: Literal["answered", "related", "not_found"]
    confidence: float | None = Field(description="第一条就是答案的概率;null 表示没有适用的校准")
    took_ms: float
    index_version: str
    results: list[ResultModel]


class BatchModel(BaseModel):
    index_version: str
    responses: list[SearchModel | ProblemModel] = Field(description="与各问一一对应;有误的是一个错误")


class SuggestionModel(BaseModel):
    text: str
    kind: Literal["document", "heading", "question"]
    url: str | None = Field(description="文件,或只有一处的标题,在网页上的地址;null:拿去提问")


class SuggestionsModel(BaseModel):
    query: str
    suggestions: list[SuggestionModel]


class RegionModel(BaseModel):
    province: str | None
    city: str | None
    county: str | None


class DocumentModel(BaseModel):
    document_id: str
    title: str
    issuer: list[str] | None
    region: RegionModel
    kind: str | None
    status: Literal["draft", "not_yet_in_force", "in_force", "amended", "repealed"] | None = Field(
        description="今天的效力;null 表示文件和信息表都没有说"
    )
    date: str | None
    adopted: str | None
    amended: list[str] | None
    effective: str | None
    expires: str | None = Field(description="有效的最后一天")
    replaces: list[str] | None
    replaced_by: str | None
    period: tuple[int, int] | None
    language: str | None
    file: str
    sha256: str | None
    clauses: int
    url: str


class OutlineModel(LevelModel):
    clause_id: str = Field(description="这一级下面的第一条条款")
    children: list["OutlineModel"]


class DocumentDetailModel(DocumentModel):
    outline: list[OutlineModel]


class DocumentsModel(BaseModel):
    documents: list[DocumentModel]


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {
        "model": ProblemModel,
        "description": description,
        "content": {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemModel"}}
        },
    }
    for status, description in ((404, "没有找到"), (422, "请求有误"))
}
