"""Where the facts of a printed table are edited: the tab and a place in it."""

from __future__ import annotations

from isodesk.facts import PlanFacts, PlanTable, TableSource


def home_of(plan: PlanFacts, table: PlanTable) -> tuple[str, str]:
    """The code of the view and the place of the table's first row there."""
    match table.source:
        case TableSource.TASKS | TableSource.ROADMAP:
            return "tasks", f"tasks/{_first(plan.tasks)}"
        case TableSource.MATRIX | TableSource.INSPECTION:
            return "subjects", f"subjects/{_first(plan.subjects)}"
        case TableSource.BUDGET:
            return "budget", "budget/total"
        case TableSource.MAILING:
            return "forms", f"mailing/{_first(plan.mailing)}"
        case TableSource.INDICATORS:
            return "forms", f"indicator_forms/{table.target}"
        case TableSource.FREE:
            return "forms", f"free_tables/{table.target}"
        case TableSource.TEAM:
            return "inspection", f"team/{_first(plan.team)}"
        case _:
            return "writing", ""


def _first(rows: tuple[object, ...]) -> str:
    return str(getattr(rows[0], "key", "")) if rows else ""
