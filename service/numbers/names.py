"""What documents are called, and which of them a query's words name."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from indexer.documents import Document
from indexer.folding import Span, fold_text
from service.numbers.heading_names import Heading, HeadingNames, abbreviates, length_of_name, unspread
from service.numbers.statutes import NO_STATUTES, Statutes
from service.questions.editions import years
from service.questions.mentions import Mention
from service.questions.places import PROVINCES, bare, gazetteer, levels_of

# What kind of document a name says it is: 「大气法第三条」 is no clause of a 规划.
_KINDS = (
    r"条例|规定|办法|细则|决定|通知|方案|(?<!征求)意见|规划|纲要|计划|标准|规范|公报|报告|公告|通告|章程|规则|法典|宪法"
    r"|(?<![执立司守违做方用看说书想])法"
)
_CALLED = re.compile(rf"(?:{_KINDS})$")
_IN_DRAFT = re.compile(r"\(?(?:公开)?征求意见稿\)?")
_DRAFT = re.compile(r"(?:(?:公开)?(?:征求)?意见稿|稿|简本)$")
# Words behind a number may be about rules; these name a document there too.
_SURE_KINDS = frozenset({"法", "法典", "宪法", "条例", "办法", "意见", "规划", "纲要"})
_STATUTE = "法"
# Who issues what is for no one place: 「国务院的营商条例」.
_NATIONAL = frozenset({"国务院", "国家", "全国"})
_SHORTEST_NAME = 3
# 「污水法治」 has no 《水法》 in it.
_SHORTEST_TITLE = 5
# 「G60」 names something, 「2035」 does not.
_COUNT = re.compile(r"(?<![a-z\d])\d")
# 「市场监管局的方案」 is by whom a title may only say what he does.
_OFFICE = re.compile(r"(?<=..)[局厅委办]$")
# 「灵丘那份」, 「这个文件」
_THAT_ONE = re.compile(
    r"(?:\s|[那这](?:[一个两几]*份|个)?|文件|正文|全文|结尾那?条?|一共|总共|[的里中吧呢啊嘛,、。()])+$"
)
_SHORTEST_END = 2
# In the name of a file stand ids and days too.
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")


class Word(NamedTuple):
    """A word of a query that means something, and where it stands."""

    text: str
    span: Span


Run = tuple[Word, ...]


class Naming(NamedTuple):
    """`documents` named, None where none is; `others`: the words that name none."""

    documents: frozenset[str] | None
    others: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """`titles`: each document's title, with its place where the title leaves it out; `full`: with
    those who issued it and what its file is called; `headings` of its clauses; `editions`: the years of
    each whose editions go by one; `national`: those for no place."""

    titles: Mapping[str, str]
    full: Mapping[str, str]
    places: frozenset[str]
    headings: HeadingNames
    editions: Mapping[str, frozenset[int]]
    national: frozenset[str]
    statutes: Statutes = NO_STATUTES

    @classmethod
    def of(
        cls, documents: Mapping[str, Document], headings: Iterable[Heading],
        statutes: Statutes = NO_STATUTES,
    ) -> "Names":  # fmt: skip
        titles = {key: _title(document) for key, document in documents.items()}
        full = {
            key: " ".join([_short_name(document), titles[key], *map(fold_text, _beside_title(document))])
            for key, document in documents.items()
        }
        places = frozenset(place for document in documents.values() for place in levels_of(document))
        national = frozenset(key for key, document in documents.items() if not any(document.region))
        own = HeadingNames.of(titles, headings)
        return cls(titles, full, places, own, years(documents), national, statutes)

    def whole(self, text: str) -> tuple[frozenset[str], Span] | None:
        """The documents of the longest title that stands in a text from its first word to its last."""
        found = {key: match for key, title in self.patterns.items() if (match := title.search(text))}
        longest = max((match.span() for match in found.values()), key=_length, default=None)
        own = frozenset(key for key, match in found.items() if match.span() == longest)
        return (own, Span(*longest)) if longest else None

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        """Each title with any punctuation."""
        letters = {key: re.findall(r"\w", title) for key, title in self.titles.items()}
        return {key: re.compile(r"\W*".join(own), re.IGNORECASE) for key, own in letters.items()
                if len(own) >= _SHORTEST_TITLE}  # fmt: skip

    def has_edition(self, year: int) -> bool:
        return any(year in own for own in self.editions.values())

    def edition_rank(self, document_id: str) -> int:
        """The later an edition, the lower; 0 for what has no year."""
        return -max(self.editions.get(document_id, ()), default=0)

    def of_year(self, documents: frozenset[str] | None, year: int | None) -> frozenset[str] | None:
        """Those that may be meant by the edition of a year."""
        if documents is None or year is None:
            return documents
        return frozenset(key for key in documents if year in self.editions.get(key, (year,)))

    def mentions(self, runs: Iterable[Run]) -> tuple[Mention, ...]:
        """Where documents are named: by their kind, their place, or words that only one of them has."""
        found = (self._mentions_in(run) for run in runs)
        return tuple(_joined(mentions) for mentions in found if mentions)

    def ends_as_name(self, text: str) -> bool:
        """Whether a text ends as the name of a document or place does."""
        bare_text = _THAT_ONE.sub("", text)
        end = bare_text[-_SHORTEST_END:]
        is_kind = _CALLED.search(_DRAFT.sub("", bare_text)) is not None
        return not end or is_kind or any(end in name for name in self.full.values())

    def sharing(self, run: Run, after: Run) -> Run:
        """A name that leaves out what it is, with the kind of the next: 「晋中和灵丘两份规划」."""
        kind = [word for word in _name(after)[-1:] if _called(word.text)]
        is_short = bool(self._mentions_in(run)) and not _kinds(run)
        return (*run, *kind) if is_short else run

    def named_before(self, runs: Sequence[Run]) -> Naming:
        """The documents that the words in front of a number name."""
        naming = [run for run in runs if self._mentions_in(run)]
        others = [run for run in runs if run not in naming]
        is_called = any(_kinds(run) for run in naming)
        strange = [
            run for run in others
            if self._is_strange_name(run)
            or (_kinds(run) and not (is_called or self._is_heading(run)))
        ]  # fmt: skip
        return self._naming(naming, others, strange)

    def named_behind(self, runs: Sequence[Run]) -> Naming:
        """The same for the words behind it, of which any may be what the clause is about."""
        naming = [run for run in runs if self._ends_as_name(run)]
        others = [run for run in runs if run not in naming]
        return self._naming(naming, others, [run for run in others if self._is_strange_name(run)])

    def _ends_as_name(self, run: Run) -> bool:
        return self._is_distinct(run) or bool(self._mentions_in(run) and _kind_at_end(run))

    def _naming(self, naming: Sequence[Run], others: Sequence[Run], strange: Sequence[Run]) -> Naming:
        topics = (run[len(_name(run)) :] for run in naming)
        words = tuple(word.text for run in (*others, *topics) for word in run)
        named = self._named_by(naming) if naming else None
        if strange or named == frozenset():
            named = self._annexed((*naming, *strange))
        return Naming(named, words)

    def _annexed(self, runs: Sequence[Run]) -> frozenset[str]:
        """The document of the annex that every one of some runs is the name of, from its first word on;
        none where one is not."""
        called = [
            {key for key, heading in self.headings.annexes_called(_text(run), self.titles)
             if length_of_name(_text(run), heading) == len(_text(run))}
            for run in runs
        ]  # fmt: skip
        return frozenset.intersection(*map(frozenset, called)) if called else frozenset()

    def _is_strange_name(self, run: Run) -> bool:
        """Whether words name a document or place that is not here."""
        is_called = _kind_at_end(run) in _SURE_KINDS
        is_placed = any(_is_place(word.text) for word in run)
        return (is_called or is_placed) and not self._is_heading(run)

    def _mentions_in(self, run: Run) -> list[Mention]:
        if self._is_heading(run):
            return []
        found = [*self._placed(run)]
        found += [
            Mention(Span(part[0].span.start, part[-1].span.end), False)
            for part in self._opened(run)
        ]  # fmt: skip
        titled = _name(run) if any(self._is_own_kind(word.text) for word in run) else ()
        found += self._titled(titled)
        if self._short(run):
            found.append(Mention(Span(run[0].span.start, _name(run)[-1].span.end), True))
        # 「灵丘简本」 is one name, 「简本」 alone names nothing.
        drafts = [Mention(word.span, False) for word in run if _DRAFT.fullmatch(word.text)]
        return [*found, *drafts] if found else []

    def _placed(self, run: Run) -> Iterator[Mention]:
        """Places, each with the words behind it that a title with that place has: 「安顺储备粮」."""
        for at, word in enumerate(run):
            if (place := bare(word.text)) in self.places:
                titled = " ".join(title for title in self.titles.values() if place in title)
                strange = [one for one in range(at + 1, len(run)) if run[one].text not in titled]
                last = run[strange[0] - 1] if strange else run[-1]
                yield Mention(Span(word.span.start, last.span.end), False)

    def _titled(self, name: Run) -> list[Mention]:
        """The words that lead up to the kind of document, as far as any title has them."""
        strange = [place for place, word in enumerate(name) if not self._is_in_a_title(word.text)]
        known = name[strange[-1] + 1 :] if strange else name
        return [Mention(Span(known[0].span.start, known[-1].span.end), True)] if known else []

    def _is_own_kind(self, word: str) -> bool:
        kind = _called(word)
        return kind is not None and any(self._is_a(key, kind) for key in self.titles)

    def _is_a(self, document_id: str, kind: str) -> bool:
        return kind in _IN_DRAFT.sub("", self.titles[document_id])

    def _opened(self, run: Run) -> dict[Run, str]:
        """The words that a run begins with that no other title has, each with its document."""
        owners = {part: self._owner(part, rest) for part, rest in _openings(run)}
        return {part: owner for part, owner in owners.items() if owner is not None}

    def _owner(self, part: Run, rest: Run) -> str | None:
        """The only document whose title has these words, where no heading of another has them."""
        text = _text(part)
        owners = [key for key, title in self.titles.items() if _has_words(title, part)]
        if len(text) < _SHORTEST_NAME or len(owners) != 1 or _COUNT.search(text):
            return None
        owner, texts = owners[0], self.headings.texts
        is_whole = not rest or any(_text(rest) in _unquoted(heading) for heading in texts[owner])
        is_titled = _has_words(self.titles[owner], rest)
        others = (heading for key, own in texts.items() if key != owner for heading in own)
        is_own = (is_whole or is_titled) and not any(_has_words(heading, part) for heading in others)
        return owner if is_own else None

    def _is_heading(self, run: Run) -> bool:
        """Whether words are a heading's, and no document's name."""
        name = _text(run)
        is_titled = _kind_at_end(run) is not None and any(
            abbreviates(name, title) for title in self.titles.values()
        )
        is_title = is_titled or self._is_in_a_title(name) or self._is_placed_title(run)
        return not is_title and any(
            _has_words(heading, run)
            for own in self.headings.texts.values() for heading in own
        )  # fmt: skip

    def _is_placed_title(self, run: Run) -> bool:
        """「天津春节需求响应」: a place, and words of one title; a table below may have them all too."""
        is_placed = bare(run[0].text) in self.places
        return is_placed and any(_has_words(title, run) for title in self.titles.values())

    def _is_in_a_title(self, text: str) -> bool:
        return any(text in title for title in self.titles.values())

    def _named_by(self, runs: Sequence[Run]) -> frozenset[str]:
        """The documents that words name; several where each is named by place and kind."""
        whole = [run for run in runs if self._short(run) or (_kinds(run) and self._is_distinct(run))]
        if len(whole) > 1:
            return frozenset(key for run in whole for key in self._best_named([run]))
        return self._best_named(runs) or self._each_named(runs)

    def _each_named(self, runs: Sequence[Run]) -> frozenset[str]:
        """Where each names one document, these: 「晋中和生态省两份」."""
        named = [self._best_named([run]) for run in runs]
        return frozenset.union(*named) if all(len(own) == 1 for own in named) else frozenset()

    def _short(self, run: Run) -> frozenset[str] | None:
        """The statutes or judicial interpretations that go by a name; None where it is another's."""
        told = self.statutes.interpretations_named([word.text for word in run])
        if told or _kind_at_end(_name(run)) != _STATUTE:
            return told or None
        return self.statutes.named(_text(word for word in _name(run) if not _DRAFT.fullmatch(word.text)))

    def _is_distinct(self, run: Run) -> bool:
        """Whether a document is named by more than its kind."""
        return any(not mention.is_title for mention in self._mentions_in(run))

    def _best_named(self, runs: Sequence[Run]) -> frozenset[str]:
        """The statutes that go by short names among some words, else the document of which some begin
        with words that no other title has, else what these fit best."""
        short = {run: named for run in runs if (named := self._short(run)) is not None}
        if not short:
            opened = {owner for run in runs for owner in self._opened(run).values()}
            return self._best_fitting(runs, opened)
        called = frozenset.intersection(*short.values())
        others = [run for run in runs if run not in short]
        return frozenset(key for key in called if all(self._fits(key, run) for run in others))

    def _best_fitting(self, runs: Sequence[Run], opened: Collection[str]) -> frozenset[str]:
        """The documents that share most with the words that name them, of those that these begin with
        if there are any, and that all of these fit."""
        kinds = {kind for run in runs for kind in _kinds(run)}
        words = {word.text for run in runs for word in _name(run) if self._is_in_a_title(word.text)}
        weights = {word: 1 / sum(word in title for title in self.titles.values()) for word in words}
        scores = {
            key: sum(weight for word, weight in weights.items() if word in title)
            for key, title in self.titles.items()
            if all(self._is_a(key, kind) for kind in kinds) and (not opened or key in opened)
        }  # fmt: skip
        best = max(scores.values(), default=0.0)
        return frozenset(
            key for key, score in scores.items()
            if score >= best - 1e-9 and all(self._fits(key, run) for run in runs)
        )  # fmt: skip

    def _fits(self, document_id: str, run: Run) -> bool:
        """Whether the words of a name are the document's: 「教育规划」 is no 生态环境保护规划."""
        return all(
            abbreviates(_OFFICE.sub("", word.text), self.full[document_id])
            or (word.text in _NATIONAL and document_id in self.national)
            or (not _is_place(word.text) and self._may_stand_beside(document_id, run, place))
            for place, word in enumerate(run)
        )

    def _may_stand_beside(self, document_id: str, run: Run, place: int) -> bool:
        """In front of a distinct name any word may stand, behind one its topic."""
        known = [at for at, word in enumerate(run) if self._is_in_a_title(word.text)]
        if not known:
            return False
        if place < known[0]:
            return self._is_distinct(run)
        if any(_called(word.text) for word in run):
            return place >= len(_name(run))
        return any(run[place].text in heading for heading in self.headings.texts[document_id])


