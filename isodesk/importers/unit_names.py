"""Names of offices in pasted lines and in the first sheet of an Excel file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from isodesk.errors import UserError
from isodesk.vietnamese.text import clean, fold

_NUMBER = re.compile(r"^(?:\d+|[IVXLC]+)[.)/]?(?:\s+|$)")
_LETTER = re.compile(r"[^\W\d_]")
_HEADS = ("ten co quan", "ten don vi", "co quan, don vi", "don vi", "co quan")
_SHORTEST = 4
_MOST_ROWS = 20_000


def names_in_text(text: str) -> tuple[str, ...]:
    """One name a line; of a line of cells, as Excel copies them, the column of names."""
    return names_in_rows([line.split("\t") for line in text.splitlines()])


def names_in_workbook(path: Path) -> tuple[str, ...]:
    """The column of names of the first sheet that has one. UserError when none can be read."""
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, ValueError, KeyError, BadZipFile, InvalidFileException) as error:
        raise UserError(
            f"Không đọc được tệp “{path.name}”. Mở tệp bằng Excel, lưu dạng .xlsx rồi chọn lại."
        ) from error
    try:
        for sheet in book.worksheets:
            rows = sheet.iter_rows(max_row=_MOST_ROWS, values_only=True)
            names = names_in_rows([[_words(cell) for cell in row] for row in rows])
            if names:
                return names
    finally:
        book.close()
    raise UserError(f"Tệp “{path.name}” không có cột tên cơ quan, đơn vị.")


def names_in_rows(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The names in the column that holds most words, each once, without numbers before them."""
    return tuple(each[0] for each in _written(rows))


def repeated_in_text(text: str) -> tuple[str, ...]:
    """Those of the names in a text that are written more than once."""
    rows = [line.split("\t") for line in text.splitlines()]
    return tuple(each[0] for each in _written(rows) if len(each) > 1)


def _written(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Each name with all the ways it is written, in the column that holds most words."""
    width = max(map(len, rows), default=0)
    columns = [[row[at] for row in rows if at < len(row)] for at in range(width)]
    best = max(columns, key=lambda cells: len({*map(fold, _names(cells))}), default=[])
    found: dict[str, list[str]] = {}
    for name in _names(best):
        found.setdefault(fold(name), []).append(name)
    return list(found.values())


def _names(cells: Iterable[str]) -> Iterable[str]:
    for cell in cells:
        name = clean(_NUMBER.sub("", " ".join(cell.split())))[0].strip(" ;,.-")
        if len(name) >= _SHORTEST and _LETTER.search(name) and fold(name) not in _HEADS:
            yield name


def _words(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
