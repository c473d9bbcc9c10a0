"""The tab Xem bản in: the very PDF, made again in the background a moment after each change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from isodesk.checks.finding import Finding
from isodesk.errors import UserError
from isodesk.exporters.pdf import mapped_pdf
from isodesk.exporters.pdf.mapped import MappedPdf
from isodesk.ui.named import named
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.preview.desk import DeskView
from isodesk.ui.preview.margin_signs import marks_of
from isodesk.ui.preview.places import PrintedPlaces
from isodesk.ui.preview.printing import copies_words
from isodesk.ui.preview.sheets import LARGEST, SMALLEST
from isodesk.ui.preview.tools import PreviewTools
from isodesk.ui.views import PlanView, ViewSpec

PAUSE_MS = 200
_MAKING = "Đang dựng bản in…"
_FAULT = "Chưa dựng được bản in vì chương trình gặp sự cố; dữ liệu không bị ảnh hưởng."


class PreviewView(PlanView):
    """The plan's pages as they will print. ``jump`` asks for the place that was clicked.

    The PDF is made only while the tab is in sight; ``refreshed`` tells that it is up to date.
    """

    jump = Signal(str)
    print_wanted = Signal()
    refreshed = Signal()

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(plan, parent)
        self.desk = DeskView()
        self.tools = PreviewTools(self.desk)
        self._words = named(QLabel(_MAKING), "emptyHint")
        self._stack = QStackedLayout()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._stale, self._making = True, False
        self.pdf: MappedPdf | None = None
        self._findings: Sequence[Finding] = ()
        self._lay_out()
        self._timer.timeout.connect(self._make)
        self.desk.jump.connect(self.jump)
        self.tools.print.clicked.connect(self.print_wanted)
        self.tools.variant.currentIndexChanged.connect(lambda _: self._on_changed())
        plan.changed.connect(lambda _: self._on_changed())

    def _lay_out(self) -> None:
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._words.setMargin(48)
        self._stack.addWidget(self._words)
        self._stack.addWidget(self.desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tools)
        layout.addLayout(self._stack, 1)
        self.setFocusProxy(self.desk)

    @property
    def words(self) -> str:
        """What stands in place of the pages; "" while they are shown."""
        return "" if self._stack.currentWidget() is self.desk else self._words.text()

    def remembered(self) -> dict[str, Any]:
        return {"zoom": self.desk.zoom, "electronic": self.tools.electronic}

    def show_as_before(self, remembered: object) -> None:
        if not isinstance(remembered, dict):
            return
        self.tools.variant.setCurrentIndex(1 if remembered.get("electronic") is True else 0)
        zoom = remembered.get("zoom")
        if zoom in ("width", "page"):
            self.desk.set_zoom(zoom)
        elif isinstance(zoom, int | float) and SMALLEST <= zoom <= LARGEST:
            self.desk.set_zoom(float(zoom))

    # Signs of findings

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        self._mark()

    def _mark(self) -> None:
        """Put the signs beside their first boxes while somebody looks."""
        if self.pdf is None or not self.isVisible():
            return
        facts, sources = self.plan.facts, self.pdf.sources
        places = PrintedPlaces(facts, self.column_codes(), sources)
        self.desk.show_marks(marks_of(self._findings, places, sources))
        self.tools.show_state()

    # Staying true

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._make()
        self._mark()

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._timer.start()

    def _make(self) -> None:
        """Have the PDF made; one at a time, and again when the plan changed meanwhile."""
        self._timer.stop()
        if self._making:
            return
        self._making, self._stale = True, False
        self.plan.background.run(
            mapped_pdf,
            self.plan.facts,
            "auto",
            self.tools.electronic,
            done=self._show,
            failed=self._explain,
            vital=False,
        )

    def _show(self, pdf: MappedPdf) -> None:
        if isValid(self):
            self.pdf = pdf
            self.desk.show_pdf(pdf)
            self._mark()
            self.tools.copies.setText(copies_words(self.plan.facts))
            self._stack.setCurrentWidget(self.desk)
            self._made()

    def _explain(self, error: BaseException) -> None:
        """Say why there are no pages; a fault of the program goes where all faults go."""
        if not isValid(self):
            return
        self._words.setText(str(error) if isinstance(error, UserError) else _FAULT)
        self._stack.setCurrentWidget(self._words)
        self._made()
        if not isinstance(error, UserError):
            raise error

    def _made(self) -> None:
        self._making = False
        if not self._stale:
            self.refreshed.emit()
        elif self.isVisible():
            self._make()


SPEC = ViewSpec(
    code="preview",
    title=lambda facts: "Xem bản in",
    icon="view",
    guide="xem-ban-in.md",
    fits=lambda facts: True,
    make=PreviewView,
)
