"""What typing or pasting in the budget does: each change becomes a verb, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from isodesk.facts import BudgetAmount, BudgetColumn, BudgetLine, RichText
from isodesk.facts.retyping import retyped
from isodesk.services.budget import IS_SUM, add_lines, set_amounts
from isodesk.services.budget_tree import DEEPEST
from isodesk.services.rows import edit_row
from isodesk.ui.budget.money import Asked, typed_amounts
from isodesk.ui.budget.rows import BudgetRows
from isodesk.ui.grid.source import CellChange
from isodesk.ui.plan_columns import PlanColumns
from isodesk.ui.typed_edits import TypedEdits
from isodesk.vietnamese.amounts import MoneyUnit
from isodesk.vietnamese.numbering import parse_roman

_NO_NAME = "Dòng này thiếu nội dung chi. Ghi nội dung chi trước, rồi ghi số tiền."
_SUMMED = "Số này được cộng từ các cột số tiền."
_PART = re.compile(r"[0-9]+(?:\.[0-9]+)*")


@dataclass
class LineEdits(TypedEdits):
    """Changes sorted into verbs, refusals and questions."""

    rows: BudgetRows
    columns: PlanColumns[BudgetColumn]
    unit: MoneyUnit
    asked: list[Asked] = field(default_factory=list, init=False)

    def take(self, changes: Sequence[CellChange]) -> None:
        """Sort all changes."""
        new: dict[int, list[CellChange]] = {}
        amounts: list[CellChange] = []
        for change in changes:
            if change.row >= len(self.rows.rows):
                new.setdefault(change.row, []).append(change)
            elif self.columns.own[change.column]:
                amounts.append(change)
            else:
                self._take_text(change)
        self._take_amounts(amounts)
        self._take_new(new)

    def _take_text(self, change: CellChange) -> None:
        line, code = self.rows.lines[change.row], self.columns.codes[change.column]
        if code not in ("name", "note"):
            self.refuse(change, _SUMMED if code == "total" else "Số do chương trình đánh.")
            return
        old = line.name if code == "name" else line.note
        text = retyped(old, change.text.strip(), self.plan.context.show)
        edit = partial(edit_row, section="budget_lines", key=line.key)
        if code == "name":
            self.do("Sửa nội dung chi", partial(edit, name=text))
        else:
            self.do("Sửa ghi chú", partial(edit, note=text))

    def _take_amounts(self, changes: Sequence[CellChange]) -> None:
        free = []
        for change in changes:
            if self.rows.lines[change.row].key in self.rows.children:
                self.refuse(change, IS_SUM)
            else:
                free.append(change)
        values = {
            (self.rows.lines[change.row].key, self._column(change)): value
            for change, value in self._understood(free)
        }
        if values:
            self.do("Sửa kinh phí", partial(set_amounts, plan=self.plan.key, values=values))

    def _understood(self, changes: Sequence[CellChange]) -> list[tuple[CellChange, int | None]]:
        read = typed_amounts(changes, self.unit)
        self.refusals += read.refusals
        self.asked += read.asked
        return list(read.values)

    def _column(self, change: CellChange) -> str:
        column = self.columns.own[change.column]
        assert column is not None
        return column.key

    def _take_new(self, new: dict[int, list[CellChange]]) -> None:
        lines: list[BudgetLine] = []
        level = self.rows.lines[-1].level if self.rows.lines else 1
        for row in sorted(new):
            texts = {self.columns.codes[c.column]: c.text.strip() for c in new[row]}
            if not any(texts.values()):
                continue
            if not texts.get("name"):
                self.refuse(new[row][0], _NO_NAME)
                continue
            level = _level(texts.get("number", ""), level)
            lines.append(self._new_line(texts, new[row], level))
        if lines:
            self.do("Thêm nội dung chi", partial(add_lines, plan=self.plan.key, lines=lines))

    def _new_line(
        self, texts: dict[str, str], cells: Sequence[CellChange], level: int
    ) -> BudgetLine:
        typed = [c for c in cells if self.columns.own[c.column] and c.text.strip()]
        amounts = tuple(
            BudgetAmount(self._column(change), value=value)
            for change, value in self._understood(typed)
        )
        name, note = RichText.of(texts["name"]), RichText.of(texts.get("note", ""))
        return BudgetLine("", name, level, amounts, note=note)


def _level(number: str, before: int) -> int:
    """The level that a pasted number such as ``I``, ``1`` or ``1.1`` says, else the one above."""
    bare = number.rstrip(".) ")
    if bare and parse_roman(bare):
        return 1
    if _PART.fullmatch(bare):
        return min(bare.count(".") + 2, before + 1, DEEPEST)
    return before
