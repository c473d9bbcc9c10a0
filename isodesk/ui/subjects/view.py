"""Tab Đối tượng áp dụng: who does what in which year."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from isodesk.errors import UserError
from isodesk.facts import PlanFacts, PlanKind, RichText
from isodesk.facts.retyping import retyped
from isodesk.services.rows import edit_row
from isodesk.services.subjects import add_group, add_year, delete_column
from isodesk.services.tables import rename_column
from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.grid.title_editor import TitleEditor
from isodesk.ui.grid.totals import TotalsStrip
from isodesk.ui.grid.transfer import clipboard_block
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.subjects.columns import SOURCES, matrix_table
from isodesk.ui.subjects.edits import NewRow
from isodesk.ui.subjects.moves import move
from isodesk.ui.subjects.pasted import PastedRow, mark_of, pasted_rows
from isodesk.ui.subjects.source import SECTIONS, SubjectSource
from isodesk.ui.tool_button import tool_button
from isodesk.ui.views import PlanView, ViewSpec

_NEW_GROUP = "TÊN NHÓM"
_EMPTY = (
    "Chưa có đơn vị nào. Gõ tên đơn vị vào dòng đầu tiên, hoặc chép danh sách từ Excel "
    "rồi chọn Thêm đơn vị, Dán danh sách."
)


class SubjectsView(PlanView):
    """The matrix of units and columns, with its tools and its totals."""

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(plan, parent)
        self.source = SubjectSource(plan)
        self.panel = GridPanel(self.source, frozen=2)
        self.grid = self.panel.grid
        self.grid.empty_text = _EMPTY
        self.totals = TotalsStrip(self.grid)
        self.strip = MessageStrip()
        self.titles = TitleEditor(self.grid)
        self._status = ""
        self._add_tools()
        self._lay_out()
        self._connect()
        self._show_totals()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panel, 1)
        column.addWidget(self.totals)
        column.addWidget(self.strip)
        self.setFocusProxy(self.grid)

    def _add_tools(self) -> None:
        add = self._tool("Thêm đơn vị", "add", self.add_unit, "Thêm đơn vị dưới dòng đang chọn")
        menu = QMenu(add)
        menu.addAction("Thêm đơn vị").triggered.connect(self.add_unit)
        menu.addAction("Dán danh sách vào nhóm này\tCtrl+Shift+V").triggered.connect(
            self.paste_list
        )
        add.setMenu(menu)
        add.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._tool("Thêm nhóm", "outline", self.add_group, "Thêm dòng nhóm ở cuối bảng")
        self._year = self._tool("Thêm năm", "calendar", self.add_year, "Thêm một cột năm")
        self._tool("", "up", lambda: self.move_rows(False), "Chuyển lên (Alt+↑)")
        self._tool("", "down", lambda: self.move_rows(True), "Chuyển xuống (Alt+↓)")
        self._tool("", "delete", self.grid.commands.delete_rows, "Xóa dòng (Ctrl+-)")

    def _tool(self, text: str, image: str, verb: Callable[[], object], tip: str) -> QToolButton:
        tool = tool_button(text, image, tip, verb)
        tool.setEnabled(not self.plan.locked)
        self.panel.tools.addWidget(tool)
        return tool

    def _connect(self) -> None:
        self.plan.changed.connect(self._on_changed)
        self.grid.status_changed.connect(self._on_status)
        self.grid.message.connect(self.strip.tell)
        self.titles.taken.connect(self._rename)
        self.grid.bind("Alt+Up", lambda: self.move_rows(False))
        self.grid.bind("Alt+Down", lambda: self.move_rows(True))
        self.grid.bind("Ctrl+Shift+V", self.paste_list)
        head = self.grid.head
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._head_menu)
        head.sectionDoubleClicked.connect(self.edit_title)

    # What is shown

    def _on_changed(self, sections: Collection[str]) -> None:
        if SECTIONS & set(sections):
            self.source.refresh(sections)
            self._show_totals()

    def _on_status(self, text: str) -> None:
        self._status = text
        self.status_changed.emit()

    def _show_totals(self) -> None:
        facts = self.plan.facts
        table = matrix_table(facts)
        printed = self.plan.text(table.total) if table and table.total else ""
        title = printed or f"Tổng: {len(facts.subjects)} đơn vị"
        counts = {
            f"mark:{column.code}": str(self.source.marks.columns.get(column.key, 0))
            for column in facts.columns
        }
        self.totals.set_sums(title, counts | {"note": ""})
        self._year.setText(f"Thêm năm {self._next_year()}")

    def _next_year(self) -> int:
        facts = self.plan.facts
        years = [column.year for column in facts.columns if column.year]
        return max(years) + 1 if years else facts.first_year or facts.date.year or date.today().year

    def status_text(self) -> str:
        return self._status

    def finish_typing(self) -> None:
        self.titles.finish()
        self.grid.editing.commit()

    def show_place(self, place: str) -> bool:
        room, _, rest = place.partition("/")
        key, _, part = rest.partition("/")
        if room in ("subjects", "groups") and key in self.source.rows.row_of:
            self.grid.go_to(self.source.rows.row_of[key], self._column_of(part))
        elif room == "columns" and (column := self._column_of(key, -1)) >= 0:
            self.grid.go((0, column))
        else:
            return False
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _column_of(self, part: str, otherwise: int = 1) -> int:
        """The grid's column for a matrix column's key or a column's code."""
        shown = self.source.shown
        for at, mark in enumerate(shown.marks):
            if part and part in ((mark.key if mark else ""), shown.codes[at]):
                return at
        return otherwise

    # What is done

    def _chosen(self) -> list[int]:
        """The rows of the source that are selected."""
        cells = self.grid.cells
        shown = {
            r for top, _, bottom, _ in self.grid.selected_ranges() for r in range(top, bottom + 1)
        }
        return [cells.source_row(row) for row in sorted(shown) if not cells.is_blank(row)]

    def _active_row(self) -> int:
        row = self.grid.active()[0]
        count = self.source.row_count()
        return min(self.grid.cells.source_row(row), count - 1) if row >= 0 else count - 1

    def add_unit(self) -> None:
        """Add an empty unit under the active row and begin to type its name."""
        at = self._active_row() + 1
        is_first = not self.source.row_count()
        if self.strip.attempt(lambda: self.source.insert_rows(at, 1)):
            self._type_at(at + (1 if is_first else 0))

    def add_group(self) -> None:
        """Add a group at the end and begin to type its name."""

        def verb() -> None:
            with self.plan.change("Thêm nhóm") as session:
                add_group(session, self.plan.key, _NEW_GROUP)

        if self.strip.attempt(verb):
            self._type_at(self.source.row_count() - 1)

    def _type_at(self, row: int) -> None:
        self.grid.go_to(row, self.source.shown.at("name"))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.editing.start()
        self.grid.editing.editor.selectAll()

    def paste_list(self) -> None:
        """Add the units of the clipboard's list under the active row."""
        marks = [column.key for column in self.plan.facts.columns]
        rows = [_new_row(row, marks) for row in pasted_rows(clipboard_block())]
        if not rows:
            self.strip.tell("Bộ nhớ tạm chưa có danh sách nào. Chép các tên đơn vị rồi dán lại.")
            return
        if self.strip.attempt(lambda: self.source.add_below(self._active_row(), rows)):
            units = sum(1 for row in rows if not row.is_group)
            self.strip.tell(f"Đã thêm {units} đơn vị.")

    def add_year(self) -> None:
        """Add the column of the next year."""

        def verb() -> None:
            year = self._next_year()
            with self.plan.change(f"Thêm năm {year}") as session:
                add_year(session, self.plan.key, year)

        self.strip.attempt(verb)

    def move_rows(self, down: bool) -> None:
        """Move the selected rows one place."""
        self.strip.attempt(lambda: move(self.plan, self.source.rows, self._chosen(), down))

    def _head_menu(self, at: QPoint) -> None:
        column = self.grid.indexAt(QPoint(at.x(), 0)).column()
        column = column if column >= 0 else self.grid.head.logicalIndexAt(at)
        if column < 0 or self.plan.locked:
            return
        menu = QMenu(self)
        menu.setObjectName("headMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Đổi tiêu đề cột").triggered.connect(lambda: self.edit_title(column))
        mark = self.source.shown.marks[column]
        if mark:
            menu.addAction("Xóa cột").triggered.connect(lambda: self.delete_column(mark.key))
        menu.popup(self.grid.head.viewport().mapToGlobal(at))

    def edit_title(self, column: int) -> None:
        """Type the title of a column in its head."""
        if not self.plan.locked and self.grid.editing.commit():
            self.titles.open(column, self.source.shown.shown[column].title)

    def _rename(self, column: int, text: str) -> None:
        code, mark = self.source.shown.codes[column], self.source.shown.marks[column]
        table = matrix_table(self.plan.facts)
        own = table and any(c.code == code and c.title for c in table.columns)

        def verb() -> None:
            with self.plan.change("Sửa tiêu đề cột", f"columns/{code}") as session:
                if mark and not own:
                    title = retyped(mark.title, text, self.plan.context.show)
                    edit_row(session, "columns", mark.key, title=title)
                elif table:
                    codes = self.source.shown.codes
                    title = RichText.of(text)
                    rename_column(session, self.plan.key, table.key, codes, code, title)
                else:
                    raise UserError("Văn bản chưa có bảng này nên tiêu đề chưa đổi được.")

        self.strip.attempt(verb)

    def delete_column(self, key: str) -> None:
        """Delete a column of marks."""

        def verb() -> None:
            with self.plan.change("Xóa cột") as session:
                delete_column(session, self.plan.key, key)

        self.strip.attempt(verb)


def _new_row(row: PastedRow, columns: list[str]) -> NewRow:
    """A pasted row with the cells after its name as marks, the one after those as its note."""
    pairs = zip(columns, row.cells, strict=False)
    marks = [(column, mark_of(text)) for column, text in pairs]
    rest = row.cells[len(columns) :]
    return NewRow(
        row.name,
        row.is_group,
        tuple((column, footnote) for column, footnote in marks if footnote is not None),
        rest[0] if rest else "",
    )


def _title(facts: PlanFacts) -> str:
    inspection = facts.kind is PlanKind.INSPECTION
    return "Đối tượng kiểm tra" if inspection else "Đối tượng áp dụng"


def _fits(facts: PlanFacts) -> bool:
    kinds = (PlanKind.TRANSITION, PlanKind.INSPECTION, PlanKind.BLANK)
    parts = facts.groups or facts.subjects or facts.columns
    return bool(parts) or facts.kind in kinds or any(t.source in SOURCES for t in facts.tables)


SPEC = ViewSpec(
    code="subjects",
    title=_title,
    icon="matrix",
    guide="doi-tuong.md",
    fits=_fits,
    make=SubjectsView,
)
