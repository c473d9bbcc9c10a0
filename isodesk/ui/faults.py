"""A fault of the program, told once, with its details to copy; the program goes on."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QApplication

from isodesk.errors import IsodeskError
from isodesk.ui.messages import tell_error


class FaultTeller:
    """Tells of exceptions nobody caught; the same one is told once."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def tell(self, error: BaseException) -> None:
        """Show the fault, if this is the window's thread and it is new.

        What is the user's or the disk's to mend is told as often as it happens.
        """
        if threading.current_thread() is not threading.main_thread():
            return
        words = f"{type(error).__name__}: {error}"
        if words in self._told and not isinstance(error, IsodeskError):
            return
        self._told.add(words)
        tell_error(QApplication.activeWindow(), error, "làm lệnh vừa rồi")
