"""Where the words of a query name documents: by their kind, their place, or words of one title."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.folding import Span
from service.numbers.document_kinds import is_draft, kind_at_end, up_to_kind
from service.numbers.heading_names import HeadingNames, abbreviates
from service.numbers.statutes import NO_STATUTES, Statutes
from service.numbers.titles import Titles
from service.numbers.word_runs import Run, has_words, run_text
from service.questions.mentions import Mention
from service.questions.places import bare

_STATUTE = "法"
_SHORTEST_NAME = 3
# 「G60」 names something, 「2035」 does not.
_COUNT = re.compile(r"(?<![a-z\d])\d")


@dataclass(frozen=True)
class NameMentions:
    """`titles` of the documents, `headings` of their clauses, which may have the same words, and what
    `statutes` are called in short."""

    titles: Titles
    headings: HeadingNames
    statutes: Statutes = NO_STATUTES

    def in_runs(self, runs: Iterable[Run]) -> tuple[Mention, ...]:
        """Where documents are named: by their kind, their place, or words that only one of them has."""
        found = (self.in_run(run) for run in runs)
        return tuple(_joined(mentions) for mentions in found if mentions)

    def in_run(self, run: Run) -> list[Mention]:
        """The same in one run, each by itself; none in words of a heading."""
        if self.is_heading(run):
            return []
        found = [*self._placed(run)]
        found += [
            Mention(Span(part[0].span.start, part[-1].span.end), False)
            for part in self.openings(run)
        ]  # fmt: skip
        titled = up_to_kind(run) if any(self.titles.has_kind(word.text) for word in run) else ()
        found += self._titled(titled)
        if self.by_short_name(run):
            found.append(Mention(Span(run[0].span.start, up_to_kind(run)[-1].span.end), True))
        # 「灵丘简本」 is one name, 「简本」 alone names nothing.
        drafts = [Mention(word.span, False) for word in run if is_draft(word.text)]
        return [*found, *drafts] if found else []

    def is_distinct(self, run: Run) -> bool:
        """Whether a document is named by more than its kind."""
        return any(not mention.is_title for mention in self.in_run(run))

    def is_heading(self, run: Run) -> bool:
        """Whether words are a heading's, and no document's name."""
        name = run_text(run)
        is_titled = kind_at_end(run) is not None and any(
            abbreviates(name, title) for title in self.titles.by_id.values()
        )
        is_title = is_titled or self.titles.is_in_any(name) or self._is_placed_title(run)
        return not is_title and any(
            has_words(heading, run)
            for own in self.headings.texts.values() for heading in own
        )  # fmt: skip

    def openings(self, run: Run) -> dict[Run, str]:
        """The words that a run begins with that no other title has, each with its document."""
        owners = {part: self._owner(part, rest) for part, rest in _divided(run)}
        return {part: owner for part, owner in owners.items() if owner is not None}

    def by_short_name(self, run: Run) -> frozenset[str] | None:
        """The statutes or judicial interpretations that go by a name; None where it is another's."""
        told = self.statutes.interpretations_named([word.text for word in run])
        if told or kind_at_end(up_to_kind(run)) != _STATUTE:
            return told or None
        return self.statutes.named(run_text(word for word in up_to_kind(run) if not is_draft(word.text)))

    def _placed(self, run: Run) -> Iterator[Mention]:
        """Places, each with the words behind it that a title with that place has: 「安顺储备粮」."""
        for at, word in enumerate(run):
            if (place := bare(word.text)) in self.titles.places:
                titled = " ".join(title for title in self.titles.by_id.values() if place in title)
                strange = [one for one in range(at + 1, len(run)) if run[one].text not in titled]
                last = run[strange[0] - 1] if strange else run[-1]
                yield Mention(Span(word.span.start, last.span.end), False)

    def _titled(self, name: Run) -> list[Mention]:
        """The words that lead up to the kind of document, as far as any title has them."""
        strange = [place for place, word in enumerate(name) if not self.titles.is_in_any(word.text)]
        known = name[strange[-1] + 1 :] if strange else name
        return [Mention(Span(known[0].span.start, known[-1].span.end), True)] if known else []

    def _owner(self, part: Run, rest: Run) -> str | None:
        """The only document whose title has these words, where no heading of another has them."""
        text = run_text(part)
        owners = [key for key, title in self.titles.by_id.items() if has_words(title, part)]
        if len(text) < _SHORTEST_NAME or len(owners) != 1 or _COUNT.search(text):
            return None
        owner, texts = owners[0], self.headings.texts
        is_whole = not rest or any(run_text(rest) in _unquoted(heading) for heading in texts[owner])
        is_titled = has_words(self.titles.by_id[owner], rest)
        others = (heading for key, own in texts.items() if key != owner for heading in own)
        is_own = (is_whole or is_titled) and not any(has_words(heading, part) for heading in others)
        return owner if is_own else None

    def _is_placed_title(self, run: Run) -> bool:
        """「天津春节需求响应」: a place, and words of one title; a table below may have them all too."""
        is_placed = bare(run[0].text) in self.titles.places
        return is_placed and any(has_words(title, run) for title in self.titles.by_id.values())


def _unquoted(heading: str) -> str:
    return re.sub('[“”"]', "", heading)


def _joined(mentions: Sequence[Mention]) -> Mention:
    """What words that stand together name."""
    start = min(mention.span.start for mention in mentions)
    end = max(mention.span.end for mention in mentions)
    return Mention(Span(start, end), any(mention.is_title for mention in mentions))


def _divided(run: Run) -> Iterator[tuple[Run, Run]]:
    """The words that a run begins with, and the rest, for each length of these."""
    return ((run[:end], run[end:]) for end in range(1, len(run) + 1))