def _has_words(text: str, run: Run) -> bool:
    return all(word.text in text for word in run)


def _unquoted(heading: str) -> str:
    return re.sub('[“”"]', "", heading)


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _beside_title(document: Document) -> Iterator[str]:
    yield from document.issuer
    yield from filter(None, document.region)
    yield _NOT_HAN.sub("", document.stem)


def _short_name(document: Document) -> str:
    """The one character that a document's province goes by: 「渝粮举报奖励细则」."""
    return PROVINCES.get(bare(document.region.province or ""), "")


def _title(document: Document) -> str:
    """The title, and the place that the document is for where the title leaves it out."""
    title = unspread(document.title).lower()
    own = next((fold_text(place) for place in reversed(document.region) if place), "")
    return title if own in title else f"{title} {own}"


def _joined(mentions: Sequence[Mention]) -> Mention:
    """What words that stand together name."""
    start = min(mention.span.start for mention in mentions)
    end = max(mention.span.end for mention in mentions)
    return Mention(Span(start, end), any(mention.is_title for mention in mentions))


def _name(run: Run) -> Run:
    """A run up to the word that says what kind of document it names: 晋中|规划, not 任务."""
    ends = [place for place, word in enumerate(run) if _called(word.text)]
    return run[: ends[-1] + 1] if ends else run


def _kinds(run: Run) -> frozenset[str]:
    """What a run's first kind of document is, and what it ends with: 规划, 纲要."""
    called = [kind for word in run if (kind := _called(word.text))]
    return frozenset(kind for kind in (*called[:1], _kind_at_end(run)) if kind)


def _kind_at_end(run: Run) -> str | None:
    named = [word.text for word in run if not _DRAFT.fullmatch(word.text)]
    return _called(named[-1]) if named else None


def is_kind(word: str) -> bool:
    """Whether a word ends with what a document may be: 条例, 实施办法."""
    return _called(word) is not None


def _called(word: str) -> str | None:
    called = _CALLED.search(_DRAFT.sub("", word))
    return called.group() if called else None


def _text(run: Iterable[Word]) -> str:
    return "".join(word.text for word in run)


def _openings(run: Run) -> Iterator[tuple[Run, Run]]:
    """The words that a run begins with, and the rest."""
    return ((run[:end], run[end:]) for end in range(1, len(run) + 1))


def _is_place(word: str) -> bool:
    return word in gazetteer() or bare(word) in gazetteer()
