"""Tệp > In…: the plan's PDF goes to a printer through the system's dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import shorten

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressBar, QProgressDialog, QPushButton, QWidget
from shiboken6 import isValid

from isodesk.documents.copies import fewest_copies
from isodesk.documents.roadmap_form import RoadmapForm
from isodesk.exporters.pdf import mapped_pdf, roadmap_pdf
from isodesk.exporters.pdf.mapped import MappedPdf
from isodesk.exporters.pdf.renumbered import renumbered_pdf
from isodesk.facts import PlanFacts
from isodesk.facts.fields import FieldContext
from isodesk.ui.background import Background
from isodesk.ui.messages import tell, tell_error
from isodesk.ui.preview.print_job import MOST_DOTS, PrintJob

_PATIENCE_MS = 600  # before the progress is shown
_LONGEST_NAME = 100  # characters; CUPS calls a job of more than 255 bytes "Untitled"


class Printing:
    """Asks for a printer and prints on it without holding the window up.

    ``say`` tells a sentence in the status bar.
    """

    def __init__(
        self, window: QWidget, background: Background, say: Callable[[str], object]
    ) -> None:
        self._window = window
        self._background = background
        self._say = say
        # A printer must live longer than the dialog that was shown for it.
        self._printer: QPrinter | None = None
        self._job: PrintJob | None = None

    @property
    def busy(self) -> bool:
        """Whether pages are being printed."""
        return self._job is not None

    def print_plan(self, facts: PlanFacts, current: int = 0, electronic: bool = False) -> None:
        """Make the PDF, ask how to print it, print it. ``current`` is the page in view, from 0."""
        if self.busy:
            self._say("Đang in. Chờ in xong rồi in tiếp.")
            return
        self._background.run(
            mapped_pdf,
            facts,
            "auto",
            electronic,
            done=lambda pdf: self._ask(facts, pdf, current),
            failed=lambda error: tell_error(self._window, error, "chuẩn bị bản in"),
        )

    def print_roadmap(self, facts: PlanFacts, form: RoadmapForm) -> None:
        """Print the roadmap on sheets of its own."""
        if self.busy:
            self._say("Đang in. Chờ in xong rồi in tiếp.")
            return
        self._background.run(
            roadmap_pdf,
            facts,
            form,
            done=lambda pdf: self._ask(facts, pdf, 0, title="In biểu đồ tiến độ"),
            failed=lambda error: tell_error(self._window, error, "chuẩn bị bản in"),
        )

    def print_renumbered(self, before: PlanFacts, facts: PlanFacts) -> None:
        """Print only the pages that number and day have changed; ``before`` is without them."""
        if self.busy:
            self._say("Đang in. Chờ in xong rồi in tiếp.")
            return
        self._background.run(
            renumbered_pdf,
            before,
            facts,
            done=lambda made: self._ask(facts, made[0], 0, made[1]),
            failed=lambda error: tell_error(self._window, error, "chuẩn bị bản in"),
        )

    def _ask(
        self,
        facts: PlanFacts,
        pdf: MappedPdf,
        current: int,
        only: tuple[int, ...] | None = None,
        title: str = "",
    ) -> None:
        if not isValid(self._window) or self.busy:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(MOST_DOTS)
        printer.setDocName(_job_name(facts))
        job = PrintJob(pdf, printer, current, self._window, only=only)
        printer.setFromTo(1, job.page_count)
        self._printer, dialog = printer, _dialog(printer, job.page_count, facts, self._window)
        if title:
            dialog.setWindowTitle(title)
        if only is not None:
            pages = ", ".join(str(page + 1) for page in only)
            dialog.setWindowTitle(f"In lại các trang có số, ngày (trang {pages})")
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if agreed:
            self._print(job)
        else:
            job.close()
            job.deleteLater()

    def _print(self, job: PrintJob) -> None:
        self._job = job
        job.prepare()
        progress = _progress(job.count, self._window)
        progress.canceled.connect(job.cancel)
        job.progressed.connect(progress.setValue)
        job.progressed.connect(lambda done: progress.setLabelText(_doing(done, job.count)))
        job.ended.connect(lambda complete: self._ended(progress, complete))
        job.start()

    def _ended(self, progress: QProgressDialog, complete: bool) -> None:
        stopped = progress.wasCanceled()
        progress.canceled.disconnect()
        progress.close()
        progress.deleteLater()
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        if complete:
            file = Path(self._printer.outputFileName()).name if self._printer else ""
            self._say(f"Đã ghi bản in vào tệp {file}." if file else "Đã gửi bản in tới máy in.")
        elif stopped:
            self._say("Đã dừng in.")
        else:
            tell(
                self._window,
                "Máy in không nhận bản in. Kiểm tra máy in, hoặc mở bằng chương trình PDF để in.",
            )


def copies_words(facts: PlanFacts) -> str:
    """``Nơi nhận: ít nhất 09 bản``; "" where nobody is named."""
    count = fewest_copies(facts)
    return f"Nơi nhận: ít nhất {count:02d} bản" if count else ""


def _job_name(facts: PlanFacts) -> str:
    """What the printer's queue calls the paper: its subject, as far as a queue takes it."""
    return shorten(FieldContext.of(facts).text(facts.subject), _LONGEST_NAME, placeholder="")


def _dialog(printer: QPrinter, count: int, facts: PlanFacts, window: QWidget) -> QPrintDialog:
    dialog = QPrintDialog(printer, window)
    hint = copies_words(facts)
    dialog.setWindowTitle(f"In kế hoạch ({hint})" if hint else "In kế hoạch")
    dialog.setMinMax(1, count)
    option = QAbstractPrintDialog.PrintDialogOption
    dialog.setOptions(
        option.PrintPageRange
        | option.PrintCurrentPage
        | option.PrintCollateCopies
        | option.PrintToFile
        | option.PrintShowPageSize
    )
    for button in dialog.findChildren(QPushButton):
        button.setIcon(QIcon())
    return dialog


def _progress(count: int, window: QWidget) -> QProgressDialog:
    progress = QProgressDialog(_doing(0, count), "Dừng in", 0, count, window)
    progress.setWindowTitle("In kế hoạch")
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(_PATIENCE_MS)
    progress.setMinimumWidth(320)
    progress.setAutoClose(False)
    bar = progress.findChild(QProgressBar)
    if isinstance(bar, QProgressBar):
        bar.setTextVisible(False)
    return progress


def _doing(done: int, count: int) -> str:
    return f"Đang in trang {min(done + 1, count)}/{count}…"
