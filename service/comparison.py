"""One question asked of several places or documents, side by side."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from indexer.documents import Document
from indexer.errors import DocumentUnknown
from indexer.folding import fold_text
from service.errors import ParameterInvalid
from service.questions.places import bare, levels_of
from service.ranking.filters import Filters
from service.results import Response
from service.search import Searcher

# More columns than these cannot be read beside each other.
MOST_SCOPES = 6
_CLAUSES_EACH = 3
# How many ids, and how much of a name, an error tells.
_MOST_NAMED = 3
_LONGEST_SHOWN = 50


class Scope(NamedTuple):
    """Documents that answer together; `name` is how they are headed."""

    name: str
    documents: Sequence[Document]


class Answered(NamedTuple):
    """What a question finds in a scope."""

    scope: Scope
    response: Response


def scopes(named: Sequence[str], documents: Mapping[str, Document]) -> Sequence[Scope]:
    """What each name stands for; what is named twice counts once.

    Raises DocumentUnknown, or ParameterInvalid for more than MOST_SCOPES names.
    """
    asked = dict.fromkeys(name.strip() for name in named if name.strip())
    if len(asked) > MOST_SCOPES:
        raise ParameterInvalid(f"最多并排比较 {MOST_SCOPES} 处。请去掉一些。", "in")
    found = (_scope(name, documents) for name in asked)
    return list({tuple(each.document_id for each in scope.documents): scope for scope in found}.values())


def compared(searcher: Searcher, question: str, within: Sequence[Scope]) -> Sequence[Answered]:
    """The best clauses of each scope, searched on its own. Raises RequestInvalid."""
    limits = (Filters(document=tuple(each.document_id for each in scope.documents)) for scope in within)
    return [
        Answered(scope, searcher.search(question, _CLAUSES_EACH, limit))
        for scope, limit in zip(within, limits, strict=True)
    ]


def _scope(name: str, documents: Mapping[str, Document]) -> Scope:
    """A document by its id, a place, or the one document whose title has these words."""
    if name in documents:
        return Scope(documents[name].title, [documents[name]])
    return _of_place(name, documents) or _of_title(name, documents)


def _of_place(name: str, documents: Mapping[str, Document]) -> Scope | None:
    """The documents for a place itself; where there are none, those for the places in it."""
    plain = bare(fold_text(name))
    inside = [document for document in documents.values() if plain in levels_of(document)]
    own = [document for document in inside if levels_of(document)[-1] == plain]
    if not inside:
        return None
    printed = (place for place in inside[0].region if place and bare(fold_text(place)) == plain)
    return Scope(next(printed), own or inside)


def _of_title(name: str, documents: Mapping[str, Document]) -> Scope:
    plain = fold_text(name)
    titled = [document for document in documents.values() if plain in fold_text(document.title)]
    equal = [document for document in titled if plain == fold_text(document.title)]
    best = equal or titled
    if len(best) == 1:
        return Scope(best[0].title, best)
    if not best:
        raise DocumentUnknown(f"没有叫“{name[:_LONGEST_SHOWN]}”的地区或文件。全部文件见 /documents。")
    ids = "、".join(document.document_id for document in best[:_MOST_NAMED])
    raise DocumentUnknown(f"有 {len(best)} 份文件的名称里有“{name}”。请写全,或写编号,例如 {ids}。")
