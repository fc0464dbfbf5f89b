"""Which documents the words of a query name."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.documents import Document
from service.numbers.document_kinds import kind_at_end, kind_of, kinds_in, up_to_kind
from service.numbers.heading_names import Heading, HeadingNames, abbreviates, length_of_name
from service.numbers.name_mentions import NameMentions
from service.numbers.statutes import NO_STATUTES, Statutes
from service.numbers.titles import Titles
from service.numbers.word_runs import Run, run_text
from service.questions.places import bare, gazetteer

# Words behind a number may be about rules; these name a document there too.
_SURE_KINDS = frozenset({"法", "法典", "宪法", "条例", "办法", "意见", "规划", "纲要"})
# Who issues what is for no one place: 「国务院的营商条例」.
_NATIONAL = frozenset({"国务院", "国家", "全国"})
# 「市场监管局的方案」 is by whom a title may only say what he does.
_OFFICE = re.compile(r"(?<=..)[局厅委办]$")


class Naming(NamedTuple):
    """`documents` named, None where none is; `others`: the words that name none."""

    documents: frozenset[str] | None
    others: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """`titles` of the documents, `headings` of their clauses, the short names of `statutes`, and where
    words mention any of these."""

    titles: Titles
    headings: HeadingNames
    statutes: Statutes
    mentions: NameMentions

    @classmethod
    def of(
        cls, documents: Mapping[str, Document], headings: Iterable[Heading],
        statutes: Statutes = NO_STATUTES,
    ) -> "Names":  # fmt: skip
        titles = Titles.of(documents)
        own = HeadingNames.of(titles.by_id, headings)
        return cls(titles, own, statutes, NameMentions(titles, own, statutes))

    def named_before(self, runs: Sequence[Run]) -> Naming:
        """The documents that the words in front of a number name."""
        naming = [run for run in runs if self.mentions.in_run(run)]
        others = [run for run in runs if run not in naming]
        is_called = any(kinds_in(run) for run in naming)
        strange = [
            run for run in others
            if self._is_strange_name(run)
            or (kinds_in(run) and not (is_called or self.mentions.is_heading(run)))
        ]  # fmt: skip
        return self._naming(naming, others, strange)

    def named_behind(self, runs: Sequence[Run]) -> Naming:
        """The same for the words behind it, of which any may be what the clause is about."""
        naming = [run for run in runs if self._ends_as_name(run)]
        others = [run for run in runs if run not in naming]
        return self._naming(naming, others, [run for run in others if self._is_strange_name(run)])

    def sharing(self, run: Run, after: Run) -> Run:
        """A name that leaves out what it is, with the kind of the next: 「晋中和灵丘两份规划」."""
        kind = [word for word in up_to_kind(after)[-1:] if kind_of(word.text)]
        is_short = bool(self.mentions.in_run(run)) and not kinds_in(run)
        return (*run, *kind) if is_short else run

    def _ends_as_name(self, run: Run) -> bool:
        return self.mentions.is_distinct(run) or bool(self.mentions.in_run(run) and kind_at_end(run))

    def _naming(self, naming: Sequence[Run], others: Sequence[Run], strange: Sequence[Run]) -> Naming:
        topics = (run[len(up_to_kind(run)) :] for run in naming)
        words = tuple(word.text for run in (*others, *topics) for word in run)
        named = self._named_by(naming) if naming else None
        if strange or named == frozenset():
            named = self._annexed((*naming, *strange))
        return Naming(named, words)

    def _annexed(self, runs: Sequence[Run]) -> frozenset[str]:
        """The document of the annex that every one of some runs is the name of, from its first word on;
        none where one is not."""
        called = [
            {key for key, heading in self.headings.annexes_called(run_text(run), self.titles.by_id)
             if length_of_name(run_text(run), heading) == len(run_text(run))}
            for run in runs
        ]  # fmt: skip
        return frozenset.intersection(*map(frozenset, called)) if called else frozenset()

    def _is_strange_name(self, run: Run) -> bool:
        """Whether words name a document or place that is not here."""
        is_called = kind_at_end(run) in _SURE_KINDS
        is_placed = any(_is_place(word.text) for word in run)
        return (is_called or is_placed) and not self.mentions.is_heading(run)

    def _named_by(self, runs: Sequence[Run]) -> frozenset[str]:
        """The documents that words name; several where each is named by place and kind."""
        whole = [
            run for run in runs
            if self.mentions.by_short_name(run) or (kinds_in(run) and self.mentions.is_distinct(run))
        ]  # fmt: skip
        if len(whole) > 1:
            return frozenset(key for run in whole for key in self._best_named([run]))
        return self._best_named(runs) or self._each_named(runs)

    def _each_named(self, runs: Sequence[Run]) -> frozenset[str]:
        """Where each names one document, these: 「晋中和生态省两份」."""
        named = [self._best_named([run]) for run in runs]
        return frozenset.union(*named) if all(len(own) == 1 for own in named) else frozenset()

    def _best_named(self, runs: Sequence[Run]) -> frozenset[str]:
        """The statutes that go by short names among some words, else the document of which some begin
        with words that no other title has, else what these fit best."""
        short = {run: named for run in runs if (named := self.mentions.by_short_name(run)) is not None}
        if not short:
            opened = {owner for run in runs for owner in self.mentions.openings(run).values()}
            return self._best_fitting(runs, opened)
        called = frozenset.intersection(*short.values())
        others = [run for run in runs if run not in short]
        return frozenset(key for key in called if all(self._fits(key, run) for run in others))

    def _best_fitting(self, runs: Sequence[Run], opened: Collection[str]) -> frozenset[str]:
        """The documents that share most with the words that name them, of those that these begin with
        if there are any, and that all of these fit."""
        kinds = {kind for run in runs for kind in kinds_in(run)}
        words = {
            word.text for run in runs for word in up_to_kind(run) if self.titles.is_in_any(word.text)
        }
        weights = {
            word: 1 / sum(word in title for title in self.titles.by_id.values()) for word in words
        }
        scores = {
            key: sum(weight for word, weight in weights.items() if word in title)
            for key, title in self.titles.by_id.items()
            if all(self.titles.is_a(key, kind) for kind in kinds) and (not opened or key in opened)
        }  # fmt: skip
        best = max(scores.values(), default=0.0)
        return frozenset(
            key for key, score in scores.items()
            if score >= best - 1e-9 and all(self._fits(key, run) for run in runs)
        )  # fmt: skip

    def _fits(self, document_id: str, run: Run) -> bool:
        """Whether the words of a name are the document's: 「教育规划」 is no 生态环境保护规划."""
        return all(
            abbreviates(_OFFICE.sub("", word.text), self.titles.full[document_id])
            or (word.text in _NATIONAL and document_id in self.titles.national)
            or (not _is_place(word.text) and self._may_stand_beside(document_id, run, place))
            for place, word in enumerate(run)
        )

    def _may_stand_beside(self, document_id: str, run: Run, place: int) -> bool:
        """In front of a distinct name any word may stand, behind one its topic."""
        known = [at for at, word in enumerate(run) if self.titles.is_in_any(word.text)]
        if not known:
            return False
        if place < known[0]:
            return self.mentions.is_distinct(run)
        if any(kind_of(word.text) for word in run):
            return place >= len(up_to_kind(run))
        return any(run[place].text in heading for heading in self.headings.texts[document_id])


def _is_place(word: str) -> bool:
    return word in gazetteer() or bare(word) in gazetteer()
