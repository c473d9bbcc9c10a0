"""What came of a plan once it was issued: written down all year, no part of what was signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from isodesk.facts.kinds import TaskState
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.periods import PeriodKind, yearly_spans

if TYPE_CHECKING:
    from isodesk.facts.plan import PlanFacts
    from isodesk.facts.tasks import Task


@dataclass(frozen=True)
class Evidence:
    """Văn bản minh chứng, kept once per office: tasks and outcomes name it by its key."""

    key: str
    kind: str = ""
    number: str = ""
    issued_on: date | None = None
    subject: str = ""

    @property
    def words(self) -> str:
        """``Báo cáo số 12/BC-SKHCN ngày 05/12/2018 …``."""
        parts = [self.kind, f"số {self.number}" if self.number else ""]
        parts.append(f"ngày {format_date(self.issued_on)}" if self.issued_on else "")
        return " ".join(part for part in (*parts, self.subject) if part)


@dataclass(frozen=True)
class Outcome:
    """What came of a mark: the day the subject was done, and the papers that say so."""

    subject: str
    column: str
    done_on: date | None = None
    evidence: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Spending:
    """Dự toán giao and thực hiện of a budget line in a column, in đồng; None is not known yet."""

    line: str
    column: str
    granted: int | None = None
    spent: int | None = None


class Standing(StrEnum):
    """How a task stands on a day: what was recorded, and what follows from its period."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    DROPPED = "dropped"
    CONTINUOUS = "continuous"

    @property
    def words(self) -> str:
        """What people read."""
        return _WORDS[self]


_WORDS = {
    Standing.NOT_BEGUN: "Chưa thực hiện",
    Standing.UNDER_WAY: "Đang thực hiện",
    Standing.DONE: "Đã hoàn thành",
    Standing.DONE_LATE: "Hoàn thành chậm",
    Standing.OVERDUE: "Quá hạn",
    Standing.DROPPED: "Không thực hiện",
    Standing.CONTINUOUS: "Thường xuyên",
}


def standing(task: Task, today: date) -> Standing:
    """How ``task`` stands on ``today``: late and overdue follow from the end of its period."""
    last = last_day(task)
    if task.state is TaskState.DONE:
        late = last is not None and task.completed_on is not None and task.completed_on > last
        return Standing.DONE_LATE if late else Standing.DONE
    if task.state in (TaskState.DROPPED, TaskState.CONTINUOUS):
        return Standing(task.state.value)
    if last is not None and last < today:
        return Standing.OVERDUE
    return Standing(task.state.value)


def last_day(task: Task) -> date | None:
    """The day by which a task is to be done; None when its period ends on no day, or comes back."""
    return None if task.period.kind is PeriodKind.RECURRING else task.period.last


def days_due(task: Task, first: date, last: date) -> tuple[date, ...]:
    """The days between ``first`` and ``last`` by which a task is due: one, or each of its years."""
    if task.period.kind is PeriodKind.RECURRING:
        ends = (end for _, end in yearly_spans(task.period, first, last))
        return tuple(end for end in ends if first <= end <= last)
    day = task.period.last
    return (day,) if day is not None and first <= day <= last else ()


def evidence_keys(plan: PlanFacts) -> Iterator[str]:
    """The keys of all documents that tasks and outcomes name, each once, in order."""
    named = [task.evidence for task in plan.tasks] + [each.evidence for each in plan.outcomes]
    yield from dict.fromkeys(key for keys in named for key in keys)
