"""What a hand does to selected cells: clear, fill, mark, sort, insert and delete rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from isodesk.errors import UserError
from isodesk.ui.grid import transfer
from isodesk.ui.grid.clipboard import Block
from isodesk.ui.grid.filling import filled, series_in
from isodesk.ui.grid.naming import NearName, renamed, settled
from isodesk.ui.grid.navigation import Area, Cell
from isodesk.ui.grid.source import SORTED, CellChange, Refusal, RowMover
from isodesk.vietnamese.amounts import format_amount, format_number
from isodesk.vietnamese.dates import format_date

if TYPE_CHECKING:
    from isodesk.ui.grid.view import GridView


_LARGE = 1_000  # rows
_STILL = 120  # milliseconds


class GridCommands:
    """The verbs of one grid; each is at most one change of the source, one step to undo."""

    def __init__(self, view: GridView) -> None:
        self._view = view
        self._cells = view.cells
        self._counting = QTimer(view)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._tell_selection)
        self.takers: list[Callable[[Block], bool]] = []
        """What the view around the grid does with a pasted block; False leaves it to the cells."""

    # Writing

    def write_cell(self, cell: Cell, text: str) -> list[Refusal]:
        """Write what was typed into a cell."""
        title = " ".join(self._cells.columns[cell[1]].title.split())
        column = self._cells.source_column(cell[1])
        change = CellChange(self._cells.source_row(cell[0]), column, text)
        return self._view.apply([change], f"Sửa {title[:1].lower()}{title[1:]}")

    def write_selected(self, text: str, label: str = "Điền các ô đã chọn") -> list[Refusal]:
        """Write one text into every selected cell that can be edited; gives what was refused."""
        return self._write([(row, column, text) for row, column in self._selected()], label)

    def _write(self, wanted: list[tuple[int, int, str]], label: str) -> list[Refusal]:
        cells = self._cells
        places = [(cells.source_row(row), cells.source_column(at)) for row, at, _ in wanted]
        texts = [text for _, _, text in wanted]
        return self._write_places(list(zip(places, texts, strict=True)), label)

    def _write_places(self, wanted: list[tuple[Cell, str]], label: str) -> list[Refusal]:
        """Write into cells of the source, also such as are not on screen."""
        source = self._cells.source
        changes = [
            CellChange(row, column, text)
            for (row, column), text in wanted
            if source.can_edit(row, column) and self._typed_in(row, column) != text
        ]
        refusals = self._view.apply(changes, label)
        self.report(refusals, len(changes))
        return refusals

    def report(self, refusals: list[Refusal], tried: int) -> None:
        """Colour what was refused and say how much; silent when all was taken."""
        if refusals or self._cells.refused:
            self._cells.set_refused(refusals)
            self._view.refused.emit(refusals)
        if refusals:
            first = refusals[0].reason
            taken = tried - len(refusals)
            count = f"{len(refusals):02d}"
            self._view.message.emit(f"Đã ghi {taken}/{tried} ô. {count} ô chưa ghi được: {first}")

    def _selected(self) -> Iterator[Cell]:
        for top, left, bottom, right in self._view.selected_ranges():
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    yield row, column

    def _typed_in(self, row: int, column: int) -> str:
        """What stands in a cell of the source, nothing in a row still to be made."""
        source = self._cells.source
        return source.edit_text(row, column) if row < source.row_count() else ""

    def clear(self) -> None:
        """Empty the selected cells, as in Excel also those of rows folded away amid them."""
        cells = self._cells
        wanted = {
            ((row, cells.source_column(at)), "")
            for top, left, bottom, right in self._view.selected_ranges()
            for row in cells.copied_rows(top, bottom)
            for at in range(left, right + 1)
        }
        self._write_places(sorted(wanted), "Xóa nội dung ô")

    def write_today(self) -> None:
        """Write today's date into the active cell."""
        row, column = self._view.active()
        self._write([(row, column, format_date(date.today()))], "Ghi ngày hôm nay")

    def fill_down(self) -> None:
        """Copy the upper cell of the selection, or the one above it, downwards.

        Rows that are folded away amid the selection are filled too, as hidden rows are in Excel.
        """
        wanted: list[tuple[Cell, str]] = []
        for top, left, bottom, right in self._view.selected_ranges():
            rows = self._filled_rows(top, bottom)
            for at in map(self._cells.source_column, range(left, right + 1)):
                text = self._typed_in(rows[0], at) if rows else ""
                wanted += [((row, at), text) for row in rows[1:]]
        self._write_places(wanted, "Điền xuống")

    def _filled_rows(self, top: int, bottom: int) -> list[int]:
        """The rows of the source that take part in filling down, the one with the text first."""
        cells, count = self._cells, self._cells.source.row_count()
        if top == bottom:
            rows = [cells.source_row(row) for row in range(max(top - 1, 0), bottom + 1)]
        else:
            new = (cells.source_row(r) for r in range(top, bottom + 1) if cells.is_blank(r))
            rows = [*cells.copied_rows(top, bottom), *new]
        return [row for row in rows if row >= count or cells.source.row(row).kind == "item"]

    def fill_right(self) -> None:
        """Copy the left cell of the selection, or the one left of it, to the right."""
        wanted = []
        for top, left, bottom, right in self._view.selected_ranges():
            first = left if right > left else max(left - 1, 0)
            seed, over = (top, first, bottom, first), (top, first, bottom, right)
            wanted += filled(self._cells, seed, over, series=False)
        self._write(wanted, "Điền sang phải")

    def fill_series(self) -> None:
        """Go on, in the empty cells of the selection, with what its first cells begin."""
        ranges = self._view.selected_ranges()
        wanted = [cell for area in ranges for cell in series_in(self._cells, area)]
        self._write(wanted, "Điền tiếp dãy")

    def fill(self, seed: Area, over: Area, *, series: bool) -> None:
        """Write a seed over the area it was pulled to, and select that."""
        label = "Điền tiếp dãy" if series else "Điền các ô"
        self._write(filled(self._cells, seed, over, series=series), label)
        self._view.go((seed[0], seed[1]))
        self._view.select_block((over[0], over[1]), (over[2], over[3]))

    def end_beside(self, area: Area) -> int:
        """The last row in which the column left of an area, else right of it, holds texts."""
        _, left, bottom, right = area
        cells = self._cells
        for column in (left - 1, right + 1):
            row = bottom
            while (
                0 <= column < len(cells.columns)
                and row + 1 < cells.rowCount()
                and cells.text(row + 1, column)
            ):
                row += 1
            if row > bottom:
                return row
        return bottom

    def repeat_active(self) -> None:
        """Write the active cell's text into every selected cell (Ctrl+Enter)."""
        row, column = self._view.active()
        if row >= 0:
            self.write_selected(self._cells.edit_text(row, column))

    # Clipboard

    def copy(self) -> None:
        """Put the selected cells on the clipboard as text and as a table."""
        transfer.copy(self._cells, self._view.selected_ranges())

    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Write the clipboard's block from the top left of the selection on."""
        block, converted = transfer.clipboard_block()
        ranges = self._view.selected_ranges()
        if not block or not ranges or any(take(block) for take in self.takers):
            return
        place = transfer.place_block(self._cells, block, ranges[0])
        changes, names = settled(self._cells.source, place.changes)
        refusals = self._view.apply(changes, "Dán") + place.refusals
        self.report([], 0)
        if refusals:
            self._cells.set_refused(refusals)
            self._view.refused.emit(refusals)
        said = transfer.said(place.rows, refusals, self._cells)
        self._view.message.emit(f"{said} {converted}".strip())
        self._view.near_names.emit(names)
        if place.rows:
            last = self._view.size_in_cells()
            bottom = min(place.last[0], last[0] - 1), min(place.last[1], last[1] - 1)
            self._view.go(place.first)
            self._view.select_block(place.first, bottom)

    def take_names(self, chosen: Sequence[tuple[NearName, str]]) -> None:
        """Put chosen names where near ones were pasted, as one step."""
        changes = renamed(self._cells.source, chosen)
        self.report(self._view.apply(changes, "Chọn tên đơn vị"), len(changes))

    # Marks

    def on_mark(self) -> bool:
        """Whether the active cell takes a mark, or stands over selected ones that do."""
        row, column = self._view.active()
        if row < 0 or self._cells.columns[column].kind != "mark":
            return False
        return self._is_mark(row, column) or any(self._is_mark(*cell) for cell in self._selected())

    def _is_mark(self, row: int, column: int) -> bool:
        marks = self._cells.columns[column].kind == "mark"
        return marks and self._cells.row(row).kind == "item" and self._cells.can_edit(row, column)

    def toggle(self) -> None:
        """Mark the selected cells, or clear them if all are marked."""
        places = self.marks_chosen()
        if places:
            self._attempt(lambda: self._cells.source.toggle(places))

    def marks_chosen(self) -> list[tuple[int, int]]:
        """The selected cells that take a mark, by their row and column of the source."""
        marks = [cell for cell in self._selected() if self._is_mark(*cell)]
        cells = self._cells
        return [(cells.source_row(row), cells.source_column(column)) for row, column in marks]

    def toggle_or_type(self) -> None:
        """Space: mark where marks stand, else begin to type."""
        if self.on_mark():
            self.toggle()
        else:
            self._view.editing.start(" ")

    def typed_mark(self, text: str) -> bool:
        """Take a typed x as a mark; False where no mark stands or another letter came."""
        if text not in ("x", "X") or not self.on_mark() or self._view.editing.is_open:
            return False
        self.mark()
        return True

    def mark(self) -> None:
        """Mark the selected cells; one that is marked stays, with its footnote."""
        source = self._cells.source
        places = [place for place in self.marks_chosen() if not source.text(*place)]
        if places:
            self._attempt(lambda: source.toggle(places))

    # Rows

    def insert_rows(self) -> None:
        """Put as many empty rows as are selected above them and go to the first."""
        top, _, bottom, _ = self._bounds()
        self._insert(self._cells.source_row(top), bottom - top + 1)

    def insert_below(self) -> None:
        """Put one empty row under the active one and go to it."""
        self._insert(self._cells.source_row(self._view.active()[0]) + 1, 1)

    def _insert(self, at: int, count: int) -> None:
        """What is typed next goes into the new row, not over the one that made room for it."""
        source, column = self._cells.source, self._view.active()[1]
        known = {source.row(row).key for row in range(source.row_count())}
        self._attempt(lambda: source.insert_rows(at, count))
        rows = range(source.row_count())
        new = next((row for row in rows if source.row(row).key not in known), None)
        if new is not None:
            self._view.go_to(new, self._cells.source_column(max(column, 0)))

    def delete_rows(self) -> None:
        """Delete the rows of the selection."""
        rows = self._cells.folds.with_branches(self._view.chosen_rows())
        if rows:
            self._attempt(lambda: self._cells.source.delete_rows(rows))

    def place_rows(self, rows: Collection[int], to: int) -> None:
        """Put rows of the source before its row ``to``, where a hand has pulled them."""
        source = self._cells.source
        if isinstance(source, RowMover):
            self._attempt(lambda: source.place_rows(rows, to))

    def move_rows(self, down: bool) -> None:
        """Put the selected rows one place up or down; where none can move, ↓ opens the cell."""
        view, cells = self._view, self._cells
        if not isinstance(cells.source, RowMover) or not cells.source.can_place():
            if down:
                view.editing.start()
            return
        if cells.sorting is not None:
            view.message.emit(SORTED)
            return
        top, _, bottom, _ = self._bounds()
        gap = bottom + 2 if down else top - 1
        if view.editing.commit() and 0 <= gap <= cells.filled_rows:
            past = gap == cells.filled_rows
            to = cells.source.row_count() if past else cells.source_row(gap)
            self.place_rows(view.chosen_rows(), to)

    def _attempt(self, verb: Callable[[], None]) -> None:
        try:
            verb()
        except UserError as error:
            self._view.message.emit(str(error))

    def _bounds(self) -> tuple[int, int, int, int]:
        ranges = self._view.selected_ranges() or [(0, 0, 0, 0)]
        tops, lefts, bottoms, rights = zip(*ranges, strict=True)
        return min(tops), min(lefts), max(bottoms), max(rights)

    # Selection and order

    def select_rows(self) -> None:
        """Stretch the selection over whole rows."""
        top, _, bottom, _ = self._bounds()
        self._view.select_block((top, 0), (bottom, len(self._cells.columns) - 1))

    def select_columns(self) -> None:
        """Stretch the selection over whole columns."""
        _, left, _, right = self._bounds()
        self._view.select_block((0, left), (self._cells.rowCount() - 1, right))

    def sort_by(self, column: int) -> None:
        """Sort by a shown column: upwards, downwards, then as the rows stand."""
        column = self._cells.source_column(column)
        now = self._cells.sorting
        if now is None or now[0] != column:
            self.sort((column, False))
        else:
            self.sort(None if now[1] else (column, True))

    def sort(self, sorting: tuple[int, bool] | None) -> None:
        if self._view.editing.commit():
            self._cells.set_sort(sorting)
            self._view.head.viewport().update()

    def fill_menu(self, menu: QMenu) -> None:
        """Add the verbs, with their keys, to a context menu."""
        column = self._cells.source_column(max(self._view.active()[1], 0))
        entries: list[tuple[str, Callable[[], object]] | None] = [
            ("Cắt\tCtrl+X", self.cut),
            ("Chép\tCtrl+C", self.copy),
            ("Dán\tCtrl+V", self.paste),
            ("Xóa nội dung\tDel", self.clear),
            None,
            ("Điền xuống\tCtrl+D", self.fill_down),
            ("Điền sang phải\tCtrl+R", self.fill_right),
            ("Điền tiếp dãy\tCtrl+Alt+D", self.fill_series),
            ("Điền vào mọi ô đã chọn\tCtrl+Enter", self.repeat_active),
            ("Ghi ngày hôm nay\tCtrl+;", self.write_today),
            None,
            ("Thêm dòng phía trên\tCtrl++", self.insert_rows),
            ("Thêm dòng phía dưới", self.insert_below),
            ("Xóa dòng\tCtrl+-", self.delete_rows),
            *self._moves(),
            None,
            ("Sắp xếp tăng dần", lambda: self.sort((column, False))),
            ("Sắp xếp giảm dần", lambda: self.sort((column, True))),
            ("Bỏ sắp xếp", lambda: self.sort(None)),
        ]
        if self.on_mark():
            entries[0:0] = [("Đánh dấu X, bỏ dấu X\tDấu cách", self.toggle), None]
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(entry[0]).triggered.connect(entry[1])

    def _moves(self) -> list[tuple[str, Callable[[], object]]]:
        """The menu's entries for rows that stand where a hand puts them."""
        source, press = self._cells.source, self._view.press
        if not isinstance(source, RowMover) or not source.can_place():
            return []
        return [
            ("Chuyển lên\tAlt+↑", lambda: press("Alt+Up")),
            ("Chuyển xuống\tAlt+↓", lambda: press("Alt+Down")),
        ]

    def selection_changed(self) -> None:
        """Count the selection anew, once the hand is still; a large one after it is painted."""
        ranges = self._view.selected_ranges()
        large = sum(bottom - top + 1 for top, _, bottom, _ in ranges) > _LARGE
        self._counting.start(_STILL if large else 0)

    def _tell_selection(self) -> None:
        ranges = self._view.selected_ranges()
        cells = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in ranges)
        if cells < 2:
            self._view.status_changed.emit("")
            return
        numbers = self._selected_numbers()
        filled = sum(1 for cell in self._selected() if self._cells.text(*cell))
        words = f"Số ô có dữ liệu: {format_number(filled)}"
        if numbers:
            total = self._sum(numbers)
            mean = self._mean(numbers)
            count = format_number(len(numbers))
            words = f"Tổng: {total}   Số ô có số: {count}   Trung bình: {mean}   {words}"
        self._view.status_changed.emit(words)

    def _selected_numbers(self) -> list[tuple[int, int]]:
        """The numbers of the selected cells, each with its column."""
        cells = self._selected()
        found = ((column, self._cells.number(row, column)) for row, column in cells)
        return [(column, number) for column, number in found if number is not None]

    def _mean(self, numbers: Sequence[tuple[int, int]]) -> str:
        """Their average, rounded to a whole number where it has to be, then said so."""
        total = sum(number for _, number in numbers)
        whole = (2 * total + len(numbers)) // (2 * len(numbers))
        exact = whole * len(numbers) == total
        column = numbers[0][0]
        return ("" if exact else "≈ ") + self._sum([(column, whole)])

    def _sum(self, numbers: Sequence[tuple[int, int]]) -> str:
        """Their sum, in the money unit that all their columns show."""
        total = sum(number for _, number in numbers)
        units = {self._cells.columns[column].unit for column, _ in numbers}
        unit = units.pop() if len(units) == 1 else ""
        return f"{format_amount(total, unit)} {unit}" if unit else format_number(total)
