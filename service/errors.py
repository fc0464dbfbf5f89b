"""Errors of a request, under the root in `indexer.errors`.

TiaowenError
├── RequestInvalid          a field of a request; `field` names it
│   ├── QueryEmpty
│   ├── QueryTooLong
│   ├── QueryUnreadable     control characters
│   ├── ParameterInvalid    k, a year, an unknown field
│   ├── BodyMalformed       no JSON, or no UTF-8
│   ├── BodyTooLarge        more bytes than any request needs
│   └── MethodNotAllowed    another method than the address takes
├── OriginRefused           a form that another site sent
├── ThesaurusInvalid        the list of everyday and official words cannot be read
├── PortTaken               the address or port cannot be listened on
├── FeedbackFull            the file of feedback has reached its size
└── NotFound
    ├── ClauseUnknown       no clause of that id
    ├── FeedbackOff         no feedback is taken here
    └── PageUnknown         no such address
"""

from indexer.errors import NotFound, TiaowenError


class RequestInvalid(TiaowenError):
    code = "request_invalid"
    status = 422
    title = "请求有误"

    def __init__(self, message: str, field: str = "q") -> None:
        super().__init__(message)
        self.field = field


class QueryEmpty(RequestInvalid):
    code = "query_empty"
    title = "没有问题"


class QueryTooLong(RequestInvalid):
    code = "query_too_long"
    title = "问题太长"


class QueryUnreadable(RequestInvalid):
    code = "query_unreadable"
    title = "问题读不懂"


class ParameterInvalid(RequestInvalid):
    code = "parameter_invalid"
    title = "参数有误"


class OriginRefused(TiaowenError):
    code = "origin_refused"
    status = 403
    title = "没有接受"


class BodyMalformed(RequestInvalid):
    code = "body_malformed"
    status = 400
    title = "正文读不懂"


class BodyTooLarge(RequestInvalid):
    code = "body_too_large"
    status = 413
    title = "正文太大"


class MethodNotAllowed(RequestInvalid):
    code = "method_not_allowed"
    status = 405
    title = "请求方式不对"


class ThesaurusInvalid(TiaowenError):
    code = "thesaurus_invalid"
    title = "同义词表有误"


class PortTaken(TiaowenError):
    code = "port_taken"
    title = "不能监听"


class FeedbackFull(TiaowenError):
    code = "feedback_full"
    status = 507
    title = "评价存满了"


class FeedbackOff(NotFound):
    code = "feedback_off"
    title = "不收评价"


class ClauseUnknown(NotFound):
    code = "clause_unknown"
    title = "没有这条条款"


class PageUnknown(NotFound):
    code = "page_unknown"
    title = "没有这个页面"
