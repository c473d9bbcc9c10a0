"""Pages on a printer, which here writes a PDF that is read back."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from isodesk.exporters.pdf import mapped_pdf
from isodesk.exporters.pdf.mapped import MappedPdf
from isodesk.facts import PlanFacts
from isodesk.ui.preview.pages import PdfPages
from isodesk.ui.preview.print_job import PrintJob, sides, with_copies

pypdfium2: Any = import_module("pypdfium2")  # it comes without types
A4 = (595, 842)
DRAFT = 75  # dots an inch: enough to see what is where
PATIENCE_MS = 60_000


@pytest.fixture(scope="session")
def pdf(transition: PlanFacts) -> MappedPdf:
    return mapped_pdf(transition, "bundled")


@pytest.fixture
def printer(qtbot: QtBot, tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFileName(str(tmp_path / "bản in.pdf"))
    made.setResolution(DRAFT)
    return made


def printed(qtbot: QtBot, pdf: MappedPdf, printer: QPrinter, current: int = 0) -> Any:
    """What came out of the printer."""
    job = PrintJob(pdf, printer, current)
    job.prepare()
    with qtbot.waitSignal(job.ended, timeout=PATIENCE_MS) as ended:
        job.start()
    assert ended.args == [True]
    return pypdfium2.PdfDocument(printer.outputFileName())


def sizes(document: Any) -> list[tuple[int, int]]:
    found = [document.get_page_size(number) for number in range(len(document))]
    document.close()
    return [(round(width), round(height)) for width, height in found]


def test_every_page_comes_out_at_its_own_size_and_turned_as_it_is(
    qtbot: QtBot, pdf: MappedPdf, printer: QPrinter
) -> None:
    wide = (A4[1], A4[0])
    assert sizes(printed(qtbot, pdf, printer)) == [A4] * 5 + [wide] * 2 + [A4] * 5


def test_nothing_is_made_to_fit_other_paper(
    qtbot: QtBot, pdf: MappedPdf, printer: QPrinter
) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printer.setPageRanges(QPageRanges.fromString("1"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    assert sizes(printed(qtbot, pdf, printer)) == [A4]


def edges(pages: PdfPages, number: int) -> list[float]:
    """How far ink reaches to the left, top, right and bottom of a page, in dots at DRAFT."""
    picture = pages.grey_picture(number, DRAFT)
    stride, width = picture.bytesPerLine(), picture.width()
    dots = bytes(picture.constBits())
    rows = [dots[y * stride : y * stride + width] for y in range(picture.height())]
    inked = [y for y, row in enumerate(rows) if min(row) < 128]
    columns = [x for row in rows for x, shade in enumerate(row) if shade < 128]
    return [min(columns), inked[0], max(columns), inked[-1]]


def test_words_stand_where_they_stand_in_the_pdf(
    qtbot: QtBot, pdf: MappedPdf, printer: QPrinter
) -> None:
    printer.setResolution(2 * DRAFT)
    printed(qtbot, pdf, printer).close()
    original = PdfPages(pdf.data)
    paper = PdfPages(Path(printer.outputFileName()).read_bytes())
    for number in (0, 5, 11):
        assert edges(paper, number) == pytest.approx(edges(original, number), abs=1)
    original.close()
    paper.close()


def test_chosen_pages_and_the_current_page(qtbot: QtBot, pdf: MappedPdf, printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1-2,6"))
    assert sizes(printed(qtbot, pdf, printer)) == [A4, A4, (A4[1], A4[0])]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert sizes(printed(qtbot, pdf, printer, current=6)) == [(A4[1], A4[0])]


def test_copies_are_made_where_the_printer_cannot(
    qtbot: QtBot, pdf: MappedPdf, printer: QPrinter
) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("5-6"))
    printer.setCopyCount(2)
    wide = (A4[1], A4[0])
    printer.setCollateCopies(True)
    assert sizes(printed(qtbot, pdf, printer)) == [A4, wide, A4, wide]
    printer.setCollateCopies(False)
    assert sizes(printed(qtbot, pdf, printer)) == [A4, A4, wide, wide]


def test_pages_without_colour_are_printed_in_grey_at_the_printers_resolution(
    qtbot: QtBot, pdf: MappedPdf, printer: QPrinter
) -> None:
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    printer.setResolution(150)
    document = printed(qtbot, pdf, printer)
    (image,) = document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    assert image.get_bitmap().n_channels == 1
    assert image.get_px_size() == (1241, 1754)
    document.close()


def test_no_more_than_600_dots_an_inch_are_drawn(
    qtbot: QtBot, pdf: MappedPdf, printer: QPrinter
) -> None:
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    printer.setResolution(1200)
    document = printed(qtbot, pdf, printer)
    (image,) = document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    assert image.get_px_size() == (4961, 7016)
    assert [round(x) for x in document.get_page_size(0)] == list(A4)
    document.close()


def test_printing_can_be_stopped(qtbot: QtBot, pdf: MappedPdf, printer: QPrinter) -> None:
    job = PrintJob(pdf, printer)
    job.prepare()
    job.progressed.connect(lambda done: job.cancel() if done == 2 else None)
    with qtbot.waitSignal(job.ended, timeout=PATIENCE_MS) as ended:
        job.start()
    assert ended.args == [False]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_take_it_is_told(
    qtbot: QtBot, pdf: MappedPdf, printer: QPrinter, tmp_path: Path
) -> None:
    printer.setOutputFileName(str(tmp_path / "không có" / "bản in.pdf"))
    job = PrintJob(pdf, printer)
    job.prepare()
    with qtbot.waitSignal(job.ended, timeout=PATIENCE_MS) as ended:
        job.start()
    assert ended.args == [False]


@pytest.mark.parametrize(
    ("pages", "both", "laid"),
    [
        ([0, 1, 2, 3, 4], False, [0, 1, 2, 3, 4]),
        ([0, 1, 2, 3, 4], True, [0, 1, 2, None, 3, 4]),
        ([1, 2, 3], True, [1, 2, 3]),
        ([2, 3, 4], True, [2, None, 3, 4]),
        ([], True, []),
    ],
)
def test_every_annex_begins_a_new_sheet(
    pages: list[int], both: bool, laid: list[int | None]
) -> None:
    assert sides(pages, (0, 3), both=both) == laid


def test_every_copy_begins_a_new_sheet() -> None:
    assert with_copies([0, 1, 2], 2, both=True, together=True) == [0, 1, 2, None, 0, 1, 2, None]
    assert with_copies([0, 1, 2], 2, both=True, together=False) == [0, 1, 0, 1, 2, None, 2, None]
    assert with_copies([0, 1, 2], 1, both=True, together=True) == [0, 1, 2]
    assert with_copies([0, 1], 2, both=False, together=False) == [0, 0, 1, 1]
