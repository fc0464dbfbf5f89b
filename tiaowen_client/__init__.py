"""A client of the 条问 API: `Client` and `AsyncClient`, and the records they answer with.

Imports nothing of the server. Needs httpx2: `pip install 'tiaowen[client]'`.
"""

try:
    from tiaowen_client.calls import Filters, Question
    from tiaowen_client.client import AsyncClient, Client
except ImportError as error:
    raise ImportError("缺少客户端要用的包。请运行:pip install 'tiaowen[client]'。") from error
from tiaowen_client.errors import (
    AnswerUnreadable,
    NotAllowed,
    NotFound,
    RequestRefused,
    ServerError,
    TiaowenClientError,
    TooManyRequests,
    Unavailable,
    Unreachable,
)
from tiaowen_client.records import (
    Answer,
    Batch,
    Clause,
    Difference,
    Document,
    DocumentDetail,
    Level,
    NearCopy,
    OutlineEntry,
    Place,
    Problem,
    Quotation,
    Ready,
    Region,
    Response,
    Result,
    Source,
    Span,
    Suggestion,
    Verification,
    Verified,
)

__all__ = [
    "Answer",
    "AnswerUnreadable",
    "AsyncClient",
    "Batch",
    "Clause",
    "Client",
    "Difference",
    "Document",
    "DocumentDetail",
    "Filters",
    "Level",
    "NearCopy",
    "NotAllowed",
    "NotFound",
    "OutlineEntry",
    "Place",
    "Problem",
    "Question",
    "Quotation",
    "Ready",
    "Region",
    "RequestRefused",
    "Response",
    "Result",
    "ServerError",
    "Source",
    "Span",
    "Suggestion",
    "TiaowenClientError",
    "TooManyRequests",
    "Unavailable",
    "Unreachable",
    "Verification",
    "Verified",
]
