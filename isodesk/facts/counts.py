"""Counts that follow from the marks: per group, per column, and both."""

from __future__ import annotations

from isodesk.facts.plan import PlanFacts


def count(plan: PlanFacts, group: str = "", column: str = "") -> int:
    """How many subjects are in ``group`` (all groups if empty) and marked in ``column`` (if given).

    Both are keys.
    """
    members = {s.key for s in plan.subjects if not group or s.group == group}
    if not column:
        return len(members)
    return len({m.subject for m in plan.marks if m.column == column and m.subject in members})


def marked(plan: PlanFacts) -> frozenset[tuple[str, str]]:
    """The (subject key, column key) pairs that carry an X."""
    return frozenset((m.subject, m.column) for m in plan.marks)
