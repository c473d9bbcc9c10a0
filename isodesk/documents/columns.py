"""Every column of every table of a plan, declared once.

The grid, PDF and Excel read their titles, widths and values here. A value is read by the row's
key: that of a task, subject, budget line, group or other row of the table's source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, partial

from isodesk.documents.parts import Align
from isodesk.documents.report_columns import summary_words, task_words, unit_words
from isodesk.facts import (
    REPORT_SOURCES,
    BudgetLine,
    FreeRow,
    Indicator,
    MailingEntry,
    PlanFacts,
    PlanSubject,
    PlanTable,
    RichText,
    SubjectGroup,
    TableColumn,
    TableSource,
    Task,
    TaskGroup,
    TeamMember,
    Times,
)
from isodesk.facts.costs import product_text
from isodesk.facts.fields import DOTS, FieldContext
from isodesk.facts.numbering import (
    indicator_numbers,
    line_numbers,
    mailing_numbers,
    subject_numbers,
    task_numbers,
)
from isodesk.facts.reporting import Reported, percent_words
from isodesk.facts.richtext import EMPTY
from isodesk.facts.summing_up import UnitSummary, unit_summaries
from isodesk.facts.tables import OF_PLAN
from isodesk.vietnamese.amounts import format_decimal, format_number, padded


class ColumnKind(StrEnum):
    """What the values of a column are."""

    NUMBER = "number"
    TEXT = "text"
    PERIOD = "period"
    AGENCIES = "agencies"
    MARK = "mark"
    AMOUNT = "amount"


Row = (
    Task
    | TaskGroup
    | PlanSubject
    | SubjectGroup
    | BudgetLine
    | FreeRow
    | Indicator
    | MailingEntry
    | TeamMember
)
Value = RichText | str | int | None
"""RichText or str for text, ``X`` and its footnote for a mark, int for đồng, None for empty."""


@dataclass(frozen=True)
class TableContext:
    """A plan with all that the values of its tables need, computed once."""

    plan: PlanFacts
    fields: FieldContext
    rows: Mapping[str, Row]
    numbers: Mapping[str, str]
    marks: Mapping[tuple[str, str], str]
    reported: Reported | None = None

    @classmethod
    def of(cls, plan: PlanFacts) -> TableContext:
        """Number every row of ``plan`` and compute its totals."""
        fields = FieldContext.of(plan)
        plan = fields.plan
        numbers = task_numbers(plan) | subject_numbers(plan) | line_numbers(plan.budget_lines)
        numbers |= mailing_numbers(plan.mailing)
        numbers |= {member.key: str(i) for i, member in enumerate(plan.team, 1)}
        for form in plan.indicator_forms:
            numbers |= indicator_numbers(plan, form)
        marks = {(m.subject, m.column): "X" + m.footnote for m in plan.marks}
        return cls(plan, fields, _rows(plan), numbers, marks)

    def behind(self, table: PlanTable) -> TableContext:
        """What ``table`` reads: this plan, one that a paper travels with, or one of a report."""
        if table.source in REPORT_SOURCES:
            found = self.fields.reporting and self.fields.reporting.plan(table.target)
            return replace(TableContext.of(found.plan), reported=found) if found else self
        parent = self.plan.parent if table.target == OF_PLAN else None
        return TableContext.of(parent) if parent else self

    @cached_property
    def summaries(self) -> Mapping[str, UnitSummary]:
        """The units of a plan that is reported on, by key."""
        found = unit_summaries(self.reported) if self.reported else ()
        return {unit.key: unit for unit in found}

    def text(self, value: Value) -> str:
        """The plain text of a value that is not money."""
        if isinstance(value, RichText):
            return self.fields.text(value)
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Column:
    """A column: its declaration, or what a table of the plan made of it.

    ``width`` in mm is a hint, ``fixed`` what the table asks for. ``group`` is the head above it,
    ``counts`` the unit of the counts in its group rows.
    """

    code: str
    title: RichText
    kind: ColumnKind
    width: float
    align: Align
    value: Callable[[TableContext, str], Value]
    group: RichText = EMPTY
    fixed: float | None = None
    merge_equal: bool = False
    counts: str = ""

    @property
    def is_tight(self) -> bool:
        """True when the column is as wide as its content needs."""
        return self.kind in (ColumnKind.NUMBER, ColumnKind.MARK, ColumnKind.AMOUNT)


def declared_columns(plan: PlanFacts, source: TableSource, target: str = "") -> tuple[Column, ...]:
    """All columns that a table of this source may show, in their usual order.

    ``target`` is the key of the free table or indicator form.
    """
    match source:
        case TableSource.TASKS:
            return _TASKS
        case TableSource.MATRIX | TableSource.INSPECTION:
            return (_NUMBER, _UNIT_NAME, *_mark_columns(plan), _NOTE)
        case TableSource.BUDGET:
            return (_NUMBER, _LINE_NAME, *_amount_columns(plan), _SUM, _NOTE)
        case TableSource.MAILING:
            return (_NUMBER, _MAILING_NAME)
        case TableSource.INDICATORS:
            return (_NUMBER, _INDICATOR_NAME, _UNIT, *_indicator_columns(plan, target), _NOTE)
        case TableSource.FREE:
            return _free_columns(plan, target)
        case TableSource.TEAM:
            return _TEAM
        case TableSource.ROADMAP:
            return _ROADMAP
        case _:
            return _OF_REPORT[source]


def shown_columns(plan: PlanFacts, table: PlanTable) -> tuple[Column, ...]:
    """The columns that ``table`` prints: chosen, ordered and renamed by it, else all declared."""
    declared = declared_columns(plan, table.source, table.target)
    if _has_deadlines(plan, table):
        declared = tuple(_as_deadline(column) for column in declared)
    if not table.columns:
        return declared
    known = {column.code: column for column in (*declared, *_WISHED.get(table.source, ()))}
    return tuple(_shown(known[c.code], c) for c in table.columns if c.code in known)


def _has_deadlines(plan: PlanFacts, table: PlanTable) -> bool:
    """Whether the times of tasks are deadlines; a roadmap shows them as the table of tasks does."""
    tasks = (t for t in plan.tables if t.source is TableSource.TASKS)
    tables = {TableSource.TASKS: (table,), TableSource.ROADMAP: tasks}.get(table.source, ())
    return any(each.times is Times.DEADLINES for each in tables)


def _shown(column: Column, wish: TableColumn) -> Column:
    return replace(
        column,
        title=wish.title if wish.title.parts else column.title,
        group=wish.group if wish.group.parts else column.group,
        fixed=wish.width,
        merge_equal=wish.merge_equal,
        counts=wish.counts,
    )


def _as_deadline(column: Column) -> Column:
    if column.code != "period":
        return column
    return replace(column, title=RichText.of("Thời gian hoàn thành"))


def _number(context: TableContext, key: str) -> Value:
    return context.numbers.get(key, "")


def _read(name: str, context: TableContext, key: str) -> Value:
    value: Value = getattr(context.rows.get(key), name, None)
    return value


def _name(context: TableContext, key: str) -> Value:
    match context.rows.get(key):
        case TaskGroup() as group:
            return group.title
        case Task() as task:
            return task.content
        case FreeRow() | None:
            return None
        case row:
            return row.name


def _period(context: TableContext, key: str) -> Value:
    row = context.rows.get(key)
    return row.period.text if isinstance(row, Task) else None


def _mark(column: str, context: TableContext, key: str) -> Value:
    return context.marks.get((key, column))


def group_count(context: TableContext, column: Column, group: str) -> Value:
    """``17 HTQLCL``: how many of a group are marked in a column that counts; None for no one."""
    code = column.code.removeprefix("mark:")
    key = next((c.key for c in context.plan.columns if c.code == code), "")
    number = context.fields.counts.number(group, key) if key else 0
    return f"{padded(number)} {column.counts}" if number else None


def _amount(column: str, context: TableContext, key: str) -> Value:
    return context.fields.totals.cells.get((key, column))


def _product(context: TableContext, key: str) -> Value:
    """``50 xã x 20.000.000 đồng/xã``, year by year where the years differ."""
    row, plan = context.rows.get(key), context.plan
    if not isinstance(row, BudgetLine):
        return None
    titles = {column.key: context.fields.text(column.title) for column in plan.budget_columns}
    said = {a.column: product_text(plan, row, a, DOTS) for a in row.amounts if a.factors}
    if len(titles) == 1 or (len(set(said.values())) == 1 and len(said) == len(titles)):
        return next(iter(said.values()), None)
    for amount in row.amounts:
        if amount.value is not None:
            said[amount.column] = f"{format_number(amount.value)} đồng"
    return "\n".join(f"{title}: {said[key]}" for key, title in titles.items() if key in said)


def _total(context: TableContext, key: str) -> Value:
    return context.fields.totals.rows.get(key)


def _indicator(code: str, context: TableContext, key: str) -> Value:
    row = context.rows.get(key)
    values = dict(row.values) if isinstance(row, Indicator) else {}
    return format_decimal(values[code]) if code in values else None


def _free_cell(index: int, context: TableContext, key: str) -> Value:
    row = context.rows.get(key)
    cells = row.cells if isinstance(row, FreeRow) else ()
    return cells[index] if index < len(cells) else None


def _came_of(code: str, context: TableContext, key: str) -> Value:
    row = context.rows.get(key)
    if context.reported is None or not isinstance(row, Task):
        return None
    return task_words(context.reported, row, code)


def _units(what: str, so_far: bool, context: TableContext, key: str) -> Value:
    """Of the group ``key``, "" for all."""
    if context.reported is None:
        return None
    return unit_words(context.reported.units(key, so_far=so_far), what)


def _summary(what: str, context: TableContext, key: str) -> Value:
    unit = context.summaries.get(key)
    return summary_words(unit, what) if unit else None


def _money(what: str, context: TableContext, key: str) -> Value:
    """Of the budget line ``key``, "" for all."""
    if context.reported is None:
        return None
    row = context.reported.money(key)
    if what == "percent":
        return percent_words(row.share)
    value: int | None = getattr(row, what)
    return value


def _column(
    code: str,
    title: str,
    kind: ColumnKind,
    width: float,
    value: Callable[[TableContext, str], Value],
    align: Align = Align.LEFT,
) -> Column:
    return Column(code, RichText.of(title), kind, width, align, value)


def _named(code: str, title: str, width: float, kind: ColumnKind = ColumnKind.TEXT) -> Column:
    return _column(code, title, kind, width, partial(_read, code))


_NUMBER_TITLES = ("TT", "STT", "Số TT")
_NUMBER = _column("number", "TT", ColumnKind.NUMBER, 10, _number, Align.CENTRE)
_NOTE = _named("note", "Ghi chú", 24)
_TASKS = (
    _NUMBER,
    _column("content", "Nội dung thực hiện", ColumnKind.TEXT, 70, _name),
    _column("period", "Thời gian thực hiện", ColumnKind.PERIOD, 26, _period, Align.CENTRE),
    _named("lead", "Chủ trì", 36, ColumnKind.AGENCIES),
    _named("support", "Phối hợp thực hiện", 36, ColumnKind.AGENCIES),
    _named("audience", "Đối tượng thực hiện", 50),
    _named("product", "Sản phẩm", 36),
    _named("cost", "Kinh phí", 26),
    _NOTE,
)
_ROADMAP = _TASKS[:3]
_UNIT_NAME = _column("name", "Tên cơ quan, đơn vị", ColumnKind.TEXT, 80, _name)
_LINE_NAME = _column("name", "Nội dung chi", ColumnKind.TEXT, 60, _name)
_MAILING_NAME = _column("name", "Cơ quan, đơn vị", ColumnKind.TEXT, 120, _name)
_TEAM = (
    _NUMBER,
    _column("name", "Họ và tên", ColumnKind.TEXT, 44, _name),
    _named("post", "Chức vụ", 36),
    _named("agency", "Cơ quan, đơn vị", 44),
    _named("role", "Nhiệm vụ trong Đoàn", 36),
)
_CENTRED = Align.CENTRE
_STANDING = _column(
    "standing", "Trạng thái", ColumnKind.TEXT, 22, partial(_came_of, "standing"), _CENTRED
)
_REASON = _column("reason", "Lý do", ColumnKind.TEXT, 36, partial(_came_of, "reason"))
_RESULTS = (
    *_TASKS[:5],
    _STANDING,
    _column("outcome", "Kết quả", ColumnKind.TEXT, 40, partial(_came_of, "outcome")),
    _column(
        "completed_on",
        "Ngày hoàn thành",
        ColumnKind.TEXT,
        22,
        partial(_came_of, "completed_on"),
        _CENTRED,
    ),
    _column("evidence", "Văn bản minh chứng", ColumnKind.TEXT, 40, partial(_came_of, "evidence")),
    _REASON,
)
_LATE = (
    *_TASKS[:5],
    _STANDING,
    _column("overdue", "Số ngày chậm", ColumnKind.TEXT, 18, partial(_came_of, "overdue"), _CENTRED),
    _REASON,
)
_UNIT_GROUP = _column("name", "Nhóm cơ quan, đơn vị", ColumnKind.TEXT, 70, _name)
_UNIT_COUNTS = tuple(
    replace(
        _column(
            f"{what}{'_so_far' if so_far else ''}",
            title,
            ColumnKind.TEXT,
            20,
            partial(_units, what, so_far),
            _CENTRED,
        ),
        group=RichText.of("Cộng dồn đến hết kỳ" if so_far else "Trong kỳ báo cáo"),
    )
    for so_far in (False, True)
    for what, title in (
        ("planned", "Kế hoạch"),
        ("done", "Hoàn thành"),
        ("percent", "Tỷ lệ (%)"),
    )
)
_MONEY_SUMS = tuple(
    _column(what, title, ColumnKind.AMOUNT, 26, partial(_money, what), Align.RIGHT)
    for what, title in (
        ("planned", "Kế hoạch"),
        ("granted", "Được giao"),
        ("spent", "Đã thực hiện"),
        ("left", "Còn lại"),
    )
)
_SHARE = _column("percent", "Tỷ lệ (%)", ColumnKind.TEXT, 16, partial(_money, "percent"), _CENTRED)
_UNITS = (
    _column("number", "Hạng chậm", ColumnKind.TEXT, 15, partial(_summary, "number"), _CENTRED),
    _column("name", "Cơ quan, đơn vị", ColumnKind.TEXT, 60, partial(_summary, "name")),
    _column("group", "Nhóm", ColumnKind.TEXT, 40, partial(_summary, "group")),
    *(
        _column(code, title, ColumnKind.TEXT, 17, partial(_summary, code), _CENTRED)
        for code, title in (
            ("all", "Số việc"),
            ("done", "Hoàn thành"),
            ("done_late", "Hoàn thành chậm"),
            ("overdue", "Quá hạn"),
            ("percent", "Tỷ lệ (%)"),
            ("days", "Số ngày chậm"),
            ("reported", "Báo cáo"),
        )
    ),
)
_OF_REPORT = {
    TableSource.UNITS: _UNITS,
    TableSource.RESULTS: _RESULTS,
    TableSource.LATE: _LATE,
    TableSource.NEXT: _TASKS[:5],
    TableSource.OUTCOMES: (_NUMBER, _UNIT_GROUP, *_UNIT_COUNTS),
    TableSource.SPENDING: (_NUMBER, _LINE_NAME, *_MONEY_SUMS, _SHARE),
    TableSource.CHARTS: (),
}
_INDICATOR_NAME = _column("name", "Chỉ tiêu", ColumnKind.TEXT, 60, _name)
_UNIT = _column("unit", "Đơn vị tính", ColumnKind.TEXT, 20, partial(_read, "unit"), Align.CENTRE)
_PRODUCT = _column("product", "Cách tính", ColumnKind.TEXT, 50, _product)
_WISHED = {TableSource.BUDGET: (_PRODUCT,)}
"""Columns that a table shows only where it names them."""
_SUM = _column("total", "Tổng cộng", ColumnKind.AMOUNT, 24, _total, Align.RIGHT)


def _mark_columns(plan: PlanFacts) -> tuple[Column, ...]:
    return tuple(
        Column(f"mark:{c.code}", c.title, ColumnKind.MARK, 22, Align.CENTRE, partial(_mark, c.key))
        for c in plan.columns
    )


def _amount_columns(plan: PlanFacts) -> tuple[Column, ...]:
    return tuple(
        Column(
            f"amount:{c.code}",
            c.title,
            ColumnKind.AMOUNT,
            22,
            Align.RIGHT,
            partial(_amount, c.key),
        )
        for c in plan.budget_columns
    )


def _indicator_columns(plan: PlanFacts, target: str) -> tuple[Column, ...]:
    forms = (form for form in plan.indicator_forms if form.key == target)
    return tuple(
        Column(
            f"value:{column.code}",
            column.title,
            ColumnKind.TEXT,
            24,
            Align.RIGHT,
            partial(_indicator, column.code),
        )
        for form in forms
        for column in form.columns
    )


def _free_columns(plan: PlanFacts, target: str) -> tuple[Column, ...]:
    rows = next((table.rows for table in plan.free_tables if table.key == target), ())
    titles = next((row.cells for row in rows if row.head), ())
    count = max((len(row.cells) for row in rows), default=0)
    columns = (
        Column(
            f"c{i + 1}",
            titles[i] if i < len(titles) else EMPTY,
            ColumnKind.TEXT,
            40,
            Align.LEFT,
            partial(_free_cell, i),
        )
        for i in range(count)
    )
    return tuple(
        replace(column, align=Align.CENTRE)
        if column.title.plain().strip() in _NUMBER_TITLES
        else column
        for column in columns
    )


def _rows(plan: PlanFacts) -> dict[str, Row]:
    rows: list[Row] = [*plan.task_groups, *plan.tasks, *plan.groups, *plan.subjects]
    rows += [*plan.budget_lines, *plan.mailing, *plan.team]
    rows += [row for table in plan.free_tables for row in table.rows]
    rows += [row for form in plan.indicator_forms for row in form.indicators]
    return {row.key: row for row in rows}
