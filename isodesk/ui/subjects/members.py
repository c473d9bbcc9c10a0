"""The offices that share the system of the active row: a list at the side of the matrix."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from isodesk.errors import UserError
from isodesk.facts import PlanSubject
from isodesk.facts.shared_systems import BEFORE, read_members
from isodesk.services.agencies import unit_names
from isodesk.services.subjects import set_members
from isodesk.services.systems import list_systems
from isodesk.ui.dialogs.unit_picker import UnitPicker
from isodesk.ui.grid.source import GridColumn, GridRow
from isodesk.ui.list_panel import ListPanel
from isodesk.ui.list_source import ListSource, ListWords
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named
from isodesk.ui.open_plan import OpenPlan
from isodesk.vietnamese.text import fold

_COLUMNS = (
    GridColumn("number", "TT", "number", 44, "center", editable=False),
    GridColumn("name", "Cơ quan áp dụng chung", "text", 280),
)
_NOBODY = "Chọn một đối tượng ở bảng bên trái."
_EMPTY = "Hệ thống này của riêng một cơ quan. Gõ hoặc dán tên các cơ quan áp dụng chung vào đây."


class MemberSource(ListSource[str]):
    """The offices of one subject; every write is one step of the plan."""

    words = ListWords("Thêm cơ quan áp dụng chung", "Xóa cơ quan áp dụng chung")

    def __init__(self, plan: OpenPlan) -> None:
        super().__init__()
        self._plan = plan
        self.subject: PlanSubject | None = None
        self.show((), _COLUMNS)

    def show_subject(self, subject: PlanSubject | None) -> None:
        """Show the offices of a subject, nothing for a group."""
        self.subject = subject
        self.show(subject.members if subject else (), _COLUMNS)

    def is_locked(self) -> bool:
        return bool(self._plan.locked) or self.subject is None

    def row_of(self, item: str, at: int) -> GridRow:
        return GridRow(f"{self.subject.key if self.subject else ''}/{at}")

    def cell(self, item: str, at: int, code: str) -> str:
        return str(at + 1) if code == "number" else item

    def typed(self, item: str, code: str, text: str) -> str:
        name = " ".join(text.split())
        if not name:
            raise UserError("Dòng này thiếu tên cơ quan. Muốn bỏ cơ quan thì xóa dòng.")
        return name

    def blank(self, at: int, before: Sequence[str]) -> str:
        return ""

    def offers(self, code: str) -> Sequence[str]:
        with self._plan.workspace.read() as session:
            return unit_names(session)

    def known_names(self, column: int) -> Sequence[str]:
        """The names of the office's list, for the column of offices."""
        return self._plan.unit_spellings() if _COLUMNS[column].code == "name" else ()

    def keep(self, items: tuple[str, ...], label: str, place: str) -> None:
        subject = self.subject
        if subject is None:
            raise UserError(_NOBODY)
        with self._plan.change(label, f"subjects/{subject.key}/name") as session:
            set_members(session, subject, items)

    def place(self, item: str, code: str) -> str:
        return f"subjects/{self.subject.key}/name" if self.subject else ""


class MembersPanel(QWidget):
    """Whose offices these are, their list, and where they can be taken from."""

    guide = "doi-tuong.md#Hệ thống áp dụng chung"

    def __init__(self, plan: OpenPlan, strip: MessageStrip) -> None:
        super().__init__()
        self._plan = plan
        self._strip = strip
        self.source = MemberSource(plan)
        self.owner = named(QLabel(), "hintLabel")
        self.owner.setWordWrap(True)
        self.owner.setContentsMargins(10, 8, 10, 6)
        self.list = ListPanel(self.source, strip)
        self.grid = self.list.grid
        self.grid.setAccessibleName("Các cơ quan áp dụng chung")
        self.grid.empty_text = _EMPTY
        self.list.panel.filter_box.hide()
        self._add_tools()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.owner)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.grid)
        self.show_subject(None)

    def _add_tools(self) -> None:
        add = self.list.add_tool
        add("Chọn đơn vị…", "unit", self.pick, "Thêm cơ quan từ danh mục đơn vị")
        add("", "table", self.take_system, "Lấy theo danh mục HTQLCL của cơ quan")
        add("", "add", self.list.add_row, "Thêm cơ quan dưới dòng đang chọn")
        add("", "up", lambda: self.list.move_rows(False), "Chuyển lên (Alt+↑)")
        add("", "down", lambda: self.list.move_rows(True), "Chuyển xuống (Alt+↓)")
        add("", "delete", self.grid.commands.delete_rows, "Xóa dòng (Ctrl+-)")

    def show_subject(self, subject: PlanSubject | None) -> None:
        """Show the offices of the active row."""
        self.source.show_subject(subject)
        self.list.enable_tools()
        if subject is None:
            self.owner.setText(_NOBODY)
            return
        name = self._plan.text(subject.name)
        own = (read_members(name) or (name, ()))[0].partition(BEFORE.partition(":")[0])[0]
        count = f": {len(subject.members):02d} cơ quan áp dụng chung" if subject.members else ""
        self.owner.setText(f"{own}{count}")

    def pick(self) -> None:
        """Add the offices ticked in the office's list."""
        with self._plan.workspace.read() as session:
            names = unit_names(session)
        picker = UnitPicker(names, self.source.items, self)
        if picker.exec() and picker.chosen():
            at = self.list.active_row() + 1
            self._strip.attempt(lambda: self.source.insert(at, picker.chosen()))
        self.grid.setFocus()

    def take_system(self) -> None:
        """Take the offices that the office's list of systems names for this one."""
        subject = self.source.subject
        if subject is None:
            return
        with self._plan.workspace.read() as session:
            systems = list_systems(session)
        name = fold(self._plan.text(subject.name).partition(" (")[0])
        found = next((s for s in systems if s.key == subject.system or fold(s.name) == name), None)
        if found is None or not found.members:
            self._strip.tell("Danh mục HTQLCL chưa ghi cơ quan nào áp dụng chung hệ thống này.")
            return
        label = "Lấy cơ quan áp dụng chung từ danh mục"
        self._strip.attempt(lambda: self.source.keep(found.members, label, ""))
