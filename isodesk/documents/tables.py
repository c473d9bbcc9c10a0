"""A table of the plan as a neutral table: heads, numbered rows, groups, totals, merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from isodesk.documents.budget_lines import budget_lines
from isodesk.documents.columns import (
    Column,
    ColumnKind,
    TableContext,
    Value,
    group_count,
    shown_columns,
)
from isodesk.documents.groups import grouped_subjects, grouped_tasks
from isodesk.documents.inline import inline, words
from isodesk.documents.parts import (
    Align,
    Cell,
    Inline,
    Paragraph,
    Part,
    Piece,
    RowKind,
    Table,
    TableRow,
    TableWidth,
    plain,
)
from isodesk.documents.profile import Profile
from isodesk.documents.report_charts import chart_parts
from isodesk.documents.report_columns import late_words, next_words, report_rows
from isodesk.facts import (
    REPORT_SOURCES,
    Indicator,
    Numbering,
    PlanFacts,
    PlanTable,
    Repeat,
    RichText,
    TableSource,
)
from isodesk.facts.fields import MONEY_UNITS
from isodesk.facts.totals import parent_keys
from isodesk.vietnamese.amounts import format_amount
from isodesk.vietnamese.text import capital_first

_MARK = "X"
_OF_TASKS = (
    TableSource.TASKS,
    TableSource.ROADMAP,
    TableSource.RESULTS,
    TableSource.NEXT,
)
_REMARKS = ("note", "product")
"""Columns that say something of a row's name and sums, and so do not share their weight."""


def table_parts(context: TableContext, table: PlanTable, profile: Profile) -> tuple[Part, ...]:
    """The table with its caption and its line of the money unit; or lines, or pictures."""
    parts: list[Part] = []
    place = f"tables/{table.key}"
    if table.caption.parts:
        caption = inline(context.fields, table.caption)
        parts.append(Paragraph("table.caption", caption, place=f"{place}/caption"))
    if table.source is TableSource.CHARTS:
        return (*parts, *chart_parts(context, table))
    if table.in_lines:
        return (*parts, *_LINES[table.source](context, table))
    if table.unit_line:
        unit = profile.labels.unit + capital_first(table.unit)
        parts.append(Paragraph("table.unit", words(unit)))
    built = build_table(context, table)
    return (*parts, built) if built.widths else tuple(parts)


def _mailing_lines(context: TableContext, table: PlanTable) -> Iterator[Paragraph]:
    """``33-43. UBND các huyện`` as its name is styled."""
    for entry in context.plan.mailing:
        named = inline(context.fields, entry.name)
        bold = all(piece.bold for piece in named if isinstance(piece, Piece))
        # A no-break space keeps the number with its first word.
        before = words(f"{context.numbers[entry.key]}.\u00a0", bold=bold and bool(named))
        yield Paragraph("list", (*before, *named), place=f"mailing/{entry.key}")


def _task_lines(context: TableContext, table: PlanTable) -> Iterator[Paragraph]:
    """``- Tổ chức tập huấn (chủ trì: Sở Nội vụ; thời gian: Quý II năm 2019; quá hạn);``."""
    context = context.behind(table)
    reported = context.reported
    if reported is None:
        return
    tasks = reported.late if table.source is TableSource.LATE else reported.next
    for at, task in enumerate(tasks, 1):
        late = table.source is TableSource.LATE
        said = late_words(reported, task) if late else next_words(task)
        named = " ".join(context.text(task.content).split()).rstrip(" .;")
        end = "." if at == len(tasks) else ";"
        text = words(f"-\u00a0{named}{f' ({said})' if said else ''}{end}")
        yield Paragraph("body", text, place=f"tables/{table.key}", number="-")


_LINES: dict[TableSource, Callable[[TableContext, PlanTable], Iterator[Paragraph]]] = {
    TableSource.BUDGET: budget_lines,
    TableSource.MAILING: _mailing_lines,
    TableSource.LATE: _task_lines,
    TableSource.NEXT: _task_lines,
}


