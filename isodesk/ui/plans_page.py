"""The list of plans and papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QFont, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from isodesk.documents.plan_words import KIND_WORDS, STATUS_WORDS
from isodesk.facts import PlanStatus
from isodesk.services.read import PlanEntry, list_plans
from isodesk.store import Workspace
from isodesk.ui.filter_box import FilterBox
from isodesk.ui.icons import icon
from isodesk.ui.named import named
from isodesk.ui.style import COLOURS, scaled
from isodesk.ui.waiting_drafts import WaitingDrafts
from isodesk.vietnamese.text import capital_first, search_matches

if TYPE_CHECKING:
    from isodesk.ui.first_steps import FirstSteps

_ROW = 58
_TITLES = ("Số, ký hiệu", "Trích yếu", "Năm", "Loại", "Trạng thái")
_NO_MATCH = "Không có kế hoạch nào khớp với “{text}”. Nhấn Esc để bỏ lọc."
_ALL_ARCHIVED = "Mọi kế hoạch đã được lưu trữ. Đánh dấu “Hiện cả kế hoạch đã lưu trữ” để xem."
_EMPTY = "Chưa có kế hoạch nào. Chọn “Kế hoạch mới…” để lập kế hoạch đầu tiên từ một loại có sẵn."

_UNDER = "\u2003↳ "
"""Before the subject of a paper, which stands under its plan."""

_AWAITED = "chờ ký, ghi số"

Index = QModelIndex | QPersistentModelIndex


class PlansPage(QWidget):
    """All plans of the file, with a filter that ignores marks."""

    opened = Signal(str)
    list_wanted = Signal(str)
    new_wanted = Signal()
    sample_wanted = Signal()
    chosen_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.entries: list[PlanEntry] = []
        self._model = _PlansModel(self)
        self._waiting = WaitingDrafts(workspace)
        self._filter = FilterBox(
            "Lọc theo số, trích yếu, năm, trạng thái…", "Lọc danh sách kế hoạch"
        )
        self._archived = QCheckBox("Hiện cả kế hoạch đã lưu trữ")
        self._table = _PlansTable(self)
        self._hint = named(QLabel(_EMPTY), "emptyHint")
        self._new = named(QPushButton(icon("new", COLOURS.surface), "Kế hoạch mới…"), "primary")
        self._steps: FirstSteps | None = None
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()
        self.reload()

    def _lay_out(self) -> None:
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._table.setModel(self._model)
        self._table.set_widths()
        title = named(QLabel("Kế hoạch, văn bản"), "pageTitle")
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self._filter, 1)
        bar.addWidget(self._archived)
        bar.addWidget(self._new)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(self._waiting)
        layout.addLayout(bar)
        layout.addLayout(self._stack, 1)
        self.setFocusProxy(self._table)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._show)
        self._archived.toggled.connect(self._show)
        self._new.clicked.connect(self.new_wanted)
        self._filter.left.connect(self._table.setFocus)
        self._table.activated_key.connect(self.opened)
        self._table.selectionModel().currentRowChanged.connect(self.chosen_changed)

    def reload(self) -> None:
        """Read the list again; the chosen plan stays chosen."""
        with self._workspace.read() as session:
            self.entries = list(list_plans(session))
        self._new.setEnabled(not self._workspace.read_only)
        self._show()
        self._show_waiting()

    def showEvent(self, event: QShowEvent) -> None:
        """Text that waited may have been taken or dropped meanwhile."""
        super().showEvent(event)
        self._show_waiting()

    def _show_waiting(self) -> None:
        self._waiting.show_waiting(self.entries, self.opened.emit, self.list_wanted.emit)

    def chosen(self) -> str | None:
        """The key of the chosen plan."""
        entry = self.entry
        return entry.key if entry else None

    @property
    def entry(self) -> PlanEntry | None:
        """The chosen plan's line."""
        row = self._table.currentIndex().row()
        return self._model.entries[row] if 0 <= row < len(self._model.entries) else None

    def choose(self, key: str) -> None:
        """Choose a plan, also one that the filter hides now."""
        if not self._select(key) and any(entry.key == key for entry in self.entries):
            self._filter.clear()
            self._select(key)

    def _select(self, key: str) -> bool:
        for row, entry in enumerate(self._model.entries):
            if entry.key == key:
                self._table.selectRow(row)
                return True
        return False

    def set_menu(self, actions: Sequence[QAction]) -> None:
        """The actions of the context menu."""
        self._table.menu_actions = list(actions)

    def _show(self) -> None:
        before = self.chosen()
        wanted = self._filter.text()
        self._model.show(
            [
                entry
                for entry in self.entries
                if (self._archived.isChecked() or not entry.archived)
                and (not wanted or search_matches(wanted, _haystack(entry)))
            ]
        )
        self._hint.setText(self._why_empty(wanted))
        self._stack.setCurrentWidget(self._in_front())
        if self._model.entries:
            self._table.selectRow(0)
        if before:
            self._select(before)
        self.chosen_changed.emit()

    def _in_front(self) -> QWidget:
        """The list; why it is empty; or what to do first, in a file without a plan."""
        if self._model.entries:
            front: QWidget = self._table
        elif self.entries or self._workspace.read_only:
            front = self._hint
        else:
            front = self._first_steps()
        self.setFocusProxy(front if front is not self._hint else self._filter)
        return front

    def _first_steps(self) -> FirstSteps:
        if self._steps is None:
            from isodesk.ui.first_steps import FirstSteps

            self._steps = FirstSteps(self._workspace)
            self._steps.plan_wanted.connect(self.new_wanted)
            self._steps.sample_wanted.connect(self.sample_wanted)
            self._stack.addWidget(self._steps)
        return self._steps

    def _why_empty(self, wanted: str) -> str:
        if not self.entries:
            return _EMPTY
        return _NO_MATCH.format(text=wanted) if wanted else _ALL_ARCHIVED


