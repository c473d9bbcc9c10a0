"""What each unit of a plan has done by a day: counted, ranked by lateness, and who said nothing.

A unit's duties are the tasks it answers for and the marks that its subject has.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from isodesk.facts.fields import FieldContext
from isodesk.facts.following import FINISHED, done_marks, share
from isodesk.facts.kinds import TaskState
from isodesk.facts.lateness import answering, mark_due
from isodesk.facts.progress import Standing
from isodesk.facts.reporting import Reported
from isodesk.vietnamese.text import fold

OTHERS = "Cơ quan, đơn vị khác"


@dataclass
class _Sums:
    name: str
    group: str
    all: int = 0
    done: int = 0
    done_late: int = 0
    overdue: int = 0
    days: int = 0
    said: bool = False


@dataclass(frozen=True)
class UnitSummary:
    """A unit: its duties of the period, ``rank`` 1 is the latest of all, None for one not late.

    ``reported`` is False while nothing was written down of any of its duties.
    """

    key: str
    name: str
    group: str
    all: int
    done: int
    done_late: int
    overdue: int
    days: int
    reported: bool
    rank: int | None = field(default=None)

    @property
    def share(self) -> Fraction | None:
        """The part that is done."""
        return share(self.done, self.all)


def unit_summaries(reported: Reported) -> tuple[UnitSummary, ...]:
    """Every unit with duties in the period: the latest first, then in the order of the plan."""
    sums: dict[str, _Sums] = {}
    _add_marks(reported, sums)
    _add_tasks(reported, sums)
    places = {key: at for at, key in enumerate(sums)}
    order = sorted(sums, key=lambda key: (*_lateness(sums[key]), places[key]))
    late = [_lateness(each) for each in sums.values() if each.overdue]
    return tuple(
        UnitSummary(
            key,
            each.name,
            each.group,
            each.all,
            each.done,
            each.done_late,
            each.overdue,
            each.days,
            each.said,
            1 + sum(other < _lateness(each) for other in late) if each.overdue else None,
        )
        for key in order
        for each in (sums[key],)
    )


def _lateness(each: _Sums) -> tuple[int, int]:
    return -each.overdue, -each.days


def _add_marks(reported: Reported, sums: dict[str, _Sums]) -> None:
    plan, day = reported.plan, reported.scope.last
    fields = FieldContext.of(plan)
    groups = {group.key: " ".join(fields.text(group.name).split()) for group in plan.groups}
    subjects = {subject.key: subject for subject in plan.subjects}
    columns = {c.key: mark_due(c) for c in plan.columns if c.key in reported.columns_so_far}
    done = done_marks(plan, day)
    told = {(o.subject, o.column) for o in plan.outcomes}
    for mark in plan.marks:
        if mark.column not in columns or mark.subject not in subjects:
            continue
        subject, due = subjects[mark.subject], columns[mark.column]
        name = " ".join(fields.text(subject.name).split())
        each = sums.setdefault(fold(name), _Sums(name, groups.get(subject.group, OTHERS)))
        place = mark.subject, mark.column
        each.all += 1
        each.said |= place in told
        if place in done:
            each.done += 1
        elif due is not None and due < day:
            _late(each, due, day)


def _add_tasks(reported: Reported, sums: dict[str, _Sums]) -> None:
    day = reported.scope.last
    for task in reported.tasks:
        standing = reported.standings[task.key]
        for name in answering(task):
            each = sums.setdefault(fold(name), _Sums(name, OTHERS))
            each.all += 1
            each.said |= task.state is not TaskState.NOT_BEGUN or bool(task.result or task.evidence)
            each.done += standing in FINISHED
            each.done_late += standing is Standing.DONE_LATE
            if standing is Standing.OVERDUE and task.period.last is not None:
                _late(each, task.period.last, day)


def _late(each: _Sums, due: date, day: date) -> None:
    each.overdue += 1
    each.days = max(each.days, (day - due).days)
