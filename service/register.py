"""The register of facts: targets and duties of an index, asked for by their fields."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from indexer.facts.duty import Duty, Role
from indexer.facts.target import Target, TargetKind
from indexer.folding import fold_text
from indexer.index import Index


class WantedTargets(NamedTuple):
    """Values of one field are alternatives, and none is no limit; different fields all have to hold.

    `documents`: their ids, None for all. An indicator is named by words that all stand in it.
    """

    documents: frozenset[str] | None = None
    indicator: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    kind: tuple[TargetKind, ...] = ()


class WantedDuties(NamedTuple):
    """As `WantedTargets`; a body and a task are named by words that all stand in them."""

    documents: frozenset[str] | None = None
    unit: tuple[str, ...] = ()
    role: tuple[Role, ...] = ()
    task: tuple[str, ...] = ()


class Held(NamedTuple):
    """How many facts of each sort a document has."""

    targets: int
    duties: int


class Register:
    """Looks facts up in what is made of them once; everything in reading order."""

    def __init__(self, index: Index) -> None:
        self.targets, self.duties = index.targets, index.duties

    def wanted_targets(self, wanted: WantedTargets) -> Iterator[Target]:
        is_named = _Namer(wanted.indicator)
        for target, indicator in zip(self.targets, self._indicators, strict=True):
            if (
                (wanted.documents is None or target.document_id in wanted.documents)
                and (not wanted.year or target.year in wanted.year)
                and (not wanted.kind or target.kind in wanted.kind)
                and is_named(indicator)
            ):
                yield target

    def wanted_duties(self, wanted: WantedDuties) -> Iterator[Duty]:
        is_named, is_about = _Namer(wanted.unit), _Namer(wanted.task)
        for duty, unit, task in zip(self.duties, self._units, self._tasks, strict=True):
            if (
                (wanted.documents is None or duty.document_id in wanted.documents)
                and (not wanted.role or duty.role in wanted.role)
                and is_named(unit)
                and is_about(task)
            ):
                yield duty

    def held(self, document_id: str) -> Held:
        return Held(self._targets_of[document_id], self._duties_of[document_id])

    @cached_property
    def indicators(self) -> Counter[str]:
        """The indicators that have numbers, folded, in lower case, and how many."""
        named = zip(self.targets, self._indicators, strict=True)
        return Counter(name for target, name in named if target.value is not None)

    @cached_property
    def units(self) -> Counter[str]:
        """The bodies, folded, in lower case, and how many duties each has."""
        return Counter(self._units)

    @cached_property
    def years(self) -> Counter[int]:
        """The years that targets are for."""
        return Counter(target.year for target in self.targets if target.year)

    @cached_property
    def printed(self) -> Mapping[str, str]:
        """How an indicator or a body is written, by its folded name in lower case."""
        return dict(zip((*self._indicators, *self._units),
                        (*(target.indicator for target in self.targets),
                         *(duty.unit_normal for duty in self.duties)), strict=True))  # fmt: skip

    def warm(self) -> None:
        """Make what is made once."""
        _ = self.held(""), self.indicators, self.units, self.years, self.printed, self._tasks

    @cached_property
    def _indicators(self) -> Sequence[str]:
        return [plain(target.indicator) for target in self.targets]

    @cached_property
    def _units(self) -> Sequence[str]:
        return [duty.unit_normal.lower() for duty in self.duties]

    @cached_property
    def _tasks(self) -> Sequence[str]:
        return [plain(duty.task) for duty in self.duties]

    @cached_property
    def _targets_of(self) -> Counter[str]:
        return Counter(target.document_id for target in self.targets)

    @cached_property
    def _duties_of(self) -> Counter[str]:
        return Counter(duty.document_id for duty in self.duties)


class _Namer:
    """Whether a name is one of those asked for: all words of one stand in it. Each is looked at once."""

    def __init__(self, names: Sequence[str]) -> None:
        self._wanted = [plain(name).split() for name in names]
        self._known: dict[str, bool] = {}

    def __call__(self, name: str) -> bool:
        if not self._wanted:
            return True
        if name not in self._known:
            self._known[name] = any(
                bool(words) and all(word in name for word in words) for words in self._wanted
            )
        return self._known[name]


def plain(text: str) -> str:
    """As words are looked up in it: folded, in lower case."""
    return fold_text(text).lower()
