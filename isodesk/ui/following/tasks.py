"""Nhiệm vụ: what was planned, and beside it what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from isodesk.documents.groups import grouped_tasks
from isodesk.facts import Evidence, Standing, Task, standing
from isodesk.facts.numbering import task_numbers
from isodesk.facts.progress import last_day
from isodesk.facts.typed_progress import (
    STATES,
    TITLES,
    papers_text,
    typed_papers,
    typed_progress,
    written,
)
from isodesk.facts.wanted_tasks import Wanted, units_concerned
from isodesk.services import Session
from isodesk.services.agencies import unit_names
from isodesk.services.progress import record_typed_task
from isodesk.ui.following.source import Cells, FollowedSource, Record, Refuse
from isodesk.ui.grid.source import CellStyle, GridColumn, GridRow
from isodesk.ui.open_plan import OpenPlan
from isodesk.vietnamese.dates import format_date

_COLUMNS = (
    GridColumn("number", "STT", "text", 48, "center", editable=False),
    GridColumn("content", "Nội dung", "text", 250, editable=False),
    GridColumn("period", "Thời gian", "text", 100, editable=False),
    GridColumn("lead", "Chủ trì", "text", 120, editable=False),
    GridColumn("state", TITLES["state"], "choice", 118),
    GridColumn("completed_on", TITLES["completed_on"], "date", 96, "center"),
    GridColumn("result", TITLES["result"], "text", 190),
    GridColumn("target", TITLES["target"], "text", 72, "right", group_title="Số lượng"),
    GridColumn("achieved", TITLES["achieved"], "text", 62, "right", group_title="Số lượng"),
    GridColumn("measure", TITLES["measure"], "text", 72, group_title="Số lượng"),
    GridColumn("evidence", TITLES["evidence"], "text", 200),
    GridColumn("reporter", TITLES["reporter"], "text", 120),
    GridColumn("reason", TITLES["reason"], "text", 150),
)
_PLAIN, _READ, _LATE = CellStyle(), CellStyle(tone="muted"), CellStyle(bold=True, tone="wrong")
_DONE = CellStyle(tone="accent")


class FollowedTasks(FollowedSource):
    """The tasks that are wanted, in the order of the table, under their groups."""

    room = "following/tasks"

    def __init__(self, plan: OpenPlan) -> None:
        super().__init__(plan)
        self.wanted = Wanted()
        self.refresh()

    def read(self) -> tuple[Sequence[GridRow], Sequence[GridColumn]]:
        facts, self.today = self.plan.facts, date.today()
        self.tasks = {task.key: task for task in facts.tasks}
        self.numbers = task_numbers(facts)
        self.known = {paper.key: paper for paper in facts.evidence}
        self._titles = {group.key: self.plan.text(group.title) for group in facts.task_groups}
        rows: list[GridRow] = []
        for group, tasks in grouped_tasks(facts):
            found = [task for task in tasks if self.wanted.takes(task, self.today)]
            if group and found:
                rows.append(GridRow(group.key, "group"))
            rows += [GridRow(task.key, "item", task.level - 1) for task in found]
        return rows, _COLUMNS

    def want(self, wanted: Wanted) -> None:
        """Show these tasks only."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.refresh()

    def shown(self, key: str, code: str) -> str:
        task = self.tasks.get(key)
        if task is None:
            title = self._titles[key] if code == "content" else ""
            return self.numbers.get(key, "") if code == "number" else title
        match code:
            case "number":
                return self.numbers.get(key, "")
            case "content":
                return self.plan.text(task.content)
            case "period":
                return task.period.text
            case "lead":
                return task.lead
            case "state":
                return standing(task, self.today).words
            case _:
                return written(task, code, self.known)

    def typed_in(self, key: str, code: str) -> str:
        task = self.tasks.get(key)
        return STATES[task.state] if task and code == "state" else self.shown(key, code)

    def look(self, key: str, code: str) -> CellStyle:
        task = self.tasks.get(key)
        if task is None or code != "state":
            return _PLAIN
        found = standing(task, self.today)
        if found in (Standing.OVERDUE, Standing.DONE_LATE):
            return _LATE
        if found is Standing.DROPPED:
            return _READ
        return _DONE if found is Standing.DONE else _PLAIN

    def hint(self, key: str, code: str) -> str:
        task = self.tasks.get(key)
        if task is None:
            return ""
        if code == "state":
            return _why(task, standing(task, self.today))
        return papers_text(task.evidence, self.known) if code == "evidence" else ""

    def offers(self, code: str) -> Sequence[str]:
        match code:
            case "state":
                return tuple(STATES.values())
            case "evidence":
                return tuple(paper.words for paper in self.papers())
            case "reporter":
                with self.plan.workspace.read() as session:
                    known = unit_names(session)
                return tuple(dict.fromkeys((*units_concerned(self.plan.facts), *known)))
            case "measure":
                used = (task.measure for task in self.plan.facts.tasks)
                return tuple(dict.fromkeys(filter(None, used)))
        return ()

    def recording(self, key: str, cells: Cells, refuse: Refuse) -> Record | None:
        values, reasons = typed_progress(cells)
        for code, reason in reasons.items():
            refuse(code, reason)
        text = cells.get("evidence")
        papers = None if text is None else typed_papers(text, self.papers())
        if not values and papers is None:
            return None
        return partial(record_typed_task, key=key, changes=values, papers=papers)

    def prove(self, key: str, code: str, papers: tuple[Evidence, ...], session: Session) -> None:
        record_typed_task(session, key, {}, papers)


def _why(task: Task, found: Standing) -> str:
    """What a standing follows from."""
    last = last_day(task)
    if found is Standing.OVERDUE and last:
        return f"Thời hạn là ngày {format_date(last)}, chưa ghi là đã hoàn thành."
    if found is Standing.DONE_LATE and last:
        return f"Hoàn thành sau thời hạn ngày {format_date(last)}."
    if found is Standing.DROPPED:
        return task.reason
    return ""
