"""Shared quantities as a grid: name, unit and a value for each column."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from isodesk.errors import UserError
from isodesk.facts import PlanFacts, QuantitySource, SharedQuantity
from isodesk.facts.totals import quantity_value
from isodesk.services import Session
from isodesk.services.budget import add_quantity, delete_quantity, set_quantity
from isodesk.services.rows import edit_row, place_rows
from isodesk.ui.grid.source import (
    CellChange,
    CellStyle,
    GridColumn,
    GridRow,
    GridSignals,
    Refusal,
)
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.placing import placed
from isodesk.vietnamese.amounts import format_decimal, parse_decimal

_NAME, _UNIT = "name", "unit"
_EVERYWHERE = "="
_PLAIN = CellStyle()
_COMPUTED = CellStyle(tone="accent")
_HOW = {
    QuantitySource.COUNTED: "Đếm từ dấu X ở thẻ Đối tượng áp dụng.",
    QuantitySource.SUM: "Cộng từ các số liệu khác.",
}


def quantity_codes(plan: PlanFacts) -> tuple[str, ...]:
    """The codes of the columns for which quantities have values, ``""`` standing for all."""
    codes = [column.code for column in plan.budget_columns]
    counted = any(q.source is not QuantitySource.TYPED for q in plan.quantities)
    codes += [column.code for column in plan.columns if counted]
    unique = list(dict.fromkeys(codes))
    everywhere = any(v.code == "" for q in plan.quantities for v in q.values)
    return tuple(["", *unique] if everywhere or not unique else unique)


class QuantitySourceGrid:
    """Reads and writes the shared quantities of one plan."""

    def __init__(self, plan: OpenPlan) -> None:
        self._plan = plan
        self._signals = GridSignals()
        self._read()

    def _read(self) -> None:
        facts = self._plan.facts
        self.quantities: tuple[SharedQuantity, ...] = facts.quantities
        self._codes = (_NAME, _UNIT, *(code or _EVERYWHERE for code in quantity_codes(facts)))
        titles = {c.code: " ".join(self._plan.text(c.title).split()) for c in facts.budget_columns}
        self._columns = (
            GridColumn(_NAME, "Tên số liệu", "text", 150),
            GridColumn(_UNIT, "Đơn vị tính", "text", 62, "center"),
            *(
                GridColumn(code, titles.get(code, code), "number", 58, "right")
                if code != _EVERYWHERE
                else GridColumn(code, "Chung", "number", 58, "right")
                for code in self._codes[2:]
            ),
        )

    def refresh(self) -> None:
        """Show what a change made of the quantities."""
        keys, codes = [q.key for q in self.quantities], self._codes
        self._read()
        if keys != [q.key for q in self.quantities] or codes != self._codes:
            self._signals.reset.emit()
        elif keys:
            self._signals.titles_changed.emit()
            self._signals.cells_changed.emit(0, len(keys) - 1)

    @property
    def signals(self) -> GridSignals:
        return self._signals

    def columns(self) -> Sequence[GridColumn]:
        return self._columns

    def row_count(self) -> int:
        return len(self.quantities)

    def row(self, row: int) -> GridRow:
        return GridRow(self.quantities[row].key)

    def _code(self, column: int) -> str:
        return self._codes[column].replace(_EVERYWHERE, "")

    def text(self, row: int, column: int) -> str:
        quantity = self.quantities[row]
        if column < 2:
            return quantity.name if column == 0 else quantity.unit
        value = quantity_value(self._plan.facts, quantity, self._code(column))
        return "" if value is None else format_decimal(value)

    def edit_text(self, row: int, column: int) -> str:
        return self.text(row, column)

    def number(self, row: int, column: int) -> int | None:
        if column < 2:
            return None
        value = quantity_value(self._plan.facts, self.quantities[row], self._code(column))
        return int(value) if value is not None and value == int(value) else None

    def tip(self, row: int, column: int) -> str:
        return _HOW.get(self.quantities[row].source, "") if column >= 2 else ""

    def can_edit(self, row: int, column: int) -> bool:
        if self._plan.locked:
            return False
        if column < 2 or row >= len(self.quantities):
            return True
        return self.quantities[row].source is QuantitySource.TYPED

    def can_append(self) -> bool:
        return not self._plan.locked

    def style(self, row: int, column: int) -> CellStyle:
        computed = column >= 2 and self.quantities[row].source is not QuantitySource.TYPED
        return _COMPUTED if computed else _PLAIN

    def completions(self, row: int, column: int) -> Sequence[str]:
        return ()

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        good, refusals = self._sorted(changes)
        if good:
            with self._plan.change("Sửa số liệu dùng chung", self._place(good[0])) as session:
                keys = {at: quantity.key for at, quantity in enumerate(self.quantities)}
                for change in sorted(good, key=lambda change: change.column):
                    self._store(session, keys, change)
        return refusals

    def _place(self, change: CellChange) -> str:
        known = change.row < len(self.quantities)
        return f"quantities/{self.quantities[change.row].key}" if known else ""

    def _sorted(self, changes: Sequence[CellChange]) -> tuple[list[CellChange], list[Refusal]]:
        named = {c.row for c in changes if c.column == 0 and c.text.strip()}
        good: list[CellChange] = []
        refusals: list[Refusal] = []
        for change in changes:
            is_new, text = change.row >= len(self.quantities), change.text.strip()
            reason = ""
            if change.column == 0 and not text and not is_new:
                reason = "Số liệu dùng chung phải có tên."
            elif is_new and change.row not in named and text:
                reason = "Ghi tên số liệu trước, rồi ghi số."
            elif change.column >= 2 and text and parse_decimal(text) is None:
                reason = f'"{text}" không phải số. Ghi như: 50; 1.250; 7,5.'
            if reason:
                refusals.append(Refusal(change.row, change.column, reason))
            elif text or not is_new:
                good.append(change)
        return good, refusals

    def _store(self, session: Session, keys: dict[int, str], change: CellChange) -> None:
        text = change.text.strip()
        if change.row not in keys:
            keys[change.row] = add_quantity(session, self._plan.key, text)
        elif change.column == 0:
            edit_row(session, "quantities", keys[change.row], name=text)
        elif change.column == 1:
            edit_row(session, "quantities", keys[change.row], unit=text)
        else:
            set_quantity(session, keys[change.row], self._code(change.column), parse_decimal(text))

    def insert_rows(self, row: int, count: int) -> None:
        with self._plan.change("Thêm số liệu dùng chung") as session:
            for at in range(count):
                number = len(self.quantities) + at + 1
                add_quantity(session, self._plan.key, f"Số liệu {number}", at=row + at)

    def can_place(self) -> bool:
        return not self._plan.locked

    def place_rows(self, rows: Collection[int], to: int) -> None:
        count = len(self.quantities)
        order = placed(count, rows, to)
        if order != list(range(count)):
            keys = [self.quantities[at].key for at in order]
            place = f"quantities/{self.quantities[min(rows)].key}"
            with self._plan.change("Di chuyển số liệu dùng chung", place) as session:
                place_rows(session, "quantities", keys)

    def delete_rows(self, rows: Collection[int]) -> None:
        keys = [self.quantities[row].key for row in rows if row < len(self.quantities)]
        if not keys:
            raise UserError("Chọn số liệu cần xóa.")
        with self._plan.change("Xóa số liệu dùng chung") as session:
            for key in keys:
                delete_quantity(session, self._plan.key, key)

    def toggle(self, cells: Collection[tuple[int, int]]) -> None:
        """Nothing is marked here."""
