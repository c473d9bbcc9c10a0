"""Phiếu cập nhật from the window: to a folder, and back from several files at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from isodesk.errors import UserError
from isodesk.exporters.excel.update_sheet import write_update_sheets
from isodesk.facts import PlanFacts
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import task_numbers
from isodesk.facts.update_sheets import differences
from isodesk.facts.wanted_tasks import responsible, tasks_of, units_responsible
from isodesk.importers.update_sheet import ReturnedSheets, read_update_sheets
from isodesk.services.progress import list_evidence
from isodesk.services.read import read_plan
from isodesk.services.update_sheets import take_differences
from isodesk.ui.dialogs.picker import Choice, Picker, PickerWords
from isodesk.ui.dialogs.returned_sheets import ReturnedSheetsDialog
from isodesk.ui.messages import tell_error

if TYPE_CHECKING:
    from isodesk.ui.window import MainWindow

_WORDS = PickerWords(
    "Xuất phiếu cập nhật", "Đơn vị", "Số nhiệm vụ", "đơn vị", "Chọn thư mục…", shown_width=110
)
_NOBODY = "Chưa nhiệm vụ nào ghi chủ trì hoặc đơn vị báo cáo nên chưa biết xuất phiếu cho ai."
_KINDS = "Phiếu cập nhật (*.xlsx)"


class UpdateSheets:
    """Writes and takes the sheets of units; long work is done in the worker process."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = Path(QStandardPaths.writableLocation(documents) or Path.home())

    def write(self, facts: PlanFacts) -> None:
        """Ask for which unit and where to, then write. UserError when no unit is named."""
        units = units_responsible(facts)
        if not units:
            raise UserError(_NOBODY)
        every = Choice(f"Tất cả {len(units):02d} đơn vị", str(len(facts.tasks)), units)
        each = [Choice(unit, str(len(tasks_of(facts, unit))), (unit,)) for unit in units]
        picker = Picker(_WORDS, [every, *each], self._window)
        agreed, chosen = picker.exec(), picker.value
        picker.deleteLater()
        if not agreed or not isinstance(chosen, tuple):
            return
        folder = QFileDialog.getExistingDirectory(
            self._window, "Chọn thư mục để ghi phiếu", str(self._folder)
        )
        if not folder:
            return
        self._folder = Path(folder)
        self._window.statusBar().showMessage("Đang ghi phiếu cập nhật…")
        self._window.background.run(
            write_update_sheets,
            facts,
            self._folder,
            chosen,
            done=lambda written: self._written(facts, written, len(chosen) == len(units)),
            failed=lambda error: self._failed(error, "xuất phiếu cập nhật"),
        )

    def _written(self, facts: PlanFacts, written: list[Path], for_all: bool) -> None:
        words = f"Đã ghi {len(written):02d} phiếu vào {self._folder}."
        nobody = sum(not responsible(task) for task in facts.tasks)
        if for_all and nobody:
            words += f" Còn {nobody:02d} nhiệm vụ chưa ghi chủ trì, không có trong phiếu nào."
        self._window.say(words)

    def take(self, facts: PlanFacts) -> None:
        """Ask for files, then read them; the differences are shown before anything changes."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, "Nhận phiếu cập nhật", str(self._folder), _KINDS
        )
        if not names:
            return
        paths = [Path(name) for name in names]
        self._folder = paths[0].parent
        self._window.statusBar().showMessage("Đang đọc phiếu cập nhật…")
        self._window.background.run(
            read_update_sheets,
            paths,
            facts.key,
            done=lambda returned: self._show(facts.key, returned),
            failed=lambda error: self._failed(error, "đọc phiếu cập nhật"),
        )

    def _show(self, key: str, returned: ReturnedSheets) -> None:
        self._window.statusBar().clearMessage()
        workspace = self._window.workspace
        with workspace.read() as session:
            facts = read_plan(session, key)
            found = differences(facts, returned.sheets, list_evidence(session))
        fields, numbers = FieldContext.of(facts), task_numbers(facts)
        titles = {
            task.key: f"{numbers[task.key]}. {fields.text(task.content)}" for task in facts.tasks
        }
        dialog = ReturnedSheetsDialog(found, titles, returned.refused, self._window)
        agreed, chosen = dialog.exec(), dialog.chosen()
        dialog.deleteLater()
        if not agreed:
            return
        place = f"following/tasks/{chosen[0].task}/{chosen[0].code}"
        try:
            with workspace.change("Nhận phiếu cập nhật", plan=key, place=place) as session:
                tasks = take_differences(session, chosen)
        except UserError as error:
            tell_error(self._window, error, "")
            return
        self._window.say(f"Đã nhận {len(chosen):02d} ô của {tasks:02d} nhiệm vụ.")
        self._window.refresh()

    def _failed(self, error: BaseException, doing: str) -> None:
        self._window.statusBar().clearMessage()
        tell_error(self._window, error, doing)
