"""The public JSON of the API, as models for its documentation and for checking requests."""

import re
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from service.api.statuses import ProblemModel
from service.api.values import LONGEST_VALUE, Values, Years
from service.feedback import LONGEST_WORDS, Verdict
from service.questions.query import LONGEST_QUERY

MOST_RESULTS = 100
MOST_QUERIES = 100
LONGEST_QUOTE = 2000


# What `service.questions.query` accepts, but that some letter or digit has to be there (patterns know
# only ASCII's); it has errors of its own for what it does not.
_QUERY: dict[str, Any] = {
    "minLength": 1,
    "maxLength": LONGEST_QUERY,
    "pattern": r"^[^\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd]*$",
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class SearchRequest(BaseModel):
    """A question and the documents to look in; repeated values of one field are alternatives."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(
        description=f"问题,最多 {LONGEST_QUERY} 个字",
        examples=["2035年山西森林覆盖率要达到多少"],
        json_schema_extra=_QUERY,
    )
    k: int = Field(default=10, ge=1, le=MOST_RESULTS, description="要几条结果")
    document: Values = Field(default=[], description="只在这些文件里找", examples=[["shanxi-meili"]])
    region: Values = Field(default=[], description="只在这些地区的文件里找", examples=[["山西"]])
    kind: Values = Field(default=[], description="只在这些种类的文件里找", examples=[["实施意见"]])
    year_from: Years = Field(
        default=[], description="文件管到这一年或更晚;几个的,只要合其中一个", examples=[2025]
    )
    year_to: Years = Field(
        default=[],
        description="文件从这一年或更早开始;几个的,只要合其中一个;不能早于 year_from",
        examples=[2035],
    )
    as_of: date | None = Field(
        default=None, description="不要已知在这一天没有效力的文件", examples=["2023-12-31"]
    )
    explain: bool = Field(default=False, description="说明问题怎样理解、每条的分数由什么组成")

    @field_validator("as_of", mode="before")
    @classmethod
    def _is_written_out(cls, day: object) -> object:
        """Not as seconds since 1970, which pydantic reads too."""
        if day is not None and not (isinstance(day, str) and _DAY.fullmatch(day)):
            raise ValueError("应写成 年-月-日,如 2023-12-31。")
        return day

    @field_validator("year_to")
    @classmethod
    def _is_not_before(cls, year_to: list[int], fields: ValidationInfo) -> list[int]:
        year_from = fields.data.get("year_from")
        if year_from and year_to and min(year_from) > max(year_to):
            raise ValueError(f"不能早于 year_from({min(year_from)})。")
        return year_to


class SearchBody(SearchRequest):
    """The same as JSON: a number is written as one, and true and false are no numbers."""

    @field_validator("k", "year_from", "year_to", mode="before")
    @classmethod
    def _is_number(cls, value: object) -> object:
        values = value if isinstance(value, list) else [value]
        if any(isinstance(one, bool | str) for one in values):
            raise ValueError("应是整数,不加引号。")
        return value

    @field_validator("explain", mode="before")
    @classmethod
    def _is_truth(cls, value: object) -> object:
        if not isinstance(value, bool):
            raise ValueError("应是 true 或 false。")
        return value


class BatchRequest(BaseModel):
    """Questions, each in the shape of a SearchRequest."""

    model_config = ConfigDict(extra="forbid")

    queries: list[Any] = Field(
        min_length=1,
        max_length=MOST_QUERIES,
        description="各问,形状与 POST /api/v1/search 的正文相同",
        examples=[[{"q": "山西的森林覆盖率", "k": 1}, {"q": "无废城市", "kind": ["实施意见"]}]],
    )


class SimilarRequest(BaseModel):
    """A clause whose neighbours are wanted."""

    model_config = ConfigDict(extra="forbid")

    clause_id: str = Field(
        max_length=LONGEST_VALUE, description="条款的编号", examples=["shanxi-meili/5/16"]
    )
    k: int = Field(default=10, ge=1, le=MOST_RESULTS, description="最多几条")


class LookupRequest(BaseModel):
    """A clause named by its number."""

    model_config = ConfigDict(extra="forbid")

    ref: str = Field(
        description="文件和编号", examples=["贵州实施意见附件第十三条"], json_schema_extra=_QUERY
    )
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
    clause_id: str = Field(
        max_length=LONGEST_VALUE, description="所评的条款", examples=["shanxi-meili/5/16"]
    )
    verdict: Verdict = Field(description="useful 有用,useless 没用")
    words: str | None = Field(default=None, max_length=LONGEST_WORDS, description="想说的话")


class QuotationRequest(BaseModel):
    """A quotation and where it is said to stand."""

    model_config = ConfigDict(extra="forbid")

    quote: str = Field(min_length=1, max_length=LONGEST_QUOTE, description="引文")
    citation: str | None = Field(
        default=None, max_length=LONGEST_QUERY, description="出处:本接口给的引用,文件名,或文件和编号"
    )
    clause_id: str | None = Field(
        default=None, max_length=LONGEST_QUERY, description="出处的条款;与 citation 都写时以它为准"
    )


class VerifyRequest(BaseModel):
    """Quotations to verify."""

    model_config = ConfigDict(extra="forbid")

    quotations: list[QuotationRequest] = Field(
        min_length=1, max_length=MOST_QUERIES, description="各条引文"
    )


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


class ScoreModel(BaseModel):
    by: Literal["number", "ranking"] = Field(description="number:按编号找到的,没有以下各项")
    bm25: float | None = None
    sentence: float | None = Field(default=None, description="最相近的句子的余弦,按年份修正过")
    interaction: float | None = Field(default=None, description="逐词相遇(late interaction)")
    standard_bm25: float | None = Field(default=None, description="以下四项在候选条款中标准化")
    standard_sentence: float | None = Field(
        default=None, description="最相近的句子和整条的向量,两者按权重相加"
    )
    standard_interaction: float | None = None
    near: float | None = Field(default=None, description="句子和逐词相遇按权重相加,再标准化")
    place: float | None = Field(
        default=None,
        description="文件属于问题里的地方是 1,属于它的一部分或不属于哪个地方 0.5;是问题说的版本,再加 1",
    )
    standing: float | None = Field(
        default=None,
        description="别的文件里点名这份文件的条款数(题名点名的,每条都算),加 1 后取以 2 为底的对数",
    )
    fused: float | None = Field(default=None, description="按权重相加的总分")


class UnderstoodModel(BaseModel):
    text: str = Field(description="统一繁简、全半角、改正错字之后的问题")
    words: list[str] = Field(description="有所指的词")
    years: list[int]
    places: list[str] = Field(description="问题里的、有文件的地方")
    synonyms: list[str] = Field(description="按同义词表一起找的词")
    is_respelled: bool = Field(description="有没有改正过错字")


class WeightsModel(BaseModel):
    bm25: float
    sentence: float
    place: float
    standing: float


class ExplanationModel(BaseModel):
    understood: UnderstoodModel
    weights: WeightsModel


class ResultModel(ClauseModel):
    rank: int
    score: float
    document_title: str
    url: str
    answer: AnswerModel
    highlights: list[tuple[int, int]]
    explanation: ScoreModel | None = Field(default=None, description="只在 explain=true 时有")


class SearchModel(BaseModel):
    query: str
    outcome: Literal["answered", "related", "not_found"]
    confidence: float | None = Field(description="第一条就是答案的概率;null 表示没有适用的校准")
    took_ms: float
    index_version: str
    results: list[ResultModel]
    explanation: ExplanationModel | None = Field(default=None, description="只在 explain=true 时有")


class BatchModel(BaseModel):
    index_version: str
    responses: list[SearchModel | ProblemModel] = Field(description="与各问一一对应;有误的是一个错误")


class NeighbourModel(ClauseModel):
    rank: int
    kind: Literal["wording", "meaning"] = Field(description="wording 字句相近,meaning 意思相近")
    score: float = Field(description="字句:较短的一条有多大部分相同;意思:各句最相近者的余弦的平均")
    document_title: str
    url: str


class SimilarModel(BaseModel):
    clause_id: str
    index_version: str
    results: list[NeighbourModel]


class PlaceModel(BaseModel):
    document_id: str
    document_title: str
    clauses: list[str] = Field(description="这一段文字所在的条款;标题、落款等不在条款里")
    citation: str | None = Field(description="第一条条款的引用")
    text: str
    source: SourceModel
    url: str


class DifferenceModel(BaseModel):
    quote: SpanModel = Field(description="引文里的文字和位置")
    source: SpanModel = Field(description="原文里的文字和位置,与 places[0].source 同一文件")


class VerifiedModel(BaseModel):
    quote: str
    outcome: Literal["exact", "altered", "not_found"]
    detail: str = Field(description="一句话的结论")
    cited: list[str] | None = Field(description="出处所指的条款;null:没有写,或读不懂")
    fits: bool | None = Field(description="places[0] 是否在所写的出处;null 同上")
    script: bool = Field(description="与 places[0] 只差繁简")
    layout: bool = Field(description="与 places[0] 只差空白、换行、全半角")
    elided: bool = Field(description="用省略号略去了 places[0] 里的一些文字,见 differences")
    likeness: float | None = Field(description="与 places[0] 的相似度,1 是一样")
    places: list[PlaceModel]
    differences: list[DifferenceModel]


class VerifyModel(BaseModel):
    index_version: str
    results: list[VerifiedModel]


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
