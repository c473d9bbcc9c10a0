"""Tables of a plan: which facts they show, in which columns; and rows of its own making."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from isodesk.facts.kinds import Numbering, Repeat, TableForm, TableSource, Times
from isodesk.facts.richtext import EMPTY, RichText

OF_PLAN = "plan"
"""The target of a paper's table that shows the budget of the plan it travels with."""


@dataclass(frozen=True)
class TableColumn:
    """A column as this table prints it. ``code`` names the declared column (``number``, ``name``,
    ``lead``, ``year:2018`` …); ``title`` empty keeps the declared title; ``group`` is the head
    above it (equal neighbours share one); ``width`` in mm, None = by content. ``counts`` is the
    unit word after the count that a group row shows in a column of marks (``17 HTQLCL``); empty:
    no count there."""

    code: str
    title: RichText = EMPTY
    group: RichText = EMPTY
    width: float | None = None
    merge_equal: bool = False
    counts: str = ""


_MAY_BE_LINES = (TableSource.BUDGET, TableSource.MAILING, TableSource.LATE, TableSource.NEXT)


@dataclass(frozen=True)
class PlanTable:
    """A derived table at a place of the text.

    ``empty`` and ``zero`` are what an empty amount and a zero print as. ``unit`` is the money unit
    of display (đồng, nghìn đồng, triệu đồng), printed as a line above when ``unit_line``.
    ``total`` is the title of the sum row (empty: none); ``index_row`` are its cells (A, 1, 2, 3).
    ``unmerged`` names cells (row key/column code) excepted from merging. ``form`` prints a budget
    or a mailing list as lines; a mailing list without columns does so too. ``target`` is the key of
    the free table or form that it shows, or the scale of a roadmap (empty: what has room).
    """

    key: str
    source: TableSource
    columns: tuple[TableColumn, ...] = ()
    numbering: Numbering = Numbering.RESTARTS
    times: Times = Times.SPANS
    index_row: tuple[str, ...] = ()
    caption: RichText = EMPTY
    unit: str = "đồng"
    unit_line: bool = False
    zero: str = "0"
    empty: str = ""
    total: RichText = EMPTY
    repeat: Repeat = Repeat.HEADS
    target: str = ""
    unmerged: tuple[str, ...] = ()
    form: TableForm = TableForm.TABLE

    @property
    def in_lines(self) -> bool:
        """Whether it prints as lines instead of a table."""
        bare = self.source is TableSource.MAILING and not self.columns
        return bare or (self.form is TableForm.LINES and self.source in _MAY_BE_LINES)


@dataclass(frozen=True)
class FreeRow:
    """A row of a free table: one text a column."""

    key: str
    cells: tuple[RichText, ...] = ()
    head: bool = False


@dataclass(frozen=True)
class FreeTable:
    """Bảng tự lập."""

    key: str
    name: str
    rows: tuple[FreeRow, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """A row of an indicator form: values per column code, empty = a blank to fill.

    ``across`` prints its words over the whole row: a heading or a remark between the indicators.
    """

    key: str
    name: RichText
    level: int = 1
    unit: str = ""
    values: tuple[tuple[str, Decimal], ...] = ()
    note: RichText = EMPTY
    numbered: bool = True
    across: bool = False


@dataclass(frozen=True)
class IndicatorColumn:
    """A column of values of a form; ``code`` names it among the form's columns."""

    code: str
    title: RichText = EMPTY


@dataclass(frozen=True)
class IndicatorForm:
    """Biểu chỉ tiêu."""

    key: str
    name: RichText
    columns: tuple[IndicatorColumn, ...] = ()
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True)
class MailingEntry:
    """A row of the mailing list; ``count`` offices stand behind it (33–43 stands for 11)."""

    key: str
    name: RichText
    count: int = 1


@dataclass(frozen=True)
class TeamMember:
    """Thành viên đoàn kiểm tra."""

    key: str
    role: str
    name: str = ""
    post: str = ""
    agency: str = ""
