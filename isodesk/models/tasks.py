"""Tasks and their agencies."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from isodesk.facts.kinds import AgencyRole, TaskState
from isodesk.facts.richtext import EMPTY, RichText
from isodesk.models.base import Base, Json, Keyed, link
from isodesk.models.plan import PlanPart
from isodesk.models.types import Rich
from isodesk.vietnamese.periods import PeriodKind


class TaskGroup(Keyed, PlanPart, Base):
    """Dòng nhóm of the task table."""

    __tablename__ = "task_group"

    title: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    year: Mapped[int | None]


class Task(Keyed, PlanPart, Base):
    """Nhiệm vụ; a period keeps its words beside the days they mean.

    ``waits_for`` are the keys of the tasks that come before it, ``evidence`` those of documents.
    """

    __tablename__ = "task"

    group_id: Mapped[int | None] = mapped_column(link("task_group.id"), index=True)
    level: Mapped[int] = mapped_column(default=1)
    content: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    period_text: Mapped[str] = mapped_column(default="")
    period_kind: Mapped[PeriodKind] = mapped_column(default=PeriodKind.TEXT)
    period_first: Mapped[date | None]
    period_last: Mapped[date | None]
    lead: Mapped[str] = mapped_column(default="")
    support: Mapped[str] = mapped_column(default="")
    audience: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    product: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    cost: Mapped[str] = mapped_column(default="")
    note: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    numbered: Mapped[bool] = mapped_column(default=True)
    start_at: Mapped[int | None]
    state: Mapped[TaskState] = mapped_column(default=TaskState.NOT_BEGUN)
    result: Mapped[str] = mapped_column(default="")
    completed_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    reporter: Mapped[str] = mapped_column(default="")
    target: Mapped[Decimal | None]
    achieved: Mapped[Decimal | None]
    measure: Mapped[str] = mapped_column(default="")
    evidence: Mapped[Any] = mapped_column(Json, default=list)
    waits_for: Mapped[Any] = mapped_column(Json, default=list)


class TaskAgency(PlanPart, Base):
    """An agency recognised in the words of a duty."""

    __tablename__ = "task_agency"

    task_id: Mapped[int] = mapped_column(link("task.id"), index=True)
    role: Mapped[AgencyRole]
    text: Mapped[str]
    unit_id: Mapped[int | None] = mapped_column(link("unit.id"), index=True)
