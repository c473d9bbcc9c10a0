"""The task table as the grid reads and writes it."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from isodesk.documents.columns import TableContext
from isodesk.errors import UserError
from isodesk.facts import AgencyRole, PlanFacts, RichText, TableSource, Task, TaskGroup
from isodesk.facts.numbering import task_numbers
from isodesk.facts.retyping import retyped
from isodesk.facts.richtext import EMPTY
from isodesk.services.agencies import unit_names
from isodesk.services.rows import delete_rows, place_rows
from isodesk.services.tasks import (
    Words,
    add_tasks,
    add_typed_tasks,
    delete_task_groups,
    new_task,
    place_tasks,
    set_group_title,
    set_words,
)
from isodesk.ui.grid.source import (
    CellChange,
    CellStyle,
    GridColumn,
    GridRow,
    GridSignals,
    Refusal,
)
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.placing import placed_under_groups
from isodesk.ui.plan_columns import table_rooms
from isodesk.ui.tasks.arranged import Arrangement, arranged_rows, is_shown_only
from isodesk.ui.tasks.columns import (
    CONTENT,
    DUTIES,
    NUMBER,
    PERIOD,
    RICH,
    grid_columns,
    task_columns,
)
from isodesk.ui.tasks.rows import TaskRow, place_of_new
from isodesk.ui.tasks.words import duty_tip, is_understood, period_tip
from isodesk.vietnamese.text import sort_key

_PLAIN = CellStyle()
_DOUBTFUL = CellStyle(tone="doubt")
_COMPUTED = "Số thứ tự do chương trình đánh, không gõ vào được."
_OF_GROUP = "Dòng nhóm chỉ có tên nhóm; ghi ô này ở một dòng nhiệm vụ."

ARRANGED = (
    "Bảng đang nhóm cách khác hoặc chỉ hiện việc của một đơn vị. "
    "Chọn lại “Nhóm như bảng” và “Mọi đơn vị” rồi thêm, chuyển dòng."
)

T = TypeVar("T", Task, TaskGroup)


class TaskSource:
    """Groups and tasks of a plan; typing past the last row makes tasks in the last group."""

    def __init__(self, plan: OpenPlan) -> None:
        self._plan = plan
        self._signals = GridSignals()
        self._offers: tuple[str, ...] | None = None
        self.arrangement = Arrangement()
        self._read()

    @property
    def signals(self) -> GridSignals:
        return self._signals

    def _read(self) -> None:
        self._facts = facts = self._plan.facts
        arranged = arranged_rows(self._plan.context, self.arrangement)
        self.rows, self._titles = arranged.rows, arranged.titles
        self._places = {row.key: at for at, row in enumerate(self.rows)}
        self._tasks = _by_key(facts.tasks)
        self._groups = _by_key(facts.task_groups)
        self._columns = grid_columns(facts)
        self._values = [column.value for column in task_columns(facts)]
        everything: dict[str, Task | TaskGroup] = {**self._tasks, **self._groups}
        self._context = TableContext(facts, self._plan.context, everything, task_numbers(facts), {})
        self._texts: dict[tuple[int, int], str] = {}

    def refresh(self, sections: Collection[str]) -> bool:
        """Read again what changed in these sections of the plan, and tell the grid.

        False when no task's time is another, nor where it stands.
        """
        self._offers = None
        before = self._tasks
        alone = set(sections) == {"tasks"} and self.arrangement.is_table
        retold = _retold(self._facts, self._plan.facts) if alone else None
        if retold is not None:
            self._read_tasks(retold)
            return any(before[task.key].period != task.period for task in retold)
        rows, columns = self.rows, self._columns
        self._read()
        if rows != self.rows or columns != self._columns:
            self._signals.reset.emit()
        elif self.rows:
            self._signals.cells_changed.emit(0, len(self.rows) - 1)
        return True

    def column_rooms(self) -> Sequence[str]:
        """How places of the columns' heads begin."""
        return table_rooms(self._plan.facts, TableSource.TASKS)

    def arrange(self, wanted: Arrangement) -> None:
        """Look at the rows this way from now on."""
        if wanted != self.arrangement:
            self.arrangement = wanted
            self._read()
            self._signals.reset.emit()

    def _read_tasks(self, retold: Sequence[Task]) -> None:
        """Take new words for tasks that stay where they are."""
        self._facts = facts = self._plan.facts
        fresh = _by_key(retold)
        self._tasks = {**self._tasks, **fresh}
        self._context = replace(
            self._context,
            plan=facts,
            fields=self._plan.context,
            rows={**self._context.rows, **fresh},
        )
        self._texts.clear()
        for key in fresh:
            self._signals.cells_changed.emit(self._places[key], self._places[key])

    # What stands in a row

    def task(self, row: int) -> Task | None:
        """The task of a row, None for a group row and past the end."""
        return self._tasks.get(self.rows[row].key) if 0 <= row < len(self.rows) else None

    def find(self, key: str) -> int:
        """The row of a task or group, -1 if it is gone."""
        return self._places.get(key, -1)

    def group_at(self, row: int) -> str:
        """The group of a row; past the end that of the last, which new tasks join."""
        return self.rows[row].group if row < len(self.rows) else self._last_group()

    def tasks_under(self, group: str) -> list[Task]:
        """The tasks that stand under a group row."""
        at = self.find(group)
        below = itertools.takewhile(lambda row: not row.is_group, self.rows[at + 1 :])
        return [self._tasks[row.key] for row in below] if at >= 0 else []

    def column(self, code: str) -> int:
        """The position of a column; the content's for a code that no column has."""
        codes = [column.code for column in self._columns]
        return codes.index(code if code in codes else CONTENT)

    # What the grid asks

    def columns(self) -> Sequence[GridColumn]:
        return self._columns

    def row_count(self) -> int:
        return len(self.rows)

    def row(self, row: int) -> GridRow:
        found = self.rows[row]
        return GridRow(found.key, "group" if found.is_group else "item", found.level - 1)

    def text(self, row: int, column: int) -> str:
        found = self._texts.get((row, column))
        if found is None and is_shown_only(self.rows[row]):
            is_title = self._columns[column].code == CONTENT
            return self._titles[self.rows[row].key] if is_title else ""
        if found is None:
            found = self._context.text(self._values[column](self._context, self.rows[row].key))
            self._texts[row, column] = found
        return found

    def edit_text(self, row: int, column: int) -> str:
        return self.text(row, column)

    def number(self, row: int, column: int) -> int | None:
        return None

    def tip(self, row: int, column: int) -> str:
        task, code = self.task(row), self._columns[column].code
        if task is None:
            return ""
        if code == PERIOD:
            return period_tip(task.period)
        if code in DUTIES:
            agencies = [a for a in task.agencies if a.role is AgencyRole(code)]
            return duty_tip(agencies)
        return ""

    def can_edit(self, row: int, column: int) -> bool:
        code = self._columns[column].code
        if self._plan.locked or code == NUMBER:
            return False
        if row >= len(self.rows) or is_shown_only(self.rows[row]):
            return row >= len(self.rows) and self.can_append()
        return not self.rows[row].is_group or code == CONTENT

    def can_append(self) -> bool:
        return not self._plan.locked and self.arrangement.is_table

    def style(self, row: int, column: int) -> CellStyle:
        if self._columns[column].code == PERIOD:
            task = self.task(row)
            return _PLAIN if task is None or is_understood(task.period) else _DOUBTFUL
        return _PLAIN

    def completions(self, row: int, column: int) -> Sequence[str]:
        if self._columns[column].code not in DUTIES:
            return ()
        if self._offers is None:
            with self._plan.workspace.read() as session:
                known = unit_names(session)
            used = {a.text for task in self._tasks.values() for a in task.agencies}
            self._offers = tuple(sorted(used | set(known), key=sort_key))
        return self._offers

    def known_names(self, column: int) -> Sequence[str]:
        return self._plan.unit_spellings() if self._columns[column].code in DUTIES else ()

    # What the grid writes

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        self._refuse_locked()
        present, below, refusals = self._sorted_out(changes)
        titles = [change for change in present if self.rows[change.row].is_group]
        cells = self._cells(change for change in present if not self.rows[change.row].is_group)
        fresh = self._fresh(below)
        if not titles and not cells and not fresh:
            return refusals
        label = label if titles or cells else "Thêm nhiệm vụ"
        plan = self._plan
        with plan.change(label, self._place(present)) as session:
            for change in titles:
                group = self._groups[self.rows[change.row].key]
                title = retyped(group.title, change.text.strip(), plan.context.show)
                set_group_title(session, group.key, title, change.text)
            set_words(session, cells)
            if fresh:
                add_typed_tasks(session, plan.key, fresh, self._last_group())
        return refusals

    def _sorted_out(
        self, changes: Iterable[CellChange]
    ) -> tuple[list[CellChange], list[CellChange], list[Refusal]]:
        """What is taken into rows that are there, and past the end; and what is not."""
        present: list[CellChange] = []
        below: list[CellChange] = []
        refusals: list[Refusal] = []
        count = len(self.rows)
        new = [self.can_edit(count, column) for column in range(len(self._columns))]
        for change in changes:
            if change.row >= count and new[change.column]:
                below.append(change)
            elif change.row < count and self.can_edit(change.row, change.column):
                present.append(change)
            else:
                refusals.append(self._refusal(change))
        return present, below, refusals

    def _refusal(self, change: CellChange) -> Refusal:
        if self._columns[change.column].code == NUMBER:
            reason = _COMPUTED
        elif change.row >= len(self.rows) or is_shown_only(self.rows[change.row]):
            reason = ARRANGED
        else:
            reason = _OF_GROUP
        return Refusal(change.row, change.column, reason)

    def _cells(self, changes: Iterable[CellChange]) -> dict[str, Words]:
        """What was typed into tasks, by key and field."""
        cells: dict[str, dict[str, RichText | str]] = {}
        for change in changes:
            code = self._columns[change.column].code
            key = self.rows[change.row].key
            old = getattr(self._tasks[key], code, EMPTY)
            cells.setdefault(key, {})[code] = self._typed(code, change.text, old)
        return dict(cells)

    def _fresh(self, changes: Iterable[CellChange]) -> list[Mapping[str, RichText | str]]:
        """What was typed into rows past the end, in their order; empty rows are none."""
        rows: dict[int, dict[str, RichText | str]] = {}
        codes = [column.code for column in self._columns]
        for row, column, text in changes:
            if text and not text.isspace():
                code = codes[column]
                rows.setdefault(row, {})[code] = self._typed(code, text, EMPTY)
        return [rows[row] for row in sorted(rows)]

    def _typed(self, code: str, text: str, old: object) -> RichText | str:
        if code not in RICH:
            return text.strip()
        assert isinstance(old, RichText)
        return retyped(old, text.strip(), self._plan.context.show)

    def _last_group(self) -> str:
        return self.rows[-1].group if self.rows else ""

    def _place(self, changes: Sequence[CellChange]) -> str:
        if not changes:
            return ""
        row = self.rows[changes[0].row]
        code = self._columns[changes[0].column].code
        return f"task_groups/{row.key}/title" if row.is_group else f"tasks/{row.key}/{code}"

    def insert_rows(self, row: int, count: int) -> None:
        self._refuse_locked()
        if not self.arrangement.is_table:
            raise UserError(ARRANGED)
        group, at = place_of_new(self.rows, min(row, len(self.rows)))
        tasks = [new_task(group) for _ in range(count)]
        with self._plan.change("Thêm dòng nhiệm vụ", f"tasks/{tasks[0].key}/content") as session:
            add_tasks(session, self._plan.key, tasks, at)

    def delete_rows(self, rows: Collection[int]) -> None:
        self._refuse_locked()
        chosen = [
            self.rows[row]
            for row in sorted(rows)
            if row < len(self.rows) and not is_shown_only(self.rows[row])
        ]
        tasks = [row.key for row in chosen if not row.is_group]
        groups = [row.key for row in chosen if row.is_group]
        label = "Xóa nhiệm vụ" if tasks else "Xóa dòng nhóm"
        if not chosen:
            return
        with self._plan.change(label, self._place_after(chosen)) as session:
            delete_rows(session, "tasks", tasks)
            delete_task_groups(session, self._plan.key, groups)

    def _place_after(self, rows: Sequence[TaskRow]) -> str:
        """Undo brings these rows back: the first of them is where it happened."""
        kind = "task_groups" if rows[0].is_group else "tasks"
        return f"{kind}/{rows[0].key}"

    def can_place(self) -> bool:
        return not self._plan.locked and self.arrangement.is_table

    def place_rows(self, rows: Collection[int], to: int) -> None:
        placed = placed_under_groups([(row.key, row.is_group) for row in self.rows], rows, to)
        if placed is None:
            return
        first = self.rows[min(rows)]
        label = "Di chuyển nhóm" if first.is_group else "Di chuyển nhiệm vụ"
        with self._plan.change(label, self._place_after([first])) as session:
            place_rows(session, "task_groups", placed.groups)
            place_tasks(session, self._plan.key, placed.rows)

    def toggle(self, cells: Collection[tuple[int, int]]) -> None:
        return

    def _refuse_locked(self) -> None:
        if self._plan.locked:
            raise UserError(self._plan.locked)


def _retold(old: PlanFacts, new: PlanFacts) -> list[Task] | None:
    """The tasks that changed in place; None when rows came, went, moved or changed numbers."""
    if len(old.tasks) != len(new.tasks):
        return None
    pairs = [(a, b) for a, b in zip(old.tasks, new.tasks, strict=True) if a is not b]
    stays = ("key", "group", "level", "numbered", "start_at")
    if any(getattr(a, name) != getattr(b, name) for a, b in pairs for name in stays):
        return None
    return [task for _, task in pairs]


def _by_key(facts: Iterable[T]) -> dict[str, T]:
    return {fact.key: fact for fact in facts}
