"""Who is charged with what: the records that `tiaowen duties` prints."""

from dataclasses import dataclass
from enum import StrEnum

from indexer.clauses import Level, Source, document_of


class Role(StrEnum):
    """It leads; it does its part; it has to report; it assesses what others did."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    REPORT = "report"
    ASSESS = "assess"


ROLES = {Role.LEAD: "牵头", Role.RESPONSIBLE: "负责", Role.REPORT: "报告", Role.ASSESS: "考核"}


@dataclass(frozen=True)
class Duty:
    """A body and the task that it is charged with; `unit` as printed, `unit_normal` folded: half width,
    Simplified; `task`: the sentence or heading that says what is to be done. `source`: the body."""

    unit: str
    unit_normal: str
    role: Role
    task: str
    clause_id: str
    path: tuple[Level, ...]
    citation: str
    source: Source

    @property
    def document_id(self) -> str:
        return document_of(self.clause_id)
