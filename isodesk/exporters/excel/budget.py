"""Kinh phí: the budget with live sums, and under it the quantities and prices behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, partial

from isodesk.documents.columns import Column, ColumnKind, TableContext, Value
from isodesk.documents.parts import Align
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
from isodesk.facts import BudgetAmount, BudgetLine, PlanFacts, PlanTable, RichText, TableSource
from isodesk.facts.totals import factor_value, parent_keys, quantity_value
from isodesk.vietnamese.words import money_in_words

_SCALES = {"nghìn đồng": 3, "triệu đồng": 6}
_PRICE, _QUANTITY = "price", "quantity"


def budget_sheet(context: TableContext) -> Sheet | None:
    """The sheet of the budget; None when the plan has none."""
    if not context.plan.budget_lines:
        return None
    table = plan_table(context, TableSource.BUDGET)
    amounts = [f"amount:{column.code}" for column in context.plan.budget_columns]
    keys = [line.key for line in context.plan.budget_lines]
    columns = sheet_columns(context, table, keys, ("number", "name", *amounts, "total"))
    return _BudgetSheet(context, table, (*columns, *_source_column(context))).build()


def _source_column(context: TableContext) -> tuple[Column, ...]:
    """Nguồn kinh phí, where a line names one."""
    plan = context.plan
    names = {source.key: source.name for source in plan.sources}
    of_line = {x.key: names.get(x.source, x.source) for x in plan.budget_lines if x.source}
    if not of_line:
        return ()
    title = RichText.of("Nguồn kinh phí")
    read = partial(_of_line, of_line)
    return (Column("source", title, ColumnKind.TEXT, 30, Align.LEFT, read),)


def _of_line(values: Mapping[str, str], context: TableContext, key: str) -> Value:
    return values.get(key)


@dataclass(frozen=True)
class _Basis:
    """A row of the calculation: a quantity or a price, with its value per budget column."""

    name: str
    values: dict[str, Decimal]
    money: bool = False


@dataclass
class _BudgetSheet:
    context: TableContext
    table: PlanTable
    columns: tuple[Column, ...]
    rows: dict[str, int] = field(default_factory=dict)
    basis_rows: dict[str, int] = field(default_factory=dict)

    @cached_property
    def plan(self) -> PlanFacts:
        return self.context.plan

    @cached_property
    def sheet(self) -> Sheet:
        return Sheet("Kinh phí", fitted_widths(self.columns), frozen_columns=self._frozen)

    @cached_property
    def scale(self) -> int:
        return _SCALES.get(self.table.unit, 0)

    @cached_property
    def places(self) -> dict[str, int]:
        """The sheet column of each budget column, by its key."""
        codes = {column.code: i for i, column in enumerate(self.columns, 1)}
        return {
            column.key: codes[f"amount:{column.code}"]
            for column in self.plan.budget_columns
            if f"amount:{column.code}" in codes
        }

    @property
    def _frozen(self) -> int:
        codes = [column.code for column in self.columns]
        return codes.index("name") + 1 if "name" in codes[:2] else 0

    def build(self) -> Sheet:
        add_title(self.sheet, self.context, self.table, "Dự toán kinh phí")
        self.sheet.add_line(f"Đơn vị tính: {self.table.unit}", UNIT_LINE)
        titles = [self.context.fields.text(column.title) for column in self.columns]
        add_heads(self.sheet, self.columns, titles, index_row=self.table.index_row)
        bases = self._bases()
        first = self.sheet.last_row + 1
        self.rows = {line.key: first + i for i, line in enumerate(self.plan.budget_lines)}
        # Below the lines: the sum, the sum in words, an empty row, the title of the calculation.
        start = first + len(self.plan.budget_lines) + 4
        self.basis_rows = {key: start + i for i, key in enumerate(bases)}
        for line in self.plan.budget_lines:
            self._add_line(line)
        self._add_total()
        self._add_bases(bases)
        return self.sheet

    def _add_line(self, line: BudgetLine) -> None:
        head = line.key in self._children
        styles = [
            self._style(column, head=head, value=self._known(line, column))
            for column in self.columns
        ]
        self.sheet.add_row([self._content(line, column) for column in self.columns], styles)

    def _content(self, line: BudgetLine, column: Column) -> Content:
        value = column.value(self.context, line.key)
        if column.kind is not ColumnKind.AMOUNT:
            text = self.context.text(value)
            return number_content(text) if column.kind is ColumnKind.NUMBER else text
        if value is None:
            return self.table.empty or None
        if column.code == "total":
            row = self.rows[line.key]
            return self._sum([(row, place) for place in sorted(self.places.values())], value)
        return self._amount(line, column, value)

    def _amount(self, line: BudgetLine, column: Column, value: object) -> Content:
        place = next(i for i, c in enumerate(self.columns, 1) if c is column)
        below = self._children.get(line.key)
        if below:
            return self._sum([(self.rows[key], place) for key in below], value)
        key = next(key for key, at in self.places.items() if at == place)
        amount = next(a for a in line.amounts if a.column == key)
        shown = self._shown(value)
        return shown if amount.value is not None else self._product(line, amount, place, shown)

    def _product(
        self, line: BudgetLine, amount: BudgetAmount, place: int, value: Decimal
    ) -> Formula:
        names = [f"{_PRICE}/{line.key}"] + [
            f"{_QUANTITY}/{factor.shared or f'{line.key}/{i}'}"
            for i, factor in enumerate(amount.factors)
        ]
        text = "*".join(address(self.basis_rows[name], place) for name in names)
        exact = all(
            (factor_value(self.plan, factor, self._codes[amount.column]) or Decimal(0)) % 1 == 0
            for factor in amount.factors
        )
        return Formula(text if exact else f"ROUND({text},{self.scale})", value)

    def _sum(self, cells: Sequence[tuple[int, int]], value: object) -> Formula:
        return Formula(f"SUM({listed(cells)})", self._shown(value))

    def _add_total(self) -> None:
        totals = self.context.fields.totals
        roots = [
            self.rows[key] for key in self.rows if key not in parent_keys(self.plan.budget_lines)
        ]
        label = self.context.fields.text(self.table.total) or "Tổng cộng"
        contents: list[Content] = []
        values: list[int | None] = []
        row = self.sheet.last_row + 1
        for place, column in enumerate(self.columns, 1):
            content: Content = label if column.code == "name" else None
            value = None
            if column.kind is ColumnKind.AMOUNT:
                key = next((key for key, at in self.places.items() if at == place), None)
                value = (totals.columns[key] if key else totals.total) or 0
                across = [(row, at) for at in sorted(self.places.values())]
                content = self._sum([(root, place) for root in roots] if key else across, value)
            contents.append(content)
            values.append(value)
        styles = [
            self._style(column, head=True, value=value)
            for column, value in zip(self.columns, values, strict=True)
        ]
        self.sheet.add_row(contents, styles)
        words = money_in_words(totals.total or 0, exact=True)
        self.sheet.add_line(f"Bằng chữ: {words}.", UNIT_LINE)

    def _style(self, column: Column, *, head: bool, value: int | None) -> Style:
        if column.kind is ColumnKind.NUMBER:
            return GROUP_CENTRED if head else CENTRED
        if column.kind is not ColumnKind.AMOUNT:
            return GROUP if head else TEXT
        number = amount_format(self._shown(value or 0), zero=self.table.zero)
        base = GROUP_AMOUNT if head else AMOUNT
        return Style(base.bold, base.italic, base.align, fill=base.fill, number=number)

    def _known(self, line: BudgetLine, column: Column) -> int | None:
        value = column.value(self.context, line.key)
        return value if isinstance(value, int) else None

    def _shown(self, value: object) -> Decimal:
        """Đồng in the unit of the sheet, exactly."""
        return Decimal(value if isinstance(value, int) else 0).scaleb(-self.scale)

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        children: dict[str, list[str]] = {}
        for key, parent in parent_keys(self.plan.budget_lines).items():
            children.setdefault(parent, []).append(key)
        return children

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {column.key: column.code for column in self.plan.budget_columns}

    def _bases(self) -> dict[str, _Basis]:
        """Shared quantities, then each line's price and the quantities typed for it alone."""
        bases = {}
        for quantity in self.plan.quantities:
            values = {k: quantity_value(self.plan, quantity, c) for k, c in self._codes.items()}
            known = {key: value for key, value in values.items() if value is not None}
            unit = f" ({quantity.unit})" if quantity.unit else ""
            bases[f"{_QUANTITY}/{quantity.key}"] = _Basis(quantity.name + unit, known)
        for line in self.plan.budget_lines:
            bases |= self._bases_of(line)
        return bases

    def _bases_of(self, line: BudgetLine) -> dict[str, _Basis]:
        priced = [a for a in line.amounts if a.price is not None and a.column in self.places]
        if not priced:
            return {}
        name = self.context.fields.text(line.name)
        per = line.price_unit or next(
            (f"/{f.unit}" for a in priced for f in a.factors if f.unit), ""
        )
        unit = per if per.startswith(self.table.unit) else f"{self.table.unit}{_after_slash(per)}"
        prices = {a.column: Decimal(a.price or 0).scaleb(-self.scale) for a in priced}
        bases = {f"{_PRICE}/{line.key}": _Basis(f"Mức chi: {name} ({unit})", prices, True)}
        for i in range(max(len(a.factors) for a in priced)):
            own = {a.column: a.factors[i] for a in priced if i < len(a.factors)}
            values = {
                k: f.quantity for k, f in own.items() if not f.shared and f.quantity is not None
            }
            words = next((f.unit for f in own.values() if f.unit), "")
            if values:
                title = f"Số lượng: {name}" + (f" ({words})" if words else "")
                bases[f"{_QUANTITY}/{line.key}/{i}"] = _Basis(title, values)
        return bases

    def _add_bases(self, bases: dict[str, _Basis]) -> None:
        if not bases:
            return
        self.sheet.add_line(None, PLAIN)
        self.sheet.add_line("Cách tính: số lượng x mức chi", SECTION)
        for basis in bases.values():
            by_place = {self.places[key]: value for key, value in basis.values.items()}
            contents: list[Content] = []
            for place, column in enumerate(self.columns, 1):
                contents.append(basis.name if column.code == "name" else by_place.get(place))
            styles = [
                Style(align=AMOUNT.align, number=amount_format(by_place[place]))
                if place in by_place
                else TEXT
                for place in range(1, len(self.columns) + 1)
            ]
            self.sheet.add_row(contents, styles)


def _after_slash(per: str) -> str:
    return f"/{per.split('/', 1)[1]}" if "/" in per else ""
