"""Tasks: what, when, who, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from isodesk.facts.kinds import AgencyRole, TaskState
from isodesk.facts.richtext import EMPTY, RichText
from isodesk.vietnamese.periods import Period, PeriodKind

NO_PERIOD = Period("", PeriodKind.TEXT, None, None)


@dataclass(frozen=True)
class TaskGroup:
    """A group row such as ``Năm 2018``; ``year`` bounds its tasks' periods (None: unbound)."""

    key: str
    title: RichText
    year: int | None = None


@dataclass(frozen=True)
class TaskAgency:
    """One agency recognised in the text of a duty; ``unit`` is empty when it is not on the list."""

    role: AgencyRole
    text: str
    unit: str = ""


@dataclass(frozen=True)
class Task:
    """A row of the task table. ``lead`` and ``support`` keep the words as typed.

    ``waits_for`` are the keys of tasks to be done before it; one that is gone counts no more.
    From ``state`` on stands what came of it: ``reason`` says why it is not done, ``target`` and
    ``achieved`` count ``measure`` (``xã``), ``evidence`` holds keys of documents.
    """

    key: str
    content: RichText
    group: str = ""
    level: int = 1
    period: Period = NO_PERIOD
    lead: str = ""
    support: str = ""
    agencies: tuple[TaskAgency, ...] = ()
    audience: RichText = EMPTY
    product: RichText = EMPTY
    cost: str = ""
    note: RichText = EMPTY
    numbered: bool = True
    start_at: int | None = None
    state: TaskState = TaskState.NOT_BEGUN
    result: str = ""
    completed_on: date | None = None
    reason: str = ""
    reporter: str = ""
    target: Decimal | None = None
    achieved: Decimal | None = None
    measure: str = ""
    evidence: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()

    def agency_names(self, role: AgencyRole) -> tuple[str, ...]:
        """The names of the agencies in this role, as typed."""
        return tuple(a.text for a in self.agencies if a.role is role)
