"""Sheets to the bytes of an xlsx file: how openpyxl writes them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as XlCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from isodesk.documents.parts import Align
from isodesk.errors import UserError
from isodesk.exporters.excel.heights import SIZES, fitting_size, row_heights
from isodesk.exporters.excel.native_charts import add_chart
from isodesk.exporters.excel.package import finish
from isodesk.exporters.excel.sheet import Cell, Content, Formula, Sheet, Style, address, letters
from isodesk.vietnamese.text import clean

FONT = "Times New Roman"
LONGEST = 32_767
# A unit of width is one digit of the Normal style, 8 px at 96 dpi in Times New Roman 12.
_UNIT_MM = 8 / 96 * 25.4
_THIN = Side(style="thin", color="808080")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_SUSPECT = ("=", "+", "-", "@")

Looks = dict[Style, StyleArray]


def book_bytes(sheets: Sequence[Sheet], *, title: str = "", author: str = "") -> bytes:
    """The xlsx file of ``sheets``. UserError when a text does not fit into a cell."""
    book = Workbook()
    book.remove(book.worksheets[0])
    looks: Looks = {}
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet, looks)
    book.properties.title = _printable(title)
    book.properties.creator = _printable(author)
    stream = io.BytesIO()
    book.save(stream)
    return finish(stream.getvalue(), [_formulas(sheet) for sheet in sheets])


def _write(target: Worksheet, sheet: Sheet, looks: Looks) -> None:
    sizes = _row_sizes(sheet)
    for (row, column), cell in sheet.cells.items():
        size = sizes.get(row, cell.style.size)
        place = target.cell(row, column)
        if isinstance(place, XlCell):
            _dress(place, replace(cell.style, size=size), looks)
            _fill(place, cell.content, sheet.name)
    for merge in sheet.merges:
        target.merge_cells(
            start_row=merge.row,
            start_column=merge.column,
            end_row=merge.last_row,
            end_column=merge.last_column,
        )
    for column, width in enumerate(sheet.widths, 1):
        target.column_dimensions[letters(column)].width = width / _UNIT_MM
    for row, height in row_heights(sheet).items():
        target.row_dimensions[row].height = round(height, 1)
    for chart in sheet.charts:
        add_chart(target, chart)
    _set_page(target, sheet)


def _row_sizes(sheet: Sheet) -> dict[int, float]:
    """The size of the rows that would be taller than Excel allows at their own."""
    spans = {(m.row, m.column): m.last_column for m in sheet.merges}
    rows: dict[int, list[tuple[Cell, float]]] = {}
    for (row, column), cell in sheet.cells.items():
        if isinstance(cell.content, str) and len(cell.content) > 200:
            width = sum(sheet.widths[column - 1 : spans.get((row, column), column)])
            rows.setdefault(row, []).append((cell, width))
    sizes = {row: fitting_size(cells) or SIZES[-1] for row, cells in rows.items()}
    return {row: size for row, size in sizes.items() if size != SIZES[0]}


def _dress(cell: XlCell, style: Style, looks: Looks) -> None:
    """Give the cell its look; openpyxl takes long over each, so a known one is copied."""
    dressed: Any = cell
    if style in looks:
        dressed._style = copy(looks[style])
        return
    cell.font = Font(name=FONT, size=style.size, bold=style.bold, italic=style.italic)
    # Room between words and lines; height estimates count it as padding.
    indent = 1 if style.boxed and style.align is not Align.CENTRE else 0
    cell.alignment = Alignment(
        horizontal=_ALIGN[style.align],
        vertical="center",
        # LibreOffice forgets the indent of a number that may wrap.
        wrap_text=style.number == "General",
        indent=indent,
    )
    cell.border = _BOX if style.boxed else Border()
    cell.number_format = style.number
    if style.hatched:
        cell.fill = PatternFill("lightUp", fgColor=style.fill, bgColor="FFFFFF")
    elif style.fill:
        cell.fill = PatternFill("solid", fgColor=style.fill, bgColor=style.fill)
    looks[style] = copy(dressed._style)


def _fill(cell: XlCell, content: Content, sheet: str) -> None:
    if isinstance(content, Formula):
        cell.value = f"={content.text}"
    elif isinstance(content, str):
        _set_text(cell, content, sheet)
    elif content is not None:
        cell.value = _number(content) if isinstance(content, Decimal) else content


def _set_text(cell: XlCell, text: str, sheet: str) -> None:
    """Text stays text: never a formula, never an error value, never cut."""
    words = _printable(text)
    if len(words) > LONGEST:
        raise UserError(
            f"Ô {cell.coordinate} của trang {sheet} có {len(words)} ký tự, Excel chỉ chứa được "
            f"{LONGEST} ký tự trong một ô. Tách nội dung này ra nhiều dòng rồi xuất lại."
        )
    cell.value = words
    if words:
        cell.data_type = "s"
        cell.quotePrefix = words.startswith(_SUSPECT)


def _printable(text: str) -> str:
    return clean(text)[0].replace("\t", "    ")


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _set_page(target: Worksheet, sheet: Sheet) -> None:
    """A4, as wide as the page, heads repeated, page number in the top margin from page 2."""
    target.page_setup.paperSize = target.PAPERSIZE_A4
    target.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, int(sheet.one_page)
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = target.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.79, 0.59, 0.79, 0.79
    margins.header = margins.footer = 0.39
    target.print_options.horizontalCentered = True
    target.page_setup.firstPageNumber, target.page_setup.useFirstPageNumber = 1, True
    header = HeaderFooterItem()
    header.center.text, header.center.font, header.center.size = "&P", f"{FONT},Regular", 13
    target.HeaderFooter.differentFirst, target.HeaderFooter.oddHeader = True, header
    target.sheet_view.showGridLines = False
    target.print_area = f"A1:{address(sheet.last_row, sheet.columns)}"
    if sheet.heads is not None:
        first, last = sheet.heads
        target.print_title_rows = f"{first}:{last}"
        target.freeze_panes = address(last + 1, sheet.frozen_columns + 1)


def _formulas(sheet: Sheet) -> dict[str, str | int | float]:
    """The value of each formula by the address of its cell."""
    values: dict[str, str | int | float] = {}
    for (row, column), cell in sheet.cells.items():
        if isinstance(cell.content, Formula):
            value = cell.content.value
            values[address(row, column)] = _number(value) if isinstance(value, Decimal) else value
    return values
