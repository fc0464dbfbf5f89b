"""The bodies that a list names, each with its place."""

import re
from collections.abc import Iterator

from indexer.facts.statements import without_asides
from indexer.folding import Span

# 「财政局」, but 「布局」, 「结局」, 「政局」, 「全局」.
BUREAU = "(?<![布格结大时破开僵定战])(?<!(?<![财民邮行])政)(?<!(?<!安)全)局"
# 「商务部」, 「组织部」, 「武装部」; most that ends so is none: 「全部」, 「干部」, 「腰部」.
_MINISTRY = (
    "(?<=[传织战政务育技术信化安法障源境建设输利村游理急交防装络济通动道生业作目程旅商])"
    "部(?![门分署队位长件级委])"
)
# 「财政所」, 「监察室」
_OFFICE = (
    "(?:财政|安监|监管|派出|司法|管理|服务|事务|税务|国土|资源|林业|水利|卫生|工商|市场|研究|监督|交易)所"
    "|(?:监察|纪检|审计|值班|法制)室"
)
# 「出租方」, 「产权方」
_PARTY = "(?<=[权租业工施监承发委建供受理甲乙贷需])方(?![式法面案针便可向位])"
# What the name of a body ends with.
ENDING = (
    "部门|政府|机构|机关|委员会|常委会|管委会|人大|政协|领导小组|小组|办公室|办事处|街道办|指挥部|专班|党委|[县市省区]委|"
    "委(?![员托屈派会])|公安|中心|协会|工会|商会|联合会|[残妇工侨科文作社]联|单位|企业|公司|集团|银行|[支分]行|海关|法院|"
    "检察院|总社|学校|医院|学院|大学|人员|责任人|负责人|使用权人|所有人|承运人|经营者|当事人|业主|河长|林长|供应商|平台|"
    "各地|军分区|防指|安委会|办(?![法理事公案学税证展者])|组(?![织成建长员合])|[支大总]队|厅|署(?!名)|院|"
    rf"处(?![置理罚分于在所境室])|科(?![学技普研目])|{BUREAU}|{_MINISTRY}|{_OFFICE}|{_PARTY}|台站|处室|幼儿园"
    "|[村居]民?委会|合作社|级财政(?![部厅局收支资补投预专体])"
)
_ENDS = re.compile(rf"(?:{ENDING})□*$")
# A place stands for those who govern it.
_PLACE = re.compile(r"[省市州盟县旗区地]□*$|^(?:市县|镇村)$")
# 「各市、县、区政府」, 「省、自治区、直辖市政府」 are one body each: their first words are no name.
_BEGUN = re.compile(
    "^(?:(?:各|各级|设区的)?[省市州盟县旗区乡镇]□*[、和]?)+$|^(?:.{0,8}?省|自治区|、)+$|^[委办厅]$"
)
# Nor do these name one.
_SAME = re.compile(r"单位(?![\u4e00-\u9fff])|其?常委会|其?常务委员会")
# 「发展改革、财政等部门」 are several, 「水泥、钢铁企业」 are named together.
_TOGETHER = re.compile(r"[^,;]{0,30}(?:企业|单位|组织)□*\s*$")
_SHORT = 4
_NOTED = re.compile(r"\((?:以下|下同)[^()]*\)$|\([^()]*(?:简称|时限|[::])[^()]*\)$")
# A name's end is told by so many characters.
_END = 16
_NEXT_NAME = re.compile(r"[^,;。:()\n]{2,16}")
_STRONG = ("、", ",", ";", "会同", "以及")
_JOINT = re.compile("[、,;]|和|及|以及|与|或者?|会同")
_LEAD = re.compile(
    r"(?:第[一二三四五六七八九十百零]+[条章]□*\s*|[一二三四五六七八九十]+、|\d{1,2}[.、]|由|各自|其中|并|以及|及|和|与|分别|请|是|为(?![民老农])|同时|此外|[\s,、:(□*])+"
)
_TAIL = re.compile(r"(?:[\s,、;。]|[按依](?:照?各自)?职[责能](?:分工)?)+$")
# 「省财政厅等部门」 names one of several, 「生态环境、交通运输等部门」 has no other name.
_OTHERS = re.compile("等(?:[^、等]{0,6}(?:部门|单位|机构|指挥部))?$")


def listed(text: str, span: Span) -> Iterator[Span]:
    """The bodies of a list in a folded text: 「省发展改革委、省林业局,各市、县政府」."""
    words = without_asides(text[slice(*span)])
    lead = _LEAD.match(words)
    start = lead.end() if lead else 0
    for joint in _JOINT.finditer(words):
        if _is_name(words[start : joint.start()], words[joint.end() :], joint.group()):
            yield from _trimmed(text, words, start, joint.start(), span.start)
            start = joint.end()
    yield from _trimmed(text, words, start, len(words), span.start)


def _is_name(name: str, behind: str, joint: str) -> bool:
    """Whether a name ends in front of a joint, and does not go on: 「住房|和|城乡建设局」."""
    if _BEGUN.search(name.strip()) or _SAME.match(behind):
        return False
    if _ENDS.search(name[-_END:]):
        return True
    is_together = len(name) <= _SHORT and bool(_TOGETHER.match(behind))
    return joint in _STRONG and (not is_together or bool(_PLACE.search(name)))


def _trimmed(text: str, words: str, start: int, end: int, offset: int) -> Iterator[Span]:
    """Without what leads up to a name, and what follows it; its own brackets stay."""
    lead, tail = _LEAD.match(words, start, end), _TAIL.search(words[:end], start)
    start = lead.end() if lead else start
    end = tail.start() if tail else end
    others = _OTHERS.search(words[:end], start)
    end = others.start() if others and _ENDS.search(words[start : others.start()]) else end
    if start < end:
        yield _without_note(text, Span(offset + start, offset + end))


def _without_note(text: str, body: Span) -> Span:
    """「上海市交通委员会(以下简称市交通委)」, 「市卫健委(完成时限:2025年)」"""
    note = _NOTED.search(text, *body)
    return Span(body.start, note.start()) if note else body


def names_body(text: str, start: int, end: int) -> bool:
    """Whether a body and nothing else stands there, up to the next stop."""
    name = _NEXT_NAME.match(text, start, end)
    return (
        name is not None
        and _ENDS.search(name.group()) is not None
        and text[name.end() : name.end() + 1] in ";。)\n"
    )
