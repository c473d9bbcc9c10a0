"""Nhiệm vụ: Bảng nhiệm vụ and Biểu đồ tiến độ side by side, one selection and one scroll."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from isodesk.documents.roadmap_tones import ColourBy, Tone
from isodesk.errors import UserError
from isodesk.facts import PlanFacts, TableSource, Times
from isodesk.services.rows import move_rows
from isodesk.services.tasks import (
    add_task_group,
    move_period,
    new_task_group,
    place_tasks,
    set_times,
)
from isodesk.ui.cell_drafts import CellDrafts
from isodesk.ui.dialogs.table_settings import edit_table
from isodesk.ui.grid.near_names import NearNamesBar
from isodesk.ui.grid.panel import GridFilter, RefusalBar
from isodesk.ui.grid.source import CellChange
from isodesk.ui.grid.view import GridView
from isodesk.ui.kept_sizes import KeptSplitter, kept_sizes, show_kept_sizes
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.row_menu import add_merging, add_numbering, add_start
from isodesk.ui.tasks.arranged import Arrangement, GroupBy, agency_names
from isodesk.ui.tasks.columns import CONTENT, NUMBER, PERIOD, task_table
from isodesk.ui.tasks.legend import Legend
from isodesk.ui.tasks.moves import Grip
from isodesk.ui.tasks.progress_menu import add_earlier, add_states
from isodesk.ui.tasks.roadmap_view import RoadmapView
from isodesk.ui.tasks.rows import grouped_order, moved_tasks
from isodesk.ui.tasks.source import ARRANGED, TaskSource
from isodesk.ui.tasks.tools import TaskTools
from isodesk.ui.typed_draft import TypedDraft
from isodesk.ui.views import PlanView, ViewSpec
from isodesk.vietnamese.periods import Period
from isodesk.vietnamese.text import fold

_ROOM = "tasks"
_FROZEN = 2
_EMPTY = "Chưa có nhiệm vụ nào. Gõ vào dòng đầu tiên hoặc dán từ Excel."
_SORTED = "Bảng đang sắp xếp theo cột. Bỏ sắp xếp rồi chuyển dòng."
_SET_TIME = {Times.SPANS: "Sửa thời gian thực hiện", Times.DEADLINES: "Sửa thời gian hoàn thành"}


class TasksView(PlanView):
    """The tab of tasks."""

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(plan, parent)
        self.source = TaskSource(plan)
        self.grid = GridView(self.source, _FROZEN)
        self.grid.setAccessibleName("Bảng nhiệm vụ")
        cells = CellDrafts(self.grid, plan.workspace, plan.key, _ROOM, "Nhiệm vụ")
        self.cell_drafts = (cells,)
        self._time_draft = TypedDraft(plan.workspace, plan.key, self)
        self.grid.empty_text = _EMPTY
        self.roadmap = RoadmapView(plan, self.source, self.grid)
        self.tools = TaskTools(GridFilter(self.grid))
        self.legend = Legend()
        self.splitter = KeptSplitter(Qt.Orientation.Horizontal)
        self._refusals = RefusalBar(self.grid)
        self.near_names = NearNamesBar(self.grid)
        self.strip = MessageStrip()
        self.strip.follow(plan)
        self._status = ""
        self._agencies: frozenset[str] | None = None
        self._missed: frozenset[str] = frozenset()
        self._lay_out()
        self._connect()
        self._show_state()

    def _lay_out(self) -> None:
        self.grid.setObjectName("tasksGrid")
        self.grid.setFrameShape(QFrame.Shape.NoFrame)
        self._share_scroll(True)
        self.splitter.addWidget(self.grid)
        self.splitter.addWidget(self.roadmap)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(5)
        self.splitter.setStretchFactor(0, 11)
        self.splitter.setStretchFactor(1, 9)
        self.splitter.setSizes([660, 540])
        self.grid.setMinimumWidth(320)
        self.roadmap.setMinimumWidth(220)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        told = (self._refusals, self.near_names, self.strip)
        for widget in (self.tools, self.splitter, self.legend, *told):
            column.addWidget(widget, 1 if widget is self.splitter else 0)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.plan.changed.connect(self._follow)
        self.grid.refused.connect(self._refusals.tell)
        self.grid.message.connect(self.strip.tell)
        self.grid.status_changed.connect(self._keep_status)
        roadmap, tools = self.roadmap, self.tools
        roadmap.moved.connect(self._set_period)
        roadmap.typed.connect(self._type_period)
        roadmap.begun.connect(self._begin_period)
        roadmap.refused.connect(self.strip.tell)
        roadmap.editor.typed.connect(self._keep_time)
        roadmap.editor.closed.connect(self._time_draft.end)
        self._time_draft.failed.connect(self.strip.tell)
        roadmap.zoomed.connect(tools.zoom.show_zoom)
        tools.zoom.show_zoom(roadmap.scale.zoom)
        tools.zoom.chosen.connect(roadmap.set_zoom)
        tools.zoom.fit_wanted.connect(roadmap.fit)
        tools.agency_chosen.connect(self._choose_agency)
        tools.look_menu.group_chosen.connect(self._choose_group)
        tools.look_menu.colour_chosen.connect(roadmap.colour)
        roadmap.coloured.connect(self._show_legend)
        tools.roadmap.toggled.connect(self._show_roadmap)
        tools.add_group.clicked.connect(self.add_group)
        tools.up.clicked.connect(self.move_up)
        tools.down.clicked.connect(self.move_down)
        tools.times_chosen.connect(self._set_times)
        tools.settings.clicked.connect(self.set_table)
        self.grid.menus.append(self._extend_menu)
        self._bind_keys()

    def set_table(self) -> None:
        """Ask how the table of tasks prints."""
        table = task_table(self.plan.facts)
        if table is None:
            self.strip.tell("Văn bản chưa có bảng nhiệm vụ. Chèn bảng ở thẻ Soạn thảo.")
        elif self.grid.editing.commit():
            edit_table(self.plan, table.key, self, self.strip)

    def _extend_menu(self, menu: QMenu) -> None:
        """Numbers of tasks, cells kept apart."""
        tasks = [task for row in self.grid.chosen_rows() if (task := self.source.task(row))]
        rows = [(task.key, task.numbered) for task in tasks]
        codes = [column.code for column in self.source.columns()]
        cells = [(self.source.rows[row].key, codes[at]) for row, at in self.grid.chosen_cells()]
        add_states(menu, self.plan, self.strip, tasks)
        add_earlier(menu, self.plan, self.strip, tasks[0] if len(tasks) == 1 else None, self)
        menu.addSeparator()
        add_numbering(menu, self.plan, self.strip, "tasks", rows, "tasks")
        only = tasks[0] if len(tasks) == 1 else None
        add_start(menu, self.plan, self.strip, only, self)
        if self.source.arrangement.is_table:
            add_merging(menu, self.plan, self.strip, task_table(self.plan.facts), cells)

    def _bind_keys(self) -> None:
        for keys, command in (("Alt+Up", self.move_up), ("Alt+Down", self.move_down)):
            self.grid.bind(keys, command)
            only_there = Qt.ShortcutContext.WidgetShortcut
            QShortcut(QKeySequence(keys), self.roadmap, command, context=only_there)
        for key, steps in (("Left", -1), ("Right", 1)):
            self.grid.bind(f"Alt+{key}", partial(self.roadmap.nudge, Grip.WHOLE, steps))
            self.grid.bind(f"Alt+Shift+{key}", partial(self.roadmap.nudge, Grip.LAST, steps))

    # Following the plan

    def _follow(self, sections: frozenset[str]) -> None:
        """Fields in the texts may show any part of the plan, so every change counts; behind
        another tab it counts later."""
        self._missed |= sections
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        sections, self._missed = self._missed, frozenset()
        if not sections:
            return
        self.strip.tell("")
        if self.source.refresh(sections):
            self.roadmap.refresh()
        else:
            self.roadmap.take_colours()
        self._show_state()

    def _show_state(self) -> None:
        table = task_table(self.plan.facts)
        self.tools.show_times(table.times if table else None)
        self.tools.set_locked(bool(self.plan.locked))
        self._show_agencies()

    def _show_agencies(self) -> None:
        """Offer who leads and supports; without the one that was chosen all tasks are shown."""
        typed = frozenset(a.text for task in self.plan.facts.tasks for a in task.agencies)
        if typed == self._agencies:
            return
        self._agencies, wanted = typed, self.source.arrangement
        left = self.tools.show_agencies(agency_names(self.plan.facts), wanted.agency)
        self._arrange(replace(wanted, agency=left))

    def _choose_agency(self, name: str) -> None:
        self._arrange(replace(self.source.arrangement, agency=fold(name)))

    def _choose_group(self, by: GroupBy) -> None:
        self._arrange(replace(self.source.arrangement, by=by))

    def _arrange(self, wanted: Arrangement) -> None:
        """Look at the rows another way; the cell being typed in is committed first."""
        if wanted != self.source.arrangement and self.grid.editing.commit():
            self.source.arrange(wanted)
            self.roadmap.refresh()
        shown = self.source.arrangement
        self.tools.look_menu.show_group(shown.by)
        self.tools.show_agencies(agency_names(self.plan.facts), shown.agency)

    def _keep_status(self, words: str) -> None:
        self._status = words
        self.status_changed.emit()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except UserError as error:
            self.strip.tell(str(error))

    # What the tools do

    def add_group(self) -> None:
        """Put a group after the one of the active row and let its title be typed."""
        if not self.grid.editing.commit() or self._is_arranged():
            return
        facts, current = self.plan.facts, self._current_group()
        keys = [group.key for group in facts.task_groups]
        at = keys.index(current) + 1 if current in keys else len(keys)
        years = {group.year for group in facts.task_groups if group.year}
        before = facts.task_groups[at - 1].year if at else None
        following = before + 1 if before and before + 1 not in years else None
        title = f"Năm {following}" if following else "Nhóm nhiệm vụ mới"
        group = new_task_group(title, following)
        with self._telling():
            with self.plan.change("Thêm nhóm", f"task_groups/{group.key}/title") as session:
                add_task_group(session, self.plan.key, group, at)
            self.show_place(f"task_groups/{group.key}/title")
            self.grid.editing.start()

    def _is_arranged(self) -> bool:
        """Whether the rows are not those of the table, which is told."""
        if self.source.arrangement.is_table:
            return False
        self.strip.tell(ARRANGED)
        return True

    def _current_group(self) -> str:
        row = self.grid.active()[0]
        at = self.grid.cells.source_row(row) if row >= 0 else -1
        if 0 <= at < len(self.source.rows):
            return self.source.rows[at].group
        return self.source.rows[-1].group if self.source.rows else ""

    def move_up(self) -> None:
        """Put the selected tasks, or the group, one place up."""
        self._move(down=False)

    def move_down(self) -> None:
        """Put the selected tasks, or the group, one place down."""
        self._move(down=True)

    def _move(self, *, down: bool) -> None:
        if not self.grid.editing.commit() or self._is_arranged():
            return
        if self.grid.cells.sorting is not None:
            self.strip.tell(_SORTED)
            return
        rows = [self.source.rows[row] for row in self.grid.chosen_rows()]
        group = next((row for row in rows if row.is_group), None)
        with self._telling():
            if group is not None:
                self._move_group(group.key, down)
            elif rows:
                self._move_tasks({row.key for row in rows}, down)

    def _move_tasks(self, keys: set[str], down: bool) -> None:
        order = moved_tasks(self.source.rows, keys, down)
        if order is None:
            return
        label = "Chuyển nhiệm vụ xuống" if down else "Chuyển nhiệm vụ lên"
        first = next(row.key for row in self.source.rows if row.key in keys)
        with self.plan.change(label, f"tasks/{first}/{CONTENT}") as session:
            place_tasks(session, self.plan.key, order)

    def _move_group(self, key: str, down: bool) -> None:
        keys = [group.key for group in self.plan.facts.task_groups]
        at = keys.index(key)
        there = at + 1 if down else at - 1
        if not 0 <= there < len(keys):
            return
        keys[at], keys[there] = keys[there], keys[at]
        label = "Chuyển nhóm xuống" if down else "Chuyển nhóm lên"
        with self.plan.change(label, f"task_groups/{key}/title") as session:
            move_rows(session, "task_groups", [key], there + 1 if down else there)
            place_tasks(session, self.plan.key, grouped_order(self.source.rows, keys))

    def _set_times(self, times: Times) -> None:
        with (
            self._telling(),
            self.plan.change("Đổi kiểu thời gian của bảng nhiệm vụ", "tasks") as session,
        ):
            set_times(session, self.plan.facts.tables, times)

    def _show_roadmap(self, shown: bool) -> None:
        self.roadmap.setVisible(shown)
        self.tools.zoom.setVisible(shown)
        self.tools.look.setVisible(shown)
        self._show_legend(self.roadmap.colours.legend)
        self._share_scroll(shown)

    def _show_legend(self, tones: tuple[Tone, ...]) -> None:
        self.legend.show_tones(tones if self.tools.roadmap.isChecked() else ())

    def _share_scroll(self, shared: bool) -> None:
        policy = Qt.ScrollBarPolicy
        down = policy.ScrollBarAlwaysOff if shared else policy.ScrollBarAsNeeded
        across = policy.ScrollBarAlwaysOn if shared else policy.ScrollBarAsNeeded
        self.grid.setVerticalScrollBarPolicy(down)
        self.grid.setHorizontalScrollBarPolicy(across)

    # What the roadmap asks

    def _time_label(self) -> str:
        table = task_table(self.plan.facts)
        return _SET_TIME[table.times if table else Times.SPANS]

    def _set_period(self, key: str, period: Period) -> None:
        with (
            self._telling(),
            self.plan.change(self._time_label(), f"tasks/{key}/{PERIOD}") as session,
        ):
            move_period(session, key, period)

    def _keep_time(self, key: str, text: str) -> None:
        self._time_draft.typed(f"{_ROOM}/{key}/{PERIOD}", text)

    def _type_period(self, key: str, text: str) -> None:
        row = self.source.find(key)
        if row < 0:
            return
        with self._telling():
            change = CellChange(row, self.source.column(PERIOD), text)
            self.source.write([change], self._time_label())

    def _begin_period(self, row: int, text: str) -> None:
        """A bar was drawn on a row without a time, or on the empty one, which becomes a task."""
        fresh = row >= self.source.row_count()
        with self._telling():
            change = CellChange(row, self.source.column(PERIOD), text)
            self.source.write([change], self._time_label())
        if fresh and row < self.source.row_count():
            self.grid.go_to(row, self.source.column(CONTENT))

    # What the window asks

    def show_place(self, place: str) -> bool:
        self._catch_up()
        room, _, rest = place.partition("/")
        key, _, code = rest.partition("/")
        known = room in ("tasks", "task_groups") and bool(key)
        if known and self.source.find(key) < 0:
            self._arrange(Arrangement())
        row = self.source.find(key) if known else -1
        if row < 0:
            return False
        wanted = CONTENT if code in ("", NUMBER) else code
        self.grid.go_to(row, self.source.column(wanted))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def status_text(self) -> str:
        return self._status

    def tell(self, sentence: str) -> None:
        self.strip.tell(sentence)

    def finish_typing(self) -> None:
        self.roadmap.editor.commit()
        super().finish_typing()

    def remembered(self) -> dict[str, Any]:
        """Sizes of the two halves, for the settings."""
        return kept_sizes(self.splitter) | {
            "roadmap": self.tools.roadmap.isChecked(),
            "colour": self.roadmap.colour_by.value,
        }

    def show_as_before(self, remembered: object) -> None:
        """Take the sizes that the settings kept; anything else is left alone."""
        if not isinstance(remembered, dict):
            return
        show_kept_sizes(self.splitter, remembered)
        self.tools.roadmap.setChecked(remembered.get("roadmap") is not False)
        if (colour := remembered.get("colour")) in [by.value for by in ColourBy]:
            self.roadmap.colour(ColourBy(colour))
            self.tools.look_menu.show_colour(ColourBy(colour))


def _fits(plan: PlanFacts) -> bool:
    tables = any(table.source is TableSource.TASKS for table in plan.tables)
    return tables or bool(plan.tasks or plan.task_groups)


SPEC = ViewSpec(
    code="tasks",
    title=lambda plan: "Nhiệm vụ",
    icon="chart",
    guide="nhiem-vu.md",
    fits=_fits,
    make=TasksView,
)
