"""Plans taken from files and from the clipboard: asked for, read, looked through, written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from isodesk.importers.pasted import NAME
from isodesk.importers.reviewing import Taken, take_file, take_pasted
from isodesk.services.importing import CHANGE, import_plan
from isodesk.services.keys import new_key
from isodesk.ui.importing.reading import ReadingDialog
from isodesk.ui.importing.review import ReviewDialog
from isodesk.ui.messages import tell_error

if TYPE_CHECKING:
    from isodesk.ui.window import MainWindow

FILTERS = (
    "Tệp Word, Excel, PDF, văn bản (*.docx *.xlsx *.xlsm *.pdf *.txt *.html *.htm)",
    "Mọi tệp (*)",
)


class Importing:
    """Takes plans from outside."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = Path(QStandardPaths.writableLocation(documents) or Path.home())

    def ask_and_take(self) -> None:
        """Choose a file and take a plan from it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Lấy từ tệp", str(self._folder), ";;".join(FILTERS)
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take a plan from a file."""
        self._folder = path.parent
        self._review(path.name, f"{CHANGE} {path.name}", take_file, path)

    def take_clipboard(self) -> None:
        """Take a plan from what was copied in another program."""
        data = QGuiApplication.clipboard().mimeData()
        html = data.html() if data.hasHtml() else ""
        self._review(NAME, f"Lấy từ {NAME}", take_pasted, data.text(), html)

    def _review(self, name: str, label: str, work: Callable[..., Taken], *given: Any) -> None:
        reading = ReadingDialog(name, work, *given, parent=self._window)
        agreed = reading.exec()
        taken, error = reading.result_of_work, reading.error
        reading.deleteLater()
        if error is not None:
            tell_error(self._window, error, "đọc tệp")
        if not agreed or taken is None:
            return
        review = ReviewDialog(taken, self._window)
        agreed, plan = review.exec(), review.plan
        review.deleteLater()
        if not agreed:
            return
        key = new_key()
        with self._window.workspace.change(label, plan=key) as session:
            import_plan(session, plan, key=key)
        self._window.open_plan(key)
        self._window.say(f"Đã {label[0].lower()}{label[1:]}. Nhấn Ctrl+Z để bỏ.")
