"""Rich text to the words that are printed: fields resolved, blanks dotted, letters composed."""

from __future__ import annotations

from isodesk.documents.parts import Inline, Piece
from isodesk.facts import Blank, FieldRef, RichText, Run, Tab
from isodesk.facts.fields import FieldContext
from isodesk.vietnamese.text import nfc


def inline(
    fields: FieldContext, text: RichText, *, before: str = "", capitals: bool = False
) -> tuple[Inline, ...]:
    """The printed pieces of ``text``, after the number or dash ``before``."""
    pieces = [Piece(before)] if before else []
    for part in text.parts:
        match part:
            case Run():
                pieces.append(Piece(nfc(part.text), part.bold, part.italic))
            case FieldRef():
                pieces.append(Piece(nfc(fields.show(part)), part.bold, part.italic))
            case Blank():
                pieces.append(Piece("." * part.width, part.bold, part.italic))
            case Tab():
                pieces.append(Piece("\t"))
    if capitals:
        pieces = [Piece(p.text.upper(), p.bold, p.italic) for p in pieces]
    return tuple(piece for piece in pieces if piece.text)


def words(
    text: str, *, bold: bool = False, italic: bool = False, raised: bool = False
) -> tuple[Inline, ...]:
    """Plain words in one style; nothing for an empty string."""
    return (Piece(nfc(text), bold, italic, raised),) if text else ()
