"""Exports from the window: asked for here, made in the worker process."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from isodesk.checks.registry import review
from isodesk.checks.reporting import report_lines
from isodesk.documents.roadmap_form import RoadmapForm
from isodesk.exporters import EXPORTERS, export_plan
from isodesk.exporters.handover import DATA, write_handover
from isodesk.exporters.letters import export_letters
from isodesk.exporters.review import REPORT_KINDS, export_review
from isodesk.facts import PlanFacts
from isodesk.facts.fields import FieldContext
from isodesk.facts.handover import Handover
from isodesk.host.files import (
    free_name,
    move_into_place,
    unfinished_folder,
)
from isodesk.services.handover import handover_of
from isodesk.store import back_up_file
from isodesk.ui.messages import ask, tell
from isodesk.ui.preview.roadmap_file import write_roadmap
from isodesk.ui.unfinished import tell_unfinished
from isodesk.vietnamese.text import fold

if TYPE_CHECKING:
    from isodesk.ui.window import MainWindow

_FORBIDDEN = re.compile(r"[^a-z0-9]+")
_ROOM = 60
_ROADMAP_KINDS = {".pdf": "Tệp PDF (*.pdf)", ".png": "Tệp ảnh PNG (*.png)"}
_PAPER, _ELECTRONIC = "bản giấy", "bản điện tử"


class Exporting:
    """Writes plans to files without holding the window up."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = Path(QStandardPaths.writableLocation(documents) or Path.home())

    def ask_and_export(self, facts: PlanFacts, suffix: str, electronic: bool = False) -> None:
        """Ask where to, then write; the status bar tells when it is done.

        The list of file types offers the paper and the electronic copy, this one first.
        """
        start = str(self._folder / file_name(facts, suffix))
        kinds = _file_kinds(suffix)
        first = kinds[-1] if electronic else kinds[0]
        name, kind = QFileDialog.getSaveFileName(
            self._window, "Xuất kế hoạch", start, ";;".join(kinds), first
        )
        if not name:
            return
        target = Path(name)
        if target.suffix.lower() not in EXPORTERS:
            target = Path(name + suffix)
            if target.exists() and not ask(
                self._window, f"Đã có tệp “{target.name}” trong thư mục này.", "Thay tệp này"
            ):
                return
        self._folder = target.parent
        self.export(facts, target, electronic=_ELECTRONIC in kind)

    def open_pdf(self, facts: PlanFacts, electronic: bool = False) -> None:
        """Write the PDF to a temporary folder and open it in the computer's PDF program."""
        folder = Path(tempfile.mkdtemp(prefix="isodesk-"))
        self.export(facts, folder / file_name(facts, ".pdf"), opened=True, electronic=electronic)

    def export(
        self, facts: PlanFacts, target: Path, *, opened: bool = False, electronic: bool = False
    ) -> None:
        """Write to a file; ``opened`` shows it in the computer's program for such files."""
        self._window.statusBar().showMessage(f"Đang ghi {target.name}…")
        self._window.background.run(
            partial(export_plan, electronic=electronic),
            facts,
            target,
            done=lambda _: self._done(target, opened),
            failed=lambda error: self._failed(error, target),
        )

    def export_roadmap(self, facts: PlanFacts, form: RoadmapForm, suffix: str) -> None:
        """Ask where to, then write the roadmap as PDF or as a picture."""
        start = self._folder / f"bieu-do-tien-do-{file_name(facts, suffix)}"
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Xuất biểu đồ tiến độ", str(start), _ROADMAP_KINDS[suffix]
        )
        if not name:
            return
        target = Path(name)
        if target.suffix.lower() != suffix:
            target = Path(name + suffix)
            if target.exists() and not ask(
                self._window, f"Đã có tệp “{target.name}” trong thư mục này.", "Thay tệp này"
            ):
                return
        self._folder = target.parent
        self._window.statusBar().showMessage(f"Đang ghi {target.name}…")
        self._window.background.run(
            write_roadmap,
            facts,
            form,
            target,
            done=lambda _: self._done(target, opened=False),
            failed=lambda error: self._failed(error, target),
        )

    def export_report(self, facts: PlanFacts) -> None:
        """Ask where to, then write what a review of the plan finds."""
        start = self._folder / f"ra-soat-{file_name(facts, '.pdf')}"
        name, kind = QFileDialog.getSaveFileName(
            self._window, "Xuất báo cáo rà soát", str(start), ";;".join(REPORT_KINDS.values())
        )
        if not name:
            return
        target = Path(name)
        if target.suffix.lower() not in REPORT_KINDS:
            suffix = next((end for end, words in REPORT_KINDS.items() if words == kind), ".pdf")
            target = Path(name + suffix)
            if target.exists() and not ask(
                self._window, f"Đã có tệp “{target.name}” trong thư mục này.", "Thay tệp này"
            ):
                return
        self._folder = target.parent
        self._window.statusBar().showMessage(f"Đang ghi {target.name}…")
        self._window.background.run(
            export_review,
            facts,
            report_lines(review(facts)),
            target,
            date.today(),
            done=lambda _: self._done(target, opened=False),
            failed=lambda error: self._failed(error, target),
        )

    def export_letters(self, letters: Sequence[PlanFacts]) -> bool:
        """Ask for a folder, then write every letter there; False when none was chosen."""
        name = QFileDialog.getExistingDirectory(
            self._window, "Chọn thư mục để ghi các công văn", str(self._folder)
        )
        if not name:
            return False
        folder = self._folder = Path(name)
        self._window.statusBar().showMessage(f"Đang ghi {len(letters):02d} công văn…")
        self._window.background.run(
            export_letters,
            tuple(letters),
            folder,
            done=lambda made: self._window.say(f"Đã ghi {len(made):02d} tệp vào {folder}"),
            failed=lambda error: self._failed(error, folder / "cong-van.pdf"),
        )
        return True

    def hand_over(self, parent: Path) -> None:
        """Write everything for a handover into a new folder of ``parent``."""
        today, workspace = date.today(), self._window.workspace
        folder = free_name(parent / f"ban-giao-{today.isoformat()}")
        with workspace.read() as session:
            gathered = handover_of(session, today)
        self._window.statusBar().showMessage(f"Đang ghi {folder.name}…")
        self._window.background.run(
            _hand_over,
            workspace.path,
            gathered,
            folder,
            done=lambda count: self._window.say(f"Đã bàn giao {count:02d} tệp: {folder}"),
            failed=lambda error: tell_unfinished(
                self._window, error, parent, "bàn giao", "Đã dừng. Chưa có gì được bàn giao."
            ),
        )

    def _done(self, target: Path, opened: bool) -> None:
        self._window.say(f"Đã xuất {target}")
        if opened and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))):
            tell(
                self._window,
                f"Máy này chưa có chương trình mở tệp PDF. Tệp đã được ghi tại {target}.",
            )

    def _failed(self, error: BaseException, target: Path) -> None:
        stopped = f"Đã dừng. Tệp {target.name} chưa được ghi."
        doing = f"xuất {target.suffix[1:].upper()}"
        tell_unfinished(self._window, error, target.parent, doing, stopped)


