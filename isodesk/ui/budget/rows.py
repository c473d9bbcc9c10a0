"""The rows of the budget: lines in their tree, with what each is the sum of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from isodesk.facts import BudgetAmount, BudgetLine, PlanFacts
from isodesk.facts.numbering import line_numbers
from isodesk.facts.totals import parent_keys
from isodesk.ui.grid.source import GridRow


@dataclass(frozen=True)
class BudgetRows:
    """Lines by row and key; ``children`` are the keys of the lines that a line is the sum of."""

    rows: tuple[GridRow, ...]
    lines: tuple[BudgetLine, ...]
    numbers: Mapping[str, str]
    children: Mapping[str, tuple[str, ...]]
    amounts: Mapping[tuple[str, str], BudgetAmount]
    row_of: Mapping[str, int]

    @classmethod
    def of(cls, plan: PlanFacts) -> BudgetRows:
        """Lay out the budget of ``plan``."""
        lines = plan.budget_lines
        children: dict[str, tuple[str, ...]] = {}
        for child, parent in parent_keys(lines).items():
            children[parent] = (*children.get(parent, ()), child)
        return cls(
            tuple(
                GridRow(line.key, "group" if line.key in children else "item", line.level - 1)
                for line in lines
            ),
            lines,
            line_numbers(lines),
            children,
            {(line.key, a.column): a for line in lines for a in line.amounts},
            {line.key: at for at, line in enumerate(lines)},
        )

    def line(self, key: str) -> BudgetLine | None:
        """The line with this key."""
        at = self.row_of.get(key)
        return None if at is None else self.lines[at]

    def level_before(self, row: int) -> int:
        """The level of a line put before ``row``: it stays in the part above it."""
        levels = [self.lines[at].level for at in (row - 1, row) if 0 <= at < len(self.lines)]
        return max(levels, default=1)

    def terms(self, key: str) -> str:
        """The numbers of the lines that a line is the sum of: ``1, 2, 3``."""
        numbers = [self.numbers[child] or "-" for child in self.children.get(key, ())]
        return ", ".join(numbers)
