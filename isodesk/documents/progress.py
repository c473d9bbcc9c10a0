"""How far a plan has come, as plain data for other programs; sums in đồng, dates ISO.

The keys are a contract: keys may be added, none renamed.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from isodesk.documents.columns import TableContext
from isodesk.facts import Evidence, PlanFacts, Standing, Task, standing
from isodesk.facts.following import (
    MarkProgress,
    MoneyProgress,
    TaskProgress,
    mark_progress,
    money_progress,
    task_progress,
)
from isodesk.vietnamese.amounts import format_decimal


def progress_as_data(plan: PlanFacts, today: date) -> dict[str, Any]:
    """Tasks with their standing on ``today``, matrix and budget, each counted and whole."""
    context = TableContext.of(plan)
    plan = context.plan
    names = _names(context)
    papers = {document.key: document for document in plan.evidence}
    return {
        "id": plan.key,
        "on": today.isoformat(),
        "task_counts": [_task_count(row, names) for row in task_progress(plan, today)],
        "tasks": [_task(context, task, papers, today) for task in plan.tasks],
        "mark_counts": [_mark_count(row, names) for row in mark_progress(plan)],
        "outcomes": [
            {
                "subject": names.get(each.subject, ""),
                "column": names.get(each.column, ""),
                "done_on": _day(each.done_on),
                "evidence": [papers[key].words for key in each.evidence if key in papers],
                "note": each.note,
            }
            for each in plan.outcomes
        ],
        "budget": [_money(row, names) for row in money_progress(plan)],
    }


def _names(context: TableContext) -> dict[str, str]:
    """Groups, subjects, lines and columns in words, by their keys."""
    plan = context.plan
    titled = [(group.key, group.title) for group in plan.task_groups]
    titled += [(column.key, column.title) for column in plan.columns]
    titled += [(column.key, column.title) for column in plan.budget_columns]
    titled += [(group.key, group.name) for group in plan.groups]
    titled += [(subject.key, subject.name) for subject in plan.subjects]
    titled += [(line.key, line.name) for line in plan.budget_lines]
    return {key: context.fields.text(words) for key, words in titled}


def _task_count(row: TaskProgress, names: dict[str, str]) -> dict[str, Any]:
    counted = {each.value: row.number(each) for each in Standing if row.number(each)}
    return {
        "group": names.get(row.group, ""),
        "all": row.all,
        "by_standing": counted,
        "percent": _percent(row.share),
    }


def _task(
    context: TableContext, task: Task, papers: dict[str, Evidence], today: date
) -> dict[str, Any]:
    return {
        "key": task.key,
        "number": context.numbers.get(task.key, ""),
        "content": context.fields.text(task.content),
        "period": task.period.text,
        "lead": task.lead,
        "standing": standing(task, today).value,
        "result": task.result,
        "reason": task.reason,
        "completed_on": _day(task.completed_on),
        "target": None if task.target is None else str(task.target),
        "achieved": None if task.achieved is None else str(task.achieved),
        "measure": task.measure,
        "reporter": task.reporter,
        "evidence": [papers[key].words for key in task.evidence if key in papers],
    }


def _mark_count(row: MarkProgress, names: dict[str, str]) -> dict[str, Any]:
    return {
        "group": names.get(row.group, ""),
        "column": names.get(row.column, ""),
        "planned": row.planned,
        "done": row.done,
        "percent": _percent(row.share),
    }


def _money(row: MoneyProgress, names: dict[str, str]) -> dict[str, Any]:
    return {
        "line": names.get(row.line, ""),
        "column": names.get(row.column, ""),
        "planned": row.planned,
        "granted": row.granted,
        "spent": row.spent,
        "left": row.left,
        "percent": _percent(row.share),
    }


def percent_text(share: Fraction | None) -> str:
    """``36,4%``; "" of nothing."""
    return "" if share is None else f"{format_decimal(Decimal(str(_percent(share))))}%"


def _percent(share: Fraction | None) -> float | None:
    """Percent with one decimal."""
    return None if share is None else round(float(share * 100), 1)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
