"""A table whose left columns stay when it scrolls and whose rows are as tall as their texts."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from isodesk.ui.grid.header import GridHeader
from isodesk.ui.grid.model import GridModel
from isodesk.ui.grid.paint import GridLook, GridPainter
from isodesk.ui.grid.row_head import RowHead
from isodesk.ui.grid.source import GridSource
from isodesk.ui.style import COLOURS, scaled, unscaled

_PUSHES = 8
Place = QModelIndex | QPersistentModelIndex


class SheetTable(QTableView):
    """Shows a source: frozen columns, shared titles, lazily fitted rows, the active cell.

    ``empty_text`` is written under the head while the source has no row.
    """

    def __init__(self, source: GridSource, frozen: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.cells = GridModel(source, self)
        self.empty_text = ""
        self._fitted: set[int] = set()
        self._grown = False
        self._fitting = False
        self._sharing = False
        self.own_widths: dict[str, int] = {}  # by a hand, for the usual size of text
        self.head = GridHeader(self.cells, frozen, self)
        self.setHorizontalHeader(self.head)
        self.side = RowHead(self)
        self.setVerticalHeader(self.side)
        self.look = GridLook(self.font())
        self.painter = GridPainter(self.cells, self.head, self.look, self)
        self.setModel(self.cells)
        self.setItemDelegate(self.painter)
        self._set_up()

    def _set_up(self) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.side.setMinimumSectionSize(self.look.row_height)
        self.side.setDefaultSectionSize(self.look.row_height)
        self._share_room()
        self.cells.modelReset.connect(self._share_room)
        self.cells.dataChanged.connect(self._refit)
        self.head.sectionResized.connect(self._columns_resized)
        self.verticalScrollBar().valueChanged.connect(self._fit_shown_rows)

    # Column widths: as declared or drawn by hand; room left over goes to the widest texts

    def _share_room(self) -> None:
        columns = self.cells.columns
        widths = [scaled(self.own_widths.get(column.code, column.width)) for column in columns]
        texts = [
            at
            for at, column in enumerate(columns)
            if column.kind == "text" and column.width >= 150 and column.code not in self.own_widths
        ]
        room = self.viewport().width() - sum(widths)
        shares = sum(widths[at] for at in texts)
        self._sharing = True
        for at, width in enumerate(widths):
            extra = room * width // shares if at in texts and room > 0 else 0
            self.setColumnWidth(at, width + extra)
        self._sharing = False
        self._fit_anew()

    def _columns_resized(self, column: int, old: int, new: int) -> None:
        if not self._sharing:
            self.own_widths[self.cells.columns[column].code] = unscaled(new)
            self._fit_anew()

    # Row heights: only of rows that are shown, each once

    def _fit_anew(self) -> None:
        self._fitted.clear()
        self.head.updateGeometry()
        self.updateGeometries()
        self._fit_shown_rows()

    def _refit(self, first: QModelIndex, last: QModelIndex) -> None:
        top, bottom = first.row(), last.row()
        self._fitted = {row for row in self._fitted if not top <= row <= bottom}
        self._fit_shown_rows()

    def _fit_shown_rows(self) -> None:
        if self._fitting or not self.isVisible():
            return
        self._fitting = True
        row, count = max(self.rowAt(0), 0), self.cells.rowCount()
        bottom = self.viewport().height()
        while row < count and self.rowViewportPosition(row) < bottom:
            if row not in self._fitted:
                self._fitted.add(row)
                height = self.painter.height(row)
                if height != self.rowHeight(row):
                    self.setRowHeight(row, height)
                    self._grown = True
            row += 1
        self._fitting = False

    def _catch_up_scrolling(self) -> None:
        """Let the scroll bars know how tall the rows are now; Qt tells them only later."""
        if self._grown:
            self._grown = False
            self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_room()

    # Frozen columns: drawn over the scrolled ones, found there by the mouse

    def frozen_width(self) -> int:
        """The width of the columns that stay, in pixels."""
        return self.head.frozen_width()

    def indexAt(self, pos: QPoint) -> QModelIndex:
        if 0 <= pos.x() < self.frozen_width():
            pos = QPoint(pos.x() - self.horizontalOffset(), pos.y())
        return super().indexAt(pos)

    def visualRect(self, index: Place) -> QRect:
        rect = super().visualRect(index)
        if index.column() < self.head.frozen:
            rect.translate(self.horizontalOffset(), 0)
        return rect

    def scrollTo(
        self,
        index: Place,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        across = self.horizontalScrollBar()
        before = across.value()
        self._catch_up_scrolling()
        super().scrollTo(index, hint)
        # Rows that come into sight are fitted and may push the cell out again.
        for _ in range(_PUSHES):
            if super().visualRect(index).bottom() < self.viewport().height():
                break
            self._catch_up_scrolling()
            super().scrollTo(index, hint)
        if index.column() < self.head.frozen:
            across.setValue(before)
            return
        hidden = self.frozen_width() - self.visualRect(index).left()
        if hidden > 0:
            across.setValue(across.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        frozen = self.frozen_width()
        if frozen and self.horizontalOffset():
            self._paint_frozen(painter, event.rect())
        if frozen:
            painter.setPen(QColor(COLOURS.line_strong))
            bottom = self.rowViewportPosition(self.cells.rowCount() - 1)
            bottom += self.rowHeight(self.cells.rowCount() - 1)
            painter.drawLine(frozen - 1, 0, frozen - 1, bottom - 1)
        self._paint_active(painter, frozen)
        if self.empty_text and not self.cells.source.row_count():
            painter.setPen(QColor(COLOURS.muted))
            box = self.viewport().rect().adjusted(40, 60, -40, -20)
            wrap = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignHCenter.value
            painter.drawText(box, wrap, self.empty_text)

    def _paint_frozen(self, painter: QPainter, area: QRect) -> None:
        first, last = self.rowAt(max(area.top(), 0)), self.rowAt(area.bottom())
        last = last if last >= 0 else self.cells.rowCount() - 1
        selection = self.selectionModel()
        for row in range(max(first, 0), last + 1):
            for column in range(min(self.head.frozen, len(self.cells.columns))):
                index = self.cells.index(row, column)
                rect, chosen = self.visualRect(index), selection.isSelected(index)
                self.painter.paint_cell(painter, rect, row, column, chosen)

    def _paint_active(self, painter: QPainter, frozen: int) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        if index.column() >= self.head.frozen:
            painter.setClipRect(self.viewport().rect().adjusted(frozen, 0, 0, 0))
        colour = COLOURS.accent if self.hasFocus() else COLOURS.line_strong
        painter.setPen(QPen(QColor(colour), 2))
        painter.drawRect(self.visualRect(index).adjusted(0, 0, -1, -1))
