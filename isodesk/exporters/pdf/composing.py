"""A neutral document on paper, section by section."""

from __future__ import annotations

from collections.abc import Iterator

from isodesk.documents.parts import (
    Document,
    Inline,
    Paragraph,
    Part,
    Picture,
    Piece,
    Section,
    SideBySide,
    Space,
    Table,
)
from isodesk.documents.profile import Profile
from isodesk.errors import UserError
from isodesk.exporters.fonts import FontFiles
from isodesk.exporters.pdf.faces import Typeface
from isodesk.exporters.pdf.first_page import FirstPage
from isodesk.exporters.pdf.flow import pour
from isodesk.exporters.pdf.mapped import MappedPdf
from isodesk.exporters.pdf.pages import Pages
from isodesk.exporters.pdf.paper import Paper
from isodesk.exporters.pdf.text import Setter
from isodesk.exporters.pdf.words import missing_characters


def compose(document: Document, fonts: FontFiles, profile: Profile) -> MappedPdf:
    """The PDF. Raises UserError naming the characters that the font lacks."""
    typeface = Typeface(fonts)
    _refuse_missing(document, typeface, fonts.name)
    paper, setter = _begun(document, typeface, profile)
    starts = [0] if document.sections else []
    for section in document.sections[1:]:
        starts.append(paper.count)
        _draw(section, paper, setter)
    return MappedPdf(paper.finish(), tuple(paper.sources), tuple(starts))


def fitted(document: Document, fonts: FontFiles, profile: Profile) -> Profile:
    """The profile set as near together as the PDF of this document has it."""
    return _begun(document, Typeface(fonts), profile)[1].profile


def _begun(document: Document, typeface: Typeface, profile: Profile) -> tuple[Paper, Setter]:
    """The body on its pages; nearer together if that saves the page of a few lines at its end."""
    setter = Setter(typeface, profile)
    paper = _paper(document, typeface)
    if not document.sections:
        return paper, setter
    body = document.sections[0]
    pages = _draw(body, paper, setter)
    if paper.count == 1 or pages.filled > profile.nearly_empty:
        return paper, setter
    for tightness in profile.tighter:
        nearer = Setter(typeface, profile.tightened(tightness))
        attempt = _paper(document, typeface)
        _draw(body, attempt, nearer)
        if attempt.count < paper.count:
            return attempt, nearer
    return paper, setter


def _paper(document: Document, typeface: Typeface) -> Paper:
    face = typeface.face(bold=False, italic=False)
    return Paper(document.title, document.author, document.subject, face)


def _draw(section: Section, paper: Paper, setter: Setter) -> Pages:
    first = FirstPage.of(section, setter)
    pages = Pages(paper, setter, section, first.room)
    first.draw(pages)
    if section.bookmark:
        paper.bookmark(section.title, 1, pages.top)
    pour(section.parts, pages, setter)
    pages.close()
    return pages


def _refuse_missing(document: Document, typeface: Typeface, name: str) -> None:
    parts = (
        part
        for section in document.sections
        for part in (*((section.top,) if section.top else ()), *section.foot, *section.parts)
    )
    missing = missing_characters((text for part in parts for text in _texts(part)), typeface)
    if missing:
        listed = ", ".join(f"“{c}” (U+{ord(c):04X})" for c in sorted(missing))
        raise UserError(
            f"Phông chữ {name} không có các ký tự {listed}. Sửa các ký tự này rồi xuất lại."
        )


def _texts(part: Part) -> Iterator[tuple[Inline, ...]]:
    match part:
        case Paragraph():
            yield part.text
        case SideBySide():
            for stack in part.stacks:
                yield from (p.text for p in stack.parts if not isinstance(p, Space))
        case Table():
            for row in (*part.heads, *part.rows):
                yield from (cell.text for cell in row.cells)
        case Picture():
            chart = part.chart
            names = (chart.title, *chart.categories, *(one.name for one in chart.series))
            yield tuple(Piece(name) for name in names)
        case _:
            return
