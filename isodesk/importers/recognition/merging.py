"""Facts of one kind in several tables of a source: a plan has one table of them, by groups."""

from __future__ import annotations

from dataclasses import replace

from isodesk.facts import (
    Numbering,
    PlanTable,
    RichText,
    SubjectGroup,
    TableColumn,
    TableSource,
    TaskGroup,
)
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.grid import Grid
from isodesk.importers.recognition.rows import flat, year_in

MERGED = (TableSource.TASKS, TableSource.MATRIX)
"""Whose tables show all facts of their kind, so that a second one would print them again."""


def earlier_table(draft: Draft, made: PlanTable) -> PlanTable | None:
    """The table that shows the same facts as ``made`` already."""
    if made.source not in MERGED:
        return None
    return next((table for table in draft.tables if table.source is made.source), None)


def merge_tables(draft: Draft, earlier: PlanTable, made: PlanTable, grid: Grid, name: str) -> None:
    """Let the earlier table show what the later brought; the rows of each are a group."""
    heads = " ".join(
        dict.fromkeys(flat(text) for head in grid.columns for text in (head.group, head.title))
    )
    words = f"{heads} {made.total.plain()} {' '.join(made.index_row)}".strip()
    draft.doubt(grid.place, words, f"Bảng “{name}” ghi chung với bảng cùng loại đứng trước.")
    _group_first(draft, earlier)
    known = {column.code for column in earlier.columns}
    more = [column for column in made.columns if column.code not in known]
    if made.source is TableSource.MATRIX:
        codes = known | {column.code for column in more}
        marks = (f"mark:{column.code}" for column in draft.columns)
        more += [TableColumn(code) for code in marks if code not in codes]
    *before, last = earlier.columns
    at_end = last.code == "note"
    columns = (*before, *more, last) if at_end else (*before, last, *more)
    merged = replace(earlier, columns=columns, numbering=_numbering(draft, made))
    draft.tables[draft.tables.index(earlier)] = merged


def _numbering(draft: Draft, made: PlanTable) -> Numbering:
    """Each table counts from 1, so each group does."""
    if made.source is TableSource.TASKS:
        for i, task in enumerate(draft.tasks):
            first = not i or draft.tasks[i - 1].group != task.group
            if first and task.start_at == 1:
                draft.tasks[i] = replace(task, start_at=None)
    return Numbering.RESTARTS


def _group_first(draft: Draft, earlier: PlanTable) -> None:
    """The rows of the earlier table get a group of their own where they had none."""
    title = draft.titles.get(earlier.key, "")
    if not title:
        return
    if earlier.source is TableSource.TASKS and any(not t.group for t in draft.tasks):
        made = TaskGroup(draft.key("tg"), RichText.of(title), year_in(title))
        draft.task_groups.insert(0, made)
        draft.tasks[:] = [t if t.group else replace(t, group=made.key) for t in draft.tasks]
    elif earlier.source is TableSource.MATRIX and any(not s.group for s in draft.subjects):
        group = SubjectGroup(draft.key("g"), RichText.of(title))
        draft.groups.insert(0, group)
        draft.subjects[:] = [s if s.group else replace(s, group=group.key) for s in draft.subjects]
