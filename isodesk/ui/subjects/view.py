"""Tab Đối tượng áp dụng: who does what in which year."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from isodesk.facts import PlanFacts, PlanKind
from isodesk.services.subjects import add_group, add_year, delete_column
from isodesk.ui.cell_drafts import CellDrafts
from isodesk.ui.grid.transfer import clipboard_block
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.subjects.columns import SOURCES, matrix_table
from isodesk.ui.subjects.edits import NewRow
from isodesk.ui.subjects.moves import move
from isodesk.ui.subjects.pasted import PastedRow, mark_of, pasted_rows
from isodesk.ui.subjects.source import SECTIONS, SubjectSource
from isodesk.ui.table_view import OwnColumns, TableView
from isodesk.ui.views import ViewSpec

_NEW_GROUP = "TÊN NHÓM"
_EMPTY = (
    "Chưa có đơn vị nào. Gõ tên đơn vị vào dòng đầu tiên, hoặc chép danh sách từ Excel "
    "rồi chọn Thêm đơn vị, Dán danh sách."
)
_COLUMNS = OwnColumns(
    section="columns",
    columns=lambda facts: facts.columns,
    table=matrix_table,
    add_year=add_year,
    delete=delete_column,
    no_table="Văn bản chưa có bảng này nên tiêu đề chưa đổi được.",
)


class SubjectsView(TableView):
    """The matrix of units and columns, with its tools and its totals."""

    source: SubjectSource

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(plan, SubjectSource(plan), _COLUMNS, parent)
        title = _title(plan.facts)
        self.cell_drafts = (CellDrafts(self.grid, plan.workspace, plan.key, "subjects", title),)
        self.grid.empty_text = _EMPTY
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
        add = self.add_tool("Thêm đơn vị", "add", self.add_unit, "Thêm đơn vị dưới dòng đang chọn")
        menu = QMenu(add)
        menu.addAction("Thêm đơn vị").triggered.connect(self.add_unit)
        menu.addAction("Dán danh sách vào nhóm này\tCtrl+Shift+V").triggered.connect(
            self.paste_list
        )
        add.setMenu(menu)
        add.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.add_tool("Thêm nhóm", "outline", self.add_group, "Thêm dòng nhóm ở cuối bảng")
        self._year = self.add_tool("Thêm năm", "calendar", self.add_year, "Thêm một cột năm")
        self.add_row_tools()

    def _connect(self) -> None:
        self.plan.changed.connect(self._on_changed)
        self.grid.bind("Ctrl+Shift+V", self.paste_list)

    # What is shown

    def _on_changed(self, sections: Collection[str]) -> None:
        if SECTIONS & set(sections):
            self.source.refresh(sections)
            self._show_totals()

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
        self._year.setText(f"Thêm năm {self.next_year()}")

    def show_place(self, place: str) -> bool:
        room, _, rest = place.partition("/")
        key, _, part = rest.partition("/")
        if room in ("subjects", "groups") and key in self.source.rows.row_of:
            self.grid.go_to(self.source.rows.row_of[key], self.source.shown.find(part))
        elif room == "columns" and (column := self.source.shown.find(key, -1)) >= 0:
            self.grid.go((0, column))
        else:
            return False
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # What is done

    def _active_row(self) -> int:
        row = self.grid.active()[0]
        count = self.source.row_count()
        return min(self.grid.cells.source_row(row), count - 1) if row >= 0 else count - 1

    def add_unit(self) -> None:
        """Add an empty unit under the active row and begin to type its name."""
        at = self._active_row() + 1
        is_first = not self.source.row_count()
        if self.strip.attempt(lambda: self.source.insert_rows(at, 1)):
            self.type_name_at(at + (1 if is_first else 0))

    def add_group(self) -> None:
        """Add a group at the end and begin to type its name."""
        if self.do("Thêm nhóm", add_group, _NEW_GROUP):
            self.type_name_at(self.source.row_count() - 1)

    def paste_list(self) -> None:
        """Add the units of the clipboard's list under the active row."""
        marks = [column.key for column in self.plan.facts.columns]
        rows = [_new_row(row, marks) for row in pasted_rows(clipboard_block()[0])]
        if not rows:
            self.strip.tell("Bộ nhớ tạm chưa có danh sách nào. Chép các tên đơn vị rồi dán lại.")
            return
        if self.strip.attempt(lambda: self.source.add_below(self._active_row(), rows)):
            units = sum(1 for row in rows if not row.is_group)
            self.strip.tell(f"Đã thêm {units} đơn vị.")

    def move_rows(self, down: bool) -> None:
        """Move the selected rows one place."""
        self.strip.attempt(lambda: move(self.plan, self.source.rows, self.grid.chosen_rows(), down))


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
