"""Word: a plan's document in real styles, lists and tables, to be worked on elsewhere."""

from __future__ import annotations

from isodesk.documents.document import build_document
from isodesk.documents.parts import Document
from isodesk.documents.profile import ND30_2020, Profile
from isodesk.exporters.fonts import find_fonts
from isodesk.facts import PlanFacts


def word_bytes(plan: PlanFacts, electronic: bool = False) -> bytes:
    """The plan as a docx file, on paper or ``electronic``.

    Equal plans give equal bytes on every computer.
    """
    return document_word(build_document(plan, electronic=electronic))


def document_word(document: Document, profile: Profile = ND30_2020) -> bytes:
    """A neutral document as a docx file in Times New Roman, measured in the font like it."""
    from isodesk.exporters.word.composing import compose

    return compose(document, find_fonts("bundled"), profile)
