"""The table of a comparison as PDF, Word or Excel."""

from __future__ import annotations

from pathlib import Path

from isodesk.documents.comparison import TITLE, Comparison, comparison_cells, comparison_document
from isodesk.errors import UserError
from isodesk.exporters.fonts import FontChoice
from isodesk.exporters.writing import write_export

SUFFIXES = (".pdf", ".docx", ".xlsx")


def export_comparison(comparison: Comparison, target: Path, font: FontChoice = "auto") -> None:
    """Write the table to ``target`` in the format of its suffix. Raises as `export_plan` does."""
    match target.suffix.lower():
        case ".pdf":
            from isodesk.exporters.pdf import document_pdf

            content = document_pdf(comparison_document(comparison), font)
        case ".docx":
            from isodesk.exporters.word import document_word

            content = document_word(comparison_document(comparison))
        case ".xlsx":
            content = _excel(comparison)
        case _:
            known = ", ".join(SUFFIXES)
            raise UserError(f"Chưa xuất được tệp “{target.name}”. Các đuôi tệp dùng được: {known}.")
    write_export(target, content)


def _excel(comparison: Comparison) -> bytes:
    from isodesk.exporters.excel.book import book_bytes
    from isodesk.exporters.excel.sheet import Sheet
    from isodesk.exporters.excel.styles import CENTRED, HEAD, REFERENCE, TEXT
    from isodesk.exporters.excel.styles import TITLE as HEADLINE

    sheet = Sheet("So sánh", (12, 36, 85, 85, 44))
    sheet.add_line(TITLE, HEADLINE)
    sheet.add_line(comparison.about, REFERENCE)
    head, *rows = comparison_cells(comparison)
    first = sheet.add_row(head, HEAD)
    sheet.heads = (first, first)
    for number, *cells in rows:
        sheet.add_row([int(number), *cells], [CENTRED, *[TEXT] * len(cells)])
    return book_bytes([sheet], title=TITLE, author=comparison.after.issuer.full_name)
