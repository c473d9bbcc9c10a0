"""Tab Đối tượng áp dụng: who does what in which year."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from isodesk.facts import PlanFacts, PlanKind
from isodesk.services.agencies import unit_names
from isodesk.services.subject_rows import NewRow
from isodesk.services.subjects import add_group, add_year, delete_column, set_footnote
from isodesk.ui.cell_drafts import CellDrafts
from isodesk.ui.dialogs.unit_picker import UnitPicker
from isodesk.ui.grid.clipboard import Block
from isodesk.ui.grid.naming import NearName, settled
from isodesk.ui.grid.source import CellChange
from isodesk.ui.grid.transfer import clipboard_block
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.subjects.columns import SOURCES, matrix_table
from isodesk.ui.subjects.members import MembersPanel
from isodesk.ui.subjects.moves import move
from isodesk.ui.subjects.pasted import STAR, PastedRow, is_numbered, mark_of, pasted_rows
from isodesk.ui.subjects.source import SECTIONS, SubjectSource, count_text
from isodesk.ui.table_view import OwnColumns, TableView
from isodesk.ui.views import ViewSpec

_NEW_GROUP = "TÊN NHÓM"
_SIDE_WIDTH = 340
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
        self.members = MembersPanel(plan, self.strip)
        self._add_tools()
        self._lay_out()
        self._connect()
        self._show_totals()
        self._show_members()

    def _lay_out(self) -> None:
        table = QWidget()
        left = QVBoxLayout(table)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.panel, 1)
        left.addWidget(self.totals)
        self.splitter = QSplitter()
        self.splitter.addWidget(table)
        self.splitter.addWidget(self.members)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([3 * _SIDE_WIDTH, _SIDE_WIDTH])
        self.splitter.setChildrenCollapsible(False)
        self.members.setVisible(self.side.isChecked())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.strip)
        self.setFocusProxy(self.grid)

    def _add_tools(self) -> None:
        add = self.add_tool("Thêm đơn vị", "add", self.add_unit, "Thêm đơn vị dưới dòng đang chọn")
        menu = QMenu(add)
        menu.addAction("Thêm đơn vị").triggered.connect(self.add_unit)
        menu.addAction("Chọn đơn vị…").triggered.connect(self.pick_units)
        menu.addAction("Dán danh sách vào nhóm này\tCtrl+Shift+V").triggered.connect(
            self.paste_list
        )
        add.setMenu(menu)
        add.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.add_tool("Thêm nhóm", "outline", self.add_group, "Thêm dòng nhóm ở cuối bảng")
        inspects = _inspects(self.plan.facts)
        self._year = self.add_tool("Thêm năm", "calendar", self.add_year, "Thêm một cột năm")
        self._year.setVisible(not inspects)
        self.add_row_tools()
        self.add_settings_tool()
        self.side = self.add_tool(
            "Áp dụng chung", "unit", self._show_side, "Hiện hoặc ẩn các cơ quan áp dụng chung"
        )
        self.side.setEnabled(True)
        self.side.setCheckable(True)
        shared = any(subject.members for subject in self.plan.facts.subjects)
        self.side.setChecked(inspects or shared)

    def _connect(self) -> None:
        self.plan.changed.connect(self._on_changed)
        self.grid.bind("Ctrl+Shift+V", self.paste_list)
        self.grid.commands.takers.append(self.take_block)
        self.grid.place_changed.connect(lambda *_: self._show_members())
        self.grid.menus.append(self._extend_menu)
        self.members.grid.status_changed.connect(self.keep_status)

    # What is shown

    def _on_changed(self, sections: Collection[str]) -> None:
        if SECTIONS & set(sections):
            self.source.refresh(sections)
            self._show_totals()
            self._show_members()

    def _show_side(self) -> None:
        self.members.setVisible(self.side.isChecked())

    def _show_members(self) -> None:
        row = self.grid.active()[0]
        at = self.grid.cells.source_row(row) if row >= 0 else -1
        rows = self.source.rows.rows
        key = rows[at].key if 0 <= at < len(rows) else ""
        self.members.show_subject(self.source.rows.subjects.get(key))

    def finish_typing(self) -> None:
        super().finish_typing()
        self.members.grid.editing.commit()

    def _show_totals(self) -> None:
        facts = self.plan.facts
        table = matrix_table(facts)
        printed = self.plan.text(table.total) if table and table.total else ""
        title = printed or f"Tổng: {len(facts.subjects):02d} đơn vị"
        counts = {
            f"mark:{column.code}": count_text(self.source.marks.columns.get(column.key, 0))
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
            self.grid.go_to_column(column)
        else:
            return False
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # What is done

    def _extend_menu(self, menu: QMenu) -> None:
        """The mark (*) after the X of the selected cells."""
        menu.addSeparator()
        noted = menu.addAction("Dấu chú thích (*)")
        noted.setEnabled(bool(self._marked()) and not self.plan.locked)
        noted.triggered.connect(self.turn_footnote)
        self.add_merging_to(menu)

    def _marked(self) -> list[tuple[str, str]]:
        """The subject and column of each selected cell that takes a mark."""
        cells = self.grid.commands.marks_chosen()
        found = ((self.source.rows.rows[row].key, self.source.shown.own[col]) for row, col in cells)
        return [(key, column.key) for key, column in found if column]

    def turn_footnote(self) -> None:
        """Put (*) after the X of the selected cells, or take it away if all have it."""
        cells = self._marked()
        texts = self.source.marks.texts
        footnote = "" if all(texts.get(cell) == f"X{STAR}" for cell in cells) else STAR

        def change() -> None:
            place = f"subjects/{cells[0][0]}/{cells[0][1]}"
            with self.plan.change("Dấu chú thích (*)", place) as session:
                for subject, column in cells:
                    set_footnote(session, subject, column, footnote)

        self.strip.attempt(change)

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
        rows = pasted_rows(clipboard_block()[0])
        if not rows:
            self.strip.tell("Bộ nhớ tạm chưa có danh sách nào. Chép các tên đơn vị rồi dán lại.")
            return
        self._take(self._row_for_list(), rows)

    def pick_units(self) -> None:
        """Add the units ticked in the office's list under the active row."""
        with self.plan.workspace.read() as session:
            names = unit_names(session)
        taken = [self.plan.text(subject.name) for subject in self.plan.facts.subjects]
        picker = UnitPicker(names, taken, self)
        if picker.exec() and picker.chosen():
            self._take(self._row_for_list(), [PastedRow(name) for name in picker.chosen()])
        self.grid.setFocus()

    def _row_for_list(self) -> int:
        """The active row of the source, also the empty one below the table."""
        row = self.grid.active()[0]
        return self.grid.cells.source_row(row) if row >= 0 else self.source.row_count()

    def take_block(self, block: Block) -> bool:
        """Take a pasted list of names without its numbers, never over the row of a group; False
        leaves a block that fits into the cells to them."""
        top, left, bottom, _ = self.grid.selected_ranges()[0]
        cells = self.grid.cells
        name = self.source.shown.at("name")
        if self.plan.locked or cells.source_column(left) != name or bottom - top >= len(block):
            return False
        blank, over = cells.is_blank(top), self._units_from(top)
        numbered = is_numbered(block)
        rows = pasted_rows(block)
        fits = len(block) <= max(len(over), 0 if blank else 1) or len(block[0]) > 1
        if not rows or (fits and not numbered) or (len(block) == 1 and not over and not blank):
            return False
        over = [] if any(row.is_group for row in rows) else over[: len(rows)]
        self._take(over[-1] if over else cells.source_row(top), rows, over)
        return True

    def _units_from(self, row: int) -> list[int]:
        """The rows of the source, from a shown row on, of units that stand in one group."""
        cells, rows = self.grid.cells, self.source.rows
        found: list[int] = []
        while not cells.is_blank(row) and cells.row(row).kind == "item":
            at = cells.source_row(row)
            if found and rows.group_at(at) != rows.group_at(found[0]):
                break
            found.append(at)
            row += 1
        return found

    def _take(self, row: int, pasted: list[PastedRow], over: Sequence[int] = ()) -> None:
        """Take a pasted list, say how many came, go to the first and offer near names."""
        marks = [column.key for column in self.plan.facts.columns]
        pasted, near = self._named(pasted)
        rows = [_new_row(new, marks) for new in pasted]
        before = set(self.source.rows.row_of) - {self.source.rows.rows[at].key for at in over}
        if self.strip.attempt(lambda: self.source.take_list(row, rows, over)):
            units = sum(1 for new in rows if not new.is_group)
            word = "dán" if over else "thêm"
            self.strip.tell(f"Đã {word} {units:02d} đơn vị.")
            new = [at for key, at in self.source.rows.row_of.items() if key not in before]
            span = (min(new), max(new))
            self.grid.go_to(span[0], self.source.shown.at("name"))
            self.grid.near_names.emit([replace(name, rows=span) for name in near])

    def _named(self, rows: list[PastedRow]) -> tuple[list[PastedRow], list[NearName]]:
        """The rows with known units as the office's list writes them; and the near names."""
        column = self.source.shown.at("name")
        units = [at for at, row in enumerate(rows) if not row.is_group]
        cells = [CellChange(at, column, rows[at].name) for at in units]
        written, near = settled(self.source, cells)
        for cell in written:
            rows[cell.row] = replace(rows[cell.row], name=cell.text)
        return rows, near

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


def _inspects(facts: PlanFacts) -> bool:
    """Whether the columns are ways of inspecting, not years."""
    modes = bool(facts.columns) and all(column.year is None for column in facts.columns)
    return facts.kind is PlanKind.INSPECTION or modes


def _title(facts: PlanFacts) -> str:
    return "Đối tượng kiểm tra" if _inspects(facts) else "Đối tượng áp dụng"


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
