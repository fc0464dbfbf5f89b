"""Who does something, as a sentence says it: 「牵头单位:…」, 「由…负责」, 「向…报告」, 「…负责」."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from indexer.facts.bodies import BUREAU
from indexer.folding import Span
from indexer.words import Cut
from service.coverage import bigrams
from service.facts.openers import function_words, length_of_number

# What the name of a body ends with.
_BODY = re.compile(
    r"部门|政府|机构|机关|委员会|(?<=[常管村居])委会|人大|政协|法院|检察院|银行|[分支]行|公司|集团|学校|医院|(?<=派)出所|[测象][站台]|"
    r"领导小组|小组|办公室|办事处|街道办|指挥部|专班|党委|[县市省区]委"
    r"|委(?![员托屈派会])|公安|中心|协会|工会|联合会|商会|[残妇]联|单位|企业|人员|责任人|使用权人|所有人|承运人|经营者|当事人|业主|河长"
    rf"|[支大]队|[厅署院]|{BUREAU}|(?<=[传织政利育设源])部(?![门分署队])"
)
_ENDS_AS_BODY = re.compile(rf"(?:{_BODY.pattern})$")
# What a name may go on with that looks like a deed: 「人民政府|统计部门」, 「人民政府|指定的部门」; but
# 「人民政府|规划有关部门的工作」 is one.
_LONGER = re.compile(
    r"(?:统计|审计|监督管理|管理(?=部门|机构)|建设|规划|(?:指定|确定|授权|委托)的)(?!有关|相关|各|所属)"
    r"[^,。;()]{0,6}?(?:部门|机关|机构)"
)
# A name has no more characters, and one alone in a heading no fewer and no more.
_LONGEST = 45
_SHORTEST, _LONGEST_HEADING = 3, 20
_BREAK = re.compile(r"[,。;:!?\t|]|$")
# 「市发展改革委(市粮食和物资储备局)」
_ALSO = re.compile(r"\((?P<name>(?!以下|下同|下称|简称|设在|含|包括|不含)[^()]{3,24})\)")
# What follows a body, beside verbs.
_DEED = re.compile(
    r"[()]|的|关于|商|报|处|等(?:按|各|单位|负责)|负责|配合|牵头|主管(?!部门)|依法|依照|书面|备案|汇[报总]|应当?|要|办理|审[批核查]|制[定订]|登记|责令|予以|具体"
    r"|统一|统筹|定期|适时|针对|分别|共同|立即|监督|指导|管理(?!机构|部门|单位|局|委)|按照?|启动|决定|核[实定准查]|裁[定决]"
    r"|选派|任命|代管|(?:决策|委托|检查|运营)(?!咨询|机构|部门|单位|公司|集团|局|委|站|[小大]?组|中心|所)"
)
# 「责任人或者使用权人」, and where several are asked for 「市财政局会同县区」.
_JOINED = re.compile("[、和与及或]")
_WITH = re.compile(f"{_JOINED.pattern}|会同|联合|会商")
_ASKS_SEVERAL = re.compile("哪(?:些|几|[两三四五])")
# The word behind it is looked for in so many characters.
_NEXT = 8
_ASKS_RECEIVER = re.compile(
    r"(?:[交送报递](?:到|给|往|去)?|向|找|跟|给|到)(?:谁|哪|什么部门)|交到|商量|备案|登记|报告"
)
_ASKS_FOUNDED = re.compile(
    r"(?:成立|设立?|建|搭|拉|组)[^,。]{0,6}(?:什么|啥|哪)[^,。]{0,2}(?:机构|组织|小组|专班)|(?:什么|啥|哪)[^,。]{0,2}班子"
)
# The word of a query and the label that it asks for.
_LABELS = (
    (re.compile("责任单位"), "责任"),
    (re.compile("牵头|[打领挑]头|挂帅|主责"), "牵头"),
    (re.compile("配合|协助|参与"), "配合"),
)  # fmt: skip
_USUAL_LABEL = "责任"
# Up to the next label: 「牵头单位:甲,乙;责任单位:丙」; brackets belong to a name.
_LABELLED = re.compile(
    r"(?P<label>牵头|责任|配合|主管|负责|实施)(?:单位|部门|主体):"
    r"(?P<body>(?:\([^()]{0,30}\)|,(?![^,;。:]{2,8}:)|[^;。(),])+)"
)
# What stands in front of who does something, of who has to agree, and of who gets it.
_DOES = re.compile(r"(?<!自)由|以(?=[^,。;]{2,20}为准)|委托")
_AGREES = re.compile(r"经(?![济营过])|[取征]得")
_ASKS_AGREEING = re.compile("批|同意|许可|审")
# 「举报」 and 「申报」 tell no receiver.
_FILED = "举申预填"
_GETS = re.compile(rf"[向给商]|(?<![上汇{_FILED}])报送?|(?<![报])送")
# 「拟订规划,报市人民政府批准」
_APPROVES = re.compile(r"报(?:请|经)?(?=[^,。;]{2,25}(?:批准|审批|批复|核准|同意))")
_ASKS_APPROVING = re.compile("批|同意|核准|点头|拍板")
# Whose orders are followed, where these are asked for.
_ORDERS = re.compile(r"(?:落实|按照?|根据)(?=[^,。;]{2,20}(?:关于|的?(?:统一|部署|要求|规定|安排)))")
_ASKS_ORDERS = re.compile("安排|部署|要求|规定|依据")
# 「联席会议下设办公室在甲公司」
_SEATED = re.compile(
    r"(?:(?:办公室|秘书处)(?:设|放|挂靠?)?|(?:领导小组|指挥部|专班)(?:设|放|挂靠?))[在于](?![^,。;]{0,14}领导下)"
)
_ASKS_SEAT = re.compile(r"[设放挂][在到]|在哪")
# Where a part of a sentence begins, and with what no name does.
_BEGIN = re.compile(r"^|[\s,。;)]|(?<![\u4e00-\u9fff])\((?![^()]{1,3}\))")
_AHEAD = re.compile(
    r"(?:明确|成立|设立|落实|支持|鼓励|引导|推动|促进|加强|加快|应当|必须|依法|督促|指导|并?会同|坚持|强化|完善|建立)+"
)
_INSIDE = re.compile(f"由|(?<![{_FILED}])报|(?<!定)向")
_LED = re.compile(r"[由经向报商给送按(]|[取征]得|委托|根据")
_AS = re.compile(r"(?P<body>[^,。;]{2,30}?)[为是](?=[^,。;]{0,12}(?:主体|责任人|单位|部门))")
_FOUNDED = re.compile(
    r"(?:成立|设立|组建|建立)(?:由[^,。;]{1,12}的)?(?P<body>[^,。;]{2,40}?(?:领导小组|小组|委员会|专班|办公室|指挥部))"
)
# What everyday words ask for, and what is printed then.
_DEEDS = (
    (re.compile("批|同意|许可|审"), re.compile("批准|同意|许可|审批|审核|核发")),
    (re.compile("罚|处理|拦|抓"), re.compile("责令|处以?|给予|罚|没收|拦截|查处")),
    (re.compile("办|登记|备案"), re.compile("办理|登记|备案|核发")),
    (re.compile("配合|协助"), re.compile("配合|协助")),
    (re.compile("定|编|写|划"), re.compile("制[定订]|确定|划定|编制|提出")),
)  # fmt: skip
# 「规范行业协会」, 「大力发展养老机构」 are what is done.
_NO_NAME = re.compile("大力|规范|加[强快大]|培育|扶持|发展(?!和?改革|研究)|保障(?![局处中])")
_ANY_BODY = re.compile("(?:主管|有关|相关|责任|牵头|组织|工作|申请|申报)(?:部门|单位|机构|人员)")
_BODIES = re.compile("等?(?:有关|相关)?(?:部门|单位|机构)")
_LABEL_WEIGHT, _ASKED_WEIGHT, _DEED_WEIGHT, _OTHER_WEIGHT = 60, 30, 4, -8
# What is said of a body stands behind it.
_SAID_BEHIND = 80
# So many candidates are looked at.
_MOST = 100


class Named(NamedTuple):
    """Where a body stands in a text; `weight`: that of how it is put."""

    span: Span
    weight: int


def body_in(text: str, query: str, cut: Cut) -> Span | None:
    """Who does what a folded query asks, or gets it, as a folded text says; None where it does not.
    `cut`: into words with their places."""
    every = chain(_labelled(text, query), _told_as(text, query), _standing(text, query, cut))
    found = sorted(set(islice(every, _MOST)))
    told = [one.weight + _said(text, one.span, query, found) for one in found]
    return found[told.index(max(told))].span if found else None


def are_bodies(text: str, listed: Span) -> bool:
    """「住建、交通等部门」, 「甲单位、乙机构」"""
    things = text[listed.start : listed.end].split("、")
    are_named = all(_BODY.search(thing[-3:]) for thing in things)
    return are_named or _BODIES.match(text, listed.end) is not None


def is_body(name: str) -> bool:
    """Whether a folded text is no more than the name of one body: 「市财政局」, not 「主管部门」."""
    is_long = _SHORTEST <= len(name) <= _LONGEST_HEADING
    is_other = _AHEAD.match(name) or _NO_NAME.match(name) or _ANY_BODY.fullmatch(name)
    return is_long and not is_other and _ENDS_AS_BODY.search(name) is not None


def _labelled(text: str, query: str) -> Iterator[Named]:
    label = next((label for asks, label in _LABELS if asks.search(query)), _USUAL_LABEL)
    for match in _LABELLED.finditer(text):
        start, end = match.span("body")
        start += length_of_number(text[start:end])
        if text[start:end].strip():
            yield Named(Span(start, end), _LABEL_WEIGHT if match["label"] == label else _ASKED_WEIGHT)


def _standing(text: str, query: str, cut: Cut) -> Iterator[Named]:
    """Behind 「由」 or 「向」, or first in its part of the sentence."""
    joint = _WITH if _ASKS_SEVERAL.search(query) else _JOINED
    for start, weight in _starts(text, query):
        start += length_of_number(text[start : start + _LONGEST])
        ahead = _AHEAD.match(text, start)
        start = ahead.end() if ahead else start
        end = 0 if _LED.match(text, start) else _end_of_name(text, start, joint, cut)
        if end:
            yield Named(Span(start, end), weight)


def _starts(text: str, query: str) -> Iterator[tuple[int, int]]:
    """Where a body's name may begin, and the weight of how it is put."""
    for pattern, asks, weight in (
        (_GETS, _ASKS_RECEIVER, _ASKED_WEIGHT), (_DOES, None, _DEED_WEIGHT),
        (_APPROVES, _ASKS_APPROVING, _ASKED_WEIGHT), (_SEATED, _ASKS_SEAT, 2 * _ASKED_WEIGHT),
        (_AGREES, _ASKS_AGREEING, _DEED_WEIGHT), (_ORDERS, _ASKS_ORDERS, _ASKED_WEIGHT),
        (_BEGIN, None, 0),
    ):  # fmt: skip
        own = weight if asks is None or asks.search(query) else _OTHER_WEIGHT
        yield from ((match.end(), own) for match in pattern.finditer(text))