def build_table(context: TableContext, table: PlanTable) -> Table:
    """The rows and columns of ``table`` with every value as it prints."""
    context = context.behind(table)
    columns = shown_columns(context.plan, table)
    heads = tuple(_heads(context, table, columns))
    rows = tuple(_merged(_rows(context, table, columns), columns, table))
    if not rows and columns:  # a table that nobody filled in yet has room for a pen
        rows = (TableRow(RowKind.ITEM, tuple(Cell() for _ in columns)),)
    index = [i for i, row in enumerate(heads) if row.kind is RowKind.INDEX]
    only_index = table.repeat is Repeat.INDEX_ROW and index
    return Table(
        widths=tuple(TableWidth(c.width, c.fixed, c.is_tight) for c in columns),
        heads=heads,
        rows=rows,
        repeat_from=index[0] if only_index else 0,
        place=f"tables/{table.key}",
    )


def _heads(
    context: TableContext, table: PlanTable, columns: Sequence[Column]
) -> Iterator[TableRow]:
    titles = [
        Cell(inline(context.fields, column.title), Align.CENTRE, place=_head_place(table, column))
        for column in columns
    ]
    if any(column.group.parts for column in columns):
        yield TableRow(RowKind.HEAD, tuple(_upper_heads(context, columns, titles)))
        titles = [
            cell if column.group.parts else replace(cell, joined=True)
            for cell, column in zip(titles, columns, strict=True)
        ]
    yield TableRow(RowKind.HEAD, tuple(titles))
    free = next((f for f in context.plan.free_tables if f.key == table.target), None)
    for row in [row for row in free.rows if row.head][1:] if free else ():
        yield _row(context, table, columns, RowKind.HEAD, row.key)
    if table.index_row:
        marks = (*table.index_row, *[""] * len(columns))[: len(columns)]
        yield TableRow(RowKind.INDEX, tuple(Cell(words(m), Align.CENTRE) for m in marks))


def _head_place(table: PlanTable, column: Column) -> str:
    match table.source:
        case TableSource.MATRIX | TableSource.INSPECTION:
            return f"columns/{column.code}"
        case TableSource.BUDGET:
            return f"budget_columns/{column.code}"
        case _:
            return f"tables/{table.key}"


def _upper_heads(
    context: TableContext, columns: Sequence[Column], titles: Sequence[Cell]
) -> Iterator[Cell]:
    """The groups above neighbouring columns; a column without one fills both rows."""
    at = 0
    while at < len(columns):
        group = columns[at].group
        if not group.parts:
            yield titles[at]
            at += 1
            continue
        across = 1
        while at + across < len(columns) and columns[at + across].group == group:
            across += 1
        yield Cell(inline(context.fields, group), Align.CENTRE, across)
        at += across


def _rows(context: TableContext, table: PlanTable, columns: Sequence[Column]) -> Iterator[TableRow]:
    for kind, key in _keys(context, table):
        row = _row(context, table, columns, kind, key)
        yield _spanning(row, columns) if _spans(context, table, kind, key) else row
    if table.total.parts:
        yield _total_row(context, table, columns)


def _keys(context: TableContext, table: PlanTable) -> Iterator[tuple[RowKind, str]]:
    if table.source not in REPORT_SOURCES:
        yield from _ORDER[table.source](context.plan, table.target)
    elif context.reported is not None:
        yield from report_rows(context.reported, table.source)


def _spans(context: TableContext, table: PlanTable, kind: RowKind, key: str) -> bool:
    """Whether a row's words run over all columns after its number."""
    row = context.rows.get(key)
    if isinstance(row, Indicator):
        return row.across
    return kind is RowKind.GROUP and table.source in _OF_TASKS


def _task_keys(plan: PlanFacts, target: str) -> Iterator[tuple[RowKind, str]]:
    for group, tasks in grouped_tasks(plan):
        if group:
            yield RowKind.GROUP, group.key
        yield from ((RowKind.ITEM, task.key) for task in tasks)


