"""Chọn đơn vị: names from the office's list, many at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isodesk.vietnamese.near_names import office_key
from isodesk.vietnamese.text import search_matches

_ROW = 28


class UnitPicker(QDialog):
    """A list of names with boxes to tick; ``chosen`` are those ticked, in the list's order."""

    guide = "don-vi.md"

    def __init__(
        self, names: Sequence[str], taken: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chọn từ danh mục cơ quan, đơn vị")
        self.resize(520, 520)
        self.filter_box = QLineEdit()
        self.filter_box.setPlaceholderText("Lọc theo tên, gõ có dấu hoặc không dấu")
        self.filter_box.setAccessibleName("Lọc theo tên")
        self.list = QListWidget()
        self.list.setAccessibleName("Cơ quan, đơn vị")
        self._words = QLabel()
        self._fill(names, {office_key(name) for name in taken})
        buttons = QDialogButtonBox()
        self.every = buttons.addButton("Chọn tất cả", QDialogButtonBox.ButtonRole.ResetRole)
        self.every.setAutoDefault(False)
        self.every.clicked.connect(self._tick_all)
        self._take = buttons.addButton("Thêm", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.filter_box, self.list, self._words, buttons):
            layout.addWidget(widget, 1 if widget is self.list else 0)
        self.filter_box.textChanged.connect(self._filter)
        self.list.itemChanged.connect(lambda _: self._count())
        self._count()

    def _fill(self, names: Sequence[str], taken: set[str]) -> None:
        for name in names:
            item = QListWidgetItem(name, self.list)
            item.setSizeHint(QSize(0, _ROW))
            if office_key(name) in taken:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setToolTip("Đã có trong danh sách.")
            else:
                item.setCheckState(Qt.CheckState.Unchecked)

    def chosen(self) -> tuple[str, ...]:
        """The names that are ticked."""
        return tuple(item.text() for item in self._items() if _is_ticked(item))

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _shown(self) -> list[QListWidgetItem]:
        """The names that the filter leaves and that can be ticked."""
        return [
            item
            for item in self._items()
            if not item.isHidden() and item.flags() & Qt.ItemFlag.ItemIsEnabled
        ]

    def _filter(self, needle: str) -> None:
        for item in self._items():
            item.setHidden(bool(needle.strip()) and not search_matches(needle.strip(), item.text()))
        self._count()

    def _tick_all(self) -> None:
        """Tick every name shown, or none of them if all are ticked."""
        shown = self._shown()
        every = all(map(_is_ticked, shown))
        for item in shown:
            item.setCheckState(Qt.CheckState.Unchecked if every else Qt.CheckState.Checked)

    def _count(self) -> None:
        ticked = len(self.chosen())
        empty = "Danh mục cơ quan, đơn vị còn trống." if not self.list.count() else ""
        self._words.setText(empty or f"Đã chọn {ticked:02d} đơn vị.")
        self._take.setEnabled(ticked > 0)
        shown = self._shown()
        every = bool(shown) and all(map(_is_ticked, shown))
        self.every.setText("Bỏ chọn tất cả" if every else "Chọn tất cả")
        self.every.setEnabled(bool(shown))


def _is_ticked(item: QListWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsEnabled) and (
        item.checkState() is Qt.CheckState.Checked
    )
