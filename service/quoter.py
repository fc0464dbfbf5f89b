"""Of a clause, the sentence that answers a query, with the heading that it goes on from."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from indexer.folding import Span, fold_text
from indexer.index import Index
from indexer.words import Segmenter
from service.contradictions import contradicts, is_of_other_plan
from service.facts.charged import charged
from service.facts.fact import Fact, fact_in
from service.facts.lists import asks_places, asks_what_is_listed, things_asked
from service.headings import heading_of, is_heading
from service.questions.kinds import asked_kind, asks_who
from service.questions.query import Query
from service.questions.whereabouts import asks_where
from service.ranking.ranker import Ranking
from service.results import Answer
from service.sentences import Sentences, are_halves, best_sentence, opening_sentence

# Between the cells of a row.
_CELL = "\t"


class Place(NamedTuple):
    """What of a clause is asked for: a part of an article (「第二款」), and whether all of it is."""

    part: str | None
    is_whole: bool


ANYWHERE = Place(None, is_whole=False)


class Quoter:
    """Reads the clauses of one index."""

    def __init__(self, index: Index, segmenter: Segmenter) -> None:
        self._index, self._segmenter = index, segmenter

    def answer(self, query: Query, ranking: Ranking, position: int, place: Place) -> Answer:
        """Of the clause at a position of a ranking."""
        row = int(ranking.rows[position])
        best = self.best_sentence(query, ranking, row, place)
        first, last = self._halves(query, row, best)
        text = self._index.texts[self._index.clauses[row].document_id]
        start, end = self._span(first).start, self._span(last).end
        span = Span(self._headed(row, first, text, place), end)
        fact = fact_in(text[start:end], start, query.folded, self._segmenter.placed)
        if fact is None and asks_who(query.folded) and not self.cannot_answer(query, first):
            fact = charged(text, self._beside(row, first, last, text), self._label(row))
            span = _with(span, fact)
        return Answer(text[span.start : span.end], span, self._index.places[best], fact)

    def fact(self, query: Query, sentence: int) -> Fact | None:
        """What of a sentence, given its row, a query asks for."""
        text, start = self.printed(sentence)
        return fact_in(text, start, query.folded, self._segmenter.placed)

    def printed(self, sentence: int) -> tuple[str, int]:
        """A sentence, given its row, as it stands in its document, and where it begins there."""
        clause, start, end = self._index.sentences[sentence].tolist()
        return self._index.texts[self._index.clauses[clause].document_id][start:end], start

    def whole(self, sentence: int) -> str:
        """A sentence, given its row, as it stands in its document, with the half in front of it that
        says of what it is."""
        text, _ = self.printed(sentence)
        clause, lowered = int(self._index.sentences[sentence][0]), self._index.lowered
        is_first = sentence == self._index.bounds[clause]
        if is_first or not are_halves(lowered[sentence - 1], lowered[sentence]):
            return text
        return self.printed(sentence - 1)[0] + text

    def lists(self, query: Query, sentence: int) -> bool:
        """Whether a query asks which things, and a sentence, given its row, lists them."""
        return _asks_list(query) and self.fact(query, sentence) is not None

    def cannot_answer(self, query: Query, sentence: int) -> bool:
        """Whether a sentence, given its row, cannot be what a query asks for, however near: it says
        otherwise, is of a plan of other years, only names 「四大山脉」 where the four are asked, or
        lists nothing of 「哪些省」."""
        asked, told = query.folded, self._index.lowered[sentence]
        if contradicts(told, asked) or is_of_other_plan(self._title(sentence) + told, asked):
            return True
        if not _asks_list(query) or asks_where(asked):
            return False
        is_certain = asks_places(asked) or asks_what_is_listed(asked) or (things_asked(asked) or 0) > 1
        return is_certain and self.fact(query, sentence) is None

    def _title(self, sentence: int) -> str:
        clause = self._index.clauses[int(self._index.sentences[sentence][0])]
        return fold_text(self._index.documents[clause.document_id].title)

    def best_sentence(self, query: Query, ranking: Ranking, row: int, place: Place = ANYWHERE) -> int:
        """The row of the sentence; of a clause of which all is asked for, the first."""
        sentences = self._sentences(ranking, row)
        first = int(self._index.bounds[row])
        if place.is_whole:
            return first + opening_sentence(sentences, place.part)
        return first + best_sentence(sentences, self.weights(query), query, place.part, ranking.lent)

    def weights(self, query: Query) -> dict[str, float]:
        """How much each of a query's words tells: its idf."""
        return {word: self._index.lexical.idf(word) for word in query.content}

    def repeats_heading(self, query: Query, row: int) -> bool:
        """「第17点 园区循环化」: the words with a number are those of the clause's heading."""
        first, last = self._index.bounds[row], self._index.bounds[row + 1]
        heading = heading_of(self._index.clauses[row].path)
        text = "".join(self._index.lowered[first:last])
        said = [word for word in query.content if word in text]
        return bool(said) and all(word in heading for word in said)

    def _halves(self, query: Query, row: int, best: int) -> tuple[int, int]:
        """The first and the last sentence of an answer: two where both halves of one are asked for,
        「到2027年达到82%以上;到2035年达到90%以上」, or else the best."""
        years = [str(year) for year in query.years]
        first, end = (int(bound) for bound in self._index.bounds[row : row + 2])
        for one, other in ((best, best + 1), (best - 1, best)):
            if len(years) > 1 and first <= one and other < end:
                halves = self._index.lowered[one], self._index.lowered[other]
                is_dated = all(any(year in half for year in years) for half in halves)
                if is_dated and are_halves(*halves):
                    return one, other
        return best, best

    def _beside(self, row: int, first: int, last: int, text: str) -> Iterator[Span]:
        """What stands beside an answer in its clause: its opening above, the next cell of a row."""
        opening, end = self._index.bounds[row : row + 2]
        if first == opening + 1:
            yield self._span(first - 1)
        if last + 1 < end and _CELL in text[self._span(last).end : self._span(last + 1).start]:
            yield self._span(last + 1)

    def _label(self, row: int) -> str:
        path = self._index.clauses[row].path
        return path[-1].label if path else ""

    def _headed(self, row: int, sentence: int, text: str, place: Place) -> int:
        """Where a sentence of a clause begins, with the heading that it goes on from in the same line,
        「(十四)强化生物安全管理。建立……」, or of which all is asked for."""
        first = int(self._index.bounds[row])
        heading, start = self._span(first), self._span(sentence).start
        is_all = place.is_whole and place.part is None
        is_joined = sentence == first + 1 and (is_all or "\n" not in text[heading.end : start])
        return heading.start if is_joined and self._has_heading(row) else start

    def _span(self, sentence: int) -> Span:
        """Where a sentence, given its row, stands in its document."""
        _, start, end = self._index.sentences[sentence].tolist()
        return Span(start, end)

    def _has_heading(self, row: int) -> bool:
        """Whether the first sentence of a clause is only its heading."""
        return is_heading(self._index.lowered[self._index.bounds[row]], self._index.clauses[row].path)

    def _sentences(self, ranking: Ranking, row: int) -> Sentences:
        first, last = self._index.bounds[row], self._index.bounds[row + 1]
        nearness = [ranking.nearness[sentence] for sentence in range(first, last)]
        lowered = self._index.lowered[first:last]
        return Sentences(
            np.array(nearness), ranking.cosines[first:last], lowered, self._index.places[first:last],
            self._has_heading(row),
        )  # fmt: skip


def _with(span: Span, fact: Fact | None) -> Span:
    """A span up to a fact beside it."""
    return Span(min(span.start, fact.span.start), max(span.end, fact.span.end)) if fact else span


def _asks_list(query: Query) -> bool:
    kind = asked_kind(query.folded)
    return kind is not None and kind.is_list
