"""Kinh phí: the budget with live sums, and under it the quantities and prices behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, partial

from isodesk.documents.columns import Column, ColumnKind, TableContext, Value
from isodesk.documents.parts import Align
from isodesk.exporters.excel.basis import Basis, budget_bases, factors_of
from isodesk.exporters.excel.heights import row_heights, text_width
from isodesk.exporters.excel.layout import (
    add_heads,
    add_title,
    fitted_widths,
    number_content,
    plan_table,
    sheet_columns,
)
from isodesk.exporters.excel.sheet import Content, Formula, Sheet, Style, address, listed
from isodesk.exporters.excel.styles import (
    AMOUNT,
    CENTRED,
    GROUP,
    GROUP_AMOUNT,
    GROUP_CENTRED,
    PLAIN,
    SECTION,
    TEXT,
    UNIT_LINE,
    amount_format,
)
from isodesk.facts import BudgetAmount, BudgetLine, PlanTable, RichText, TableSource
from isodesk.facts.totals import factor_value, parent_keys
from isodesk.vietnamese.amounts import format_decimal
from isodesk.vietnamese.text import capital_first
from isodesk.vietnamese.words import money_in_words

# A4 landscape less its margins, in points.
_PAGE_HEIGHT = (8.27 - 2 * 0.79) * 72
_SMALLEST = 0.75
_SCALES = {"nghìn đồng": 3, "triệu đồng": 6}


def budget_sheet(context: TableContext, paper: TableContext | None = None) -> Sheet | None:
    """The sheet of the budget; None when the plan has none.

    A ``paper`` that travels with the plan shows its lines in a table of its own.
    """
    plan, head = context.plan, paper or context
    if not plan.budget_lines:
        return None
    table = plan_table(head, TableSource.BUDGET)
    amounts = [f"amount:{column.code}" for column in plan.budget_columns]
    keys = [line.key for line in plan.budget_lines]
    columns = sheet_columns(context, table, keys, ("number", "name", *amounts, "total"))
    columns = (*_wide_enough(context, table, columns), *_source_column(context))
    sheet = Sheet("Kinh phí", fitted_widths(context, columns, keys), frozen_columns=2)
    _BudgetSheet(context, head, table, columns, sheet).build()
    return sheet


def _wide_enough(
    context: TableContext, table: PlanTable, columns: Sequence[Column]
) -> Iterator[Column]:
    """Columns of amounts as wide as the longest amount: Excel shows ### for what does not fit."""
    totals = context.fields.totals
    amounts = [*totals.cells.values(), *totals.rows.values(), *totals.columns.values()]
    scale = -_SCALES.get(table.unit, 0)
    shown = (format_decimal(Decimal(a or 0).scaleb(scale)) for a in (*amounts, totals.total))
    longest = max(shown, key=len)
    width = text_width(longest, 12, bold=True) / 72 * 25.4 + 8
    for column in columns:
        is_amount = column.kind is ColumnKind.AMOUNT
        fixed = max(column.fixed, width) if is_amount and column.fixed else column.fixed
        wished = max(column.width, width) if is_amount else column.width
        yield replace(column, width=wished, fixed=fixed)


def _source_column(context: TableContext) -> tuple[Column, ...]:
    """Nguồn kinh phí, where a line names one."""
    plan = context.plan
    names = {source.key: source.name for source in plan.sources}
    of_line = {x.key: names.get(x.source, x.source) for x in plan.budget_lines if x.source}
    if not of_line:
        return ()
    title, read = RichText.of("Nguồn kinh phí"), partial(_of_line, of_line)
    return (Column("source", title, ColumnKind.TEXT, 30, Align.LEFT, read),)


def _of_line(values: Mapping[str, str], context: TableContext, key: str) -> Value:
    return values.get(key)


