"""Phiếu cập nhật as a workbook of one sheet: what is asked is locked, what is filled is open."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isodesk.documents.plan_words import plan_title
from isodesk.exporters.excel.package import finish
from isodesk.exporters.writing import write_export
from isodesk.facts import PlanFacts
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import task_numbers
from isodesk.facts.typed_progress import STATES, TITLES
from isodesk.facts.update_sheets import FILLED, MARK, VERSION, UpdateSheet, update_sheet
from isodesk.facts.wanted_tasks import units_responsible
from isodesk.vietnamese.text import fold

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HIDDEN = 1 + len(FILLED)
"""Key and former cells stand in the first columns, which are hidden."""

FIRST_ROW = 7
_SHOWN = (("STT", 6.0), ("Nội dung", 42.0), ("Thời gian", 16.0), ("Chủ trì", 20.0))
_WIDTHS = {
    "state": 18.0,
    "completed_on": 14.0,
    "result": 36.0,
    "target": 10.0,
    "achieved": 10.0,
    "measure": 11.0,
    "evidence": 36.0,
    "reason": 24.0,
}
_HINT = (
    "Chỉ ghi vào các ô nền vàng; không xóa, không thêm dòng. Văn bản minh chứng ghi mỗi văn bản "
    "một dòng, như: Báo cáo số 12/BC-SKHCN ngày 05/12/2018."
)
_BAD_DAY = "Ghi ngày như 05/3/2024."
_BAD_STATE = "Chọn một trạng thái trong danh sách."
_LONGEST_NAME = 60
_FONT = "Times New Roman"


def write_update_sheets(plan: PlanFacts, folder: Path, units: Sequence[str] = ()) -> list[Path]:
    """Write a sheet for each of these units, or for all that answer for tasks; the files written.

    Raises what `write_export` raises.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for unit, name in _names(plan, units or units_responsible(plan)):
        written.append(folder / name)
        write_export(written[-1], update_sheet_bytes(plan, unit))
    return written


