"""What is due in all plans of the file: late, this week, next, and papers on their way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import PlanStatus, TaskState
from isodesk.vietnamese.periods import Period, PeriodKind, yearly_spans

AHEAD = timedelta(days=60)
"""How far the next deadlines are looked for."""

_OPEN = (TaskState.NOT_BEGUN, TaskState.UNDER_WAY, TaskState.CONTINUOUS)
_TASKS, _FOLLOWED = "tasks", "following/tasks"
"""Where a task stands while the plan is written, and once it is issued."""

_OVER = (PlanStatus.AMENDED, PlanStatus.REPLACED)


class DueKind(StrEnum):
    """Why something stands in the list, in its order."""

    LATE = "late"
    WEEK = "week"
    PAPER = "paper"
    NEXT = "next"


@dataclass(frozen=True)
class DueItem:
    """One line: ``place`` is where in its plan it stands, "" for the plan itself."""

    kind: DueKind
    plan: str
    place: str
    day: date | None
    what: str
    who: str
    paper: str

    @property
    def task(self) -> str:
        """The key of the task it is, "" for a paper."""
        room, _, key = self.place.rpartition("/")
        return key if room in (_TASKS, _FOLLOWED) else ""


def due_items(session: Session, today: date) -> tuple[DueItem, ...]:
    """All lines: the longest late last, everything else by its day. Plans put away, adjusted or
    replaced are left out, and so are tasks that are done or dropped."""
    found = [*_tasks(session, today), *_papers(session, today)]
    order = list(DueKind)
    return tuple(sorted(found, key=lambda item: (order.index(item.kind), _distance(item, today))))


def _distance(item: DueItem, today: date) -> int:
    return abs((item.day - today).days) if item.day else 0


def _tasks(session: Session, today: date) -> Iterator[DueItem]:
    columns = (
        models.Task.uuid,
        models.Task.content,
        models.Task.lead,
        models.Task.period_text,
        models.Task.period_kind,
        models.Task.period_first,
        models.Task.period_last,
    )
    query = (
        select(*columns, models.Plan)
        .join(models.Plan, models.Plan.id == models.Task.plan_id)
        .where(models.Plan.archived.is_(False), models.Plan.status.not_in(_OVER))
        .where(models.Task.state.in_(_OPEN))
        .order_by(models.Plan.id.desc(), models.Task.position, models.Task.id)
    )
    for key, content, lead, text, kind, first, last, plan in session.execute(query):
        day = _day(Period(text, kind, first, last), plan, today)
        due = _kind(day, today) if day else None
        if due is not None:
            what = " ".join(content.plain().split())
            room = _FOLLOWED if plan.status.is_issued else _TASKS
            yield DueItem(due, plan.uuid, f"{room}/{key}", day, what, lead, _name(plan))


def _day(period: Period, plan: models.Plan, today: date) -> date | None:
    """The day by which a task is to be done; of one that comes back, the next of its days."""
    if period.kind is not PeriodKind.RECURRING:
        return period.last
    first = max(date(plan.first_year, 1, 1), today) if plan.first_year else today
    until = today + AHEAD
    last = min(date(plan.last_year, 12, 31), until) if plan.last_year else until
    if last < first:
        return None
    ends = (end for _, end in yearly_spans(period, date(first.year, 1, 1), date(last.year, 12, 31)))
    return next((end for end in ends if first <= end <= last), None)


def _kind(day: date, today: date) -> DueKind | None:
    if day < today:
        return DueKind.LATE
    if day <= today + timedelta(days=6 - today.weekday()):
        return DueKind.WEEK
    return DueKind.NEXT if day <= today + AHEAD else None


def _papers(session: Session, today: date) -> Iterator[DueItem]:
    """Papers that wait for signature, number and day, or for opinions; letters with a deadline."""
    query = (
        select(models.Plan)
        .where(models.Plan.archived.is_(False), models.Plan.status.not_in(_OVER))
        .order_by(models.Plan.id.desc())
    )
    for plan in session.scalars(query):
        name = _name(plan)
        if plan.status is PlanStatus.SIGNING:
            what = "Chờ ký, ghi số và ngày ban hành"
            yield DueItem(DueKind.PAPER, plan.uuid, "", None, what, "", name)
        elif plan.status is PlanStatus.CONSULTATION:
            what = "Đang lấy ý kiến"
            yield DueItem(DueKind.PAPER, plan.uuid, "", plan.deadline_last, what, "", name)
        elif plan.deadline_last is not None:  # once it is past there is nothing to do about it
            due = _kind(plan.deadline_last, today)
            if due not in (None, DueKind.LATE):
                what = "Thời hạn trả lời"
                yield DueItem(due, plan.uuid, "", plan.deadline_last, what, "", name)


def _name(plan: models.Plan) -> str:
    """``34/KH-UBND``, or the first words of the subject while there is no number."""
    if plan.number:
        return f"{plan.number}/{plan.symbol}"
    return " ".join(plan.subject.plain().split()) or "Chưa có trích yếu"
