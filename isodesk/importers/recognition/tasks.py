"""Tables of tasks: what, when, who."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from isodesk.facts import (
    AgencyRole,
    Numbering,
    PlanTable,
    TableColumn,
    TableSource,
    Task,
    TaskAgency,
    TaskGroup,
    Times,
)
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.grid import Grid, Row, row_label
from isodesk.importers.recognition.matrix import is_marked
from isodesk.importers.recognition.rows import (
    column,
    flat,
    group_row,
    is_sum,
    labels_run_on,
    rich,
    state_label,
    year_in,
)
from isodesk.importers.recognition.vocabulary import Role, agency_names
from isodesk.vietnamese.periods import PeriodKind, parse_period, period_phrase
from isodesk.vietnamese.text import fold

_CODES = {
    Role.NUMBER: "number",
    Role.CONTENT: "content",
    Role.PERIOD: "period",
    Role.LEAD: "lead",
    Role.SUPPORT: "support",
    Role.AUDIENCE: "audience",
    Role.PRODUCT: "product",
    Role.AMOUNT: "cost",
    Role.NOTE: "note",
}
_BOTH = re.compile(
    r"\s*(?:[-+–]\s*)?(?:(?:đơn vị|cơ quan)\s+)?chủ trì\s*:?\s*(?P<lead>.+?)[\s;,.\-+–]*"
    r"(?:(?:đơn vị|cơ quan)\s+)?phối hợp(?:\s+(?:thực hiện|với))*\s*:?\s*(?P<support>.+)",
    re.IGNORECASE | re.DOTALL,
)


def read_tasks(draft: Draft, grid: Grid) -> PlanTable | None:
    """The tasks of a table, and the table; None when it is no table of tasks."""
    content = grid.at(Role.CONTENT)
    if content is None:
        content = grid.at(Role.NAME) if grid.has(Role.PERIOD, Role.LEAD) else None
    timed = grid.at(Role.PERIOD) is not None or bool(_time_columns(grid))
    if content is None or not (timed or grid.at(Role.LEAD) is not None) or draft.tasks:
        return None
    if not timed and grid.all(Role.YEAR):
        return None
    reader = _Reader(draft, grid, content)
    reader.read()
    return _table(draft, grid, content, restarts=reader.restarts)


class _Reader:
    """Goes down the rows; the group that is open gives its year to times without one."""

    def __init__(self, draft: Draft, grid: Grid, content: int) -> None:
        self.draft, self.grid, self.content = draft, grid, content
        self.number = grid.at(Role.NUMBER)
        self.group: TaskGroup | None = None
        self.labels: list[tuple[str, str]] = []
        self.marked = _time_columns(grid) if grid.at(Role.PERIOD) is None else []

    def read(self) -> None:
        first = len(self.draft.tasks)
        for row in self._rows():
            if is_sum(self.grid, row, self.content):
                self.draft.doubt(row.place, _words(row), "Dòng tổng của bảng nhiệm vụ để ngoài.")
                continue
            found = group_row(self.grid, row, self.content)
            if found:
                title = flat(found.title)
                key = self.draft.key("tg")
                count = len(self.draft.task_groups) + 1
                state_label(self.draft, f"task_groups/{key}/number", found.label, count)
                self.group = TaskGroup(key, rich(title), year_in(title))
                self.draft.task_groups.append(self.group)
                continue
            self._task(row)
        self._number(first)

    def _rows(self) -> list[Row]:
        """The rows; one with neither office nor time has those of the cells merged above it."""
        shared = [i for r in (Role.LEAD, Role.PERIOD) if (i := self.grid.at(r)) is not None]
        rows: list[Row] = []
        for at, row in enumerate(self.grid.rows):
            above = rows[-1] if rows else None
            following = self.grid.rows[at + 1] if at + 1 < len(self.grid.rows) else None
            bare = len(shared) > 1 and not any(row.text(i) for i in shared)
            if bare and above and self._is_task(row) and not self._leads(row, following):
                if all(above.text(i) for i in shared):
                    words = " ".join(above.text(i) for i in shared)
                    self.draft.doubt(row.place, words, "Ô trống, lấy theo dòng trên như ô gộp.")
                    row = _with_cells(row, above, shared)
            rows.append(row)
        return rows

    def _is_task(self, row: Row) -> bool:
        return bool(row_label(row.text(self.number)).isdecimal()) and not is_sum(
            self.grid, row, self.content
        )

    def _leads(self, row: Row, following: Row | None) -> bool:
        """Whether the row below is a part of this one."""
        label = row_label(following.text(self.number)) if following else ""
        own = row_label(row.text(self.number))
        return bool(label) and (label.startswith(f"{own}.") or not label[0].isdigit())

    @property
    def restarts(self) -> bool:
        """Whether each group counts from 1."""
        return not labels_run_on(self.labels) and len(self.draft.task_groups) > 1

    def _task(self, row: Row) -> None:
        grid, draft = self.grid, self.draft
        lead, support = (row.text(grid.at(role)) for role in (Role.LEAD, Role.SUPPORT))
        label = row_label(row.text(self.number))
        year = (self.group.year if self.group else None) or draft.only_year
        when = flat(row.text(grid.at(Role.PERIOD))) or self._marked_time(row, year)
        period = parse_period(when, year=year)
        if period.kind is PeriodKind.RECURRING:
            # "Thường xuyên trong năm" comes back every year.
            period = parse_period(when)
        key = draft.key("t")
        if when and period.kind is PeriodKind.TEXT:
            draft.doubt(row.place, when, "Chưa hiểu thời gian này; giữ nguyên chữ.")
        task = Task(
            key,
            rich(_kept(row.text(self.content))),
            group=self.group.key if self.group else "",
            level=max(label.count(".") + 1, 1),
            period=period,
            lead=_kept(lead),
            support=_kept(support),
            agencies=_agencies(lead, support),
            audience=rich(_kept(row.text(grid.at(Role.AUDIENCE)))),
            product=rich(_kept(row.text(grid.at(Role.PRODUCT)))),
            cost=_kept(row.text(grid.at(Role.AMOUNT))),
            note=rich(_kept(row.text(grid.at(Role.NOTE)))),
        )
        draft.tasks.append(task)
        self.labels.append((task.group, label))
        known = {*(grid.at(role) for role in _CODES), self.content}
        if self.marked:
            marks = " ".join(row.text(i) for i in self.marked if row.text(i))
            draft.state(f"tasks/{key}/period", marks)
            known |= set(self.marked)
        for i in row.filled():
            if i not in known:
                place = f"tasks/{key}/{fold(grid.columns[i].title)}"
                draft.state(place, row.cells[i].own)

    def _take_last_parts(self, first: int) -> None:
        """Rows numbered 1.1, 1.2 below group I count 1, 2 in it."""
        if not all("." in label for _, label in self.labels):
            return
        for i, (_, label) in enumerate(self.labels, first):
            task = self.draft.tasks[i]
            self.draft.state(f"tasks/{task.key}/number", label)
            self.draft.tasks[i] = replace(task, level=max(task.level - 1, 1))
        self.labels = [(group, label.rpartition(".")[2]) for group, label in self.labels]

    def _marked_time(self, row: Row, year: int | None) -> str:
        """The quarters or months marked in a row, in words."""
        titles = [flat(self.grid.columns[i].title) for i in self.marked if row.text(i)]
        spans = [parse_period(title, year=year) for title in titles]
        ends = [(span.first, span.last) for span in spans if span.first and span.last]
        if not ends or len(ends) < len(titles):
            return ", ".join(titles)
        gaps = any(begin - end > timedelta(days=1) for (_, end), (begin, _) in pairwise(ends))
        return ", ".join(titles) if gaps else period_phrase(ends[0][0], ends[-1][1])

    def _number(self, first: int) -> None:
        """Numbers as the source has them: what does not count on begins anew, or has none."""
        tasks = self.draft.tasks
        self._take_last_parts(first)
        expected, group = 0, None
        for i, (task_group, label) in enumerate(self.labels, first):
            task = tasks[i]
            if self.restarts and task_group != group:
                expected, group = 0, task_group
            if self.number is not None and not label.isdecimal():
                tasks[i] = replace(task, numbered=False, level=max(task.level, 1))
                if label:
                    self.draft.state(f"tasks/{task.key}/number", label)
                continue
            wanted = int(label) if label else expected + 1
            if wanted != expected + 1:
                tasks[i] = replace(task, start_at=wanted)
            expected = wanted


def _time_columns(grid: Grid) -> list[int]:
    """Columns that are quarters or months, marked where a task takes place."""
    wanted = (PeriodKind.QUARTER, PeriodKind.MONTH)
    return [
        i
        for i, head in enumerate(grid.columns)
        if parse_period(flat(head.title), year=2000).kind in wanted and is_marked(grid, i)
    ]


def _with_cells(row: Row, above: Row, shared: list[int]) -> Row:
    cells = (
        replace(cell, text=above.text(i), covered=True) if i in shared else cell
        for i, cell in enumerate(row.cells)
    )
    return replace(row, cells=tuple(cells))


def _table(draft: Draft, grid: Grid, content: int, *, restarts: bool) -> PlanTable:
    marked, period = _time_columns(grid), grid.at(Role.PERIOD)
    codes: dict[int, str] = {}
    for i, head in enumerate(grid.columns):
        code = "content" if i == content else _CODES.get(head.role, "")
        if i in marked and period is None:
            code = "period"
        if code and code not in codes.values():
            codes[i] = code
    deadline = period is not None and "hoan thanh" in fold(grid.columns[period].title)
    return PlanTable(
        draft.key("tb"),
        TableSource.TASKS,
        tuple(
            TableColumn(code) if i in marked else column(grid, i, code) for i, code in codes.items()
        ),
        numbering=Numbering.RESTARTS if restarts else Numbering.RUNS_ON,
        times=Times.DEADLINES if deadline else Times.SPANS,
        index_row=grid.index_row,
    )


def _agencies(lead: str, support: str) -> tuple[TaskAgency, ...]:
    both = _BOTH.fullmatch(lead) if not support else None
    if both:
        lead, support = both["lead"], both["support"]
    return tuple(
        TaskAgency(role, flat(name))
        for role, text in ((AgencyRole.LEAD, lead), (AgencyRole.SUPPORT, support))
        for name in agency_names(text)
    )


def _kept(text: str) -> str:
    """Lines stay where they begin with a dash, else the page broke them."""
    lines = [flat(line) for line in text.split("\n")]
    if any(line.startswith(("-", "+", "•")) for line in lines):
        return "\n".join(lines)
    return " ".join(lines)


def _words(row: Row) -> str:
    return " ".join(cell.own for cell in row.cells if cell.own.strip())
