"""Every kind of plan on paper, empty, typical and extreme, and the five real ones."""

from __future__ import annotations

import pytest

from isodesk.documents.document import build_document
from isodesk.documents.parts import Document, Paragraph, Piece, Section
from isodesk.exporters.pdf import document_pdf, pdf_bytes
from isodesk.facts import PlanKind
from tests.exporters.gallery.pages import Box, Page, faults, lost, read_boxes
from tests.exporters.gallery.plans import TALL, UNITS, cases, extreme
from tests.exporters.pdf.reading import Rule


@pytest.mark.parametrize("name", cases())
def test_nothing_overlaps_is_cut_or_leaves_the_page(name: str) -> None:
    plan = cases()[name]()
    pages = read_boxes(pdf_bytes(plan, "bundled"))
    assert [*faults(pages), *lost(build_document(plan), pages)] == []


def test_the_extreme_plan_is_as_large_as_it_says() -> None:
    plan = extreme(PlanKind.TRANSITION)
    assert len(plan.subjects) == UNITS
    assert len(plan.columns) == len(plan.budget_columns) == 10
    assert len(plan.subject.plain()) > 400
    table = next(b.table for b in plan.all_blocks() if b.table)
    assert plan.table(table)
    document = build_document(plan)
    sheets = read_boxes(document_pdf(document, "bundled"))
    tall = [page for page in sheets if TALL[-60:-20] in page.text or "30. Rà soát" in page.text]
    assert len(sheets) > 40
    assert tall


def page(*boxes: Box, rules: tuple[Rule, ...] = ()) -> Page:
    return Page(210, 297, boxes, rules, " ".join(box.text for box in boxes))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (page(Box("a", 40, 40, 60, 44), Box("b", 59, 42, 70, 46)), "lies over"),
        (page(Box("a", 40, 40, 60, 44), rules=(Rule(50, 30, 50, 50),)), "upright rule"),
        (page(Box("a", 40, 40, 60, 44), rules=(Rule(30, 42, 90, 42),)), "level rule"),
        (page(Box("a", 40, 40, 195, 44)), "to 195.0 mm"),
        (page(Box("a", 28, 160, 60, 164)), "from 28.0"),
        (page(Box("a", 40, 275, 60, 279)), "below the edge"),
        (page(Box("a", 40, 40, 60, 44), rules=(Rule(30, 50, 192, 50),)), "a rule from"),
        (page(), "is empty"),
    ],
)
def test_what_is_wrong_is_told(wrong: Page, told: str) -> None:
    assert [fault for fault in faults([wrong]) if told in fault]


def test_what_is_not_printed_is_told() -> None:
    text = (Piece("Quý II năm 2026"),)
    document = Document("", "", "", (Section("", (Paragraph("body", text),)),))
    assert list(lost(document, [page(Box("Quý II năm 2026", 40, 40, 60, 44))])) == []
    assert list(lost(document, [page(Box("Quý II năm 202", 40, 40, 60, 44))])) != []
    divided = page(Box("Quý II năm 20", 40, 40, 60, 44), Box("26", 40, 50, 60, 54))
    assert list(lost(document, [divided])) == ["1 × “2026” divided or not printed"]
