"""The columns and rows of a report's tables: tasks with what came of them, units, money.

A table of a report shows one of its plans, as it stood on the last day of the period.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from isodesk.documents.groups import grouped_tasks
from isodesk.documents.parts import RowKind
from isodesk.facts import PlanFacts, TableSource, Task
from isodesk.facts.following import MarkProgress, MoneyProgress
from isodesk.facts.progress import days_due
from isodesk.facts.reporting import Reported, percent_words
from isodesk.facts.summing_up import UnitSummary, unit_summaries
from isodesk.vietnamese.amounts import format_decimal, padded
from isodesk.vietnamese.dates import format_date

Rows = Iterator[tuple[RowKind, str]]


def report_rows(reported: Reported, source: TableSource) -> Rows:
    """The rows of a report's table, groups above theirs."""
    plan = reported.plan
    match source:
        case TableSource.RESULTS:
            yield from _tasks(plan, reported.tasks)
        case TableSource.LATE:
            yield from ((RowKind.ITEM, task.key) for task in reported.late)
        case TableSource.NEXT:
            yield from _tasks(plan, reported.next)
        case TableSource.OUTCOMES:
            for group in plan.groups:
                if any(reported.units(group.key, so_far=far).planned for far in (False, True)):
                    yield RowKind.ITEM, group.key
        case TableSource.UNITS:
            yield from ((RowKind.ITEM, unit.key) for unit in unit_summaries(reported))
        case TableSource.CHARTS:
            return
        case _:
            for line in plan.budget_lines:
                if _known(reported.money(line.key)):
                    yield RowKind.GROUP if line.level == 1 else RowKind.ITEM, line.key


def _tasks(plan: PlanFacts, tasks: Collection[Task]) -> Rows:
    chosen = {task.key for task in tasks}
    for group, rows in grouped_tasks(plan):
        shown = [task.key for task in rows if task.key in chosen]
        if group and shown:
            yield RowKind.GROUP, group.key
        yield from ((RowKind.ITEM, key) for key in shown)


def _known(row: MoneyProgress) -> bool:
    return any(value is not None for value in (row.planned, row.granted, row.spent))


def task_words(reported: Reported, task: Task, code: str) -> str:
    """What came of a task, as a column of this code prints it."""
    match code:
        case "standing":
            return reported.standings[task.key].words
        case "outcome":
            return "; ".join(part for part in (task.result, _achieved(task)) if part)
        case "completed_on":
            return format_date(task.completed_on) if task.completed_on else ""
        case "evidence":
            papers = {paper.key: paper.words for paper in reported.plan.evidence}
            return "; ".join(papers[key] for key in task.evidence if key in papers)
        case "reason":
            return task.reason
        case "overdue":
            return _overdue(reported, task)
    return ""


def _achieved(task: Task) -> str:
    """``12/33 xã``."""
    if task.achieved is None:
        return ""
    done = format_decimal(task.achieved)
    whole = f"/{format_decimal(task.target)}" if task.target is not None else ""
    return f"đạt {done}{whole} {task.measure}".strip()


def _overdue(reported: Reported, task: Task) -> str:
    """How many days late on the report's day."""
    last, day = task.period.last, reported.scope.last
    if last is None or last >= day or task.key not in reported.standings:
        return ""
    return f"{(day - last).days} ngày" if not days_due(task, day, day) else ""


def unit_words(row: MarkProgress, what: str) -> str:
    """A count of units, or its share."""
    if what == "percent":
        return percent_words(row.share)
    return padded(row.planned if what == "planned" else row.done)


def summary_words(unit: UnitSummary, what: str) -> str:
    """What a column of the table of units prints."""
    match what:
        case "number":
            return str(unit.rank or "")
        case "percent":
            return percent_words(unit.share)
        case "days":
            return str(unit.days or "")
        case "reported":
            return "" if unit.reported else "Chưa báo cáo"
    value: int | str = getattr(unit, what)
    return padded(value) if isinstance(value, int) else value


def late_words(reported: Reported, task: Task) -> str:
    """``chủ trì: Sở Nội vụ; thời hạn: Quý I năm 2019; quá hạn 91 ngày; lý do: …``."""
    standing = reported.standings[task.key].words.lower()
    overdue = _overdue(reported, task)
    said = f"{standing} {overdue}" if standing == "quá hạn" and overdue else standing
    parts = (
        f"chủ trì: {task.lead}" if task.lead else "",
        f"thời gian: {task.period.text}" if task.period.text else "",
        said,
        f"lý do: {task.reason.rstrip('.; ')}" if task.reason else "",
    )
    return "; ".join(part for part in parts if part)


def next_words(task: Task) -> str:
    """Who carries it out and by when."""
    parts = (
        f"chủ trì: {task.lead}" if task.lead else "",
        f"thời gian: {task.period.text}" if task.period.text else "",
    )
    return "; ".join(part for part in parts if part)
