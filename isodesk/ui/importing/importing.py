"""Plans taken from files and from the clipboard: asked for, read, looked through, written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from isodesk.facts.fields import FieldContext
from isodesk.facts.places import PlaceNames
from isodesk.importers.comparing import compare_file
from isodesk.importers.pasted import NAME
from isodesk.importers.reviewing import Taken, take_file, take_pasted
from isodesk.services.importing import CHANGE, fresh_key, import_plan
from isodesk.services.read import read_plan
from isodesk.services.taking_back import CHANGE as TAKING
from isodesk.services.taking_back import take_differences
from isodesk.ui.importing.differences import DifferencesDialog
from isodesk.ui.importing.reading import ReadingDialog
from isodesk.ui.importing.review import ReviewDialog
from isodesk.ui.messages import tell_error

if TYPE_CHECKING:
    from isodesk.ui.window import MainWindow

FILTERS = (
    "Tệp Word, Excel, PDF, văn bản (*.docx *.xlsx *.xlsm *.pdf *.txt *.html *.htm)",
    "Mọi tệp (*)",
)

WORD = "Tệp Word (*.docx)"


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

    def ask_and_compare(self, key: str) -> None:
        """Choose a Word copy of a plan and take what was changed in it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, "So với bản Word đã sửa", str(self._folder), WORD
        )
        if name:
            self.compare(key, Path(name))

    def compare(self, key: str, path: Path) -> None:
        """Take what was changed in a Word copy of a plan."""
        self._folder = path.parent
        with self._window.workspace.read() as session:
            facts = read_plan(session, key)
        found = self._read(path.name, compare_file, facts, path)
        if found is None:
            return
        if not found:
            self._window.say(f"“{path.name}” không khác kế hoạch này chỗ nào.")
            return
        names = PlaceNames.of(facts, FieldContext.of(facts))
        dialog = DifferencesDialog(
            path.name, found, lambda place: _place(names, place), self._window
        )
        agreed, chosen = dialog.exec(), dialog.chosen
        dialog.deleteLater()
        if not agreed:
            return
        with self._window.workspace.change(f"{TAKING} {path.name}", plan=key) as session:
            number = take_differences(session, key, chosen)
        self._window.open_plan(key)
        self._window.say(f"Đã lấy {number:02d} chỗ sửa từ {path.name}. Nhấn Ctrl+Z để bỏ.")

    def _read(self, name: str, work: Callable[..., Any], *given: Any) -> Any:
        """What ``work`` gives in a process of its own; None when it failed or was given up."""
        reading = ReadingDialog(name, work, *given, parent=self._window)
        agreed = reading.exec()
        result, error = reading.result_of_work, reading.error
        reading.deleteLater()
        if error is not None:
            tell_error(self._window, error, "đọc tệp")
        return result if agreed else None

    def _review(self, name: str, label: str, work: Callable[..., Taken], *given: Any) -> None:
        taken = self._read(name, work, *given)
        if taken is None:
            return
        review = ReviewDialog(taken, self._window)
        agreed, plan = review.exec(), review.plan
        review.deleteLater()
        if not agreed:
            return
        key = fresh_key()
        with self._window.workspace.change(label, plan=key) as session:
            import_plan(session, plan, key=key)
        self._window.open_plan(key)
        self._window.say(f"Đã {label[0].lower()}{label[1:]}. Nhấn Ctrl+Z để bỏ.")


def _place(names: PlaceNames, place: str) -> str:
    room = place.partition("/")[0]
    return {"recipients": "Nơi nhận", "signatures": "Người ký"}.get(room) or names.of_place(place)
