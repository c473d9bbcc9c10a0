"""Lịch sử chỉnh sửa: every step of the file, who and when."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isodesk.errors import StoreError
from isodesk.services import Session
from isodesk.services.read import list_plans
from isodesk.services.told_places import told_places
from isodesk.store import HistoryEntry, Workspace
from isodesk.ui.style import COLOURS, scaled

_TITLES = ("Thời gian", "Người sửa", "Nội dung", "Kế hoạch", "Tình trạng")
_KINDS = {"undo": "Hoàn tác: ", "redo": "Làm lại: "}
_STATES = {"final": "không hoàn tác"}
_EVERY_PLAN, _EVERYONE = "Mọi kế hoạch", "Mọi người"
_NOT_REACHABLE = "Sau bước này có lần trình ký, ban hành, hoặc đã có bước khác thay vào."


class HistoryDialog(QDialog):
    """The steps of the file, newest first; steps taken back are grey and say so.

    They are filtered by plan and person; the file goes back to how it was after a chosen step.
    """

    guide = "sao-luu.md#Lịch sử chỉnh sửa"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._entries: list[HistoryEntry] = []
        self._reachable: frozenset[int] = frozenset()
        self.setWindowTitle("Lịch sử chỉnh sửa")
        self.resize(1080, 580)
        self.plans = _choice("Kế hoạch", _EVERY_PLAN)
        self.people = _choice("Người sửa", _EVERYONE)
        self.said = QLabel("Mỗi dòng là một bước. Bước mới nhất đứng đầu.")
        self.back = QPushButton("Quay về sau bước này")
        self.back.setAutoDefault(False)
        self.table = history_table([], {})
        self._lay_out()
        self.plans.activated.connect(lambda _: self._filter())
        self.people.activated.connect(lambda _: self._filter())
        self.back.clicked.connect(self._go_back)
        self._read()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self.plans, 2)
        filters.addWidget(self.people, 1)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self.said)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.back, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("Đóng", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _read(self, chosen: int = -1) -> None:
        """Show the entries of the file as they stand, the chosen step again in view."""
        with self._workspace.read() as session:
            titles = {entry.key: entry.subject for entry in list_plans(session)}
            self._entries = self._workspace.history(limit=2000)
            places = _places(session, self._entries, titles)
        if not self._workspace.read_only:
            self._reachable = self._workspace.reachable_steps()
        plans = {e.plan: titles.get(e.plan, "") for e in self._entries if e.plan in titles}
        _refill(self.plans, [(title, key) for key, title in plans.items()])
        _refill(self.people, [(who, who) for who in dict.fromkeys(e.who for e in self._entries)])
        old, self.table = self.table, history_table(self._entries, titles, places)
        self._layout.replaceWidget(old, self.table)
        old.hide()
        old.deleteLater()
        self.table.itemSelectionChanged.connect(self._show_choice)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._filter()
        rows = [row for row, entry in enumerate(self._entries) if entry.seq == chosen]
        if rows:
            self.table.selectRow(rows[0])
        self._show_choice()

    def _filter(self) -> None:
        plan, who = self.plans.currentData(), self.people.currentData()
        for row, entry in enumerate(self._entries):
            fits = plan in (None, entry.plan) and who in (None, entry.who)
            self.table.setRowHidden(row, not fits)

    def _chosen(self) -> HistoryEntry | None:
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        return self._entries[rows[0]] if rows else None

    def _show_choice(self) -> None:
        entry = self._chosen()
        may = entry is not None and entry.seq in self._reachable
        self.back.setEnabled(may)
        self.back.setToolTip("" if may or entry is None else _NOT_REACHABLE)

    def _go_back(self) -> None:
        entry = self._chosen()
        if entry is None:
            return
        try:
            moved = self._workspace.go_to_step(entry.seq)
        except StoreError as error:
            self.said.setText(str(error))
            return
        self.said.setText(
            f"Tệp như lúc vừa xong bước “{entry.label}”: đã chuyển {len(moved):02d} bước. "
            "Chọn bước khác để quay lại."
        )
        self._read(entry.seq)


def _choice(name: str, every: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.addItem(every, None)
    return box


def _refill(box: QComboBox, entries: list[tuple[str, str]]) -> None:
    """Offer these beside all; what was chosen stays chosen."""
    chosen = box.currentData()
    while box.count() > 1:
        box.removeItem(1)
    for words, data in entries:
        box.addItem(words, data)
    box.setCurrentIndex(max(box.findData(chosen), 0) if chosen is not None else 0)


def _places(
    session: Session, entries: list[HistoryEntry], titles: dict[str, str]
) -> dict[tuple[str, str], str]:
    """The places of entries in words, by plan and place."""
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        if entry.place and entry.plan in titles:
            wanted.setdefault(entry.plan, set()).add(entry.place)
    return {
        (plan, place): words
        for plan, places in wanted.items()
        for place, words in told_places(session, plan, places).items()
    }


def history_table(
    entries: list[HistoryEntry],
    titles: dict[str, str],
    places: Mapping[tuple[str, str], str] | None = None,
    *,
    plan_width: int = 240,
) -> QTableWidget:
    """A read-only table of entries; ``titles`` are the subjects of plans by key, ``places`` the
    places of entries in words, ``plan_width`` what the column of plans takes."""
    table = QTableWidget(len(entries), len(_TITLES))
    table.setHorizontalHeaderLabels(_TITLES)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.setObjectName("listTable")
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setAccessibleName("Lịch sử chỉnh sửa")
    table.setTabKeyNavigation(False)  # Tab leads on
    for row, entry in enumerate(entries):
        _fill(table, row, entry, titles, (places or {}).get((entry.plan or "", entry.place), ""))
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in ((0, 145), (1, 140), (3, plan_width), (4, 110)):
        table.setColumnWidth(column, scaled(width))
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    header.setHighlightSections(False)
    return table


def _fill(
    table: QTableWidget, row: int, entry: HistoryEntry, titles: dict[str, str], place: str
) -> None:
    undone = entry.state == "undone"
    when = entry.when.astimezone()
    cells = (
        f"{when:%d/%m/%Y %H:%M}",
        entry.who,
        _KINDS.get(entry.kind, "") + entry.label + (f" – {place}" if place else ""),
        titles.get(entry.plan or "", ""),
        "đã hoàn tác" if undone else _STATES.get(entry.kind, ""),
    )
    for column, text in enumerate(cells):
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        if undone:
            item.setForeground(QColor(COLOURS.muted))
        table.setItem(row, column, item)
