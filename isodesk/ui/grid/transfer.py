"""Cells to and from the clipboard: where a block lands and what is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from isodesk.ui.grid.clipboard import Block, parse_html_table, parse_tsv, to_html, to_tsv
from isodesk.ui.grid.model import GridModel
from isodesk.ui.grid.navigation import Cell
from isodesk.ui.grid.source import CellChange, Refusal
from isodesk.vietnamese.legacy import recognise
from isodesk.vietnamese.text import clean

_CELL_END = "\n\x1f"
_COMPUTED = "Ô này do chương trình tính hoặc đang khóa, không dán vào được."
_OUTSIDE = "Khối dán rộng hơn bảng; các cột thừa không có chỗ."


@dataclass
class PlacedBlock:
    """What a paste will write and what it cannot, in cells of the source."""

    first: Cell
    last: Cell
    rows: int
    changes: list[CellChange] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


def copy(cells: GridModel, ranges: Sequence[tuple[int, int, int, int]]) -> None:
    """Put the rows and columns of the ranges on the clipboard, as HTML and as text.

    Rows that are folded away inside a range come along, as hidden rows do in Excel.
    """
    chosen = {
        (row, at)
        for top, left, bottom, right in ranges
        for row in cells.copied_rows(top, bottom)
        for at in range(left, right + 1)
    }
    rows = sorted({row for row, _ in chosen}, key=cells.order_of)
    columns = sorted({at for _, at in chosen})
    source = cells.source
    pairs = [(at, cells.source_column(at)) for at in columns]
    texts = [[source.text(r, c) if (r, at) in chosen else "" for at, c in pairs] for r in rows]
    numbers = [
        [source.number(r, c) if (r, at) in chosen else None for at, c in pairs] for r in rows
    ]
    data = QMimeData()
    data.setText(to_tsv(texts))
    data.setHtml(to_html(texts, numbers))
    QGuiApplication.clipboard().setMimeData(data)


def clipboard_block() -> tuple[Block, str]:
    """The block on the clipboard: an HTML table first, else text; empty if there is neither.

    Old letters are converted, the cells of a block judged together; the second value says so.
    """
    data = QGuiApplication.clipboard().mimeData()
    if data is None:
        return [], ""
    block = parse_html_table(data.html()) if data.hasHtml() else None
    if block is None and data.hasText() and data.text():
        block = parse_tsv(data.text())
    return _in_unicode(block or [])


def _in_unicode(block: Block) -> tuple[Block, str]:
    """The block clean, TCVN3 and VNI converted; U+001F parts the cells while they are one text."""
    if not block:
        return block, ""
    done = recognise(_CELL_END.join(cell.replace("\x1f", "") for row in block for cell in row))
    texts = done.text.split(_CELL_END)
    if not "".join(texts).replace("\n", " ").replace("\t", " ").isprintable():
        texts = [clean(text)[0] for text in texts]
    cells = map(str.strip, texts)
    return [list(islice(cells, len(row))) for row in block], done.message


def place_block(cells: GridModel, block: Block, over: tuple[int, int, int, int]) -> PlacedBlock:
    """Lay a block on the grid from the top left of ``over``.

    It is repeated when the selection holds it a whole number of times; rows past the end make
    new rows; cells that cannot be written or lie beyond the last column are refused.
    """
    top, left, bottom, right = over
    tall, wide = len(block), len(block[0])
    down = _repeats(bottom - top + 1, tall)
    across = _repeats(right - left + 1, wide)
    last = top + tall * down - 1, left + wide * across - 1
    placed = PlacedBlock((top, left), last, tall * down)
    inside = range(left, min(last[1] + 1, len(cells.columns)))
    places = [(column, cells.source_column(column), (column - left) % wide) for column in inside]
    end = next((row for row in range(top, last[0] + 1) if cells.is_blank(row)), last[0] + 1)
    new = [cells.can_edit(end, column) for column in inside]  # of new rows, one is like another
    for row in range(top, last[0] + 1):
        texts, at = block[(row - top) % tall], cells.source_row(row)
        takes = new if row >= end else [cells.can_edit(row, column) for column in inside]
        for taken, (column, place, from_) in zip(takes, places, strict=True):
            text = texts[from_]
            if taken:
                placed.changes.append(CellChange(at, place, text))
            elif text and text != cells.text(row, column):
                placed.refusals.append(Refusal(at, place, f'"{text}": {_COMPUTED}'))
        for column in range(inside.stop, last[1] + 1):
            if texts[(column - left) % wide]:
                placed.refusals.append(Refusal(at, cells.source_column(inside.stop - 1), _OUTSIDE))
    return placed


def _repeats(room: int, size: int) -> int:
    return room // size if room % size == 0 else 1


def said(rows: int, refusals: Sequence[Refusal], cells: GridModel) -> str:
    """The sentence after a paste: how many rows were taken, and why not the others."""
    if not refusals:
        return f"Đã dán {rows} dòng."
    refused = {refusal.row for refusal in refusals}
    first = refusals[0]
    line = cells.shown_row(first.row) + 1 or first.row + 1
    return (
        f"Đã dán đủ {rows - len(refused)}/{rows} dòng. {len(refused):02d} dòng có ô chưa dán được "
        f"(dòng {line}: {first.reason})"
    )
