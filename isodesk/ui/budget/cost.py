"""What the amounts of one line are made of, column by column: quantity × price."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from isodesk.errors import UserError
from isodesk.facts import BudgetAmount, BudgetLine, CostFactor
from isodesk.services.budget import IS_SUM, set_factors
from isodesk.ui.budget.factors import factors_shown, factors_to_edit, parse_factors
from isodesk.ui.budget.money import AskingSignals, amount_to_edit, typed_amounts
from isodesk.ui.grid.source import CellChange, CellStyle, GridColumn, GridRow, Refusal
from isodesk.ui.open_plan import OpenPlan
from isodesk.vietnamese.amounts import format_amount

TITLE, QUANTITY, PRICE, AMOUNT = range(4)
_COLUMNS = (
    GridColumn("title", "Năm", "text", 50, "center", editable=False),
    GridColumn("quantity", "Số lượng", "text", 128),
    GridColumn("price", "Mức chi", "amount", 98, "right", unit="đồng"),
    GridColumn("amount", "Thành tiền", "amount", 118, "right", editable=False, unit="đồng"),
)
_PLAIN = CellStyle()
_SHARED = CellStyle(tone="accent")


@dataclass(frozen=True)
class _Made:
    """The price and quantities of a cell while they change."""

    price: int | None = None
    factors: tuple[CostFactor, ...] = ()


class CostSource:
    """One row a column of amounts of the line that is shown."""

    def __init__(self, plan: OpenPlan) -> None:
        self._plan = plan
        self._signals = AskingSignals()
        self._line: BudgetLine | None = None
        self._amounts: dict[str, BudgetAmount] = {}
        self.is_sum = False

    def show(self, line: BudgetLine | None, is_sum: bool) -> None:
        """Show the costs of a line; nothing for None or for a sum."""
        before = (self._line.key if self._line else "", self.row_count())
        self._line, self.is_sum = line, is_sum
        self._amounts = {amount.column: amount for amount in line.amounts} if line else {}
        if before != (line.key if line else "", self.row_count()):
            self._signals.reset.emit()
        elif self.row_count():
            self._signals.cells_changed.emit(0, self.row_count() - 1)

    @property
    def signals(self) -> AskingSignals:
        return self._signals

    def columns(self) -> Sequence[GridColumn]:
        return _COLUMNS

    def row_count(self) -> int:
        shown = self._line is not None and not self.is_sum
        return len(self._plan.facts.budget_columns) if shown else 0

    def row(self, row: int) -> GridRow:
        return GridRow(self._plan.facts.budget_columns[row].key)

    def _amount(self, row: int) -> BudgetAmount:
        key = self._plan.facts.budget_columns[row].key
        return self._amounts.get(key, BudgetAmount(key))

    def text(self, row: int, column: int) -> str:
        facts = self._plan.facts
        if column == TITLE:
            return self._plan.text(facts.budget_columns[row].title)
        if column == QUANTITY:
            code = facts.budget_columns[row].code
            return factors_shown(facts, self._amount(row).factors, code)
        return format_amount(self.number(row, column))

    def edit_text(self, row: int, column: int) -> str:
        if column == QUANTITY:
            return factors_to_edit(self._plan.facts, self._amount(row).factors)
        if column == PRICE:
            return amount_to_edit(self._amount(row).price, "đồng")
        return self.text(row, column)

    def number(self, row: int, column: int) -> int | None:
        if column == PRICE:
            return self._amount(row).price
        if column == AMOUNT and self._line:
            key = self._plan.facts.budget_columns[row].key
            return self._plan.context.totals.cells.get((self._line.key, key))
        return None

    def tip(self, row: int, column: int) -> str:
        amount = self._amount(row)
        if column == QUANTITY and any(factor.shared for factor in amount.factors):
            names = factors_to_edit(self._plan.facts, amount.factors)
            return f"Lấy từ số liệu dùng chung: {names}."
        if column == AMOUNT and amount.value is not None:
            return "Số tiền gõ trực tiếp ở bảng. Ghi số lượng và mức chi ở đây sẽ thay cho số đó."
        return ""

    def can_edit(self, row: int, column: int) -> bool:
        return not self._plan.locked and row < self.row_count() and column in (QUANTITY, PRICE)

    def can_append(self) -> bool:
        return False

    def style(self, row: int, column: int) -> CellStyle:
        shared = column == QUANTITY and any(f.shared for f in self._amount(row).factors)
        return _SHARED if shared else _PLAIN

    def completions(self, row: int, column: int) -> Sequence[str]:
        if column != QUANTITY:
            return ()
        return tuple(quantity.name for quantity in self._plan.facts.quantities)

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        made: dict[int, _Made] = {}
        refusals: list[Refusal] = []
        quantities = [change for change in changes if change.column == QUANTITY]
        for change in quantities:
            try:
                factors = parse_factors(self._plan.facts, change.text)
            except UserError as error:
                refusals.append(Refusal(change.row, change.column, str(error)))
                continue
            price = self._amount(change.row).price
            usual = self._usual_price() if price is None and factors else price
            made[change.row] = _Made(usual, factors)
        read = typed_amounts([change for change in changes if change.column == PRICE], "đồng")
        for change, value in read.values:
            factors = made.get(change.row, _Made(None, self._amount(change.row).factors)).factors
            made[change.row] = _Made(value, factors)
        own = "Sửa mức chi" if not quantities else "Sửa số lượng"
        self._store(made, own if label.startswith("Sửa ") else label)
        if read.asked:
            self._signals.asked.emit(list(read.asked))
        return refusals + list(read.refusals)

    def _usual_price(self) -> int | None:
        """The one price that all other columns of the line have, if it is one."""
        prices = {amount.price for amount in self._amounts.values() if amount.price is not None}
        return prices.pop() if len(prices) == 1 else None

    def _store(self, made: Mapping[int, _Made], label: str) -> None:
        if not made or self._line is None:
            return
        line, columns = self._line.key, self._plan.facts.budget_columns
        place = f"budget/{line}/{columns[min(made)].key}"
        with self._plan.change(label, place) as session:
            for row, cell in made.items():
                set_factors(session, line, columns[row].key, cell.price, cell.factors)

    def answer(self, answers: Mapping[tuple[int, int], int]) -> None:
        """Store prices, in đồng by row and column, that were asked about. Raises UserError."""
        changes = [CellChange(row, col, f"{value} đồng") for (row, col), value in answers.items()]
        self.write(changes, "Sửa mức chi")

    def insert_rows(self, row: int, count: int) -> None:
        raise UserError("Thêm năm bằng nút Thêm năm ở trên bảng.")

    def delete_rows(self, rows: Collection[int]) -> None:
        raise UserError(IS_SUM if self.is_sum else "Xóa cột năm ở tiêu đề của bảng kinh phí.")

    def toggle(self, cells: Collection[tuple[int, int]]) -> None:
        """Nothing is marked here."""
