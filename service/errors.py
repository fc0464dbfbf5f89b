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
├── Refused                 who asks may not
│   ├── KeyMissing              a key is needed, and none came
│   ├── KeyWrong                no such key
│   ├── KeyRevoked
│   ├── KeyExpired
│   ├── ScopeMissing            the key may read, not manage
│   ├── TooManyRequests         more than the limit; `wait` says for how long
│   └── HostUnknown             the request is meant for another host
├── KeysInvalid             the file of keys cannot be read
├── KeysNeeded              a server that others can reach has no key, and is not set open
├── ThesaurusInvalid        the list of everyday and official words cannot be read
├── PortTaken               the address or port cannot be listened on
├── JobInterrupted          the process that changed the index died
├── FeedbackFull            the file of feedback has reached its size
└── NotFound
    ├── KeyUnknown          no key of that id
    ├── ClauseUnknown       no clause of that id
    ├── FeedbackOff         no feedback is taken here
    ├── JobUnknown          no job of that id
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


class BodyMalformed(RequestInvalid):
    code = "body_malformed"
    status = 400
    title = "正文读不懂"


class BodyTooLarge(RequestInvalid):
    code = "body_too_large"
    status = 413
    title = "正文太大"


class MethodNotAllowed(RequestInvalid):
    """`allowed`: the methods that the address takes, as HTTP lists them."""

    code = "method_not_allowed"
    status = 405
    title = "请求方式不对"

    def __init__(self, message: str, allowed: str) -> None:
        super().__init__(message, "method")
        self.allowed = allowed


class Refused(TiaowenError):
    code = "refused"
    status = 403
    title = "不允许"


class KeyMissing(Refused):
    code = "key_missing"
    status = 401
    title = "需要密钥"


class KeyWrong(Refused):
    code = "key_wrong"
    status = 401
    title = "密钥不对"


class KeyRevoked(Refused):
    code = "key_revoked"
    status = 401
    title = "密钥已吊销"


class KeyExpired(Refused):
    code = "key_expired"
    status = 401
    title = "密钥已过期"


class ScopeMissing(Refused):
    code = "scope_missing"
    title = "权限不够"


class TooManyRequests(Refused):
    """`wait` is in whole seconds."""

    code = "too_many_requests"
    status = 429
    title = "请求太多"

    def __init__(self, message: str, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


class HostUnknown(Refused):
    code = "host_unknown"
    status = 421
    title = "主机名不对"


class KeysInvalid(TiaowenError):
    code = "keys_invalid"
    title = "密钥文件有误"


class KeysNeeded(TiaowenError):
    code = "keys_needed"
    title = "还没有密钥"


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


class KeyUnknown(NotFound):
    code = "key_unknown"
    title = "没有这把密钥"


class JobInterrupted(TiaowenError):
    code = "job_interrupted"
    title = "任务中断"


class JobUnknown(NotFound):
    code = "job_unknown"
    title = "没有这个任务"


class ClauseUnknown(NotFound):
    code = "clause_unknown"
    title = "没有这条条款"


class PageUnknown(NotFound):
    code = "page_unknown"
    title = "没有这个页面"
