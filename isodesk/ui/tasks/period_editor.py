"""The words of a time, edited in place on the roadmap."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from isodesk.ui.tasks.words import is_understood, period_tip
from isodesk.vietnamese.periods import parse_period

_NARROWEST = 210
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class PeriodEditor(QLineEdit):
    """A field over a bar; under it stands what the words mean so far.

    ``finished`` carries the task's key and the text, Esc gives nothing; ``typed`` the same so far,
    until ``closed``.
    """

    finished = Signal(str, str)
    typed = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._key = ""
        self._original = ""
        self._year: int | None = None
        self._meaning = QLabel(parent)
        self._meaning.setObjectName("periodMeaning")
        self._meaning.setWordWrap(True)
        self._meaning.setFixedWidth(_NARROWEST + 90)
        self.setAccessibleName("Thời gian của nhiệm vụ")
        self.setPlaceholderText("Quý II/2018, tháng 10/2024 …")
        self.textChanged.connect(self._tell)
        self.hide()
        self._meaning.hide()

    @property
    def is_open(self) -> bool:
        """Whether a time is being edited."""
        return bool(self._key)

    def open(self, key: str, text: str, year: int | None, place: QPoint) -> None:
        """Edit the words of a task's time; ``year`` completes phrases that name none."""
        self._key, self._original, self._year = key, text, year
        width = max(_NARROWEST, self.fontMetrics().horizontalAdvance(text) + 40)
        room = self._room.rect()
        left = max(0, min(place.x(), room.right() - width))
        height = self.sizeHint().height()
        self.setGeometry(left, place.y() - height // 2, width, height)
        self.setText(text)
        self.selectAll()
        self.show()
        self.raise_()
        self._tell()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        if not self.is_open:
            return
        if self.text() != self._original:
            self.typed.emit(self._key, self.text())
        period = parse_period(self.text(), year=self._year)
        words = period_tip(period)
        colour = "known" if is_understood(period) else "doubt"
        self._meaning.setProperty("tone", colour)
        self._meaning.style().unpolish(self._meaning)
        self._meaning.style().polish(self._meaning)
        self._meaning.setText(words)
        self._meaning.adjustSize()
        below = self.geometry().bottom() + 3
        if below + self._meaning.height() > self._room.height():
            below = self.geometry().top() - self._meaning.height() - 3
        self._meaning.move(self.geometry().left(), below)
        self._meaning.setVisible(bool(words))
        self._meaning.raise_()

    def commit(self) -> None:
        """End the edit with what stands in the field."""
        QGuiApplication.inputMethod().commit()
        key, text = self._key, self.text().strip()
        self._close()
        if key and text != self._original:
            self.finished.emit(key, text)
        self.closed.emit()

    def cancel(self) -> None:
        """End the edit; the words stay as they were."""
        self._close()
        self.closed.emit()

    def _close(self) -> None:
        had_focus, self._key = self.hasFocus(), ""
        self._meaning.hide()
        self.hide()
        if had_focus:
            self._room.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return.value: self.commit,
            Qt.Key.Key_Enter.value: self.commit,
            Qt.Key.Key_Tab.value: self.commit,
            Qt.Key.Key_Escape.value: self.cancel,
        }
        end = ends.get(event.key())
        if end:
            end()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.commit()
