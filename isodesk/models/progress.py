"""What came of a plan, and the documents that prove it."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from isodesk.models.base import Base, Json, Keyed, link
from isodesk.models.plan import PlanPart


class Evidence(Keyed, Base):
    """Văn bản minh chứng: the office's list, shared by all its plans."""

    __tablename__ = "evidence"

    kind: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    subject: Mapped[str] = mapped_column(default="")


class Outcome(PlanPart, Base):
    """What came of a mark; ``evidence`` are keys of documents."""

    __tablename__ = "outcome"

    subject_id: Mapped[int] = mapped_column(link("plan_subject.id"), index=True)
    column_id: Mapped[int] = mapped_column(link("matrix_column.id"), index=True)
    done_on: Mapped[date | None]
    evidence: Mapped[Any] = mapped_column(Json, default=list)
    note: Mapped[str] = mapped_column(default="")


class Spending(PlanPart, Base):
    """Dự toán giao, thực hiện of a budget line in a column, in đồng."""

    __tablename__ = "spending"

    line_id: Mapped[int] = mapped_column(link("budget_line.id"), index=True)
    column_id: Mapped[int] = mapped_column(link("budget_column.id"), index=True)
    granted: Mapped[int | None]
    spent: Mapped[int | None]
