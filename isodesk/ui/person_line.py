"""Who edits: asked once on this account, in a line below the pages that need not be answered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from isodesk.ui.office import Office
from isodesk.vietnamese.text import clean

LONGEST = 80
_ASKED = "Tên người sửa để ghi vào Lịch sử chỉnh sửa (đang ghi tên tài khoản máy: {name}):"
_ASKED_BARE = "Tên người sửa để ghi vào Lịch sử chỉnh sửa:"


def person_name(typed: str) -> str:
    """A name as it is kept."""
    return " ".join(clean(typed)[0].split())[:LONGEST]


class PersonLine(QFrame):
    """Shown after the first change while no name is known; never again once answered or closed."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.setObjectName("noticeBar")
        self._office = office
        self._words = QLabel()
        self._words.setWordWrap(True)
        self.name = QLineEdit()
        self.name.setAccessibleName("Tên người sửa")
        self.name.setPlaceholderText("Họ và tên")
        self.name.setMaxLength(LONGEST)
        self.name.setFixedWidth(240)
        self.take = QPushButton("Ghi tên")
        self.leave = QPushButton("Không ghi")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self.name)
        row.addWidget(self.take)
        row.addWidget(self.leave)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(lambda: self._answer(""))
        self.hide()

    def offer(self) -> None:
        """Ask, if nobody was asked yet; the keyboard stays where it is."""
        if not self._office.asks_person:
            self.hide()
        elif self.isHidden():
            account = self._office.account
            self._words.setText(_ASKED.format(name=account) if account else _ASKED_BARE)
            self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self._answer("")
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if name := person_name(self.name.text()):
            self._answer(name)
        else:
            self.name.setFocus()

    def _answer(self, name: str) -> None:
        self._office.name_person(name)
        self.hide()


def ask_person(office: Office, parent: QWidget) -> None:
    """Ask for the name at any time; an empty one is that of the account again."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle("Tên người sửa")
    dialog.setLabelText(
        "Tên ghi vào Lịch sử chỉnh sửa cho những lần sửa từ nay, trên máy này.\n"
        f"Để trống thì ghi tên tài khoản máy: {office.account}"
    )
    dialog.setOkButtonText("Ghi tên")
    dialog.setCancelButtonText("Đóng")
    dialog.setTextValue(office.person)
    dialog.resize(460, 140)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        office.name_person(person_name(dialog.textValue()))