def _subject_keys(plan: PlanFacts, target: str) -> Iterator[tuple[RowKind, str]]:
    for group, subjects in grouped_subjects(plan):
        if group:
            yield RowKind.GROUP, group.key
        yield from ((RowKind.ITEM, subject.key) for subject in subjects)


def _line_keys(plan: PlanFacts, target: str) -> Iterator[tuple[RowKind, str]]:
    parents = set(parent_keys(plan.budget_lines).values())
    # A chapter with no lines of its own looks like those that have some.
    for line in plan.budget_lines:
        is_group = line.level == 1 and parents
        yield RowKind.GROUP if is_group else RowKind.ITEM, line.key


def _mailing_keys(plan: PlanFacts, target: str) -> Iterator[tuple[RowKind, str]]:
    yield from ((RowKind.ITEM, entry.key) for entry in plan.mailing)


def _indicator_keys(plan: PlanFacts, target: str) -> Iterator[tuple[RowKind, str]]:
    rows = next((form.indicators for form in plan.indicator_forms if form.key == target), ())
    for row, below in zip(rows, (*rows[1:], None), strict=False):
        leads = row.level == 1 and below is not None and below.level > 1
        yield RowKind.GROUP if leads else RowKind.ITEM, row.key


def _team_keys(plan: PlanFacts, target: str) -> Iterator[tuple[RowKind, str]]:
    yield from ((RowKind.ITEM, member.key) for member in plan.team)


def _free_keys(plan: PlanFacts, target: str) -> Iterator[tuple[RowKind, str]]:
    tables = (table for table in plan.free_tables if table.key == target)
    yield from ((RowKind.ITEM, row.key) for t in tables for row in t.rows if not row.head)


_ORDER: dict[TableSource, Callable[[PlanFacts, str], Iterator[tuple[RowKind, str]]]] = {
    TableSource.TASKS: _task_keys,
    TableSource.MATRIX: _subject_keys,
    TableSource.INSPECTION: _subject_keys,
    TableSource.BUDGET: _line_keys,
    TableSource.MAILING: _mailing_keys,
    TableSource.INDICATORS: _indicator_keys,
    TableSource.FREE: _free_keys,
    TableSource.TEAM: _team_keys,
    TableSource.ROADMAP: _task_keys,
}


def _row(
    context: TableContext,
    table: PlanTable,
    columns: Sequence[Column],
    kind: RowKind,
    key: str,
) -> TableRow:
    cells = tuple(
        Cell(
            _printed(context, table, column, _value(context, column, kind, key)),
            column.align,
            place=f"{_row_place(table, kind, key)}/{column.code}",
            remark=column.code in _REMARKS,
        )
        for column in columns
    )
    return TableRow(kind, cells, key)


def _row_place(table: PlanTable, kind: RowKind, key: str) -> str:
    """The path of the facts behind a row."""
    match table.source:
        case TableSource.TASKS | TableSource.ROADMAP:
            return f"task_groups/{key}" if kind is RowKind.GROUP else f"tasks/{key}"
        case TableSource.MATRIX | TableSource.INSPECTION:
            return f"groups/{key}" if kind is RowKind.GROUP else f"subjects/{key}"
        case TableSource.BUDGET:
            return f"budget/{key}"
        case TableSource.MAILING:
            return f"mailing/{key}"
        case TableSource.INDICATORS:
            return f"indicator_forms/{table.target}/{key}"
        case TableSource.FREE:
            return f"free_tables/{table.target}/{key}"
        case TableSource.TEAM:
            return f"team/{key}"
        case _:
            return f"tables/{table.key}"


def _value(context: TableContext, column: Column, kind: RowKind, key: str) -> Value:
    if kind is RowKind.GROUP and column.counts:
        return group_count(context, column, key)
    return column.value(context, key)


def _printed(
    context: TableContext, table: PlanTable, column: Column, value: Value
) -> tuple[Inline, ...]:
    if column.kind is ColumnKind.AMOUNT:
        return words(amount_text(table, value if isinstance(value, int) else None))
    if column.kind is ColumnKind.NUMBER and table.numbering is Numbering.NONE:
        return ()
    if isinstance(value, RichText):
        return inline(context.fields, value)
    if column.kind is ColumnKind.MARK and isinstance(value, str) and value.startswith(_MARK):
        return (*words(_MARK), *words(value.removeprefix(_MARK), raised=True))
    return words(context.text(value))


