"""An empty workbook for a list of units, whose heads the column mapper knows."""

from __future__ import annotations

from collections.abc import Sequence

from isodesk.exporters.excel.sheet import Sheet
from isodesk.exporters.excel.styles import CENTRED, HEAD, PLAIN, TEXT

_ROWS = 60
_OFFICE = ("Tên ngắn", "Loại cơ quan", "Hoạt động từ", "Hoạt động đến")
_OFFICE_WIDTHS = (34.0, 62.0, 28.0, 28.0)
_OFFICE_HELP = (
    "Mỗi dòng một cơ quan, đơn vị; cột Tên cơ quan, đơn vị phải ghi.",
    "Ngày ghi như 01/7/2025; đơn vị còn hoạt động thì để trống Hoạt động đến.",
)
_PLAN_HELP = (
    "Mỗi dòng một đơn vị; đơn vị có trong cột nào thì ghi dấu X ở cột đó.",
    "Dòng nhóm: ghi số La Mã (I, II…) ở cột TT và tên nhóm ở cột tên.",
    "Dấu chú thích ghi sau dấu X: X(*).",
)


def unit_template(columns: Sequence[str] | None = None) -> bytes:
    """The workbook for the office's list, or with these columns of marks for a plan's."""
    from isodesk.exporters.excel.book import book_bytes

    more = _OFFICE if columns is None else tuple(columns)
    widths = _OFFICE_WIDTHS if columns is None else tuple(28.0 for _ in more)
    sheet = Sheet("Danh sách đơn vị", [14, 90, *widths, 50], landscape=True)
    sheet.add_row(["TT", "Tên cơ quan, đơn vị", *more, "Ghi chú"], HEAD)
    sheet.heads, sheet.frozen_columns = (1, 1), 2
    marked = [TEXT if columns is None else CENTRED for _ in more]
    for _ in range(_ROWS):
        sheet.add_row([None] * sheet.columns, [CENTRED, TEXT, *marked, TEXT])
    told = Sheet("Cách ghi", [180], landscape=False)
    for line in _OFFICE_HELP if columns is None else _PLAN_HELP:
        told.add_row([line], PLAIN)
    return book_bytes([sheet, told], title="Mẫu danh sách đơn vị")
