"""What recognition gathers on its way through a document: parts of a plan, keys, doubts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from isodesk.facts import (
    Annex,
    Block,
    BudgetColumn,
    BudgetLine,
    FreeTable,
    FundingSource,
    IndicatorForm,
    MailingEntry,
    Mark,
    MatrixColumn,
    PlanSubject,
    PlanTable,
    Stated,
    SubjectGroup,
    Task,
    TaskGroup,
    TeamMember,
)
from isodesk.importers.source import SourceDoubt, SourceParagraph


@dataclass
class Draft:
    """The growing plan. ``year`` and ``last_year`` are its years as far as they are known."""

    year: int | None = None
    last_year: int | None = None
    doubts: list[SourceDoubt] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    tables: list[PlanTable] = field(default_factory=list)
    groups: list[SubjectGroup] = field(default_factory=list)
    subjects: list[PlanSubject] = field(default_factory=list)
    columns: list[MatrixColumn] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    task_groups: list[TaskGroup] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    budget_columns: list[BudgetColumn] = field(default_factory=list)
    budget_lines: list[BudgetLine] = field(default_factory=list)
    sources: list[FundingSource] = field(default_factory=list)
    free_tables: list[FreeTable] = field(default_factory=list)
    forms: list[IndicatorForm] = field(default_factory=list)
    mailing: list[MailingEntry] = field(default_factory=list)
    team: list[TeamMember] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    _counted: Counter[str] = field(default_factory=Counter)

    def key(self, sort: str) -> str:
        """A key of this sort that no other part of the plan has."""
        self._counted[sort] += 1
        return f"{sort}-{self._counted[sort]}"

    def doubt(self, place: str, text: str, reason: str) -> None:
        """Note what is not sure."""
        self.doubts.append(SourceDoubt(place, text, reason))

    def state(self, place: str, text: str) -> None:
        """Keep what the source printed where isodesk computes."""
        if text.strip():
            self.stated.append(Stated(place, " ".join(text.split())))

    @property
    def only_year(self) -> int | None:
        """The year of a plan of one year."""
        return self.year if self.year == self.last_year else None


@dataclass(frozen=True)
class Line:
    """A paragraph with its number, as typed or as its list computed it, told from its words."""

    label: str
    text: str
    paragraph: SourceParagraph

    @property
    def place(self) -> str:
        """Where it stands in the source."""
        return self.paragraph.place
