"""Báo cáo rà soát as a workbook: a sheet a table, under what was reviewed."""

from __future__ import annotations

from isodesk.documents.review_report import NOTHING, TITLE, ReviewReport, ReviewTable
from isodesk.exporters.excel.book import book_bytes
from isodesk.exporters.excel.layout import add_text_row
from isodesk.exporters.excel.sheet import Sheet, Style
from isodesk.exporters.excel.styles import HEAD, PLAIN
from isodesk.exporters.excel.styles import TITLE as TITLE_STYLE
from isodesk.facts import PlanFacts

_NAMES = {"I. Điểm cần sửa": "Điểm cần sửa", "II. Điểm đã chấp nhận": "Đã chấp nhận"}


def review_book(plan: PlanFacts, report: ReviewReport) -> bytes:
    """The xlsx file of the report."""
    sheets = [_sheet(report, table) for table in report.tables] or [_empty(report)]
    return book_bytes(sheets, title="Báo cáo rà soát", author=plan.issuer.full_name)


def _sheet(report: ReviewReport, table: ReviewTable) -> Sheet:
    sheet = Sheet(_NAMES[table.title], [column.width for column in table.columns])
    _head(sheet, report)
    head = sheet.add_row([column.title for column in table.columns], HEAD)
    sheet.heads = (head, head)
    styles = [Style(align=column.align) for column in table.columns]
    for number, *texts in table.rows:
        add_text_row(sheet, [int(number), *texts], styles)
    return sheet


def _empty(report: ReviewReport) -> Sheet:
    sheet = Sheet("Điểm cần sửa", (250,))
    _head(sheet, report)
    sheet.add_line(NOTHING, PLAIN)
    return sheet


def _head(sheet: Sheet, report: ReviewReport) -> None:
    sheet.add_line(TITLE, TITLE_STYLE)
    for line in report.about:
        sheet.add_line(line, PLAIN)
