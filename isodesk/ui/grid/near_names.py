"""The line after a paste that offers names of the list, and the window in which they are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from isodesk.ui.grid.naming import NearName
from isodesk.ui.grid.view import GridView

_KEEP = "Giữ như đã dán"


class NearNamesBar(QFrame):
    """Says which pasted names look like known ones; all stay as pasted until some are chosen."""

    def __init__(self, grid: GridView) -> None:
        super().__init__()
        self._grid = grid
        self._names: Sequence[NearName] = ()
        self.setObjectName("refusalBar")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self.choose_button = QPushButton("Chọn tên…")
        self.choose_button.clicked.connect(self.choose)
        self.keep_button = QPushButton(_KEEP)
        self.keep_button.clicked.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self.choose_button)
        row.addWidget(self.keep_button)
        self.hide()
        grid.near_names.connect(self.tell)

    def tell(self, names: Sequence[NearName]) -> None:
        """Show what was nearly known; hide when there is nothing."""
        self._names = names
        if names:
            first = names[0]
            self._words.setText(
                f"{len(names):02d} tên gần giống tên trong danh mục cơ quan, đơn vị, đang giữ như "
                f"đã dán (“{first.typed}”, gần giống “{first.near[0]}”)."
            )
        self.setVisible(bool(names))

    def choose(self) -> None:
        """Ask for each name, then write what was chosen as one step."""
        dialog = NearNamesDialog(self._names, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            chosen = dialog.chosen()
            self._leave()
            if chosen:
                self._grid.commands.take_names(chosen)

    def _leave(self) -> None:
        self._names = ()
        self.hide()
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)


class NearNamesDialog(QDialog):
    """Each pasted name with the names that it may mean; nothing is chosen beforehand."""

    guide = "bang.md#Dán tên cơ quan, đơn vị"

    def __init__(self, names: Sequence[NearName], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tên gần giống tên trong danh mục")
        self.resize(760, min(160 + 40 * len(names), 560))
        self._names = names
        self.boxes = [self._box(name) for name in names]
        buttons = QDialogButtonBox()
        buttons.addButton("Ghi tên đã chọn", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Đóng", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Chọn tên trong danh mục, hoặc giữ như đã dán:"))
        column.addWidget(self._list(), 1)
        column.addWidget(buttons)

    def _box(self, name: NearName) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"Tên thay cho {name.typed}")
        box.addItems([_KEEP, *name.near])
        return box

    def _list(self) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        for row, (name, box) in enumerate(zip(self._names, self.boxes, strict=True)):
            typed = QLabel(name.typed)
            typed.setWordWrap(True)
            grid.addWidget(typed, row, 0)
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self.boxes), 1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its boxes take the keys
        area.setFrameShape(QFrame.Shape.NoFrame)
        return area

    def chosen(self) -> list[tuple[NearName, str]]:
        """The pasted names with the ones chosen in their place; kept ones are left out."""
        pairs = zip(self._names, self.boxes, strict=True)
        return [(name, box.currentText()) for name, box in pairs if box.currentIndex()]