def amount_text(table: PlanTable, value: int | None) -> str:
    """``value`` đồng as this table prints it: in its unit, with its own empty and zero."""
    if value is None:
        return table.empty
    if value == 0:
        return table.zero
    return format_amount(value, next((u for u in MONEY_UNITS if u == table.unit), "đồng"))


def _spanning(row: TableRow, columns: Sequence[Column]) -> TableRow:
    """A row whose words run over all columns after the number."""
    named = next((i for i, c in enumerate(columns) if c.code in ("content", "name")), 0)
    title = replace(row.cells[named], across=len(columns) - named)
    return replace(row, cells=(*row.cells[:named], title))


def _total_row(context: TableContext, table: PlanTable, columns: Sequence[Column]) -> TableRow:
    """The sum row: one cell over the table, or over its columns before the first amount."""
    title = inline(context.fields, table.total)
    if table.source in REPORT_SOURCES:
        return _report_total(context, table, columns, title)
    amounts = [i for i, column in enumerate(columns) if column.kind is ColumnKind.AMOUNT]
    if not amounts or amounts[0] == 0:
        return TableRow(RowKind.TOTAL, (Cell(title, Align.CENTRE, len(columns)),))
    totals = context.fields.totals
    sums = {f"amount:{c.code}": totals.columns[c.key] for c in context.plan.budget_columns}
    sums["total"] = totals.total
    cells = [
        Cell(
            words(amount_text(table, sums[column.code])) if column.code in sums else (),
            column.align,
            place=f"budget/total/{column.code}",
        )
        for column in columns[amounts[0] :]
    ]
    return TableRow(RowKind.TOTAL, (Cell(title, Align.CENTRE, amounts[0]), *cells))


def _report_total(
    context: TableContext, table: PlanTable, columns: Sequence[Column], title: tuple[Inline, ...]
) -> TableRow:
    """The sums of all rows; its words fill the columns before the first of them."""
    first = next((i for i, c in enumerate(columns) if c.code not in ("number", "name")), 0)
    cells = tuple(
        Cell(_printed(context, table, column, column.value(context, "")), column.align)
        for column in columns[first:]
    )
    lead = (Cell(title, Align.CENTRE, first),) if first else ()
    return TableRow(RowKind.TOTAL, (*lead, *cells))


def _merged(
    rows: Iterator[TableRow], columns: Sequence[Column], table: PlanTable
) -> Iterator[TableRow]:
    """Join equal neighbours below each other in the columns that ask for it."""
    above: TableRow | None = None
    for row in rows:
        both_items = (
            above is not None
            and above.kind is row.kind is RowKind.ITEM
            and len(above.cells) == len(row.cells) == len(columns)
        )
        yield _joined(above, row, columns, table) if above and both_items else row
        above = row


def _joined(
    above: TableRow, row: TableRow, columns: Sequence[Column], table: PlanTable
) -> TableRow:
    cells = tuple(
        replace(cell, joined=True)
        if column.merge_equal
        and plain(cell.text)
        and plain(cell.text) == plain(over.text)
        and f"{row.key}/{column.code}" not in table.unmerged
        else cell
        for column, cell, over in zip(columns, row.cells, above.cells, strict=True)
    )
    return replace(row, cells=cells)


def continued(row: TableRow, label: str) -> TableRow:
    """A group row as it stands again on the next page: number and title with ``(tiếp theo)``."""
    worded = [i for i, cell in enumerate(row.cells) if len(plain(cell.text)) > 0]
    titled = worded[1] if len(worded) > 1 else (worded[0] if worded else 0)
    cells = tuple(
        replace(cell, text=(*cell.text, Piece(label)) if i == titled else cell.text)
        if i <= titled
        else replace(cell, text=())
        for i, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells)
