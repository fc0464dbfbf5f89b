"""Where a paragraph charges bodies with a task, and as what."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from indexer.facts.bodies import ENDING, listed, names_body
from indexer.facts.duty import Role
from indexer.facts.statements import without_asides
from indexer.folding import Span

# 「牵头单位:甲;责任单位:乙」
_LABEL = re.compile(
    "(?P<label>牵头|责任|主责|配合|主管|负责|实施|承办|主办|协办|参与|参加|支撑|支持|协助|落实|组织)"
    r"(?:责任)?(?:单位|部门|主体|机关|处室)(?:及(?:责任人|分工))?\s*:\s*"
)
_LEADS = ("牵头", "主办")
# 「(省发展改革委牵头,省财政厅配合)」
_BRACKET = re.compile(r"\((?P<inside>(?:[^()]|\([^()]{0,40}\)){2,400})\)")
_AS_WHAT = re.compile(
    "(?P<bodies>[^;。:]{2,200}?)(?:[按依]照?(?:各自)?职[责能](?:分工)?)?(?:分别|共同|具体)?"
    "(?P<verb>牵头(?:负责|落实|组织|推进)?|(?:组织)?实施|负责(?:落实)?|配合(?:做好)?|参[与加]|落实|[承协]办|协助)"
    "(?=[,;。、]|$)[,;。、]?"
)
_BOUND_TO = (
    r"(?<![不需])应当|(?<![不相对反响供])应(?![急用对商当])|必须|须(?!知)|(?<![主重需必])要(?![求素点])"
)
# What no name holds; 「和」 only where it joins two fields: 「住房和城乡建设厅」.
_NO_NAME = (
    rf"{_BOUND_TO}|负责|会同|承担|牵头|鼓励|支持|引导|授权|可以|未经|违反|任何|按照|根据|依照|向|由|报(?![社告人])|发现|履行|"
    "组织(?!部|人事|机构)|指导(?!中心|站|委|组|小组|单位|员)|反馈|掌握|做好|开展(?!试点的)|定期(?!检验)|每[年月季周半]|"
    "对(?![外台口])|(?<![华行作])为(?![民老农])|是|接到(?!报告的)|(?<!涉)及|[、,。;:!?与或]|"
    "和(?!城乡|改革|信息|计划|旅游|社会|自然|体育|技术|经济|海洋|草原|畜牧|电影|规划|交通|民族|宗教|科技|资源|应急)"
)
# 「省、自治区、直辖市人民政府」
_ALIKE = "省、自治区、直辖市|各?[市州县区旗](?:[、和][市州县区旗]){1,4}"
_WORDS = rf"(?:{_ALIKE}|(?!{_NO_NAME}).)"
_PLACE = (
    "(?:各|每个)(?:市县|县区|乡镇|村居?|社区|街道|镇街|[^,。;、和]{0,4}[市县区州盟旗])"
    rf"(?![\u4e00-\u9fff]{{0,8}}(?:{ENDING}))"
)
_NAME = rf"{_WORDS}{{0,30}}(?:{ENDING}|{_PLACE})□*"
# 「市发展改革、财政、民防等行政管理部门」: those in front may be named in short. Possessive: a long list
# that charges nobody would be read in no end of ways.
_NAMES = rf"(?P<bodies>(?:{_WORDS}{{1,30}}+□*+(?:、|和|及|以及|与|或者?|,?会同))*+{_NAME})"
_BEGIN = r"(?:^|[\s,。;:□]|第[一二三四五六七八九十百零\d]{1,6}[条章]\s*)(?:同时|并|此外|其中|由)?"
# 「在接到报告后,」, 「发现…的,」
_MEANWHILE = (
    r"(?!未|不得|有权|可以|违反|拒|没有|(?:授权|委托|批准|确定|指定|认定)的)"
    r"(?:[^,。;:]{0,45},(?:(?:立即|及时|迅速)(?=向|将)|(?=应|要|须|负责|主要负责))"
    r"|(?:[按依]照|根据|依据)[^,。;:]{0,30}|[^,。;:、]{0,14})"
)
_VERB = (
    rf"{_BOUND_TO}|负责(?!人)|承担(?!的)|牵头|主管(?!部门|机构|机关|单位)|组织实施|配合(?=[,。;]|做好|开展)|"
    "(?:向|将)[^,。;]{2,45}?(?:报告|报送|上报|备案)|[为是][^,。;]{0,40}(?:主体|责任部门|责任人|责任单位|主管部门)"
)
_BOUND = re.compile(rf"{_BEGIN}{_NAMES}{_MEANWHILE}(?P<verb>{_VERB})")
# Those who govern are charged by what they are said to do, as is whoever a sentence begins with.
_GOVERNING = re.compile(
    r"(?:^(?:□*\d{1,2}[.、]\s*)?|[。;]\s*|(?<=[后时中]),\s*|[\s,:□](?=各|省|市|县|区|国|中|自治区|州))"
    rf"{_NAMES}(?:按照?[^,。;]{{1,30}},?|于[^,。;]{{1,12}}|会同[^,。;]{{2,20}}?)?"
    "(?:适时|定期|每[年月季][度末]?|积极|认真|共同|统一|全面|优先|及时)*"
    "(?P<verb>制定|制[订修]|加强|强化|组织|统筹|开展|做好|完善|建立|推进|督促|指导|参照|结合|协调|落实|负责|掌握|反馈|调度|安排|"
    "汇总|审核|发布|整合|确定|会同|对[^,。;]{2,30}?(?:进行|开展|实施)|根据|成立|组建|协助|配合|维护|检查|巡查|排查|受理|办理|"
    "编制|提出|拟[定订]|承办|监督|收集|提供|通报|将(?!.{0,6}处))"
)
_BY = re.compile(
    rf"(?<![自以])由{_NAMES}(?P<verb>[^,。;]{{0,6}}(?:牵头|负责|承担|组织|会同|依法|按照|根据|统一|制定|批准|审批|决定|责令|"
    "给予|处|予以|及时|发布|对[^,。;]{2,20}?(?:进行|开展|实施)|实施|检验|报|汇总|提出|确定|公布|登记|核发|指导|具体|进行|办理|管理|监督|投资|落实))"
)
_PLACES = re.compile(
    rf"(?P<bodies>省级?|市县|市|县|区|乡镇|镇村|{_NAME})(?:对[^,。;]{{2,12}})?(?P<verb>负总责|抓落实|抓具体)"
)
# Who is only allowed to act, or told apart, is charged with nothing.
_NOBODY = re.compile("任何|个人$|^(?:未经|违反|经(?![营济办信贸开]))|^举办$")
# What tells of something that was done, or under which condition, not of what is to be done.
_NARRATED = re.compile(
    r"了|过|于|以来|的|[^,。;]{0,6}显示|[^,。;]{0,24}(?:的|[^最]后),|[^,。;]{0,30}\d+[余多]?[万千]?(?:次|起|件|场|人次)"
)
# Such as these are charged in so many words only, unless all of them are.
_PRIVATE = re.compile(
    "^(?!各).*(?:公司|企业|集团|银行|当事人|负责人|平台|人员|法院|检察院|医院|供应商|方)$"
)
# 「公安局:负责维护秩序。」, 「(一)区房管局。负责…」 in a list of bodies.
_HEADED = re.compile(
    rf"^(?:□*|\d+[.、]|[一-九十]+、)\s*{_NAMES}[:。]\s*(?:共同|具体|主要|统一)?"
    "(?P<verb>负责|牵头|协调|协助|组织|统筹|做好|配合|承担|指导|监督|监测|保障|及时|把握|收集|加强|制定|参与|提供|落实|督促|"
    "履行|会同|承办|执行|维护|开展|推进|管理|实施|建立|完善|根据|按照|由)"
)
_FORMS = (_HEADED, _BY, _BOUND, _GOVERNING, _PLACES)
_REPORTS = re.compile(
    "(?:向|报)[^,。;]{2,40}?(?:报告|报送|上报|备案|通报)|及时报|补充报告|报告信息|"
    "(?:报送|上报|书面送|填写|报告)[^,。;]{0,20}(?:领导|政府|部门|委|厅|局|办公室|平台|报送稿)"
)
_ASSESSES = re.compile("考核|评估|验收|评价|督查|督导|检验合格|审核")
_STOP = re.compile("[。;]|$")
# Where another deed begins.
_PART = re.compile("[,。;]")
_LONGEST = 40


class Charge(NamedTuple):
    """A body at a place of a folded paragraph, as what; `at`: the words that charge it, behind the task
    where these are but a list, else the sentence that says both."""

    body: Span
    role: Role
    at: Span


def labelled(text: str) -> Iterator[Charge]:
    """Bodies behind labels."""
    labels = list(_LABEL.finditer(text))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=False):
        at = Span(label.start(), _end_of_list(text, label.end(), end))
        role = Role.LEAD if label["label"] in _LEADS else Role.RESPONSIBLE
        for body in listed(text, Span(label.end(), at.end)):
            yield Charge(body, role, at)


def _end_of_list(text: str, start: int, end: int) -> int:
    """In front of what closes a list, or the brackets that it stands in; 「;」 may part two bodies."""
    depth = 0
    for place in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        is_end = text[place] in "。\n" or (text[place] == ";" and not names_body(text, place + 1, end))
        if depth < 0 or (depth == 0 and is_end):
            return place
    return end


def bracketed(text: str) -> Iterator[Charge]:
    """Bodies in brackets behind a task, each with what it does."""
    for bracket in _BRACKET.finditer(text):
        inside, offset = bracket["inside"], bracket.start("inside")
        parts = () if _LABEL.search(inside) else _AS_WHAT.finditer(inside)
        for part in parts:
            role = Role.LEAD if part["verb"].startswith("牵头") else Role.RESPONSIBLE
            start, end = part.span("bodies")
            for body in listed(text, Span(offset + start, offset + end)):
                yield Charge(body, role, Span(*bracket.span()))


def stated(text: str) -> Iterator[Charge]:
    """「县级人民政府应当…」, 「由省林业局负责…」"""
    readable = without_asides(text)
    seen: set[Span] = set()
    for deed in chain.from_iterable(form.finditer(readable) for form in _FORMS):
        is_bare = deed.re is _GOVERNING
        if is_bare and _NARRATED.match(readable, deed.end()):
            continue
        stop = _STOP.search(readable, deed.end())
        at = Span(deed.start("bodies"), stop.start() if stop else len(text))
        role = _role(deed["verb"], _PART.split(readable[deed.start("verb") : at.end])[0])
        for body in listed(text, Span(*deed.span("bodies"))):
            name = text[slice(*body)]
            if body not in seen and _is_charged(name) and not (is_bare and _PRIVATE.search(name)):
                seen.add(body)
                yield Charge(body, role, at)


def _is_charged(name: str) -> bool:
    return len(name) <= _LONGEST and not _NOBODY.search(name)


def _role(verb: str, words: str) -> Role:
    if "牵头" in verb:
        return Role.LEAD
    if _REPORTS.search(words):
        return Role.REPORT
    return Role.ASSESS if _ASSESSES.search(words) else Role.RESPONSIBLE
