"""Nhiệm vụ: the task table, with what came of each task where something is recorded."""

from __future__ import annotations

from collections.abc import Callable

from isodesk.documents.columns import Column, ColumnKind, TableContext, Value
from isodesk.documents.groups import grouped_tasks
from isodesk.documents.parts import Align
from isodesk.documents.plan_words import STATE_WORDS
from isodesk.exporters.excel.layout import (
    add_heads,
    add_text_row,
    add_title,
    fitted_widths,
    number_content,
    plan_table,
    sheet_columns,
)
from isodesk.exporters.excel.sheet import Content, Sheet
from isodesk.exporters.excel.styles import CENTRED, GROUP, GROUP_CENTRED, TEXT
from isodesk.facts import RichText, TableSource, Task, TaskState
from isodesk.vietnamese.dates import format_date

_NEEDED = ("number", "content", "period", "lead", "support")


def tasks_sheet(context: TableContext) -> Sheet | None:
    """The sheet of the tasks; None when the plan has none."""
    plan = context.plan
    if not plan.tasks:
        return None
    table = plan_table(context, TableSource.TASKS)
    keys = [task.key for task in plan.tasks]
    columns = (*sheet_columns(context, table, keys, _NEEDED), *_progress(context))
    sheet = Sheet("Nhiệm vụ", fitted_widths(context, columns, keys), frozen_columns=2)
    add_title(sheet, context, table, "Nội dung thực hiện")
    index_row = table.index_row if len(table.index_row) == len(columns) else ()
    titles = [context.fields.text(column.title) for column in columns]
    add_heads(sheet, columns, titles, index_row=index_row)
    for group, tasks in grouped_tasks(plan):
        if group is not None:
            numbered = columns[0].code == "number"
            title = context.fields.text(group.title)
            _add_group(sheet, context.numbers[group.key] if numbered else None, title)
        for task in tasks:
            _add_task(sheet, context, columns, task)
    return sheet


def _add_group(sheet: Sheet, number: str | None, title: str) -> None:
    """The group's title across the sheet, after its number where rows have one."""
    if number is None:
        sheet.add_line(title, GROUP)
        return
    blanks = [None] * (sheet.columns - 2)
    styles = [GROUP_CENTRED, *[GROUP] * (sheet.columns - 1)]
    row = sheet.add_row([number, title, *blanks], styles)
    sheet.merge(row, 2, row, sheet.columns)


def _add_task(sheet: Sheet, context: TableContext, columns: tuple[Column, ...], task: Task) -> None:
    contents: list[Content] = []
    for column in columns:
        text = context.text(column.value(context, task.key))
        contents.append(number_content(text) if column.kind is ColumnKind.NUMBER else text)
    styles = [CENTRED if column.align is Align.CENTRE else TEXT for column in columns]
    add_text_row(sheet, [content or None for content in contents], styles)


def _progress(context: TableContext) -> tuple[Column, ...]:
    """State, result, day and evidence, each only where a task has one."""
    tasks = context.plan.tasks
    known = {document.key: document.words for document in context.plan.evidence}

    def papers(task: Task) -> str:
        return "\n".join(known[key] for key in task.evidence if key in known)

    begun = any(task.state is not TaskState.NOT_BEGUN for task in tasks)
    columns = (
        (begun, "state", "Tình trạng", lambda task: STATE_WORDS[task.state]),
        (any(t.result for t in tasks), "result", "Kết quả", lambda task: task.result),
        (any(t.completed_on for t in tasks), "completed_on", "Ngày hoàn thành", _completed),
        (any(t.evidence for t in tasks), "evidence", "Văn bản minh chứng", papers),
    )
    return tuple(_column(code, title, read) for wanted, code, title, read in columns if wanted)


def _column(code: str, title: str, read: Callable[[Task], str]) -> Column:
    def value(context: TableContext, key: str) -> Value:
        row = context.rows[key]
        return read(row) if isinstance(row, Task) else None

    return Column(code, RichText.of(title), ColumnKind.TEXT, 30, Align.LEFT, value)


def _completed(task: Task) -> str:
    return format_date(task.completed_on) if task.completed_on else ""
