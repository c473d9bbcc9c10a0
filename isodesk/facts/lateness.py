"""Who is late with what: the overdue tasks and units of a plan, by the unit that answers for them.

A task is answered for by the unit that reports on it, else by its leads; a mark by its subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from isodesk.facts.fields import FieldContext
from isodesk.facts.following import done_marks
from isodesk.facts.kinds import AgencyRole
from isodesk.facts.plan import PlanFacts
from isodesk.facts.progress import Standing, last_day, standing
from isodesk.facts.reporting import as_of
from isodesk.facts.subjects import MatrixColumn
from isodesk.facts.tasks import Task
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.text import capital_first, fold

_NOT_OFFICES = (
    "to chuc tu van",
    "don vi dao tao",
    "doan kiem tra",
    "doan danh gia",
    "cac co quan, don vi",
    "co quan, don vi",
    "cac don vi",
)
"""How descriptions begin that stand where an office's name should; nobody can be written to."""


@dataclass(frozen=True)
class LateRow:
    """One thing that is late: by when it was to be done, as the plan words it, and how many days.

    ``place`` is that of the task or subject in the plan.
    """

    content: str
    deadline: str
    due: date
    days: int
    place: str


@dataclass(frozen=True)
class LateUnit:
    """A unit and all it is late with, the longest first."""

    name: str
    rows: tuple[LateRow, ...]

    @property
    def days(self) -> int:
        """How many days the latest of it is late."""
        return max(row.days for row in self.rows)


def late_units(plan: PlanFacts, day: date) -> tuple[LateUnit, ...]:
    """The units that are late on ``day``, in the order of the plan."""
    plan = as_of(plan, day)
    fields = FieldContext.of(plan)
    found: dict[str, tuple[str, list[LateRow]]] = {}
    for name, row in (*_tasks(plan, fields, day), *_marks(plan, fields, day)):
        found.setdefault(fold(name), (name, []))[1].append(row)
    return tuple(
        LateUnit(name, tuple(sorted(rows, key=lambda row: -row.days)))
        for name, rows in found.values()
    )


def _tasks(plan: PlanFacts, fields: FieldContext, day: date) -> Iterator[tuple[str, LateRow]]:
    for task in plan.tasks:
        last = last_day(task)
        if last is None or standing(task, day) is not Standing.OVERDUE:
            continue
        content = " ".join(fields.text(task.content).split()).rstrip(" .;")
        row = LateRow(content, task.period.text, last, (day - last).days, f"tasks/{task.key}")
        yield from ((name, row) for name in answering(task))


def answering(task: Task) -> Iterator[str]:
    """The units that answer for a task, without descriptions of such."""
    if task.reporter.strip():
        yield task.reporter.strip()
        return
    for name in task.agency_names(AgencyRole.LEAD) or task.lead.split(";"):
        named = " ".join(name.partition(" (")[0].split()).strip(" .;")
        if named and not fold(named).startswith(_NOT_OFFICES):
            yield capital_first(named)


def _marks(plan: PlanFacts, fields: FieldContext, day: date) -> Iterator[tuple[str, LateRow]]:
    columns = {column.key: (mark_due(column), column) for column in plan.columns}
    subjects = {subject.key: subject for subject in plan.subjects}
    done = done_marks(plan, day)
    what = _what(plan, fields)
    for mark in plan.marks:
        if (mark.subject, mark.column) in done or mark.subject not in subjects:
            continue
        due, column = columns.get(mark.column, (None, None))
        if due is None or column is None or due >= day:
            continue
        name = " ".join(fields.text(subjects[mark.subject].name).split())
        words = f"Năm {column.year}" if column.year else f"Trước ngày {format_date(due)}"
        row = LateRow(what, words, due, (day - due).days, f"subjects/{mark.subject}")
        yield name, row


def mark_due(column: MatrixColumn) -> date | None:
    """The day by which the marks of a column are to be done; None when it names none."""
    if column.last is not None:
        return column.last
    return date(column.year, 12, 31) if column.year is not None else None


def _what(plan: PlanFacts, fields: FieldContext) -> str:
    if plan.standard_to is not None:
        return f"Hoàn thành áp dụng Hệ thống quản lý chất lượng theo {plan.standard_to.code}"
    return "Hoàn thành theo lộ trình của kế hoạch"
