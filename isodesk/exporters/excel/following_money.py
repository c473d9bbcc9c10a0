"""Theo dõi kinh phí: planned, granted, spent, left and the share, sums as formulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from isodesk.documents.charts import money_by_column
from isodesk.documents.columns import TableContext
from isodesk.exporters.excel.following_cells import PERCENT, divided, put_chart, short
from isodesk.exporters.excel.sheet import Content, Formula, Sheet, Style, address, listed
from isodesk.exporters.excel.styles import AMOUNT, CENTRED, GROUP, HEAD, TEXT, TITLE, UNIT_LINE
from isodesk.facts import BudgetLine
from isodesk.facts.following import money_progress
from isodesk.facts.numbering import line_numbers
from isodesk.facts.totals import parent_keys

_MONEY = replace(AMOUNT, number="#,##0")
_WHOLE = replace(GROUP, number="#,##0", align=AMOUNT.align)
_PARTS = ("Kế hoạch", "Được giao", "Thực hiện", "Còn lại", "Tỷ lệ")
_GIVEN = ("planned", "granted", "spent")


def money_sheet(context: TableContext) -> Sheet:
    """A row for each line of the budget, five columns for each of its columns, in đồng."""
    return _MoneySheet(context).build()


class _MoneySheet:
    def __init__(self, context: TableContext) -> None:
        self.context, self.plan = context, context.plan
        self.columns = [column.key for column in self.plan.budget_columns]
        widths = [14.0, 80.0, *[34.0, 34.0, 34.0, 34.0, 20.0] * max(len(self.columns), 1)]
        self.sheet = Sheet("Theo dõi kinh phí", widths, frozen_columns=2)
        self.cells = {(row.line, row.column): row for row in money_progress(self.plan)}
        self.own = {(s.line, s.column): s for s in self.plan.spendings}
        parents = parent_keys(self.plan.budget_lines)
        self.below: dict[str, list[str]] = {}
        for line in self.plan.budget_lines:
            self.below.setdefault(parents.get(line.key, ""), []).append(line.key)
        self.rows: dict[str, int] = {}

    def build(self) -> Sheet:
        sheet = self.sheet
        sheet.add_line("Theo dõi kinh phí", TITLE)
        sheet.add_line(short(self.context.fields.text(self.plan.subject)), replace(TITLE, size=12))
        sheet.add_line("Đơn vị tính: đồng", UNIT_LINE)
        self._add_heads()
        first = sheet.last_row + 1
        self.rows = {line.key: first + at for at, line in enumerate(self.plan.budget_lines)}
        numbers = line_numbers(self.plan.budget_lines)
        for line in self.plan.budget_lines:
            self._add_line(line, numbers[line.key])
        sheet.add_row(
            [None, "Tổng cộng", *self._contents("")],
            [GROUP, GROUP, *[_WHOLE, _WHOLE, _WHOLE, _WHOLE, _percent(GROUP)] * len(self.columns)],
        )
        self._add_chart(sheet.last_row)
        return sheet

    def _add_heads(self) -> None:
        titles = [
            " ".join(self.context.fields.text(column.title).split())
            for column in self.plan.budget_columns
        ]
        sheet = self.sheet
        upper: list[Content] = ["TT", "Nội dung chi"]
        for title in titles:
            upper += [title, *[None] * (len(_PARTS) - 1)]
        head = sheet.add_row(upper, HEAD)
        sheet.add_row([None, None, *_PARTS * len(titles)], HEAD)
        for column in (1, 2):
            sheet.merge(head, column, head + 1, column)
        for at in range(len(titles)):
            left = 3 + at * len(_PARTS)
            sheet.merge(head, left, head, left + len(_PARTS) - 1)
        sheet.heads = (head, head + 1)

    def _add_line(self, line: BudgetLine, number: str) -> None:
        bold = line.level == 1
        style = replace(_MONEY, bold=bold)
        name = short(self.context.fields.text(line.name))
        contents: list[Content] = [number, name, *self._contents(line.key)]
        styles = [replace(CENTRED, bold=bold), replace(TEXT, bold=bold)]
        styles += [style, style, style, style, _percent(style)] * len(self.columns)
        self.sheet.add_row(contents, styles)

    def _contents(self, line: str) -> Iterator[Content]:
        row = self.sheet.last_row + 1
        for at, column in enumerate(self.columns):
            one, left = self.cells[line, column], 3 + at * len(_PARTS)
            for place, part in enumerate(_GIVEN):
                yield self._given(line, column, part, left + place)
            planned, granted, spent = (address(row, left + place) for place in range(3))
            base = f'IF({granted}="",{planned},{granted})'
            yield Formula(f"{base}-{spent}", one.left) if one.left is not None else None
            yield divided(spent, base, one.share) if one.share is not None else None

    def _given(self, line: str, column: str, part: str, place: int) -> Content:
        """An own figure, or the sum of the lines below."""
        value: int | None = getattr(self.cells[line, column], part)
        spending = self.own.get((line, column))
        has_own = part != "planned" and spending and getattr(spending, part) is not None
        if value is None or has_own or line not in self.below:
            return value
        known = [
            key for key in self.below[line] if getattr(self.cells[key, column], part) is not None
        ]
        return Formula(f"SUM({listed([(self.rows[key], place) for key in known])})", value)

    def _add_chart(self, total: int) -> None:
        """The totals again as a small table, a row for each column, and its chart."""
        chart = money_by_column(self.plan, self.context.fields)
        if chart.is_empty:
            return
        sheet = self.sheet
        sheet.last_row += 1
        head = sheet.last_row + 1
        for at, words in enumerate([chart.title, *(one.name for one in chart.series)], 2):
            sheet.put(head, at, words, HEAD)
        for at, name in enumerate(chart.categories):
            row = head + 1 + at
            sheet.put(row, 2, " ".join(name.split()), TEXT)
            for place, one in enumerate(chart.series):
                value = one.values[at]
                cell = address(total, 3 + at * len(_PARTS) + place)
                content = None if value is None else Formula(cell, value)
                sheet.put(row, 3 + place, content, _MONEY)
        end = sheet.last_row
        put_chart(sheet, chart, (head, head + 1, end), 2, (end + 2, 2))


def _percent(style: Style) -> Style:
    return replace(style, number=PERCENT.number, align=PERCENT.align)
