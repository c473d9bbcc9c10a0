"""Đang đọc…: a foreign file is read in a process of its own, which can be given up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from isodesk.errors import UserError
from isodesk.ui.background import Background

_PATIENCE_MS = 30_000
_TOO_LONG = "Đọc quá 30 giây chưa xong nên đã thôi. Tệp này lớn hoặc không bình thường."


class ReadingDialog(QDialog):
    """Waits for work; ``result_of_work`` or ``error`` holds how it ended, neither when given up."""

    guide = "lay-tu-tep.md#Cách làm"

    def __init__(
        self, name: str, work: Callable[..., Any], *arguments: Any, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lấy từ tệp")
        self.result_of_work: Any = None
        self.error: BaseException | None = None
        self._lay_out(name)
        self._background = Background(self)
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(lambda: self._failed(UserError(_TOO_LONG)))
        self._patience.start()
        self._background.run(work, *arguments, done=self._done, failed=self._failed)
        self.finished.connect(self._end)

    def _lay_out(self, name: str) -> None:
        self.setMinimumWidth(420)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        label = QLabel(f"Đang đọc {name}…")
        label.setWordWrap(True)
        buttons = QDialogButtonBox()
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(label)
        layout.addWidget(bar)
        layout.addWidget(buttons)

    def _done(self, result: Any) -> None:
        self.result_of_work = result
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.error = error
        self.reject()

    def _end(self) -> None:
        self._patience.stop()
        self._background.stop()
