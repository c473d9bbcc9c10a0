"""Many letters at once: a PDF and a Word file each, and one PDF of all for printing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from isodesk.documents.document import build_document
from isodesk.exporters.fonts import FontChoice
from isodesk.exporters.writing import write_export
from isodesk.facts import PlanFacts
from isodesk.vietnamese.text import fold

ALL = "tat-ca-de-in.pdf"
_ROOM = 60


def export_letters(
    letters: Sequence[PlanFacts], folder: Path, font: FontChoice = "auto"
) -> tuple[Path, ...]:
    """Write every letter into ``folder`` and give the files, that of all letters last.

    Raises as `export_plan` does.
    """
    from isodesk.exporters.pdf import document_pdf
    from isodesk.exporters.word import document_word

    documents = [build_document(letter) for letter in letters]
    made: list[Path] = []
    for at, (letter, document) in enumerate(zip(letters, documents, strict=True), 1):
        name = letter_name(letter, at, len(letters))
        for suffix, content in (
            (".pdf", document_pdf(document, font)),
            (".docx", document_word(document)),
        ):
            made.append(folder / f"{name}{suffix}")
            write_export(made[-1], content)
    if documents:
        sections = tuple(section for document in documents for section in document.sections)
        whole = replace(documents[0], sections=sections)
        made.append(folder / ALL)
        write_export(made[-1], document_pdf(whole, font))
    return tuple(made)


def letter_name(letter: PlanFacts, at: int, count: int) -> str:
    """``007-so-noi-vu``: the number keeps the order, the first addressee tells whose it is."""
    whom = letter.addressees[0].name if letter.addressees else "cong-van"
    plain = re.sub(r"[^a-z0-9]+", "-", fold(whom)).strip("-")[:_ROOM].strip("-")
    return f"{at:0{len(str(count))}d}-{plain or 'cong-van'}"
