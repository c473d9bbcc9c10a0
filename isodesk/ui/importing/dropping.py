"""A file dropped on the window is taken as if it had been chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class Dropping(QObject):
    """Gives the file that is dropped on a window to ``take``, once the drop is over."""

    def __init__(self, window: QWidget, may: Callable[[], bool], take: Callable[[Path], None]):
        super().__init__(window)
        self._may, self._take = may, take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take one file; anything else is not for the window."""
        if isinstance(event, QDragEnterEvent):
            if _file(event.mimeData()) is None or not self._may():
                return False
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            path = _file(event.mimeData())
            if path is None or not self._may():
                return False
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self._take(path))
            return True
        return False


def _file(data: QMimeData) -> Path | None:
    urls = data.urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.is_file() else None
