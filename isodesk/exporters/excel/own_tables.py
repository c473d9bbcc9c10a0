"""Forms, lists and tables of the plan's own, a sheet each, as they print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from isodesk.documents.columns import Column, TableContext, shown_columns
from isodesk.documents.parts import Align, RowKind, Table, TableRow, plain
from isodesk.documents.tables import build_table
from isodesk.exporters.excel.layout import add_title, fitted_widths, number_content
from isodesk.exporters.excel.sheet import Content, Sheet, Style
from isodesk.exporters.excel.styles import (
    AMOUNT,
    CENTRED,
    GROUP,
    GROUP_AMOUNT,
    GROUP_CENTRED,
    HEAD,
    INDEX,
    TEXT,
    amount_format,
)
from isodesk.facts import Indicator, Orientation, PlanTable, TableColumn, TableSource

_LONGEST_NAME = 31
_OTHERS = ("Kinh phí", "Lộ trình", "Đối tượng áp dụng", "Nhiệm vụ", "Thông tin chung")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_PORTRAIT = 178.0
_LANDSCAPE = 262.0
_ITEM = {Align.CENTRE: CENTRED, Align.RIGHT: AMOUNT}
_GROUP = {Align.CENTRE: GROUP_CENTRED, Align.RIGHT: GROUP_AMOUNT}


def own_sheets(context: TableContext) -> list[Sheet]:
    """A sheet for each form, the mailing list, the team and each free table of the plan."""
    sheets: list[Sheet] = []
    names = set(_OTHERS)
    for table, title in _tables(context):
        name = free_name(title, names)
        names.add(name)
        sheets.append(_sheet(context, table, name, title))
    return sheets


def _tables(context: TableContext) -> Iterator[tuple[PlanTable, str]]:
    """The tables with their names; what the text does not print stands as declared."""
    plan = context.plan
    for form in plan.indicator_forms:
        yield _printed(context, TableSource.INDICATORS, form.key), context.fields.text(form.name)
    if plan.mailing:
        yield _printed(context, TableSource.MAILING), "Danh sách gửi"
    if plan.team:
        yield _printed(context, TableSource.TEAM), "Đoàn kiểm tra"
    for free in plan.free_tables:
        yield _printed(context, TableSource.FREE, free.key), free.name


def _printed(context: TableContext, source: TableSource, target: str = "") -> PlanTable:
    """The plan's table, with the columns in which forms hide something shown as well."""
    tables = (t for t in context.plan.tables if t.source is source and t.target == target)
    return next(tables, PlanTable("", source, target=target))


def free_name(title: str, taken: set[str]) -> str:
    """A name for a sheet that no other has: the first words of ``title``."""
    whole = " ".join(_FORBIDDEN.sub(" ", title).split()) or "Bảng"
    name, at = _shortened(whole, _LONGEST_NAME), 2
    while name.casefold() in {other.casefold() for other in taken}:
        again = f" ({at})"
        name = _shortened(whole, _LONGEST_NAME - len(again)) + again
        at += 1
    return name


def _shortened(name: str, length: int) -> str:
    """The first words of a name: half a year or half a word says something else."""
    if len(name) <= length:
        return name
    words = name[:length].rpartition(" ")[0].rstrip(" ,;:-–")
    return f"{words or name[: length - 1]}…"


def _sheet(context: TableContext, table: PlanTable, name: str, title: str) -> Sheet:
    table = _with_hidden(context, table)
    columns = shown_columns(context.plan, table)
    built = build_table(context, table)
    annexes = context.plan.annexes
    annex = next((a for a in annexes if any(b.table == table.key for b in a.blocks)), None)
    broad = annex is not None and annex.orientation is Orientation.LANDSCAPE
    wide = len(columns) > 6 or broad
    keys = [row.key for row in built.rows]
    width = _LANDSCAPE if wide else _PORTRAIT
    widths = fitted_widths(context, columns, keys, width) or [width]
    sheet = Sheet(name, widths, landscape=wide)
    add_title(sheet, context, table, title)
    _add_rows(sheet, context, columns, built)
    return sheet


def _with_hidden(context: TableContext, table: PlanTable) -> PlanTable:
    """Columns of a form or list that do not print but hold something stand at the end."""
    if not table.columns:
        return table
    codes = {column.code for column in table.columns}
    everything = shown_columns(context.plan, replace(table, columns=()))
    keys = [row.key for row in build_table(context, replace(table, columns=())).rows]
    hidden = tuple(
        TableColumn(column.code)
        for column in everything
        if column.code not in codes
        and column.code != "number"
        and any(context.text(column.value(context, key)) for key in keys)
    )
    index = table.index_row if not hidden else ()
    return replace(table, columns=(*table.columns, *hidden), index_row=index)


def _add_rows(
    sheet: Sheet, context: TableContext, columns: tuple[Column, ...], built: Table
) -> None:
    first = sheet.last_row + 1
    open_runs: dict[int, int] = {}
    for row in (*built.heads, *built.rows):
        _add_row(sheet, context, columns, row, open_runs)
        if row is (built.heads[-1] if built.heads else None):
            sheet.heads = (first, sheet.last_row)
    _close(sheet, open_runs, range(1, sheet.columns + 1), sheet.last_row)


def _add_row(
    sheet: Sheet,
    context: TableContext,
    columns: tuple[Column, ...],
    row: TableRow,
    open_runs: dict[int, int],
) -> None:
    """Put a row; ``open_runs`` are the rows in which joined cells began, by column."""
    at, number = 1, sheet.last_row + 1
    for cell in row.cells:
        style = _style(row, cell.align)
        if cell.joined:
            open_runs.setdefault(at, number - 1)
            sheet.put(number, at, None, style)
        else:
            _close(sheet, open_runs, (at,), number - 1)
            content = _content(context, columns[at - 1], row, plain(cell.text))
            if isinstance(content, Decimal):
                style = replace(style, number=amount_format(content))
            sheet.put(number, at, content, style)
            for beside in range(at + 1, at + cell.across):
                sheet.put(number, beside, None, style)
            sheet.merge(number, at, number, at + cell.across - 1)
        at += cell.across


def _close(sheet: Sheet, open_runs: dict[int, int], columns: Iterable[int], last: int) -> None:
    for column in columns:
        first = open_runs.pop(column, None)
        if first is not None:
            sheet.merge(first, column, last, column)


def _style(row: TableRow, align: Align) -> Style:
    match row.kind:
        case RowKind.HEAD:
            return HEAD
        case RowKind.INDEX:
            return INDEX
        case RowKind.ITEM:
            return _ITEM.get(align, TEXT)
    return _GROUP.get(align, GROUP)


def cell_style(row: TableRow, align: Align, content: Content) -> Style:
    """How a cell of a printed table looks on a sheet; sums as Excel shows sums."""
    style = _style(row, align)
    is_sum = isinstance(content, int) and align is Align.RIGHT
    return replace(style, number="#,##0") if is_sum else style


def _content(context: TableContext, column: Column, row: TableRow, text: str) -> Content:
    """Values and row numbers as numbers, all else as the words that print."""
    found = context.rows.get(row.key)
    if row.kind in (RowKind.HEAD, RowKind.INDEX):
        return text or None
    if isinstance(found, Indicator) and column.code.startswith("value:"):
        return dict(found.values).get(column.code.removeprefix("value:"))
    return (number_content(text) if column.code == "number" else text) or None
