"""What a statement without a number says is to become of what."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.facts.indicators import REGION
from indexer.facts.spans import group_at
from indexer.folding import Span

# How something is to become so, and as what.
_HOW = (
    "(?<!永久)基本(?!农田|公共|医疗|养老|保险|药物|民生|生活|草原|单元|服务|制度|功能)|全面|全部|"
    "持续|不断|明显|显著|更加|更为|更趋|进一步|稳步|大幅度?|有效|得到|取得|加快|初步|逐步|总体|"
    "有序|深入|广泛|普遍|根本|力争|日益|较为?|(?<![平人年月日])均|稳定(?=[达运保提])|奋力|巩固(?=提升)|严格|充分|"
    "相对|切实|圆满|如期|率先|牢固|完全|彻底|成功|实现|走在|达到|成为|优于|必须|迈[上出]|再上|处于|"
    "位居|保持|完成(?=省|国家|上级)"
)
_RESULT = (
    "改善|提升|提高|增强|完善|健全|优化|形成|建成|建立|好转|完成|消除|实现|加强|深化|减少|降低|"
    "下降|增长|增加|发展|推进|落实|保障|控制|管控|遏制|显现|呈现|达标|到位|覆盖|投用|启动|开展|"
    "执行|淘汰|退出|扩大|拓宽|拓展|夯实|巩固|凸显|充分|合理|优美|牢固|化|成效|进展|台阶|突破|成果|"
    "水平|标准|要求|任务|前列|循环|融合|补齐|筑牢|稳定|安全|向好|升级|转型|转变|确立|达峰|清零|"
    "全覆盖|脱碳|峰值|利用|保护|修复|高效|优良|多样|丰富|繁荣|浓厚|有力|顺畅|普及|推广|应用|运行|"
    "衔接|协调|整治|治理|解决|翻番|均衡|公平|和谐|主流|支撑|重要|新格局|形态|传承|规范|成型|定型|"
    "成势|壮大|集聚|集群|充足|完备|便捷|畅通|先进|领先|活跃|可见|成风|类|显著|明显|进步|雏[型形]|缩小|破除|激发|出台|"
    "跃升|彰显|进阶|攀升|迈进|释放|迸发|焕发|涌现|提速|提档|同步|平衡|常态|长效|竣工|通车|投产|"
    "规模|稳中有降|参与|提质|增效|向善|达到"
)
_STATED = re.compile(
    rf"^(?P<name>.{{2,}}?)(?P<how>(?:{_HOW})++.{{0,20}}?|不)(?:{_RESULT})[^,。;]{{0,12}}$"
    rf"|^(?P<bare>.{{2,}}?)(?:{_RESULT})$"
)
_DONE = (
    "建立健全|(?:支持|鼓励)?(?:建设|打造|引进|培养|吸引|培育)(?=一批)|形成|建成|建立|构建|打造|筑牢|实现|消除|杜绝|完成|培育|成为|创建|达到|探索|健全|完善|"
    "基本实现|无(?!废|害|障|人|线|偿|纸|法|论)|创成|跻身|走出|树立"
)
_TO_DO = re.compile(rf"^(?P<how>(?:{_HOW})*)(?:{_DONE})(?P<name>[^、].{{1,}})$")
_LEAD = re.compile(
    rf"^(?:力争|确保|争取|努力|使|将|并|且|其中|为|及|和|[—–\s,:-])*+(?P<region>{REGION})?的?"
)
# What is to be done, not what is to become of something.
_MEASURE = re.compile(
    "以|积极|推动|推进|加强|加快|深入|大力|开展|强化|坚持|实施|落实|统筹|引导|促进|深化|提高|提升|优化|发挥|支持|鼓励|"
    "聚焦|围绕|纵深|更好|完整|充分运用|因地制宜|着力|严格|全力|切实|扎实|持续|努力|增加|巩固|不断|进一步|依托|多维度|做好"
)
# What goes on for longer without a comma is no sentence.
_LONGEST = 160
_JOINT = re.compile(r"(?<=[\u4e00-\u9fff])、(?=[^、]{2,})")


class Outcome(NamedTuple):
    """Where a statement says what is to become of what: `start` to `end`, and where that is named.
    `is_stated`: of something that is named first, as a measure that is to be taken never is."""

    start: int
    end: int
    name: Span
    region: Span | None
    is_stated: bool


def outcomes(text: str, start: int, end: int) -> Iterator[Outcome]:
    """What a part of a folded text aims at, without its year; two are joined by 「、」."""
    if end - start > _LONGEST:
        return
    for left, right in _joined(text, start, end):
        found = _outcome(text, left, right)
        if found:
            yield found


def _joined(text: str, start: int, end: int) -> Iterator[Span]:
    """「配置更加合理、利用效率大幅提高」"""
    for joint in _JOINT.finditer(text, start, end):
        part = _STATED.match(text[start : joint.start()])
        if part and part["how"] and part["how"] != "不" and _outcome(text, joint.end(), end):
            yield Span(start, joint.start())
            start = joint.end()
    yield Span(start, end)


def _outcome(text: str, start: int, end: int) -> Outcome | None:
    lead = _LEAD.match(text[start:end])
    region = group_at(lead, "region", start) if lead else None
    start += lead.end() if lead else 0
    words = text[start:end].rstrip()
    if done := _TO_DO.match(words):
        name, is_stated = group_at(done, "name", start), bool(done["how"])
    elif stated := _STATED.match(words):
        name = group_at(stated, "name", start) or group_at(stated, "bare", start)
        is_stated = not _MEASURE.match(words)
    else:
        return None
    return Outcome(start, start + len(words), name, region, is_stated) if name else None
