"""The budget as the grid asks for it: a tree of lines with typed and computed amounts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from isodesk.errors import UserError
from isodesk.facts import BudgetColumn, BudgetLine, RichText, TableSource
from isodesk.services.budget import add_lines
from isodesk.services.budget_tree import delete_lines, place_lines
from isodesk.ui.budget.columns import budget_columns, budget_table, table_unit
from isodesk.ui.budget.edits import LineEdits
from isodesk.ui.budget.factors import factors_shown
from isodesk.ui.budget.money import AskingSignals, amount_to_edit
from isodesk.ui.budget.rows import BudgetRows
from isodesk.ui.grid.source import CellChange, CellStyle, GridColumn, Refusal
from isodesk.ui.list_source import counted
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_columns import PlanColumns, table_rooms
from isodesk.ui.plan_rows import RowsOfPlan
from isodesk.vietnamese.amounts import MoneyUnit, format_amount, format_number

SECTIONS = frozenset(
    {"", "budget_columns", "budget_lines", "quantities", "sources", "tables"}
    | {"groups", "subjects", "columns", "marks"}
)
_PLAIN = CellStyle()
_BOLD = CellStyle(bold=True)
_MADE = CellStyle(tone="accent")


class BudgetSource(RowsOfPlan[AskingSignals]):
    """Reads one plan's budget; every write is one step of the plan."""

    rows: BudgetRows
    shown: PlanColumns[BudgetColumn]
    is_tree = True

    def __init__(self, plan: OpenPlan) -> None:
        super().__init__(plan, AskingSignals())
        self._own_unit: MoneyUnit = "đồng"
        self._read()

    def _read(self) -> None:
        facts = self._plan.facts
        self.rows = BudgetRows.of(facts)
        self.unit: MoneyUnit = table_unit(facts) if budget_table(facts) else self._own_unit
        self.shown = budget_columns(facts, self._plan.context, self.unit)
        self.totals = self._plan.context.totals

    def refresh(self) -> None:
        """Show what a change made of the plan; the grid keeps its place."""
        rows, codes, unit = self.rows.rows, self.shown.codes, self.unit
        self._read()
        self.tell_refreshed(
            rows != self.rows.rows or codes != self.shown.codes or unit != self.unit
        )

    def show_in(self, unit: MoneyUnit) -> None:
        """Show amounts in a unit where no table of the plan keeps one."""
        self._own_unit = unit
        self.refresh()

    def column_rooms(self) -> Sequence[str]:
        """How places of the columns' heads begin."""
        return ("budget_columns", *table_rooms(self._plan.facts, TableSource.BUDGET))

    def text(self, row: int, column: int) -> str:
        line, code = self.rows.lines[row], self.shown.codes[column]
        if code == "number":
            return self.rows.numbers[line.key]
        if code in ("name", "note"):
            return self._plan.text(line.name if code == "name" else line.note)
        return format_amount(self.number(row, column), self.unit)

    def edit_text(self, row: int, column: int) -> str:
        if self.shown.shown[column].kind == "amount":
            return amount_to_edit(self.number(row, column), self.unit)
        return self.text(row, column)

    def number(self, row: int, column: int) -> int | None:
        key, amount = self.rows.lines[row].key, self.shown.own[column]
        if amount:
            return self.totals.cells.get((key, amount.key))
        return self.totals.rows.get(key) if self.shown.codes[column] == "total" else None

    def tip(self, row: int, column: int) -> str:
        line, amount = self.rows.lines[row], self.shown.own[column]
        code = self.shown.codes[column]
        if amount:
            if line.key in self.rows.children:
                return f"Cộng từ {self.rows.terms(line.key)}."
            return self._product(line, amount.key, amount.code)
        if code == "total":
            titles = [c.title for c, a in zip(*self._pairs(), strict=True) if a]
            return f"Cộng từ các cột {', '.join(' '.join(t.split()) for t in titles)}."
        source = next((s.name for s in self._plan.facts.sources if s.key == line.source), "")
        return f"Nguồn kinh phí: {source}." if code == "name" and source else ""

    def _pairs(self) -> tuple[Sequence[GridColumn], Sequence[object]]:
        return self.shown.shown, self.shown.own

    def _product(self, line: BudgetLine, column: str, code: str) -> str:
        """``20.000.000 đồng/xã x 50 xã = 1.000.000.000 đồng.``"""
        made = self.rows.amounts.get((line.key, column))
        if made is None or made.value is not None or made.price is None or not made.factors:
            return ""
        price = f"{format_number(made.price)} {line.price_unit or 'đồng'}"
        factors = factors_shown(self._plan.facts, made.factors, code)
        value = self.totals.cells.get((line.key, column))
        product = "" if value is None else f" = {format_number(value)} đồng"
        return f"{price} x {factors}{product}."

    def can_edit(self, row: int, column: int) -> bool:
        if self._plan.locked:
            return False
        code = self.shown.codes[column]
        if row >= len(self.rows.rows):
            return code != "total"
        if self.shown.own[column]:
            return self.rows.lines[row].key not in self.rows.children
        return code in ("name", "note")

    def style(self, row: int, column: int) -> CellStyle:
        line, amount = self.rows.lines[row], self.shown.own[column]
        if amount and line.key not in self.rows.children:
            made = self.rows.amounts.get((line.key, amount.key))
            if made is not None and made.value is None and made.factors:
                return _MADE
        if line.level == 1 or self.shown.codes[column] == "total":
            return _BOLD
        return _PLAIN

    def completions(self, row: int, column: int) -> Sequence[str]:
        return ()

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        edits = LineEdits(self._plan, self.rows, self.shown, self.unit)
        edits.take(changes)
        if edits.verbs:
            edits.run(label, self.place(changes[0].row, changes[0].column))
        if edits.asked:
            self._signals.asked.emit(edits.asked)
        return edits.refusals

    def answer(self, answers: Mapping[tuple[int, int], int]) -> None:
        """Store amounts, in đồng by row and column, that were asked about. Raises UserError."""
        changes = [CellChange(row, col, f"{value} đồng") for (row, col), value in answers.items()]
        self.write(changes, "Sửa kinh phí")

    def place(self, row: int, column: int) -> str:
        """The place of a cell as checks name it: ``budget/<line>/<column>``."""
        if not 0 <= row < len(self.rows.rows):
            return ""
        amount = self.shown.own[column]
        return (
            f"budget/{self.rows.rows[row].key}/{amount.key if amount else self.shown.codes[column]}"
        )

    def insert_rows(self, row: int, count: int) -> None:
        level = self.rows.level_before(row)
        with self._plan.change("Thêm nội dung chi") as session:
            add_lines(session, self._plan.key, [BudgetLine("", RichText(), level)] * count, row)

    def delete_rows(self, rows: Collection[int]) -> None:
        keys = [self.rows.rows[row].key for row in sorted(rows) if row < len(self.rows.rows)]
        if not keys:
            raise UserError("Chọn nội dung chi cần xóa.")
        with self._plan.change(counted("Xóa nội dung chi", len(keys))) as session:
            delete_lines(session, self._plan.key, keys)

    def can_place(self) -> bool:
        return not self._plan.locked

    def place_rows(self, rows: Collection[int], to: int) -> None:
        keys = [self.rows.rows[row].key for row in sorted(rows)]
        if to not in rows and keys:
            with self._plan.change("Di chuyển nội dung chi", f"budget/{keys[0]}/name") as session:
                place_lines(session, self._plan.key, keys, to)

    def toggle(self, cells: Collection[tuple[int, int]]) -> None:
        """Nothing is marked in a budget."""
