"""PDF: a plan's document laid out on sheets. reportlab is loaded when the first one is made."""

from __future__ import annotations

from isodesk.documents.document import build_document
from isodesk.documents.parts import Document
from isodesk.documents.profile import ND30_2020, Profile
from isodesk.documents.roadmap_form import RoadmapForm
from isodesk.exporters.fonts import FontChoice, find_fonts
from isodesk.exporters.pdf.mapped import MappedPdf
from isodesk.exporters.pdf.uncollected import uncollected
from isodesk.facts import PlanFacts


def pdf_bytes(plan: PlanFacts, font: FontChoice = "auto", electronic: bool = False) -> bytes:
    """The plan as a PDF, on paper or ``electronic``. Equal plans in equal fonts give equal bytes.

    Raises UserError when the font lacks a character of the plan.
    """
    with uncollected():
        return document_pdf(build_document(plan, electronic=electronic), font)


def mapped_pdf(plan: PlanFacts, font: FontChoice = "auto", electronic: bool = False) -> MappedPdf:
    """The same PDF with the places of the plan on its pages. Raises as `pdf_bytes` does."""
    from isodesk.exporters.pdf.composing import compose

    with uncollected():
        return compose(build_document(plan, electronic=electronic), find_fonts(font), ND30_2020)


def roadmap_pdf(plan: PlanFacts, form: RoadmapForm, font: FontChoice = "auto") -> MappedPdf:
    """The roadmap of a plan as lines and letters, in the form of an annex.

    Raises UserError where no task has a time, or the font lacks a character.
    """
    from isodesk.exporters.pdf.roadmap import draw_roadmap

    with uncollected():
        return draw_roadmap(plan, form, find_fonts(font))


def document_pdf(
    document: Document, font: FontChoice = "auto", profile: Profile = ND30_2020
) -> bytes:
    """A neutral document as a PDF."""
    from isodesk.exporters.pdf.composing import compose

    with uncollected():
        return compose(document, find_fonts(font), profile).data
