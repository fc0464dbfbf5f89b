"""A report as Markdown."""

from collections.abc import Iterator, Mapping

from eval.markdown_table import markdown_table
from eval.measures import MEASURES
from eval.report import WHOLE, Report
from eval.statistics import Interval

_NAMES = [str(measure) for measure in MEASURES]
_STAGES = {
    "understand": "读问题", "encode": "编码", "retrieve": "找", "rerank": "逐词比较",
    "look up": "按编号找", "decide": "定类别", "quote": "取答案句", WHOLE: "整个查询",
}  # fmt: skip


def markdown(report: Report) -> str:
    """The whole report, its tables with 95 % intervals."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield "# 评测报告\n"
    yield from (f"- {name}:{value}" for name, value in report.card.items())
    yield "\n方括号里是 95% 区间(按查询自助抽样一万次;比例用 Wilson 区间)。\n\n## 各类问题\n"
    yield from markdown_table(["类型", "查询", *_NAMES], [
        [name, str(report.counts[name]), *(_shown(values[measure]) for measure in _NAMES)]
        for name, values in report.types.items()
    ])  # fmt: skip
    yield "\n## 与别的做法比\n"
    yield from markdown_table(["做法", *_NAMES, "nDCG@10 之差", "胜 / 平 / 负", "p"], [
        [name, *(_shown(values[measure]) for measure in _NAMES), *_against(report, name)]
        for name, values in report.systems.items()
    ])  # fmt: skip
    yield from _honesty(report)
    yield "\n## 换个写法\n\n同一个问题换繁体、全角、括号、数字写法、空格、问号,第一条变了的比例:\n"
    yield from markdown_table(
        ["写法", "变了"], [[name, _percent(rate)] for name, rate in report.flips.items()]
    )
    yield "\n## 最差的二十条\n"
    yield from markdown_table(["问题", "类型", "nDCG@10", "原因"], [
        [one["query"], one["type"], str(one["value"]), one["reason"]] for one in report.worst
    ])  # fmt: skip
    yield "\n## 用时\n\n一次查询(前 10 条)各段的中位数,毫秒:\n"
    yield from markdown_table(["段", "毫秒"], [
        [_STAGES[name], f"{value:.2f}"] for name, value in report.milliseconds.items()
    ])  # fmt: skip


def _honesty(report: Report) -> Iterator[str]:
    found = report.refusals
    yield "\n## 有没有答案\n"
    yield f"- 区分有无答案的 AUROC:{found.auroc:.3f}"
    yield f"- 无答案的问题误称找到:{_percent(found.false_answers)}"
    yield f"- 有答案的问题误称没有找到:{_percent(found.false_refusals)}"
    yield f"- 有答案的问题说成找到:{_percent(found.claimed)};其中第一条对:{_percent(found.precision)}"
    yield "\n按无答案的种类,误称找到:\n"
    yield from markdown_table(
        ["种类", "误称"], [[kind, _percent(rate)] for kind, rate in found.by_kind.items()]
    )
    yield "\n## 答案句和事实\n"
    yield f"- 第一条条款对时,答案句对:{_percent(report.sentence)}"
    yield f"- 同上,另一遍判断也算回答的句子也对:{_percent(report.accepted)}"
    yield f"- 第一条条款对、问的是数字时,标出的事实对:{_percent(report.fact)}"
    yield f"- 第一条条款对、答案是名称(由谁、哪几个)时,标出的对:{_percent(report.named)}"


def _against(report: Report, name: str) -> list[str]:
    found = report.against.get(name)
    if found is None:
        return ["", "", ""]
    return [
        f"{found.difference:+.3f}",
        f"{found.wins} / {found.ties} / {found.losses}",
        f"{found.p_value:.4f}",
    ]


def _shown(found: Interval) -> str:
    return f"{found.value:.3f} [{found.low:.3f}, {found.high:.3f}]"


def _percent(found: Interval) -> str:
    return f"{found.value:.1%} [{found.low:.1%}, {found.high:.1%}]"


def as_json(report: Report) -> Mapping[str, object]:
    """The report's figures under the same names."""
    return {name: _plain(value) for name, value in report._asdict().items()}


def _plain(value: object) -> object:
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value
