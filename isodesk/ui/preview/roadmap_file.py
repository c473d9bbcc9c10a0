"""The roadmap as a file of its own, PDF or picture; made in the worker process."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageWriter

from isodesk.documents.roadmap_form import RoadmapForm
from isodesk.errors import UserError
from isodesk.exporters.pdf import roadmap_pdf
from isodesk.exporters.writing import write_export
from isodesk.facts import PlanFacts
from isodesk.ui.preview.pages import PdfPages

_DOTS, _FEWEST_DOTS, _HIGHEST, _POINTS_PER_INCH = 200.0, 40.0, 30_000, 72


def write_roadmap(facts: PlanFacts, form: RoadmapForm, target: Path) -> None:
    """Write it as the suffix of ``target`` says. Raises UserError and StoreError."""
    pdf = roadmap_pdf(facts, form).data
    write_export(target, pdf if target.suffix.lower() == ".pdf" else _picture(pdf))


def _picture(pdf: bytes) -> bytes:
    """The first page as PNG. UserError where it is too high for one picture."""
    pages = PdfPages(pdf)
    try:
        dots = min(_DOTS, _HIGHEST * _POINTS_PER_INCH / pages.sizes[0].height())
        if dots < _FEWEST_DOTS:
            raise UserError("Biểu đồ quá dài cho một ảnh. Hãy xuất ra PDF nhiều tờ.")
        image = pages.picture(0, dots)
    finally:
        pages.close()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