def _hand_over(path: Path, gathered: Handover, folder: Path) -> int:
    """In the worker: everything into ``folder``, which appears whole; gives how many files."""
    with unfinished_folder(folder.parent) as part:
        data = back_up_file(path, part / DATA).path
        made = write_handover(gathered, part, data)
        move_into_place(part, folder)
    return len(made) + 1


def _file_kinds(suffix: str) -> tuple[str, ...]:
    """What the list of file types offers."""
    kind = f"Tệp {EXPORTERS[suffix].name}"
    if suffix == ".xlsx":
        return (f"{kind} (*{suffix})",)
    return (f"{kind}, {_PAPER} (*{suffix})", f"{kind}, {_ELECTRONIC} (*{suffix})")


def file_name(facts: PlanFacts, suffix: str) -> str:
    """A file name that every system takes, without marks, and another for another year.

    Number and symbol, or the year while there is no number; the first words of the subject; the
    plan's years unless these stand there already.
    """
    years = "-".join(dict.fromkeys(str(y) for y in (facts.first_year, facts.last_year) if y))
    year = facts.date.year or facts.first_year or ""
    head = f"{facts.number} {facts.symbol}" if facts.number else f"{year}"
    name = _beginning(f"{head} {FieldContext.of(facts).text(facts.subject)}") or "ke-hoach"
    return (name if years in name else f"{name}-{years}") + suffix


def _beginning(text: str) -> str:
    """As many whole words as a file name has room for."""
    words = _FORBIDDEN.sub("-", fold(text)).strip("-")
    if len(words) <= _ROOM:
        return words
    return words[: _ROOM + 1].rpartition("-")[0] or words[:_ROOM]
