"""Bảng so sánh: what two states of a plan say differently, as a document of its own."""

from __future__ import annotations

from dataclasses import dataclass

from isodesk.documents.inline import words
from isodesk.documents.parts import (
    Align,
    Cell,
    Document,
    Paragraph,
    RowKind,
    Section,
    Table,
    TableRow,
    TableWidth,
)
from isodesk.facts import PlanFacts
from isodesk.facts.comparing import Difference
from isodesk.facts.fields import FieldContext
from isodesk.facts.report_fields import named_short

TITLE = "BẢNG SO SÁNH NỘI DUNG ĐIỀU CHỈNH, BỔ SUNG"
HEADS = ("TT", "Vị trí", "Nội dung cũ", "Nội dung mới", "Lý do")
_WIDTHS = (
    TableWidth(11, 11),
    TableWidth(34, 34),
    TableWidth(80),
    TableWidth(80),
    TableWidth(45, 45),
)


@dataclass(frozen=True)
class Comparison:
    """The differences of ``after`` from ``before``, each with its reason ("" to be written)."""

    before: PlanFacts
    after: PlanFacts
    differences: tuple[Difference, ...]
    reasons: tuple[str, ...] = ()

    def reason(self, at: int) -> str:
        """Why the difference at this place was made."""
        return self.reasons[at] if at < len(self.reasons) else ""

    @property
    def about(self) -> str:
        """Which states are compared."""
        one, other = (_named(plan) for plan in (self.before, self.after))
        return f"({one})" if one == other else f"({one} – {other})"

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells of the table, without its head."""
        return tuple(
            (str(at), each.place, each.old or "Không có", each.new or "Bỏ", self.reason(at - 1))
            for at, each in enumerate(self.differences, 1)
        )


def comparison_document(comparison: Comparison) -> Document:
    """The table on landscape pages."""
    head = TableRow(RowKind.HEAD, tuple(Cell(words(h), Align.CENTRE) for h in HEADS))
    rows = tuple(
        TableRow(
            RowKind.ITEM,
            tuple(
                Cell(words(text), Align.CENTRE if column == 0 else Align.LEFT)
                for column, text in enumerate(row)
            ),
        )
        for row in comparison.rows() or (("", "", "Không có nội dung khác nhau", "", ""),)
    )
    parts = (
        Paragraph("annex.name", words(TITLE)),
        Paragraph("annex.reference", words(comparison.about), rule=1 / 3),
        Table(_WIDTHS, (head,), rows),
    )
    section = Section("", parts, landscape=True)
    return Document(TITLE, comparison.after.issuer.full_name, comparison.about, (section,))


def comparison_cells(comparison: Comparison) -> list[list[str]]:
    """The table as text, its head first."""
    return [list(HEADS), *(list(row) for row in comparison.rows())]


def _named(plan: PlanFacts) -> str:
    context = FieldContext.of(plan)
    return named_short(plan, " ".join(context.text(plan.subject).split()))
