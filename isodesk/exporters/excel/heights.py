"""How many lines a text takes in a column, so that no row cuts its words.

Widths of Times New Roman in thousandths of the size (Adobe Times-Roman, which it equals); letters
with Vietnamese marks are as wide as their base letter, ơ and ư a little wider.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from isodesk.exporters.excel.sheet import Cell, Formula, Sheet
from isodesk.vietnamese.text import fold

LINE = 1.32
LARGEST = 409.0
SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
_ON_A_PAGE = 380.0
_MM = 72 / 25.4
_PADDING = 13.0
_BOLD = 1.1
_WIDTHS = {
    200: "|",
    250: " .,",
    278: "/:;ijlt\\",
    333: "!'()-`fIr[]",
    389: "sJ",
    408: '"',
    444: "?ac ez",
    480: "{}",
    500: "#$*_0123456789bdghknopquvxy–",
    556: "FPS",
    564: "+<=>~",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw&",
    778: "m",
    833: "%",
    889: "M",
    944: "W@",
}
_OF_CHAR = {char: width for width, chars in reversed(_WIDTHS.items()) for char in chars}


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    if char in _OF_CHAR:
        return _OF_CHAR[char]
    base = fold(char)
    base = base.upper() if char.isupper() else base
    return _OF_CHAR.get(base, 800) + (60 if base.lower() in "ou" else 0)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of ``text`` on one line, in points."""
    return sum(map(_char_width, text)) / 1000 * size * (_BOLD if bold else 1)


def line_count(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """How many lines ``text`` takes in ``width`` points; a word too long is divided."""
    return sum(_lines_of(line, width, size, bold) for line in text.split("\n"))


def _lines_of(line: str, width: float, size: float, bold: bool) -> int:
    lines, used = 1, 0.0
    space = text_width(" ", size, bold=bold)
    for word in line.split(" "):
        wide = text_width(word, size, bold=bold)
        if used and used + space + wide > width:
            lines, used = lines + 1, 0.0
        used += wide + (space if used else 0.0)
        while used > width > 0:
            lines, used = lines + 1, used - width
    return lines


def row_heights(sheet: Sheet) -> dict[int, float]:
    """The height of each row in points, by the cell of it that needs most."""
    spans = {(m.row, m.column): m for m in sheet.merges}
    heights: dict[int, float] = {}
    tall: list[tuple[int, int, float]] = []
    for (row, column), cell in sheet.cells.items():
        merge = spans.get((row, column))
        last = merge.last_column if merge else column
        need = cell_height(cell, sum(sheet.widths[column - 1 : last]))
        if merge and merge.last_row > row:
            tall.append((row, merge.last_row, need))
        else:
            heights[row] = max(heights.get(row, 0), need)
    for first, last, need in tall:
        rows = range(first, last + 1)
        missing = need - sum(heights.get(row, 0) for row in rows)
        if missing > 0:
            heights[last] = heights.get(last, 0) + missing
    return {row: min(height, LARGEST) for row, height in heights.items()}


def cell_height(cell: Cell, width: float) -> float:
    """The height in points that a cell needs in ``width`` mm."""
    style = cell.style
    line = style.size * LINE
    text = cell.content.value if isinstance(cell.content, Formula) else cell.content
    if not isinstance(text, str) or not text:
        return line + 3
    return line * line_count(text, width * _MM - _PADDING, style.size, bold=style.bold) + 3


def fitting_size(cells: Iterable[tuple[Cell, float]]) -> float | None:
    """The largest of `SIZES` at which all cells stay below the tallest row Excel allows.

    None when there is none.
    """
    kept = [(cell, width) for cell, width in cells if isinstance(cell.content, str)]
    for size in SIZES:
        needs = (
            line_count(str(cell.content), width * _MM - _PADDING, size, bold=cell.style.bold)
            for cell, width in kept
        )
        if max(needs, default=0) * size * LINE + 3 <= LARGEST:
            return size
    return None


def divided(cell: Cell, width: float) -> list[str]:
    """The text of a cell in parts that each fit a row of Excel: one where small letters help."""
    text = str(cell.content)
    if fitting_size([(cell, width)]) is not None:
        return [text]
    style = cell.style
    room, most = width * _MM - _PADDING, int(_ON_A_PAGE / (style.size * LINE))
    parts: list[str] = []
    for word in re.findall(r"\S+\s*", text):
        longer = (parts[-1] if parts else "") + word
        if parts and line_count(longer.rstrip(), room, style.size, bold=style.bold) <= most:
            parts[-1] = longer
        else:
            parts.append(word)
    return parts
