"""The clock of drafts: it ticks soon after the first key, then steadily, whatever is typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer

FIRST_MS = 800
STEADY_MS = 1800


class DraftTimer(QTimer):
    """``timeout`` comes within 1 s of `begin` and then at least every 2 s until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setTimerType(Qt.TimerType.PreciseTimer)
        self.timeout.connect(self._slow_down)

    def begin(self) -> None:
        """A key was typed; a clock that runs is never put off by it."""
        if not self.isActive():
            self.start(FIRST_MS)

    def _slow_down(self) -> None:
        if self.interval() != STEADY_MS:
            self.setInterval(STEADY_MS)
