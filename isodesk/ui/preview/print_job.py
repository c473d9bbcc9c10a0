"""Pages on a printer: at their real size, one after another, never more than one in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from isodesk.exporters.pdf.mapped import MappedPdf
from isodesk.ui.preview.pages import PdfPages

MOST_DOTS = 600  # an inch
_POINTS_PER_INCH = 72
_BOTH_SIDES = (QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide)


def set_up(printer: QPrinter, size: QSizeF) -> None:
    """Paper for a page of this size in points, turned as the page is, printed to its edges.

    Must be called before the page begins. What the printer was told of its paper before does not
    count: a page is never made smaller or larger than it is.
    """
    is_wide = size.width() > size.height()
    upright = size.transposed() if is_wide else size
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF()))
    printer.setFullPage(True)


def chosen_pages(printer: QPrinter, count: int, current: int) -> list[int]:
    """The pages, from 0, that the dialog was told to print."""
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage:
            return [current]
        case QPrinter.PrintRange.PageRange:
            ranges = printer.pageRanges().toRangeList()
            spans = [(r.from_, r.to) for r in ranges] or [(printer.fromPage(), printer.toPage())]
            return [n - 1 for n in range(1, count + 1) if any(a <= n <= b for a, b in spans)]
        case _:
            return list(range(count))


def sides(pages: Iterable[int], starts: Collection[int], *, both: bool) -> list[int | None]:
    """What goes on the sides of the sheets, None for an empty one.

    On ``both`` sides a page in ``starts`` begins a new sheet.
    """
    laid: list[int | None] = []
    for page in pages:
        if both and page in starts and len(laid) % 2:
            laid.append(None)
        laid.append(page)
    return laid


def with_copies(
    laid: Sequence[int | None], copies: int, *, both: bool, together: bool
) -> list[int | None]:
    """The sides of all copies, copy after copy or (not ``together``) sheet after sheet."""
    whole = [*laid, None] if both and copies > 1 and len(laid) % 2 else list(laid)
    if together:
        return whole * copies
    step = 2 if both else 1
    sheets = [whole[i : i + step] for i in range(0, len(whole), step)]
    return [side for sheet in sheets for side in sheet * copies]


class PrintJob(QObject):
    """Draws the chosen pages, one at each turn of the event loop; `prepare`, then `start`.

    Of the chosen pages ``only`` those are printed, unless none of them was chosen. ``progressed``
    tells how many sides are done, ``ended`` whether all were.
    """

    progressed = Signal(int)
    ended = Signal(bool)

    def __init__(
        self,
        pdf: MappedPdf,
        printer: QPrinter,
        current: int = 0,
        parent: QObject | None = None,
        *,
        only: Collection[int] | None = None,
    ) -> None:
        super().__init__(parent)
        self._only = only
        self._starts = pdf.starts
        self._printer = printer
        self._current = current
        self._pages = PdfPages(pdf.data)
        self._sides: list[int | None] = []
        self._painter = QPainter()
        self._done = 0
        self._cancelled = False

    @property
    def page_count(self) -> int:
        """How many pages there are to choose from."""
        return len(self._pages.sizes)

    def prepare(self) -> None:
        """Take from the printer which pages were chosen, how many copies, on which sides."""
        printer = self._printer
        chosen = chosen_pages(printer, self.page_count, self._current)
        if self._only is not None:
            chosen = [page for page in chosen if page in self._only] or chosen
        both = printer.duplex() in _BOTH_SIDES
        laid = sides(chosen, self._starts, both=both)
        if not printer.supportsMultipleCopies():
            together = printer.collateCopies()
            laid = with_copies(laid, printer.copyCount(), both=both, together=together)
        self._sides = laid
        if all(self._pages.is_grey(page) for page in chosen):
            printer.setColorMode(QPrinter.ColorMode.GrayScale)

    @property
    def count(self) -> int:
        """How many sides there are to print."""
        return len(self._sides)

    def start(self) -> None:
        """Begin; returns at once."""
        QTimer.singleShot(0, self._print_next)

    def cancel(self) -> None:
        """Print no more; a printer that can throws away what it has."""
        self._cancelled = True
        self._printer.abort()

    def _print_next(self) -> None:
        if self._cancelled or self._done >= len(self._sides):
            self._end(not self._cancelled and self._done > 0)
            return
        try:
            went_well = self._print_side(self._sides[self._done])
        except BaseException:
            self._end(False)
            raise
        if not went_well:
            self._end(False)
            return
        self._done += 1
        self.progressed.emit(self._done)
        QTimer.singleShot(0, self._print_next)

    def _print_side(self, page: int | None) -> bool:
        """Print one side; False when the printer does not take it."""
        set_up(self._printer, self._pages.sizes[self._like(self._done)])
        ready = self._printer.newPage() if self._done else self._painter.begin(self._printer)
        if ready and page is not None:
            self._draw(page)
        return ready

    def _like(self, side: int) -> int:
        """The page whose paper a side has: its own, for an empty side that of the page before."""
        return next(p for p in reversed(self._sides[: side + 1]) if p is not None)

    def _draw(self, page: int) -> None:
        resolution = self._printer.resolution()
        dots = min(resolution, MOST_DOTS)
        only_grey = self._printer.colorMode() is QPrinter.ColorMode.GrayScale
        make = self._pages.grey_picture if only_grey else self._pages.picture
        picture = make(page, dots)
        size = self._pages.sizes[page] * (resolution / _POINTS_PER_INCH)
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)

    def close(self) -> None:
        """Let the pages go."""
        if self._painter.isActive():
            self._painter.end()
        self._pages.close()

    def _end(self, complete: bool) -> None:
        self.close()
        self.ended.emit(complete)
