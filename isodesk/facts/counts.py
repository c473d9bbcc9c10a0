"""Counts that follow from the marks: per group, per column, and both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from isodesk.facts.plan import PlanFacts
from isodesk.facts.subjects import rewritten


@dataclass(frozen=True)
class Counts:
    """How many subjects there are and how many are marked, by the keys of groups and columns."""

    all: int
    groups: Mapping[str, int]
    columns: Mapping[str, int]
    cells: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, plan: PlanFacts) -> Counts:
        """Count every subject and mark of ``plan`` once."""
        groups = {subject.key: subject.group for subject in plan.subjects}
        cells = Counter(
            (groups[mark.subject], mark.column) for mark in plan.marks if mark.subject in groups
        )
        columns: Counter[str] = Counter()
        for (_, column), number in cells.items():
            columns[column] += number
        return cls(len(plan.subjects), Counter(groups.values()), columns, cells)

    def after(self, old: PlanFacts, plan: PlanFacts) -> Counts:
        """The counts of what has become of ``old``, these being its own.

        They stay while marks and groups do, such as when a subject is renamed.
        """
        stay = plan.marks == old.marks and rewritten(old.subjects, plan.subjects) is not None
        return self if stay else Counts.of(plan)

    def number(self, group: str = "", column: str = "") -> int:
        """How many subjects are in ``group`` (all if empty) and marked in ``column`` (if given)."""
        if group and column:
            return self.cells.get((group, column), 0)
        if column:
            return self.columns.get(column, 0)
        return self.groups.get(group, 0) if group else self.all


def count(plan: PlanFacts, group: str = "", column: str = "") -> int:
    """How many subjects are in ``group`` (all groups if empty) and marked in ``column`` (if given).

    Both are keys.
    """
    return Counts.of(plan).number(group, column)


def marked(plan: PlanFacts) -> frozenset[tuple[str, str]]:
    """The (subject key, column key) pairs that carry an X."""
    return frozenset((m.subject, m.column) for m in plan.marks)
