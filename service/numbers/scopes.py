"""What stands around the numbers of a query: the documents and headings they are looked up in, and
the words that say what the clauses are about."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.folding import Span
from indexer.numbering import Kind
from service.numbers.labels import Form, Label, Tail
from service.numbers.names import Names, Naming, Run, Word, is_kind
from service.numbers.orders import Cited
from service.numbers.references import Reference, read_references
from service.questions.mentions import Mention, Surroundings
from service.questions.query import Query
from service.questions.question_words import question_words
from service.questions.units import ANY, ANY_NOUN, LARGE

_MAIN_TEXT = "正文"
# What may stand between a heading or an annex's name and the number below it.
_POINTED = r"[这那](?:个|一)?(?:部分|块|节|章|条|点|项|里|儿)"
_JOINT = re.compile(
    rf"(?:{_POINTED}|部分|从?上?往下数|数下来|从头数|[里下底]面|[里下]头|底下|之下|里|中|的|第|[》”」』\"()\s])+$"
)
_POINTS = re.compile(rf"{_POINTED}[里中的\s]*$")
_WITHIN = re.compile(rf"(?:{_POINTED}[里中的]?|[里中])\W*$")
_TABLE = re.compile(r"(?:一览表|清单|方案|目录|表)$")
# What stands between a heading and the number below it, or between two numbers.
_LEADING_ON = re.compile(r"(?:[\s,:;。、~—–-]|[和与及跟至到或的]|以及|还有)+$")
# Between the words of one name.
_PLAIN = re.compile(r"(?:[的之这那两几份个本“”]|实施|层面)*")
# Between two names.
_AND = re.compile(r"\s*(?:[和与及跟、]|以及)\s*")
# 「145规划」 is short for 十四五规划.
_PLAN = re.compile(r"1([1-9])5")
# 「那章」, 「那一点」, 「一章」: what was named is a heading.
_THAT_PART = re.compile(r"[这那一][一个]?(?:部分|[块节章条点项段里儿])")
# What a number counts below a heading: 「各县布局第9个县」.
_COUNTED_NOUN = re.compile(r"[\u4e00-\u9fff]{1,4}(?=$|[\s,。?!的是讲说写叫])")
_THINGS = frozenset({"坚持", "问题", "东西", "机遇", "要点", "情形", "要求", "目标", "原则", "内容"})
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
# Behind a number they ask for all that stands there.
_ALL_OF_IT = frozenset({"主要", "大意", "概述", "概要", "哪些方面", "征求意见", "稿"})


class Asked(NamedTuple):
    """A query that names clauses by their number: the references, and the words besides. In `text`
    the numbers are blank. `is_bare`: the number may as well be a count, 「美丽山西19」; `is_printed`:
    one stands as in print right behind a heading, 「战略定位 九、」; `year`: that of an edition;
    `cited`: numbers that documents were issued under."""

    text: str
    references: tuple[Reference, ...]
    words: tuple[Word, ...]
    is_bare: bool = False
    is_printed: bool = False
    year: int | None = None
    cited: tuple[Cited, ...] = ()


class Scope(NamedTuple):
    """Where one reference is looked up. `documents`: None where none is named; `before`: the text in
    front of the number, `front` its words that name no document, `topics` the words behind;
    `is_main`: only in the main text (正文), in no annex; `within`: the text between its levels."""

    documents: frozenset[str] | None
    before: str
    front: tuple[str, ...]
    topics: tuple[str, ...]
    is_main: bool = False
    within: str = ""


def asked(
    query: Query, labels: Sequence[Label], names: Names, cited: tuple[Cited, ...] = ()
) -> Asked | None:  # fmt: skip
    """None where the query names no clause by its number. `cited`: numbers that documents were issued
    under, which are blank in the query."""
    if not labels:
        return None
    words = words_of(query, labels)
    text = blanked(query.folded, (label.span for label in labels))
    mentions = names.mentions(runs_in(text, words, Span(0, len(text))))
    known = (Mention(one.span, True) for one in cited if one.documents)
    mentions = tuple(sorted((*mentions, *known)))
    around = Surroundings(query.folded, mentions, tuple(word.span for word in words))
    read = [_below_heading(text, labels, place, names, around) for place in range(len(labels))]
    references = read_references(read, around)
    is_bare = len(read) == 1 and _is_bare(read[0], mentions)
    is_printed = any(label.unit == ANY and label.tail is Tail.PRINTED for label in read)
    return Asked(text, references, words, is_bare, is_printed, None, cited) if references else None


def _is_bare(label: Label, mentions: Sequence[Mention]) -> bool:
    """「美丽山西19」, 「十六条 山水林田」: nothing but the words around it tells it from a count."""
    is_unprinted = label.form is Form.BARE and label.tail is not Tail.PRINTED
    if any(mention.is_title for mention in mentions):
        return False
    return is_unprinted or (label.form is Form.COUNTED and label.is_han and not mentions)


def _below_heading(
    text: str, labels: Sequence[Label], place: int, names: Names, around: Surroundings
) -> Label:  # fmt: skip
    """「基本原则第二个」, 「基本原则那节的2」: what counts anything counts what stands below a heading
    right in front."""
    before = text[: labels[place].span.start]
    heading = heading_between(before) if place else heading_before(before)
    label = _counting(labels[place], around.text, heading)
    is_told = around.ends_behind(label.span) and _is_pointed(labels, place, before, around)
    is_large = label.unit in LARGE and label.text.startswith("第")
    if not (is_told or is_large or _is_any(label, labels[place:])):
        return label
    headings = names.headings
    named = headings.at_end(heading, headings.texts) or headings.hinted(heading, headings.texts)
    in_annex = any(heading in headings.annexes[owner] for owner, heading in named)
    if not named or (is_large and in_annex):
        return label
    if is_told:
        return label._replace(unit="部分" if label.is_han and in_annex else ANY, form=Form.ORDINAL)
    return label._replace(unit=ANY)


def _counting(label: Label, text: str, heading: str) -> Label:
    """「第3个问题」 ends with what it counts, if that is named or a thing of any kind."""
    noun = _COUNTED_NOUN.match(text, label.span.end) if label.text.endswith(ANY) else None
    is_thing = label.unit == "" and noun is not None and (noun[0] in heading or noun[0] in _THINGS)
    return label._replace(tail=Tail.END) if is_thing else label


def _is_any(label: Label, behind: Sequence[Label]) -> bool:
    """Whether a label counts anything; `behind`: it and those behind it."""
    is_unitless = label.text.startswith("第") and all(one.unit == "" for one in behind)
    is_counting = label.text.endswith((ANY, *ANY_NOUN)) or is_unitless
    is_number = is_counting and label.form is not Form.BESIDE and label.tail is not Tail.WORD
    return label.unit in ("", *ANY_NOUN) and (is_number or label.text.startswith("排"))


def _is_pointed(
    labels: Sequence[Label], place: int, before: str, around: Surroundings
) -> bool:  # fmt: skip
    """Whether a number behind a heading is one below it: 「那节的2」, 「4和5 生态省纲要」."""
    is_bare = [label.form is Form.BARE for label in labels]
    is_told = _WITHIN.search(before) is not None or labels[place].tail is Tail.PRINTED
    return all(is_bare[place:]) and (is_told or (around.has_title and all(is_bare)))


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The same text, as long, with nothing but spaces in some places."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def scopes(question: Asked, names: Names) -> list[Scope]:
    """One for each reference. Documents are named in front of the numbers, else behind them; one
    name may serve several."""
    gaps = _gaps(question)
    before = [_named_before(question, gap, names) for gap in gaps[:-1]]
    behind = [names.named_behind(runs_in(question.text, question.words, gap)) for gap in gaps[1:]]
    is_behind = before[0].documents is None and behind[-1].documents is not None
    named = _inherited(behind[::-1])[::-1] if is_behind else _inherited(before)
    named = [_narrowed(documents, behind[-1].documents) for documents in named]
    if not is_behind:
        named = _issued(question, [one.documents for one in before], named)
    if named[0] is None:
        named = [_named_inside(question, reference, names) for reference in question.references]
    topics = [_topics(question, place, behind[place], is_behind) for place in range(len(named))]
    main = [_MAIN_TEXT in question.text[gap.start : gap.end] for gap in gaps]
    found: list[Scope] = []
    for place, reference in enumerate(question.references):
        gap = gaps[place]
        is_beside = place > 0 and (
            reference.span == question.references[place - 1].span
            or not heading_between(question.text[gap.start : gap.end])
        )
        front = (found[-1].before, found[-1].front) if is_beside else (
            question.text[gap.start : gap.end], before[place].others
        )  # fmt: skip
        goes_on = place > 0 and found[-1].is_main and before[place].documents is None
        is_annexed = Kind.ANNEX in reference.readings[0][0].kinds
        is_main = not is_annexed and (main[place] or goes_on or (is_behind and main[-1]))
        within = question.text[reference.span.start : reference.span.end].strip()
        documents = names.of_year(named[place], question.year)
        found.append(Scope(documents, *front, topics[place], is_main, within))
    return found


def _issued(
    question: Asked, before: Sequence[frozenset[str] | None], named: Sequence[frozenset[str] | None]
) -> list[frozenset[str] | None]:
    """The documents that are named, or else those of the number that is cited: the last in front of a
    reference, or the first where there is none; a title in front counts more."""
    done: list[frozenset[str] | None] = []
    for gap, own, titled in zip(_gaps(question), before, named, strict=False):
        cited = [one.documents for one in question.cited
                 if gap.start <= one.span.start and one.span.end <= gap.end]  # fmt: skip
        if own is None and cited:
            titled = cited[-1]
        elif own is None and done:
            titled = done[-1]
        elif own is None and titled is None and question.cited:
            titled = question.cited[0].documents
        done.append(titled)
    return done


def _narrowed(
    named: frozenset[str] | None, behind: frozenset[str] | None
) -> frozenset[str] | None:  # fmt: skip
    """「意见第八条 山西」: of the documents that a kind names, those for the place behind."""
    return named & behind or named if named and behind else named


def _named_inside(question: Asked, reference: Reference, names: Names) -> frozenset[str] | None:
    """「第三章 晋中规划 第四节」; a heading between two levels may look like a strange name."""
    runs = runs_in(question.text, question.words, reference.span)
    return names.named_behind(runs).documents or None


def _topics(question: Asked, place: int, behind: Naming, is_behind: bool) -> tuple[str, ...]:
    """What a reference is about: words inside it (headings between its levels) and behind it."""
    gaps = _gaps(question)
    is_free = not is_behind and place == len(question.references) - 1
    after = _texts(question.words, gaps[place + 1]) if is_free else behind.others
    inside = _texts(question.words, question.references[place].span)
    return (*inside, *(word for word in after if word not in _ALL_OF_IT))


def _named_before(question: Asked, gap: Span, names: Names) -> Naming:
    """「任务分工表」 is the annex, and no document that is called a 表."""
    text = name_before(question.text[gap.start : gap.end])
    table = _TABLE.search(text)
    is_annex = table is not None and names.headings.is_annex(text[: table.start()])
    end = gap.start + table.start() if table and is_annex else gap.end
    runs = runs_in(question.text, question.words, Span(gap.start, end))
    named = _named_whole(question, Span(gap.start, end), names)
    return named or names.named_before(_sharing(runs, question.text, names))


def _named_whole(question: Asked, gap: Span, names: Names) -> Naming | None:
    """By its whole title: 「省实施《中华人民共和国水法》办法」; None where there are other names."""
    found = names.whole(question.text[gap.start : gap.end])
    if found is None:
        return None
    documents, (start, end) = found
    sides = (Span(gap.start, gap.start + start), Span(gap.start + end, gap.end))
    runs = [run for side in sides for run in runs_in(question.text, question.words, side)]
    rest = names.named_before(runs)
    return rest._replace(documents=documents) if rest.documents is None else None


def _sharing(runs: Sequence[Run], text: str, names: Names) -> list[Run]:
    """Names that are joined share the kind of the last: 「晋中和灵丘两份规划」."""
    done = list(runs[-1:])
    for run, after in zip(runs[-2::-1], runs[:0:-1], strict=True):
        is_joined = _AND.fullmatch(text[run[-1].span.end : after[0].span.start])
        done.insert(0, names.sharing(run, done[0]) if is_joined else run)
    return done


def points_at_heading(text: str) -> bool:
    """Whether the text in front of a number says that a heading is named: 「土壤那部分第2段」."""
    return _POINTS.search(text) is not None


def points_inside(text: str) -> bool:
    """Whether the text in front of a number leads into what is named: 「十三五成效里倒数第二段」."""
    return _WITHIN.search(text) is not None


def heading_before(text: str) -> str:
    """The text in front of a number, up to where a heading would end."""
    return _TABLE.sub("", name_before(text))


def name_before(text: str) -> str:
    """The same with what it says that it is: 「…工作方案」."""
    return _JOINT.sub("", text)


def heading_between(text: str) -> str:
    """The text between two levels, up to where a heading would end: 「三、战略定位,第一项和第三项」."""
    return heading_before(_LEADING_ON.sub("", text))


def _inherited(naming: Iterable[Naming]) -> list[frozenset[str] | None]:
    named: list[frozenset[str] | None] = []
    for one in naming:
        is_unnamed = one.documents is None and bool(named)
        named.append(named[-1] if is_unnamed else one.documents)
    return named


def _gaps(question: Asked) -> list[Span]:
    """The stretches before, between and behind the references."""
    spans = [reference.span for reference in question.references]
    edges = [Span(0, 0), *spans, Span(len(question.text), len(question.text))]
    return [Span(one.end, max(one.end, after.start)) for one, after in pairwise(edges)]


def words_of(query: Query, labels: Sequence[Label]) -> Run:
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


def runs_in(question: str, words: Sequence[Word], inside: Span) -> list[Run]:
    """The words inside a span, as runs with next to nothing between: 灵丘县的那份规划."""
    found: list[Run] = []
    for word in words:
        if inside.start <= word.span.start and word.span.end <= inside.end:
            if found and _PLAIN.fullmatch(question[found[-1][-1].span.end : word.span.start]):
                found[-1] = (*found[-1], word)
            else:
                found.append((word,))
    return found


def _texts(words: Sequence[Word], inside: Span) -> tuple[str, ...]:
    return tuple(
        word.text for word in words if inside.start <= word.span.start and word.span.end <= inside.end
    )
