"""Báo cáo rà soát: what a review of a plan found, as a paper to hand to its drafter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from isodesk.documents.inline import words
from isodesk.documents.parts import (
    Align,
    Cell,
    Document,
    Paragraph,
    Part,
    RowKind,
    Section,
    Table,
    TableRow,
    TableWidth,
)
from isodesk.documents.plan_words import STATUS_WORDS, plan_title
from isodesk.facts import PlanFacts
from isodesk.facts.fields import FieldContext
from isodesk.facts.reviewed import ReviewLine
from isodesk.vietnamese.amounts import padded
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.text import nfc

TITLE = "BÁO CÁO RÀ SOÁT"
NOTHING = "Không có điểm cần sửa."
_MIDDLE = Align.CENTRE


@dataclass(frozen=True)
class ReportColumn:
    """A column of the report: its title, its width in mm and how its words stand."""

    title: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True)
class ReviewTable:
    """Findings as rows of words under a title."""

    title: str
    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ReviewReport:
    """The report before any format: what was reviewed, the counts, and its tables."""

    about: tuple[str, ...]
    tables: tuple[ReviewTable, ...]


_NUMBER, _SEVERITY = ReportColumn("STT", 12, _MIDDLE), ReportColumn("Mức độ", 24, _MIDDLE)
_OPEN = (
    _NUMBER,
    _SEVERITY,
    ReportColumn("Nội dung", 74),
    ReportColumn("Vị trí", 42),
    ReportColumn("Trích", 60),
    ReportColumn("Cách sửa", 40),
)
_ACCEPTED = (*_OPEN[:-1], ReportColumn("Lý do chấp nhận", 40))


def review_report(plan: PlanFacts, lines: Sequence[ReviewLine], day: date) -> ReviewReport:
    """The report of these findings of ``plan``, made on ``day``."""
    context = FieldContext.of(plan)
    title = plan_title(plan, " ".join(nfc(context.text(plan.subject)).split()))
    found = [line for line in lines if not line.reason]
    accepted = [line for line in lines if line.reason]
    counts = Counter(line.severity for line in found)
    said = [f"{padded(count)} điểm {name.lower()}" for name, count in counts.items()]
    if accepted:
        said.append(f"{padded(len(accepted))} điểm đã chấp nhận")
    about = (
        f"{plan.document_type}: {title}",
        f"Cơ quan ban hành: {plan.issuer.full_name}",
        f"Tình trạng: {STATUS_WORDS[plan.status]}. Ngày rà soát: {format_date(day)}.",
        f"Kết quả: {', '.join(said)}." if said else f"Kết quả: {NOTHING.lower()}",
    )
    tables = (
        ReviewTable("I. Điểm cần sửa", _OPEN, tuple(_rows(found))),
        ReviewTable("II. Điểm đã chấp nhận", _ACCEPTED, tuple(_rows(accepted))),
    )
    return ReviewReport(about, tuple(table for table in tables if table.rows))


def review_document(plan: PlanFacts, report: ReviewReport) -> Document:
    """The report as pages across."""
    section = Section("", tuple(_parts(report)), landscape=True)
    return Document("Báo cáo rà soát", nfc(plan.issuer.full_name), report.about[0], (section,))


def _rows(lines: Sequence[ReviewLine]) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(lines, 1):
        remedy = line.reason or line.remedy
        yield (str(number), line.severity, line.message, line.place, line.quote, remedy)


def _parts(report: ReviewReport) -> Iterator[Part]:
    yield Paragraph("annex.last", words(TITLE))
    for line in report.about:
        yield Paragraph("list", words(line))
    for table in report.tables:
        yield Paragraph("heading2", words(table.title))
        yield _table(table)


def _table(table: ReviewTable) -> Table:
    heads = tuple(Cell(words(column.title), _MIDDLE) for column in table.columns)
    rows = (
        tuple(
            Cell(words(text), column.align) for text, column in zip(row, table.columns, strict=True)
        )
        for row in table.rows
    )
    return Table(
        tuple(TableWidth(column.width, column.width) for column in table.columns),
        (TableRow(RowKind.HEAD, heads),),
        tuple(TableRow(RowKind.ITEM, cells) for cells in rows),
    )
