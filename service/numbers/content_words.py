"""The words of a query that mean something, without its numbers and words that only ask."""

import re
from collections.abc import Iterable, Sequence

from indexer.folding import Span
from service.numbers.document_kinds import is_kind
from service.numbers.labels import Label
from service.numbers.word_runs import Run, Word
from service.questions.query import Query
from service.questions.question_words import question_words

# 「145规划」 is short for 十四五规划.
_PLAN = re.compile(r"1([1-9])5")
# 「那章」, 「那一点」, 「一章」: what was named is a heading.
_THAT_PART = re.compile(r"[这那一][一个]?(?:部分|[块节章条点项段里儿])")
# What is cut as one word: 「土壤法里」.
_LOCATED = re.compile(r"(?<=法)[里中内]$")
# Words that ask for a clause and name nothing in it.
_ASKING = frozenset({
    "帮", "帮忙", "找", "找到", "查", "查查", "查找", "查一查", "查询", "查阅", "调阅", "检索",
    "打开", "看", "看下", "翻", "翻到", "念", "读", "原文", "全文", "原话", "正文", "条", "里面",
    "当中", "其中", "那份", "这份", "两份", "几份", "份", "本", "该", "此", "想了解", "了解", "提供",
    "引用", "引述", "摘录", "列出", "给出", "显示", "麻烦", "劳驾", "根据", "依据", "按照", "依照",
    "参照", "对照", "参见", "详见", "我省", "我市", "我县", "本省", "本市", "本县", "全省", "全市",
    "全县",
    "省里", "市里", "县里", "发", "具体", "就是", "那", "还有", "以及",
    "查下", "念念", "念一下", "读一下", "念下", "发我", "拿来", "发来", "下头",
    "总共", "一共", "挨个", "逐条", "几条", "列出来", "全给", "全给我", "全都要", "都要",
    "讲", "写", "表述", "讲述", "部分", "文", "文件", "公文", "里头", "那条", "那段",
    "印发", "发布", "出台", "下发", "制定", "层面", "解释一下", "跟", "话", "各个", "每个", "所有",
    "开头", "下面", "底下", "后面", "头", "块", "那块", "这块", "我要",
})  # fmt: skip


def content_words(query: Query, labels: Sequence[Label]) -> Run:
    """`labels`: the numbers of the query."""
    return tuple(_words(query, labels))


def _words(query: Query, labels: Sequence[Label]) -> Iterable[Word]:
    """The words that mean something, without the numbers that a word may run into: 省|五. What is left
    of 「条是」 means nothing."""
    for text, span in query.words:
        if (
            text in _ASKING
            or _THAT_PART.fullmatch(text)
            or (len(text) == 1 and query.folded[: span.start][-1:].isdigit())
        ):
            continue
        plan = _PLAN.fullmatch(text)
        if plan:
            yield Word(f"十{'一二三四五六七八九'[int(plan[1]) - 1]}五", span)
            continue
        for start, end in _outside(span, labels):
            piece = _LOCATED.sub("", text[start - span.start : end - span.start])
            is_question = piece in question_words() and not _ends_name(
                piece, Span(start, end), query, labels
            )
            is_idle = piece in _ASKING or is_question
            if re.search(r"[^\W\d_]", piece) and not is_idle:
                yield Word(piece, Span(start, start + len(piece)))


def _ends_name(word: str, span: Span, query: Query, labels: Sequence[Label]) -> bool:
    """「污染防治规定第三条」: a word that mostly asks says what the document is, where no other does."""
    is_beside = any(label.span.start == span.end for label in labels)
    before = (other for other, place in query.words if place.start < span.start)
    return is_beside and is_kind(word) and not any(map(is_kind, before))


def _outside(span: Span, labels: Sequence[Label]) -> Iterable[tuple[int, int]]:
    """The parts of a span that stand in no label."""
    start = span.start
    for label in labels:
        if label.span.start < span.end and label.span.end > start:
            if start < label.span.start:
                yield start, label.span.start
            start = label.span.end
    if start < span.end:
        yield start, span.end
