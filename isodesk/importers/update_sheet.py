"""A phiếu cập nhật that came back: read whole, or refused with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from isodesk.errors import UserError
from isodesk.facts.update_sheets import FILLED, MARK, VERSION, UpdateRow, UpdateSheet, plain
from isodesk.vietnamese.amounts import format_decimal
from isodesk.vietnamese.dates import format_date

_HIDDEN = 1 + len(FILLED)
_SHOWN = 4
_FIRST_ROW = 7
_WIDE = _HIDDEN + _SHOWN + len(FILLED)
_LARGEST = 20_000_000
_MOST_ROWS = 20_000
_FOREIGN = "“{name}” không phải phiếu cập nhật do isodesk xuất ra. Chọn đúng tệp phiếu."
_UNREADABLE = "Chưa đọc được “{name}”. Mở tệp bằng Excel, lưu lại thành .xlsx rồi nhận lại."
_NEWER = "“{name}” do phiên bản isodesk mới hơn xuất ra. Cập nhật chương trình rồi nhận lại."
_LOST = "“{name}” bị thiếu, thừa hoặc lẫn dòng so với lúc xuất. Xuất lại phiếu cho đơn vị này."
_OTHER_PLAN = "“{name}” là phiếu của kế hoạch khác. Mở đúng kế hoạch đó rồi nhận phiếu."

Row = tuple[Any, ...]


@dataclass(frozen=True)
class ReturnedSheets:
    """What was read of several files, and why each of the others was refused."""

    sheets: tuple[UpdateSheet, ...]
    refused: tuple[str, ...]


def read_update_sheets(paths: Sequence[Path], plan: str) -> ReturnedSheets:
    """Read the sheets of a plan; one that is damaged or foreign does not stop the others."""
    sheets: list[UpdateSheet] = []
    refused: list[str] = []
    for path in paths:
        try:
            sheet = read_update_sheet(path)
            if sheet.plan != plan:
                raise UserError(_OTHER_PLAN.format(name=path.name))
        except UserError as error:
            refused.append(str(error))
        else:
            sheets.append(sheet)
    return ReturnedSheets(tuple(sheets), tuple(refused))


def read_update_sheet(path: Path) -> UpdateSheet:
    """One sheet with what the unit wrote. UserError when it is damaged, foreign or newer."""
    name = path.name
    rows = _rows(path)
    hidden = [_text(row[0]) for row in rows[:5] if row]
    if len(hidden) < 5 or hidden[0] != MARK:
        raise UserError(_FOREIGN.format(name=name))
    if hidden[1] != str(VERSION):
        raise UserError(_NEWER.format(name=name))
    found = tuple(_update_rows(rows[_FIRST_ROW - 1 :]))
    sheet = UpdateSheet(hidden[2], hidden[3], found, name)
    keys = [row.task for row in found]
    if len(set(keys)) != len(keys) or sheet.digest != hidden[4]:
        raise UserError(_LOST.format(name=name))
    return sheet


def _rows(path: Path) -> list[Row]:
    """The values of the first sheet. UserError when the file cannot be read."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    name = path.name
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError(_FOREIGN.format(name=name))
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            page = book.worksheets[0]
            rows = page.iter_rows(max_row=_MOST_ROWS, max_col=_WIDE, values_only=True)
            return [tuple(row) for row in rows]
        finally:
            book.close()
    except InvalidFileException as error:
        raise UserError(_FOREIGN.format(name=name)) from error
    except (BadZipFile, KeyError, IndexError, ValueError, OSError, ParseError, TypeError) as error:
        raise UserError(_UNREADABLE.format(name=name)) from error


def _update_rows(rows: Sequence[Row]) -> Iterator[UpdateRow]:
    for row in rows:
        texts = [_text(value) for value in row]
        texts += [""] * (_WIDE - len(texts))
        if texts[0]:
            before = tuple(plain(text) for text in texts[1:_HIDDEN])
            now = tuple(plain(text) for text in texts[_HIDDEN + _SHOWN : _WIDE])
            yield UpdateRow(texts[0], before, now)


def _text(value: Any) -> str:
    """What a cell says, days and numbers as they are written here."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return format_date(value.date())
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return format_decimal(Decimal(str(value)))
    return str(value).strip()