def _names(plan: PlanFacts, units: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each unit with the name of its file, which no other has."""
    used: set[str] = set()
    head = _plain(f"{plan.number} {plan.symbol}") if plan.number else ""
    for unit in units:
        stem = "-".join(filter(None, ("phieu-cap-nhat", head, _plain(unit)[:_LONGEST_NAME])))
        name = next(n for n in _numbered(stem.rstrip("-")) if n not in used)
        used.add(name)
        yield unit, name


def _numbered(stem: str) -> Iterator[str]:
    yield f"{stem}.xlsx"
    yield from (f"{stem}-{number}.xlsx" for number in range(2, 10_000))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def update_sheet_bytes(plan: PlanFacts, unit: str) -> bytes:
    """The workbook of one unit."""
    from openpyxl import Workbook

    book = Workbook()
    page: Worksheet = book.worksheets[0]
    page.title = "Phiếu cập nhật"
    sheet = update_sheet(plan, unit)
    _write_head(page, plan, sheet)
    _write_rows(page, plan, sheet)
    _check(page, len(sheet.rows))
    _lock(page)
    stream = io.BytesIO()
    book.save(stream)
    return finish(stream.getvalue(), [{}])


def _write_head(page: Worksheet, plan: PlanFacts, sheet: UpdateSheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    hidden = (MARK, str(VERSION), sheet.plan, sheet.unit, sheet.digest)
    for row, text in enumerate(hidden, 1):
        _put(page, row, 1, text)
    last = HIDDEN + len(_SHOWN) + len(FILLED)
    title = plan_title(plan, FieldContext.of(plan).text(plan.subject))
    lines = ("PHIẾU CẬP NHẬT KẾT QUẢ THỰC HIỆN", title, f"Đơn vị: {sheet.unit}", _HINT)
    for row, text in enumerate(lines, 1):
        cell = _put(page, row, HIDDEN + 1, text)
        size = 14 if row == 1 else 12
        cell.font = Font(name=_FONT, bold=row in (1, 3), italic=row == 4, size=size)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        page.merge_cells(start_row=row, end_row=row, start_column=HIDDEN + 1, end_column=last)
        page.row_dimensions[row].height = 34 if row in (2, 4) else 22
    titles = [words for words, _ in _SHOWN] + [TITLES[code] for code in FILLED]
    for column, words in enumerate(titles, HIDDEN + 1):
        head = _put(page, FIRST_ROW - 1, column, words)
        head.font = Font(name=_FONT, bold=True, size=12)
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        head.fill = PatternFill("solid", fgColor="DDE6EF")
        head.border = _box()
    page.row_dimensions[FIRST_ROW - 1].height = 34


def _write_rows(page: Worksheet, plan: PlanFacts, sheet: UpdateSheet) -> None:
    from openpyxl.styles import Alignment, PatternFill, Protection

    fields, numbers = FieldContext.of(plan), task_numbers(plan)
    tasks = {task.key: task for task in plan.tasks}
    box = _box()
    for at, row in enumerate(sheet.rows, FIRST_ROW):
        task = tasks[row.task]
        for column, text in enumerate((row.task, *row.before), 1):
            _put(page, at, column, text)
        shown = (numbers[task.key], fields.text(task.content), task.period.text, task.lead)
        for column, text in enumerate((*shown, *row.now), HIDDEN + 1):
            cell = _put(page, at, column, text)
            cell.border = box
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            if column > HIDDEN + len(_SHOWN):
                cell.fill = PatternFill("solid", fgColor="FFF8DC")
                cell.protection = Protection(locked=False)
        lines = max(len(text) / width for text, width in zip(shown, (6, 38, 14, 18), strict=True))
        page.row_dimensions[at].height = max(34, 17 * (int(lines) + 1))


def _put(page: Worksheet, row: int, column: int, text: str) -> Any:
    """Text stays text, whatever it begins with."""
    cell: Any = page.cell(row, column)
    cell.number_format = "@"
    if text:
        cell.value = text
        cell.data_type = "s"
    return cell


def _box() -> Any:
    from openpyxl.styles import Border, Side

    thin = Side(style="thin", color="808080")
    return Border(left=thin, right=thin, top=thin, bottom=thin)


def _check(page: Worksheet, rows: int) -> None:
    """Excel offers the states and tells a day that it cannot read."""
    from openpyxl.worksheet.datavalidation import DataValidation

    last = FIRST_ROW + max(rows, 1) - 1
    state = _letter(FILLED.index("state"))
    words = ",".join(STATES.values())
    states = DataValidation("list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
    states.error, states.errorTitle = _BAD_STATE, TITLES["state"]
    states.add(f"{state}{FIRST_ROW}:{state}{last}")
    day = _letter(FILLED.index("completed_on"))
    cell = f"{day}{FIRST_ROW}"
    # A day is text here, so that Excel of every language leaves its order alone.
    rule = f'OR(ISNUMBER({cell}),AND(LEN({cell})>=8,LEN({cell})-LEN(SUBSTITUTE({cell},"/",""))=2))'
    days = DataValidation("custom", formula1=rule, allow_blank=True, showErrorMessage=True)
    days.error, days.errorTitle = _BAD_DAY, TITLES["completed_on"]
    days.add(f"{cell}:{day}{last}")
    page.add_data_validation(states)
    page.add_data_validation(days)


def _letter(filled: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(HIDDEN + len(_SHOWN) + filled + 1))


def _lock(page: Worksheet) -> None:
    """Hide what is the program's, lock what is asked, and fit the paper."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for column in range(1, HIDDEN + 1):
        page.column_dimensions[get_column_letter(column)].hidden = True
    widths = [width for _, width in _SHOWN] + [_WIDTHS[code] for code in FILLED]
    for column, width in enumerate(widths, HIDDEN + 1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.protection.formatRows = False
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"
    page.freeze_panes = f"{get_column_letter(HIDDEN + 3)}{FIRST_ROW}"
    page.sheet_view.showGridLines = False
