"""A workbook beside its own paper: do its texts and numbers have the room they need?

Widths are those of Tinos, which equals the Times New Roman that the workbook asks for; a row of
Excel is 1,31 sizes a line, an indent is three spaces.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from isodesk.exporters.fonts import find_fonts
from isodesk.exporters.pdf.faces import Face, Typeface
from tests.exporters.gallery.pages import words_of

_UNIT = 8 / 96 * 72
_LINE = 1.31
_PADDING = 4.0
_INDENT = 9.0


def read_book(content: bytes) -> Any:
    """The workbook with its values."""
    return load_workbook(io.BytesIO(content), data_only=True)


def book_faults(book: Any) -> Iterator[str]:
    """A line for every cell that is cut, shows ###, or is not printed."""
    for sheet in book.worksheets:
        spans = {merged.start_cell.coordinate: merged for merged in sheet.merged_cells.ranges}
        printed = range_boundaries(sheet.print_area.split("!")[-1].replace("$", ""))
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None or cell.value == "":
                    continue
                place = f"{sheet.title}!{cell.coordinate}"
                if cell.column > printed[2] or cell.row > printed[3]:
                    yield f"{place} is outside the print area"
                merged = spans.get(cell.coordinate)
                yield from (f"{place}: {fault}" for fault in _cell_faults(sheet, cell, merged))


def lost_words(book: Any, texts: Iterator[str]) -> Iterator[str]:
    """A line for every word of ``texts`` that no cell holds."""
    cells = (cell.value for s in book.worksheets for row in s.iter_rows() for cell in row)
    held = Counter(word for value in cells if isinstance(value, str) for word in words_of(value))
    yield from (f"“{word}” is lost" for text in texts for word in words_of(text) if not held[word])


def _cell_faults(sheet: Any, cell: Any, merged: Any) -> Iterator[str]:
    columns = range(merged.min_col, merged.max_col + 1) if merged else [cell.column]
    rows = range(merged.min_row, merged.max_row + 1) if merged else [cell.row]
    width = sum(sheet.column_dimensions[get_column_letter(c)].width for c in columns) * _UNIT
    height = sum(sheet.row_dimensions[r].height or 0 for r in rows)
    room = width - _PADDING - (_INDENT if cell.alignment.indent else 0)
    face, size = _face(bool(cell.font.b), bool(cell.font.i)), cell.font.sz
    if not isinstance(cell.value, str):
        shown = f"{cell.value:,}" if isinstance(cell.value, int | float) else str(cell.value)
        if face.width(shown) * size > width - 2:
            yield f"{shown} shows ### in {width:.0f} pt"
        return
    words = [word for line in cell.value.split("\n") for word in line.split(" ")]
    longest = max(words, key=face.width)
    if face.width(longest) * size > room and len(longest) <= 12:
        yield f"“{longest}” is divided in {room:.0f} pt"
    need = _lines(cell.value, room, face, size) * size * _LINE
    if need > height * 1.03 + 2:
        yield f"{need:.0f} pt of text in {height:.0f}: {cell.value[:40]}"


def _lines(text: str, room: float, face: Face, size: float) -> int:
    return sum(_lines_of(line, room / size, face) for line in text.split("\n"))


def _lines_of(line: str, room: float, face: Face) -> int:
    lines, used = 1, 0.0
    for word in line.split(" "):
        wide = face.width(word)
        if used and used + face.width(" ") + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + (face.width(" ") if used else 0)
    return lines


@cache
def _face(bold: bool, italic: bool) -> Face:
    return Typeface(find_fonts("bundled")).face(bold, italic)