def _haystack(entry: PlanEntry) -> str:
    kind, status = KIND_WORDS[entry.kind], STATUS_WORDS[entry.status]
    if entry.status is PlanStatus.SIGNING:
        status += f" {_AWAITED}"
    numbers = f"{entry.full_number} {entry.issued_with}"
    return f"{numbers} {entry.subject} {entry.year or ''} {kind} {status} {entry.issuer}"


class _PlansTable(QTableView):
    activated_key = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.menu_actions: list[QAction] = []
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setObjectName("listTable")
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(scaled(_ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setAccessibleName("Danh sách kế hoạch, văn bản")
        self.doubleClicked.connect(self._open)

    def set_widths(self) -> None:
        """Fixed columns around the subject, which takes what is left."""
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((0, 130), (2, 70), (3, 210), (4, 120)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, scaled(width))
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):  # of the list, not of the row
            last = self.model().rowCount() - 1
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else last)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opening = menu.addAction("Mở")
        opening.triggered.connect(lambda: self._open(self.currentIndex()))
        menu.setDefaultAction(opening)
        menu.addSeparator()
        menu.addActions(self.menu_actions)
        below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        menu.popup(below if keyboard else event.globalPos())

    def _open(self, index: QModelIndex) -> None:
        model = self.model()
        if index.isValid() and isinstance(model, _PlansModel):
            self.activated_key.emit(model.entries[index.row()].key)


class _PlansModel(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[PlanEntry] = []
        self._strong = QFont()
        self._strong.setWeight(QFont.Weight.DemiBold)

    def show(self, entries: list[PlanEntry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        column = index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _cells(entry)[column]
        if role == Qt.ItemDataRole.FontRole and column == 1 and not entry.travels_with:
            return self._strong
        if role == Qt.ItemDataRole.ForegroundRole and entry.archived:
            return QColor(COLOURS.muted)
        if role == Qt.ItemDataRole.ForegroundRole and column == len(_TITLES) - 1:
            return QColor(COLOURS.doubt) if entry.status is PlanStatus.SIGNING else None
        return None


def _cells(entry: PlanEntry) -> tuple[str, ...]:
    status = STATUS_WORDS[entry.status]
    if entry.archived:
        status = "Đã lưu trữ"
    elif entry.status is PlanStatus.SIGNING:
        status = f"{status}\n{_AWAITED}"
    number = entry.full_number or (f"…/{entry.symbol}" if entry.symbol else "")
    if entry.issued_with:
        number = f"Kèm {entry.issued_with}"
    year = str(entry.year) if entry.year else ""
    subject = capital_first(entry.subject) or "Chưa có trích yếu"
    if entry.travels_with:
        subject = f"{_UNDER}{subject}"
    return (number, subject, year, KIND_WORDS[entry.kind], status)
