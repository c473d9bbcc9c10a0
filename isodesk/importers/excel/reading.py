"""A workbook from its first sheet to its last: lines above a table as text, the rest as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from isodesk.errors import UserError
from isodesk.importers.excel.scanning import Scan, letters, scan
from isodesk.importers.excel.values import written
from isodesk.importers.limits import CELLS, ROWS, damaged
from isodesk.importers.package import Package
from isodesk.importers.source import (
    SourceBreak,
    SourceCell,
    SourceDocument,
    SourceDoubt,
    SourceParagraph,
    SourcePart,
    SourceRun,
    SourceTable,
)
from isodesk.vietnamese.text import clean

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"
_KEY = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class SheetCell:
    """What stands in a cell, and how it is written."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet: its cells by row and column counted from 1, empty ones left out."""

    name: str
    cells: dict[tuple[int, int], SheetCell]
    scan: Scan
    doubts: tuple[SourceDoubt, ...] = ()

    def place(self, row: int, column: int) -> str:
        """``Sheet1!C12``."""
        return f"{self.name}!{letters(column)}{row}"


def read_excel_file(path: Path) -> SourceDocument:
    """A .xlsx file as a document. UserError when it is damaged or might do harm."""
    parts: list[SourcePart] = []
    doubts: list[SourceDoubt] = []
    for sheet in read_sheets(path):
        doubts += sheet.doubts
        if not sheet.cells:
            continue
        if parts:
            parts.append(SourceBreak())
        parts += _parts(sheet)
    return SourceDocument(path.name, tuple(parts), tuple(doubts))


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a workbook that are shown. UserError as `read_excel_file`."""
    package = Package(path, "Excel")
    scans = _scans(package)
    book = _open(package)
    try:
        return [_sheet(book, name, found) for name, found in scans]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise damaged(path.name) from error
    finally:
        book.close()


def _scans(package: Package) -> list[tuple[str, Scan | None]]:
    """Each sheet with the first look through it; None for one that is hidden."""
    main = package.member_of("", "officeDocument")
    if not main:
        raise damaged(package.name)
    related = package.related(main)
    for member in _side_members(package):
        package.xml(member)
    found: list[tuple[str, Scan | None]] = []
    cells = 0
    for each in package.xml(main).iter(_SHEET):
        name = each.get("name", "")
        sort, member = related.get(each.get(_KEY, ""), ("", ""))
        if sort != "worksheet":
            continue
        with package.open(member) as stream:
            looked = scan(stream, package.name, name)
        cells += looked.rows * looked.columns
        found.append((name, looked if each.get("state", "visible") == "visible" else None))
    if cells > 4 * CELLS:
        raise UserError(f"Tệp “{package.name}” có quá nhiều ô nên không đọc.")
    return found


def _side_members(package: Package) -> Iterator[str]:
    """What openpyxl reads beside the sheets, which is looked through for harm first."""
    main = package.member_of("", "officeDocument")
    for sort in ("sharedStrings", "styles"):
        member = package.member_of(main, sort)
        if member:
            yield member


def _open(package: Package) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(
            BytesIO(package.data), read_only=True, data_only=True, keep_links=False
        )
    except UserError:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part makes it stumble over
        raise damaged(package.name) from error


def _sheet(book: Any, name: str, found: Scan | None) -> Sheet:
    if found is None:
        doubt = SourceDoubt(name, name, "Bảng tính ẩn, để ngoài.")
        return Sheet(name, {}, Scan(), (doubt,))
    cells: dict[tuple[int, int], SheetCell] = {}
    doubts = _hidden(name, found)
    if found.rows:
        source = book[name]
        rows = source.iter_rows(1, found.rows, 1, found.columns)
        for y, row in enumerate(rows, 1):
            for x, cell in enumerate(row, 1):
                if cell.value is None:
                    continue
                text, losses = clean(written(cell.value, cell.number_format or ""))
                where = f"{name}!{letters(x)}{y}"
                doubts += [SourceDoubt(where, text, loss) for loss in losses]
                if cell.data_type == "e":
                    doubts.append(SourceDoubt(where, text, "Ô báo lỗi công thức trong Excel."))
                if text.strip():
                    cells[y, x] = SheetCell(text, bool(cell.font.b))
    return Sheet(name, cells, found, tuple(doubts))


def _hidden(name: str, found: Scan) -> list[SourceDoubt]:
    doubts = [
        SourceDoubt(f"{name}!{place}", place, "Công thức chưa được tính, ô coi như trống.")
        for place in found.uncomputed
    ]
    rows = [str(row) for row in sorted(found.hidden_rows) if row <= found.rows]
    columns = [letters(c) for c in sorted(found.hidden_columns) if c <= found.columns]
    for what, places in (("Dòng", rows), ("Cột", columns)):
        if places:
            text = f"{what} {', '.join(places[:20])}"
            doubts.append(SourceDoubt(name, text, f"{what} ẩn trong Excel, vẫn được lấy vào."))
    return doubts


def _parts(sheet: Sheet) -> Iterator[SourcePart]:
    """Lines of a single cell above and below the tables are text; a gap of empty rows parts."""
    width = Counter(row for row, _ in sheet.cells)
    first_of: dict[int, int] = {}
    for row, column in sheet.cells:
        first_of.setdefault(row, column)
    tops = {(top, left) for top, left, _, right in sheet.scan.merges if right > left}
    inner = {
        row
        for top, _, bottom, _ in sheet.scan.merges
        for row in range(top + 1, min(bottom, ROWS) + 1)
    }

    def line(row: int) -> SourceParagraph:
        at = (row, first_of[row])
        cell = sheet.cells[at]
        runs = (SourceRun(cell.text, bold=cell.bold),)
        return SourceParagraph(runs, centred=at in tops, place=sheet.place(*at))

    for band in _bands(sorted(width)):
        wide = [row for row in band if width[row] > 1]
        first, last = (wide[0], wide[-1]) if wide else (band[-1] + 1, band[-1])
        yield from (line(row) for row in band if row < first)
        if wide:
            # A row of one cell that is covered from above is still of the table.
            last = max([last, *(row for row in band if row > last and row in inner)])
            yield _table(sheet, [row for row in band if first <= row <= last])
            yield from (line(row) for row in band if row > last)


def _bands(rows: Sequence[int]) -> Iterator[list[int]]:
    band: list[int] = []
    for row in rows:
        if band and row > band[-1] + 1:
            yield band
            band = []
        band.append(row)
    if band:
        yield band


def _table(sheet: Sheet, rows: Sequence[int]) -> SourceTable:
    first, last = rows[0], rows[-1]
    columns = sorted({x for y, x in sheet.cells if first <= y <= last})
    left, right = columns[0], columns[-1]
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for top, start, bottom, end in sheet.scan.merges:
        # A merge may be said to reach to the end of the sheet; only what is read counts.
        bottom, end = min(bottom, last), min(end, right)
        if top > last or bottom < first or start > right or end < left:
            continue
        spans[top, start] = (bottom - top + 1, end - start + 1)
        covered |= {(y, x) for y in range(top, bottom + 1) for x in range(start, end + 1)}
        covered.discard((top, start))
    made = [
        tuple(
            _cell(sheet, y, x, spans.get((y, x), (1, 1)))
            for x in range(left, right + 1)
            if (y, x) not in covered
        )
        for y in range(first, last + 1)
    ]
    return SourceTable(tuple(made), sheet.place(first, left))


def _cell(sheet: Sheet, row: int, column: int, spans: tuple[int, int]) -> SourceCell:
    cell = sheet.cells.get((row, column))
    if cell is None:
        return SourceCell((), *spans)
    place = sheet.place(row, column)
    lines = [line for line in cell.text.split("\n") if line.strip()]
    paragraphs = tuple(
        SourceParagraph((SourceRun(line.strip(), bold=cell.bold),), place=place) for line in lines
    )
    return SourceCell(paragraphs, *spans)
