"""A tab with one table whose years are a part of the plan: its tools, its head, its messages."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from isodesk.checks.finding import Finding
from isodesk.errors import UserError
from isodesk.facts import PlanFacts, PlanTable, RichText
from isodesk.facts.retyping import retyped
from isodesk.services import Session
from isodesk.services.rows import edit_row
from isodesk.services.tables import rename_column
from isodesk.ui.dialogs.table_settings import edit_table
from isodesk.ui.grid.flags import total_flags
from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.grid.source import GridSource
from isodesk.ui.grid.title_editor import TitleEditor
from isodesk.ui.grid.totals import TotalsStrip
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_columns import OwnColumn, PlanColumns
from isodesk.ui.row_menu import add_merging
from isodesk.ui.tool_button import tool_button
from isodesk.ui.views import PlanView


class PlanSource(GridSource, Protocol):
    """A grid's source whose columns are those of a plan."""

    @property
    def shown(self) -> PlanColumns[OwnColumn]:
        """The columns as they stand now."""
        ...


@dataclass(frozen=True)
class OwnColumns:
    """The columns a plan has of its own for one table, and what is done to them.

    ``no_table`` says that a title cannot be changed while the plan has no such table.
    """

    section: str
    columns: Callable[[PlanFacts], Sequence[OwnColumn]]
    table: Callable[[PlanFacts], PlanTable | None]
    add_year: Callable[[Session, str, int], object]
    delete: Callable[[Session, str, str], object]
    no_table: str


class TableView(PlanView):
    """The table, the line of its totals, the titles that are typed in its head."""

    def __init__(
        self,
        plan: OpenPlan,
        source: PlanSource,
        part: OwnColumns,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(plan, parent)
        self.source = source
        self._part = part
        self.panel = GridPanel(source, frozen=2)
        self.grid = self.panel.grid
        self.totals = TotalsStrip(self.grid)
        self.strip = MessageStrip()
        self.strip.follow(plan)
        self.titles = TitleEditor(self.grid)
        self._status = ""
        self._connect_grid()

    def _connect_grid(self) -> None:
        self.grid.status_changed.connect(self.keep_status)
        self.grid.message.connect(self.strip.tell)
        self.titles.taken.connect(self._rename)
        self.grid.bind("Alt+Up", lambda: self.move_rows(False))
        self.grid.bind("Alt+Down", lambda: self.move_rows(True))
        self.grid.arranging.menus.append(self._fill_head_menu)
        self.grid.arranging.title_wanted.connect(self.edit_title)

    # Tools

    def add_tool(self, text: str, image: str, verb: Callable[[], object], tip: str) -> QToolButton:
        """Put a button into the line of tools; it is off while the plan is locked."""
        tool = tool_button(text, image, tip, verb)
        tool.setEnabled(not self.plan.locked)
        self.panel.tools.addWidget(tool)
        return tool

    def add_row_tools(self) -> None:
        """Put the buttons that move and delete rows into the line of tools."""
        self.add_tool("", "up", lambda: self.move_rows(False), "Chuyển lên (Alt+↑)")
        self.add_tool("", "down", lambda: self.move_rows(True), "Chuyển xuống (Alt+↓)")
        self.add_tool("", "delete", self.grid.commands.delete_rows, "Xóa dòng (Ctrl+-)")

    @abstractmethod
    def move_rows(self, down: bool) -> None:
        """Move the selected rows one place."""

    def add_settings_tool(self) -> None:
        """Put the button that asks how the table prints into the line of tools."""
        self.add_tool("", "settings", self.set_table, "Thiết lập bảng…")

    def set_table(self) -> None:
        """Ask how the table prints."""
        table = self._part.table(self.plan.facts)
        if table is None:
            self.strip.tell(self._part.no_table)
        elif self.grid.editing.commit():
            edit_table(self.plan, table.key, self, self.strip)

    def add_merging_to(self, menu: QMenu) -> None:
        """Let the menu keep the selected cells apart from those above."""
        codes = self.source.shown.codes
        cells = [
            (self.source.row(row).key, codes[column]) for row, column in self.grid.chosen_cells()
        ]
        add_merging(menu, self.plan, self.strip, self._part.table(self.plan.facts), cells)

    # What is shown

    def show_findings(self, findings: Sequence[Finding]) -> None:
        super().show_findings(findings)
        rooms, columns = self._total_rooms(), self.column_codes()
        self.totals.set_flags(total_flags(self.source, findings, rooms, columns))

    def _total_rooms(self) -> tuple[str, ...]:
        """How places of the sums below the grid begin."""
        table = self._part.table(self.plan.facts)
        return (f"tables/{table.key}/total",) if table else ()

    def keep_status(self, text: str) -> None:
        """Show the count and sum of a selection in the status bar."""
        self._status = text
        self.status_changed.emit()

    def status_text(self) -> str:
        return self._status

    def tell(self, sentence: str) -> None:
        self.strip.tell(sentence)

    def finish_typing(self) -> None:
        self.titles.finish()
        super().finish_typing()

    def next_year(self) -> int:
        """The year after the last column, else the plan's first."""
        facts = self.plan.facts
        years = [column.year for column in self._part.columns(facts) if column.year]
        return max(years) + 1 if years else facts.first_year or facts.date.year or date.today().year

    # What is done

    def do(self, label: str, verb: Callable[..., object], *arguments: object) -> bool:
        """Run a verb on this plan as one step; say why when it cannot be."""

        def change() -> None:
            with self.plan.change(label) as session:
                verb(session, self.plan.key, *arguments)

        return self.strip.attempt(change)

    def type_name_at(self, row: int) -> None:
        """Begin to type the name of a row, all of it selected."""
        self.grid.go_to(row, self.source.shown.at("name"))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.editing.start()
        self.grid.editing.editor.selectAll()

    def add_year(self) -> None:
        """Add the column of the next year."""
        year = self.next_year()
        self.do(f"Thêm năm {year}", self._part.add_year, year)

    def delete_column(self, key: str) -> None:
        """Delete a column of the plan's own."""
        self.do("Xóa cột", self._part.delete, key)

    # The head

    def _fill_head_menu(self, menu: QMenu, column: int) -> None:
        if self.plan.locked:
            return
        menu.addAction("Đổi tiêu đề cột").triggered.connect(lambda: self.edit_title(column))
        own = self.source.shown.own[column]
        if own:
            menu.addAction("Xóa cột").triggered.connect(lambda: self.delete_column(own.key))

    def edit_title(self, column: int) -> None:
        """Type the title of a column in its head."""
        if not self.plan.locked and self.grid.editing.commit():
            self.titles.open(column, self.source.shown.shown[column].title)

    def _rename(self, column: int, text: str) -> None:
        """A title that the table does not print otherwise is that of the plan's own column."""
        shown, part = self.source.shown, self._part
        code, own, table = shown.codes[column], shown.own[column], part.table(self.plan.facts)
        is_printed = table and any(c.code == code and c.title for c in table.columns)

        def verb() -> None:
            with self.plan.change("Sửa tiêu đề cột", f"{part.section}/{code}") as session:
                if own and not is_printed:
                    title = retyped(own.title, text, self.plan.context.show)
                    edit_row(session, part.section, own.key, title=title)
                elif table:
                    title = RichText.of(text)
                    rename_column(session, self.plan.key, table.key, shown.codes, code, title)
                else:
                    raise UserError(part.no_table)

        self.strip.attempt(verb)
