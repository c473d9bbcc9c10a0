"""Báo cáo rà soát as a file: PDF to print and sign, xlsx to work through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from isodesk.documents.review_report import ReviewReport, review_document, review_report
from isodesk.errors import UserError
from isodesk.exporters.fonts import FontChoice
from isodesk.exporters.writing import write_export
from isodesk.facts import PlanFacts
from isodesk.facts.reviewed import ReviewLine
from isodesk.host.files import refuse_bad_name

REPORT_KINDS = {".pdf": "Tệp PDF (*.pdf)", ".xlsx": "Tệp Excel (*.xlsx)"}


def export_review(
    plan: PlanFacts,
    lines: Sequence[ReviewLine],
    target: Path,
    day: date,
    *,
    font: FontChoice = "auto",
) -> None:
    """Write the report of a review to ``target`` in the format of its suffix.

    Raises UserError for another suffix or a bad name; StoreError when the disk fails.
    """
    suffix = target.suffix.lower()
    if suffix not in REPORT_KINDS:
        known = ", ".join(REPORT_KINDS)
        raise UserError(f"Chưa xuất được tệp “{target.name}”. Các đuôi tệp dùng được: {known}.")
    refuse_bad_name(target.name)
    report = review_report(plan, lines, day)
    write_export(target, _pdf(plan, report, font) if suffix == ".pdf" else _excel(plan, report))


def _pdf(plan: PlanFacts, report: ReviewReport, font: FontChoice) -> bytes:
    from isodesk.exporters.pdf import document_pdf

    return document_pdf(review_document(plan, report), font)


def _excel(plan: PlanFacts, report: ReviewReport) -> bytes:
    from isodesk.exporters.excel.review import review_book

    return review_book(plan, report)
