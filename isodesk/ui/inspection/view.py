"""Tab Đoàn và lịch kiểm tra: the team above, the ways of inspecting with their days below."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isodesk.facts import PlanFacts, PlanKind, TableSource
from isodesk.services.agencies import unit_names
from isodesk.ui.dialogs.table_settings import edit_table_of
from isodesk.ui.dialogs.unit_picker import UnitPicker
from isodesk.ui.inspection.modes import ModeSource
from isodesk.ui.inspection.team import TeamSource
from isodesk.ui.kept_sizes import KeptSplitter, kept_sizes, show_kept_sizes
from isodesk.ui.list_panel import ListPanel
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.views import PlanView, ViewSpec

_SECTIONS = frozenset({"", "team", "columns", "marks", "subjects"})
_NO_TEAM = "Chưa có thành viên nào. Gõ vào dòng đầu tiên hoặc dán danh sách từ Excel."
_NO_MODES = "Chưa có hình thức kiểm tra nào. Gõ tên hình thức vào dòng đầu tiên."


class InspectionView(PlanView):
    """Two lists, one above the other."""

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(plan, parent)
        self.team, self.modes = TeamSource(plan), ModeSource(plan)
        self.strip = MessageStrip()
        self.strip.follow(plan)
        self.team_panel = ListPanel(self.team, self.strip, title="Đoàn kiểm tra", first="role")
        self.mode_panel = ListPanel(
            self.modes, self.strip, title="Hình thức, lịch kiểm tra", first="title"
        )
        self._status = ""
        self._lay_out()
        self._add_tools()
        plan.changed.connect(self._on_changed)
        for panel in (self.team_panel, self.mode_panel):
            panel.grid.status_changed.connect(self._keep_status)

    def _lay_out(self) -> None:
        self.team_panel.grid.empty_text = _NO_TEAM
        self.mode_panel.grid.empty_text = _NO_MODES
        self.splitter = KeptSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.team_panel)
        self.splitter.addWidget(self.mode_panel)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.want([340, 260])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.strip)
        self.setFocusProxy(self.team_panel)

    def _add_tools(self) -> None:
        self.team_panel.add_tool(
            "Chọn đơn vị…", "unit", self.pick_agencies, "Thêm thành viên từ danh mục đơn vị"
        )
        self.team_panel.add_row_tools("Thêm thành viên")
        self.team_panel.add_tool("", "settings", self.set_table, "Thiết lập bảng…")
        self.mode_panel.add_row_tools("Thêm hình thức")

    def _on_changed(self, sections: Collection[str]) -> None:
        if _SECTIONS & set(sections):
            self.team.refresh()
            self.modes.refresh()

    def _keep_status(self, words: str) -> None:
        self._status = words
        self.status_changed.emit()

    def status_text(self) -> str:
        return self._status

    def finish_typing(self) -> None:
        self.team_panel.grid.editing.commit()
        self.mode_panel.grid.editing.commit()

    def show_place(self, place: str) -> bool:
        room, _, rest = place.partition("/")
        key, _, code = rest.partition("/")
        if room == "team":
            return self.team_panel.show_row(key, code)
        return room == "columns" and self.mode_panel.show_row(key, code)

    def remembered(self) -> dict[str, Any]:
        return kept_sizes(self.splitter)

    def show_as_before(self, remembered: object) -> None:
        show_kept_sizes(self.splitter, remembered)

    def set_table(self) -> None:
        """Ask how the table of the team prints."""
        if self.team_panel.grid.editing.commit():
            edit_table_of(self.plan, TableSource.TEAM, self, self.strip)

    def pick_agencies(self) -> None:
        """Add a member for each office ticked in the office's list."""
        with self.plan.workspace.read() as session:
            names = unit_names(session)
        picker = UnitPicker(names, (), self)
        if picker.exec() and picker.chosen():
            at = self.team_panel.active_row() + 1
            self.strip.attempt(lambda: self.team.add_agencies(picker.chosen(), at))
        self.team_panel.grid.setFocus()


def _fits(facts: PlanFacts) -> bool:
    modes = any(column.year is None for column in facts.columns)
    printed = any(table.source is TableSource.TEAM for table in facts.tables)
    return bool(facts.team) or modes or printed or facts.kind is PlanKind.INSPECTION


SPEC = ViewSpec(
    code="inspection",
    title=lambda _: "Đoàn và lịch kiểm tra",
    icon="calendar",
    guide="doan-kiem-tra.md",
    fits=_fits,
    make=InspectionView,
)