@dataclass
class _BudgetSheet:
    """The sheet while it is filled; ``rows`` and ``basis_rows`` say where its formulas point.

    ``context`` has the lines, ``head`` the paper that the table stands in.
    """

    context: TableContext
    head: TableContext
    table: PlanTable
    columns: tuple[Column, ...]
    sheet: Sheet
    rows: dict[str, int] = field(default_factory=dict)
    basis_rows: dict[str, int] = field(default_factory=dict)

    def build(self) -> None:
        plan, sheet = self.context.plan, self.sheet
        add_title(sheet, self.head, self.table, "Dự toán kinh phí")
        sheet.add_line(f"Đơn vị tính: {capital_first(self.table.unit)}", UNIT_LINE)
        titles = [self.head.fields.text(column.title) for column in self.columns]
        add_heads(sheet, self.columns, titles, index_row=self.table.index_row)
        bases = budget_bases(self.context, self.table.unit, self.scale)
        first = sheet.last_row + 1
        self.rows = {line.key: row for row, line in enumerate(plan.budget_lines, first)}
        # Between lines and bases: the sum, the sum in words, an empty row, a title.
        start = first + len(plan.budget_lines) + 4
        self.basis_rows = {key: row for row, key in enumerate(bases, start)}
        for line in plan.budget_lines:
            self._add_line(line)
        self._add_total()
        self._add_bases(bases)
        # On a page of its own the way of counting would stand under heads that are not its own.
        height = sum(row_heights(sheet).values()) * _SMALLEST
        sheet.one_page = bool(bases) and height <= _PAGE_HEIGHT

    @cached_property
    def scale(self) -> int:
        """The power of ten of the unit of money."""
        return _SCALES.get(self.table.unit, 0)

    @cached_property
    def places(self) -> dict[str, int]:
        """The sheet column of each budget column shown, by its key, from left to right."""
        keys = {f"amount:{column.code}": column.key for column in self.context.plan.budget_columns}
        shown = enumerate(self.columns, 1)
        return {keys[column.code]: place for place, column in shown if column.code in keys}

    @cached_property
    def children(self) -> dict[str, list[str]]:
        """The lines directly below each line that has some."""
        children: dict[str, list[str]] = {}
        for key, parent in parent_keys(self.context.plan.budget_lines).items():
            children.setdefault(parent, []).append(key)
        return children

    def _add_line(self, line: BudgetLine) -> None:
        contents: list[Content] = []
        styles: list[Style] = []
        for place, column in enumerate(self.columns, 1):
            value = column.value(self.context, line.key)
            known = value if isinstance(value, int) else None
            is_chapter = line.level == 1 and bool(self.children)
            styles.append(self._style(column, known, head=is_chapter or line.key in self.children))
            if column.kind is ColumnKind.AMOUNT:
                contents.append(
                    (self.table.empty or None)
                    if known is None
                    else self._amount(line, place, known)
                )
            else:
                text = self.context.text(value)
                is_number = column.kind is ColumnKind.NUMBER
                contents.append(number_content(text) if is_number else text)
        self.sheet.add_row([content if content != "" else None for content in contents], styles)

    def _amount(self, line: BudgetLine, place: int, value: int) -> Content:
        """A sum to the right or of the lines below, a product, or the amount as typed."""
        below, row = self.children.get(line.key), self.rows[line.key]
        if place not in self.places.values():
            return self._sum([(row, at) for at in self.places.values()], value)
        if below:
            return self._sum([(self.rows[key], place) for key in below], value)
        amount = next((a for a in line.amounts if self.places.get(a.column) == place), None)
        if amount is None or amount.value is not None:
            return self._shown(value)
        return self._product(line, amount, place, value)

    def _product(self, line: BudgetLine, amount: BudgetAmount, place: int, value: int) -> Formula:
        plan = self.context.plan
        cells = [address(self.basis_rows[key], place) for key in factors_of(line, amount)]
        text = "*".join(cells)
        code = next(c.code for c in plan.budget_columns if c.key == amount.column)
        factors = [factor_value(plan, factor, code) or Decimal(0) for factor in amount.factors]
        whole = all(factor == factor.to_integral_value() for factor in factors)
        return Formula(text if whole else f"ROUND({text},{self.scale})", self._shown(value))

    def _sum(self, cells: Sequence[tuple[int, int]], value: int | None) -> Formula:
        return Formula(f"SUM({listed(cells)})", self._shown(value))

    def _add_total(self) -> None:
        totals, plan = self.context.fields.totals, self.context.plan
        parents = parent_keys(plan.budget_lines)
        roots = [row for key, row in self.rows.items() if key not in parents]
        label = self.head.fields.text(self.table.total) or "Tổng cộng"
        keys = {place: key for key, place in self.places.items()}
        row = self.sheet.last_row + 1
        contents: list[Content] = []
        styles: list[Style] = []
        for place, column in enumerate(self.columns, 1):
            content: Content = label if column.code == "name" else None
            value = None
            if place in keys:
                value = totals.columns[keys[place]]
                content = self._sum([(root, place) for root in roots], value)
            elif column.kind is ColumnKind.AMOUNT:
                value = totals.total
                content = self._sum([(row, at) for at in keys], value)
            contents.append(content)
            styles.append(self._sum_style(column, value))
        self.sheet.add_row(contents, styles)
        words = "……" if totals.total is None else money_in_words(totals.total, exact=True)
        self.sheet.add_line(f"Bằng chữ: {words}.", UNIT_LINE)

    def _sum_style(self, column: Column, value: int | None) -> Style:
        """A sum of what nobody filled in yet is no nought; Excel shows it once something is."""
        style = self._style(column, value, head=True)
        if column.kind is not ColumnKind.AMOUNT or value is not None:
            return style
        return replace(style, number=amount_format(0, zero=""))

    def _add_bases(self, bases: Mapping[str, Basis]) -> None:
        if not bases:
            return
        self.sheet.add_line(None, PLAIN)
        self.sheet.add_line("Cách tính: số lượng x mức chi", SECTION)
        for basis in bases.values():
            values = {self.places[k]: v for k, v in basis.values.items() if k in self.places}
            contents: list[Content] = []
            styles: list[Style] = []
            for place, column in enumerate(self.columns, 1):
                contents.append(basis.name if column.code == "name" else values.get(place))
                number = amount_format(values[place]) if place in values else ""
                styles.append(replace(AMOUNT, number=number) if number else TEXT)
            self.sheet.add_row(contents, styles)

    def _style(self, column: Column, value: int | None, *, head: bool) -> Style:
        if column.kind is ColumnKind.NUMBER:
            return GROUP_CENTRED if head else CENTRED
        if column.kind is not ColumnKind.AMOUNT:
            return GROUP if head else TEXT
        number = amount_format(self._shown(value), zero=self.table.zero)
        return replace(GROUP_AMOUNT if head else AMOUNT, number=number)

    def _shown(self, value: int | None) -> Decimal:
        """Đồng in the unit of the sheet, exactly."""
        return Decimal(value or 0).scaleb(-self.scale)
