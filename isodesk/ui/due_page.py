"""Việc đến hạn: what is late, due this week or next, and papers on their way, in all plans."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from isodesk.facts import TaskState
from isodesk.services.due import DueItem, DueKind, due_items
from isodesk.services.tasks import set_state
from isodesk.store import Change, Workspace
from isodesk.ui.empty_note import EmptyNote
from isodesk.ui.filter_box import FilterBox
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named
from isodesk.ui.style import COLOURS, scaled
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.text import search_matches

_TABLES = {"plan", "task", "task_agency"}
_TITLES = ("Hạn", "Việc", "Chủ trì", "Kế hoạch, văn bản")
_HINT = "Enter mở việc trong kế hoạch của nó. Phím cách đánh dấu việc đã hoàn thành."
_KINDS = {
    DueKind.LATE: "Quá hạn",
    DueKind.WEEK: "Trong tuần này",
    DueKind.PAPER: "Văn bản chờ ký, chờ ý kiến",
    DueKind.NEXT: "Sắp tới, trong 60 ngày",
}
_EMPTY = (
    "Không có việc nào quá hạn hoặc sắp đến hạn, không có văn bản nào chờ ký.\n"
    "Việc đến đây khi thời gian ghi ở bảng nhiệm vụ của kế hoạch sắp đến."
)
_NO_MATCH = "Không có việc nào khớp với “{text}”. Nhấn Esc để bỏ lọc."

Index = QModelIndex | QPersistentModelIndex


class DuePage(QWidget):
    """The list; ``opened`` carries a plan's key and a place in it.

    ``plans_wanted`` comes from the empty page.
    """

    opened = Signal(str, str)
    plans_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._items: tuple[DueItem, ...] = ()
        self._model = _DueModel(self)
        self.table = _DueTable(self)
        self.table.setModel(self._model)
        self.strip = MessageStrip()
        self.filter = FilterBox("Lọc theo việc, đơn vị, kế hoạch…", "Lọc việc đến hạn")
        self.note = EmptyNote(_EMPTY, "Mở danh sách kế hoạch")
        self._stack = QStackedLayout()
        self._lay_out()
        self.filter.textChanged.connect(self._show)
        self.filter.left.connect(self.table.setFocus)
        self.note.pressed.connect(self.plans_wanted)
        self.table.opened.connect(self._open)
        self.table.done_wanted.connect(self._finish)

    def _lay_out(self) -> None:
        self.table.set_widths()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(named(QLabel("Việc đến hạn"), "pageTitle"))
        hint = named(QLabel(_HINT), "hint")
        hint.setWordWrap(True)
        layout.addWidget(hint)
        layout.addWidget(self.filter)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.strip)
        self.setFocusProxy(self.table)

    def follow(self, change: Change) -> None:
        """Show what a change did while the page is in sight; it is read anew when it comes up."""
        if change.tables & _TABLES and self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Read the list again; the chosen line stays chosen."""
        with self._workspace.read() as session:
            self._items = due_items(session, date.today())
        self._show()

    def show_now(self) -> None:
        """Read what is due today; called when the page comes to the front."""
        self.strip.tell("")
        self.reload()

    def _show(self) -> None:
        chosen, row = self.chosen(), self.table.currentIndex().row()
        wanted = self.filter.text()
        shown = [it for it in self._items if not wanted or search_matches(wanted, _haystack(it))]
        self._model.show(shown)
        self.table.clearSpans()
        for at, line in enumerate(self._model.lines):
            if isinstance(line, str):
                self.table.setSpan(at, 0, 1, len(_TITLES))
        words = _NO_MATCH.format(text=wanted) if self._items else _EMPTY
        self.note.tell(words, offers=not self._items)
        self._stack.setCurrentWidget(self.table if shown else self.note)
        self.table.choose(self._model.row_of(chosen, row))

    def chosen(self) -> DueItem | None:
        """The chosen line."""
        return self._model.item(self.table.currentIndex().row())

    def _open(self) -> None:
        item = self.chosen()
        if item is not None:
            self.opened.emit(item.plan, item.place)

    def _finish(self) -> None:
        """Mark the chosen task as done; undo takes it back."""
        item = self.chosen()
        if item is None:
            return
        if not item.task:
            self.strip.tell("Dòng này là một văn bản. Nhấn Enter để mở.")
            return
        self.strip.attempt(lambda: self._mark_done(item))

    def _mark_done(self, item: DueItem) -> None:
        change = self._workspace.change("Đánh dấu đã hoàn thành", plan=item.plan, place=item.place)
        with change as session:
            set_state(session, [item.task], TaskState.DONE, date.today())
        self.strip.tell("Đã đánh dấu hoàn thành. Nhấn Ctrl+Z hai lần để lấy lại.")


def _haystack(item: DueItem) -> str:
    return f"{item.what} {item.who} {item.paper} {_KINDS[item.kind]}"


class _DueTable(QTableView):
    opened = Signal()
    done_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setObjectName("listTable")
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(44))
        self.setAccessibleName("Việc đến hạn")
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def set_widths(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((0, 110), (2, 200), (3, 230)):
            self.setColumnWidth(column, scaled(width))
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def choose(self, row: int) -> None:
        if row >= 0:
            self.selectRow(row)
            self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.done_wanted.emit()
        else:
            super().keyPressEvent(event)


class _DueModel(QAbstractTableModel):
    """Lines: the title of a section as text, or an item."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[str | DueItem] = []
        self._strong = QFont()
        self._strong.setWeight(QFont.Weight.DemiBold)

    def show(self, items: Sequence[DueItem]) -> None:
        self.beginResetModel()
        self.lines = []
        for kind, title in _KINDS.items():
            inside = [item for item in items if item.kind is kind]
            if inside:
                self.lines += [f"{title} ({len(inside)})", *inside]
        self.endResetModel()

    def item(self, row: int) -> DueItem | None:
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        return line if isinstance(line, DueItem) else None

    def row_of(self, wanted: DueItem | None, near: int) -> int:
        """The row of a line, else the nearest one that is no title."""
        same = (wanted.plan, wanted.place) if wanted else None
        rows = [at for at, line in enumerate(self.lines) if isinstance(line, DueItem)]
        for at in rows:
            line = self.item(at)
            if line is not None and (line.plan, line.place) == same:
                return at
        return min(rows, key=lambda at: abs(at - near), default=-1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.item(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self.lines[index.row()], index.column()
        if isinstance(line, str):
            return self._title(line, column, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            day = format_date(line.day) if line.day else ""
            return (day, line.what, line.who, line.paper)[column]
        if role == Qt.ItemDataRole.ForegroundRole and column == 0 and line.kind is DueKind.LATE:
            return QColor(COLOURS.wrong)
        return None

    def _title(self, line: str, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            return line
        if role == Qt.ItemDataRole.FontRole:
            return self._strong
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(COLOURS.group)
        return None