def _end_of_name(text: str, start: int, joint: re.Pattern[str], cut: Cut) -> int:
    """Where a body's name ends that begins somewhere: in front of what it does. 0 where none does.
    `joint`: what joins it to the next."""
    longest = start + _LONGEST
    stop = _BREAK.search(text, start, longest)
    joined = 0
    for match in _BODY.finditer(text, start + 1, stop.start() if stop else longest):
        end = _with_other_name(text, match.end())
        if not _is_name(text[start:end]):
            continue
        if joint.match(text, end):
            joined = end
        elif longer := _LONGER.match(text, end):
            return longer.end()
        elif _is_followed(text, end, cut):
            return end
    return joined


def _with_other_name(text: str, end: int) -> int:
    """The end of a name behind another one of the same body in brackets."""
    also = _ALSO.match(text, end)
    return also.end() if also and is_body(also["name"]) else end


def _is_name(name: str) -> bool:
    """「特种用途林报本级人民政府」 is two."""
    return name.count("(") == name.count(")") and not _INSIDE.search(name)


def _is_followed(text: str, end: int, cut: Cut) -> bool:
    """Whether a deed follows, or the part of the sentence ends: 「省林业局|负责」, 「部门|确认的」."""
    if text.startswith(":", end):
        return False  # a label
    if _BREAK.match(text, end) or _DEED.match(text, end):
        return True
    words = cut(text[end : end + _NEXT])
    return bool(words) and words[0][1].start == 0 and words[0][0] in function_words()


def _told_as(text: str, query: str) -> Iterator[Named]:
    """「县政府为实施主体」, 「成立领导小组」."""
    for match in _AS.finditer(text):
        start, end = match.span("body")
        yield Named(Span(start + length_of_number(match["body"]), end), 0)
    if _ASKS_FOUNDED.search(query):
        for match in _FOUNDED.finditer(text):
            yield Named(Span(*match.span("body")), _ASKED_WEIGHT)


def _said(text: str, body: Span, query: str, found: Sequence[Named]) -> int:
    """How much of a query is said of a body, behind it, up to where the next one does something."""
    following = (one.span.start for one in found if one.span.start > body.end and one.weight >= 0)
    end = min(body.end + _SAID_BEHIND, next(following, len(text)))
    behind = re.split("[。;]", text[body.end : end])[0]
    is_deed = any(asks.search(query) and printed.search(behind) for asks, printed in _DEEDS)
    return len(bigrams(behind) & bigrams(query)) + _DEED_WEIGHT * is_deed
