"""Who is in the plan."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from isodesk.facts.richtext import EMPTY, RichText
from isodesk.models.base import Base, Json, Keyed, link
from isodesk.models.plan import PlanPart
from isodesk.models.types import Rich


class SubjectGroup(Keyed, PlanPart, Base):
    """Dòng nhóm of the matrix."""

    __tablename__ = "subject_group"

    name: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    note: Mapped[RichText] = mapped_column(Rich, default=EMPTY)


class PlanSubject(Keyed, PlanPart, Base):
    """A unit or a quality system in the plan, under the name this plan prints.

    ``members`` are the names of the offices that share the system.
    """

    __tablename__ = "plan_subject"

    group_id: Mapped[int] = mapped_column(link("subject_group.id"), index=True)
    name: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    unit_id: Mapped[int | None] = mapped_column(link("unit.id"), index=True)
    system_id: Mapped[int | None] = mapped_column(link("quality_system.id"), index=True)
    note: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    members: Mapped[Any] = mapped_column(Json, default=list)


class MatrixColumn(Keyed, PlanPart, Base):
    """Năm thực hiện or hình thức kiểm tra."""

    __tablename__ = "matrix_column"

    code: Mapped[str]
    title: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    year: Mapped[int | None]
    first: Mapped[date | None] = mapped_column("first_day")
    last: Mapped[date | None] = mapped_column("last_day")


class Mark(PlanPart, Base):
    """Dấu X."""

    __tablename__ = "mark"

    subject_id: Mapped[int] = mapped_column(link("plan_subject.id"), index=True)
    column_id: Mapped[int] = mapped_column(link("matrix_column.id"), index=True)
    footnote: Mapped[str] = mapped_column(default="")
