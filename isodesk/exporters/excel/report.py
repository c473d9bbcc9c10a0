"""The tables of a report, a sheet each; sums of money are numbers, counts too."""

from __future__ import annotations

import re

from isodesk.documents.columns import Column, ColumnKind, TableContext, shown_columns
from isodesk.documents.parts import Table, TableRow, plain
from isodesk.documents.tables import build_table
from isodesk.exporters.excel.following import following_sheets
from isodesk.exporters.excel.heights import text_width
from isodesk.exporters.excel.layout import MARGINS, add_title, fitted_widths
from isodesk.exporters.excel.own_tables import cell_style, free_name
from isodesk.exporters.excel.report_charts import charts_sheet
from isodesk.exporters.excel.sheet import Content, Sheet
from isodesk.exporters.excel.units import unit_sheets
from isodesk.facts import REPORT_SOURCES, PlanTable, TableForm, TableSource
from isodesk.facts.fields import FieldContext

_NAMES = {
    TableSource.RESULTS: "Kết quả nhiệm vụ",
    TableSource.LATE: "Quá hạn, không thực hiện",
    TableSource.NEXT: "Nhiệm vụ kỳ tới",
    TableSource.OUTCOMES: "Đơn vị hoàn thành",
    TableSource.SPENDING: "Kinh phí thực hiện",
    TableSource.CHARTS: "Biểu đồ kết quả thực hiện",
}
_WIDE, _NARROW = 262.0, 178.0
_COUNT = re.compile(r"[0-9]{1,6}")


def report_sheets(context: TableContext) -> list[Sheet]:
    """A sheet for each table of a report, those with many plans by the plan's number."""
    sheets: list[Sheet] = []
    names = {"Thông tin chung"}
    several = len(context.fields.reported) > 1
    for table in context.plan.tables:
        if table.source not in REPORT_SOURCES:
            continue
        of_plan = context.fields.reported.get(table.target)
        if table.source is TableSource.UNITS:
            sheets += _unit_sheets(context, table, names)
            continue
        title = _NAMES[table.source]
        if several and of_plan is not None:
            title = f"{_short(of_plan)} {title}"
        if table.source is TableSource.CHARTS:
            sheets += _charts(context, table, names, title)
            continue
        name = free_name(title, names)
        names.add(name)
        sheets.append(_sheet(context, table, name, title))
    return sheets


def _charts(context: TableContext, table: PlanTable, names: set[str], title: str) -> list[Sheet]:
    """The charts, then the rows that they count: of the whole plan, as of the report's day."""
    name = free_name(title, names)
    reported = context.behind(table).reported
    if reported is None:
        return []
    rows = following_sheets(context.behind(table), reported.scope.last)
    prefix = title.partition(_NAMES[TableSource.CHARTS])[0]
    taken = {*names, name}
    for sheet in rows:
        sheet.name = free_name(prefix + sheet.name, taken)
        taken.add(sheet.name)
    made = charts_sheet(context, table, name, title, rows)
    if made is None:
        return []
    names |= taken
    return [made, *rows]


def _unit_sheets(context: TableContext, table: PlanTable, names: set[str]) -> list[Sheet]:
    own: list[str] = []
    for title in ("Theo đơn vị", "Theo nhóm", "Chưa báo cáo"):
        own.append(free_name(title, names))
        names.add(own[-1])
    return unit_sheets(context.behind(table), own)


def _short(of_plan: FieldContext) -> str:
    plan = of_plan.plan.wrapper or of_plan.plan
    return plan.number or of_plan.plan.document_type


def _sheet(context: TableContext, table: PlanTable, name: str, title: str) -> Sheet:
    shown = PlanTable(table.key, table.source, table.columns, target=table.target)
    if table.form is TableForm.TABLE:
        shown = table
    behind = context.behind(shown)
    columns = shown_columns(behind.plan, shown)
    built = build_table(context, shown)
    wide = len(columns) > 6
    keys = [row.key for row in built.rows]
    widths = fitted_widths(behind, columns, keys, _WIDE if wide else _NARROW)
    widths = [max(pair) for pair in zip(widths, _room_for_sums(columns, built), strict=True)]
    sheet = Sheet(name, widths, landscape=wide)
    add_title(sheet, context, shown, title)
    _add(sheet, columns, built)
    return sheet


def _add(sheet: Sheet, columns: tuple[Column, ...], built: Table) -> None:
    first = sheet.last_row + 1
    for row in (*built.heads, *built.rows):
        _row(sheet, columns, row)
        if row is built.heads[-1]:
            sheet.heads = (first, sheet.last_row)
    for at, column in enumerate(columns, 1):
        if len(built.heads) > 1 and not column.group.parts:
            sheet.merge(first, at, first + len(built.heads) - 1, at)


def _room_for_sums(columns: tuple[Column, ...], built: Table) -> list[float]:
    """What each column needs in mm for its sums, which no cell may divide."""
    least = [0.0] * len(columns)
    for row in built.rows:
        at = 0
        for cell in row.cells:
            content = _content(columns[at], plain(cell.text))
            if isinstance(content, int) and cell.across == 1:
                width = text_width(f"{content:,}", 12, bold=True) / 72 * 25.4 + MARGINS
                least[at] = max(least[at], width)
            at += cell.across
    return least


def _row(sheet: Sheet, columns: tuple[Column, ...], row: TableRow) -> None:
    at, number = 1, sheet.last_row + 1
    for cell in row.cells:
        content = _content(columns[at - 1], plain(cell.text))
        style = cell_style(row, cell.align, content)
        sheet.put(number, at, content if not cell.joined else None, style)
        for beside in range(at + 1, at + cell.across):
            sheet.put(number, beside, None, style)
        if cell.across > 1:
            sheet.merge(number, at, number, at + cell.across - 1)
        at += cell.across


def _content(column: Column, text: str) -> Content:
    if column.kind is ColumnKind.AMOUNT and re.fullmatch(r"-?[0-9.]+", text):
        return int(text.replace(".", ""))
    counts = column.kind is ColumnKind.NUMBER or column.code.startswith(("planned", "done"))
    return int(text) if counts and _COUNT.fullmatch(text) else text or None
