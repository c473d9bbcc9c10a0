"""Tables of a plan and the rows that only a table has."""

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from isodesk.facts.kinds import Numbering, Repeat, TableForm, TableSource, Times
from isodesk.facts.richtext import EMPTY, RichText
from isodesk.models.base import Base, Json, Keyed, link
from isodesk.models.plan import PlanPart
from isodesk.models.types import Rich


class PlanTable(Keyed, PlanPart, Base):
    """Bảng của kế hoạch; how its columns print is one JSON value."""

    __tablename__ = "plan_table"

    source: Mapped[TableSource]
    columns: Mapped[Any] = mapped_column(Json)
    numbering: Mapped[Numbering] = mapped_column(default=Numbering.RESTARTS)
    times: Mapped[Times] = mapped_column(default=Times.SPANS)
    index_row: Mapped[Any] = mapped_column(Json)
    caption: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    unit: Mapped[str] = mapped_column(default="đồng")
    unit_line: Mapped[bool] = mapped_column(default=False)
    zero: Mapped[str] = mapped_column(default="0")
    empty: Mapped[str] = mapped_column(default="")
    total: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    repeat: Mapped[Repeat] = mapped_column(default=Repeat.HEADS)
    target: Mapped[str] = mapped_column(default="")
    unmerged: Mapped[Any] = mapped_column(Json)
    form: Mapped[TableForm] = mapped_column(default=TableForm.TABLE)


class FreeTable(Keyed, PlanPart, Base):
    """Bảng tự lập."""

    __tablename__ = "free_table"

    name: Mapped[str]


class FreeRow(Keyed, PlanPart, Base):
    """A row of a free table: its cells are rich texts in one JSON value."""

    __tablename__ = "free_row"

    table_id: Mapped[int] = mapped_column(link("free_table.id"), index=True)
    cells: Mapped[Any] = mapped_column(Json)
    head: Mapped[bool] = mapped_column(default=False)


class IndicatorForm(Keyed, PlanPart, Base):
    """Biểu chỉ tiêu; ``columns`` are codes with their titles."""

    __tablename__ = "indicator_form"

    name: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    columns: Mapped[Any] = mapped_column(Json)


class Indicator(Keyed, PlanPart, Base):
    """Chỉ tiêu; ``values`` are (column code, decimal text) pairs."""

    __tablename__ = "indicator"

    form_id: Mapped[int] = mapped_column(link("indicator_form.id"), index=True)
    name: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    level: Mapped[int] = mapped_column(default=1)
    unit: Mapped[str] = mapped_column(default="")
    values: Mapped[Any] = mapped_column("column_values", Json)
    note: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    numbered: Mapped[bool] = mapped_column(default=True)
    across: Mapped[bool] = mapped_column(default=False)


class MailingEntry(Keyed, PlanPart, Base):
    """Nơi gửi; ``count`` offices stand behind one row."""

    __tablename__ = "mailing_entry"

    name: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    count: Mapped[int] = mapped_column("office_count", default=1)


class TeamMember(Keyed, PlanPart, Base):
    """Thành viên đoàn."""

    __tablename__ = "team_member"

    role: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    post: Mapped[str] = mapped_column(default="")
    agency: Mapped[str] = mapped_column(default="")
