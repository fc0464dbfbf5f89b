"""Who does something, as a sentence says it: 「牵头单位:…」, 「由…负责」, 「向…报告」, 「…负责」."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.folding import Span
from service.coverage import bigrams

_BODY = (
    r"部门|政府|机构|委员会|领导小组|小组|办公室|专班|党委|[县市省区]委|公安|中心|协会|单位|企业|责任人|使用权人"
    r"|[厅局委办署院]"
)
# Up to so many characters name a body.
_NAME = r"(?:(?!由|明确|成立)[\u4e00-\u9fff、()]){1,40}?"
# What a body that stands first in its part of the sentence does.
_DOES = (
    r"应当?|要|须|负责|主管(?!部门)|按照?|依照?|依法|依据|根据|会同|牵头|统筹|组织|协调|制定|定期|适时|统一|具体|分别|可以?|对"
    r"|在(?!线)|于|将|每|指导|监督|承担|做好|开展|实施|审[批核查]|受理|核发|发布|公布|建立|落实"
)
_SENT = "(?:书面)?(?:报送|报告|提交|申报|申请|备案|汇报|反映|举报|投诉)"
_ASKS = re.compile(
    r"牵头|[打领挑带]头|挂帅|责任单位|责任主体|实施主体|主责|归谁|归哪|谁|班子|机构"
    r"|哪[一两三几]?[个家](?:[^,。]{0,4}(?:部门|单位|机构|办公室|厅|局|委|机关)|\W*$|(?=一[起块]|挑|汇总|牵头|张罗|管))"
    r"|(?:哪[两三几]?[个家]?|哪些|什么|啥)(?:部门|单位|厅|局|委|机关)|[交送报](?:到|给|去|往)?哪"
)
_NO_BODY = re.compile(r"谁(?:能|可以|有资格|会被|都|也|家的)|(?:指标|能力)主体")
_ASKS_RECEIVER = re.compile(
    r"(?:[交送报递](?:到|给|往|去)?|向|找|跟)(?:谁|哪|什么部门)|(?:向|给)(?:谁|哪)|交到"
)
_ASKS_ORDERED = re.compile(
    rf"(?:落实|按照?|根据)(?P<body>[^,。;]{{2,20}}?(?:{_BODY}))(?=关于|的?(?:统一|部署|要求|规定|安排))"
)
_FOUNDED = re.compile(r"(?:什么|啥|哪)[^,。]{0,2}(?:班子|机构|组织|小组|专班)")
_ASKS_FOUNDED = re.compile(
    r"(?:成立|设立?|建|搭|拉|组)[^,。]{0,6}(?:什么|啥|哪)[^,。]{0,2}(?:机构|组织|小组|专班)|(?:什么|啥|哪)[^,。]{0,2}班子"
)
# The word of a query and the label that it asks for.
_LABELS = (
    (re.compile("责任单位"), "责任"),
    (re.compile("牵头|[打领挑]头|挂帅|主责"), "牵头"),
    (re.compile("配合|协助|参与"), "配合"),
    (re.compile("责任|负责|归谁|归哪|谁管"), "责任"),
)  # fmt: skip
_LABELLED = re.compile(r"(?P<label>牵头|责任|配合|主管|负责|实施)(?:单位|部门|主体):(?P<body>[^;。)]+)")
_BY = re.compile(rf"(?<!自)由(?P<body>[^,。;由]{{2,30}}?)(?={_DOES}|汇总|组织)")
_FIRST = re.compile(rf"(?:^|(?<=[\s,。;)])|(?<=明确))(?P<body>{_NAME}(?:{_BODY}))(?={_DOES})")
_AS = re.compile(
    r"(?:^|(?<=[\s,。;]))(?P<body>[^,。;]{2,30}?)[为是](?=[^,。;]{0,12}(?:主体|责任人|单位|部门))"
)
_TO = re.compile(
    rf"[向给](?P<body>[^,。;向]{{2,30}}?)(?={_SENT})|(?<!上)(?:送|报送?|交)(?P<other>[^,。;送报]{{2,24}}?(?:{_BODY}))(?=[,。;]|备案|审[批核]|批准|汇总|$)"
)
_ORDERED = re.compile(
    rf"(?:落实|按照?|根据)(?P<body>[^,。;]{{2,20}}?(?:{_BODY}))(?=关于|的?(?:统一|部署|要求|规定|安排))"
)
_FOUNDED = re.compile(
    r"(?:成立|设立|组建|建立)(?P<body>[^,。;]{2,40}?(?:领导小组|小组|委员会|专班|办公室|指挥部))"
)
# 「(六)城市管理部门」, 「第七十四条 渔业主管部门」
_NUMBERED = re.compile(r"^(?:第[^条]{1,6}条|\([^)]{1,3}\)|\d{1,3}[.、])?\s*")
_BODIES = re.compile("等?(?:有关|相关)?(?:部门|单位|机构)")
_LABEL_WEIGHT, _RECEIVER_WEIGHT = 30, 30
# What is said of a body stands behind it.
_SAID_BEHIND = 40


class Named(NamedTuple):
    """Where a body stands in a text; `weight`: that of how it is put."""

    span: Span
    weight: int


def asks_body(query: str) -> bool:
    """Whether a folded query asks who."""
    return bool(_ASKS.search(query)) and not _NO_BODY.search(query)


def body_in(text: str, query: str) -> Span | None:
    """Who does what a folded query asks, or gets it, as a folded text says; None where it does not."""
    found = sorted(_named(text, query))
    if not found:
        return None
    told = [one.weight + _told(text, one.span, query) for one in found]
    start, end = found[told.index(max(told))].span
    return Span(end - len(_NUMBERED.sub("", text[start:end])), end)


def are_bodies(text: str, listed: Span) -> bool:
    """「住建、交通等部门」"""
    return _BODIES.match(text, listed.end) is not None


def _named(text: str, query: str) -> Iterator[Named]:
    label = next((label for asks, label in _LABELS if asks.search(query)), "责任")
    for match in _LABELLED.finditer(text):
        yield Named(Span(*match.span("body")), _LABEL_WEIGHT * (1 + (match["label"] == label)))
    for pattern in (_BY, _FIRST, _AS, _ORDERED):
        for match in pattern.finditer(text):
            yield Named(Span(*match.span("body")), 0)
    if _ASKS_RECEIVER.search(query):
        for match in _TO.finditer(text):
            yield Named(Span(*match.span("body" if match["body"] else "other")), _RECEIVER_WEIGHT)
    if _ASKS_FOUNDED.search(query):
        for match in _FOUNDED.finditer(text):
            yield Named(Span(*match.span("body")), _RECEIVER_WEIGHT)


def _told(text: str, body: Span, query: str) -> int:
    """How much of a query is said of a body, in its part of the sentence and behind it."""
    behind = re.split("[。;]", text[body.end :])[0][:_SAID_BEHIND]
    return len(bigrams(behind) & bigrams(query))
