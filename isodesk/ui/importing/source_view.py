"""The source as it was read: its paragraphs and tables, what is doubted of them coloured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from isodesk.importers.source import (
    SourceBreak,
    SourceCell,
    SourceDocument,
    SourceDoubt,
    SourceParagraph,
    SourceTable,
)
from isodesk.ui.style import COLOURS

_BREAK = "––– sang trang –––"
_SHEET = (
    f"p {{ margin: 3px 0; }} .place {{ color: {COLOURS.faint}; }}"
    f"td {{ border: 1px solid {COLOURS.line_strong}; padding: 2px 5px; }}"
    f".doubt {{ background-color: {COLOURS.doubt_soft}; color: {COLOURS.doubt}; }}"
)


class SourceView(QTextBrowser):
    """Shows a document; nothing in it can be changed and no link is followed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName("Nguồn, như đã đọc")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDefaultStyleSheet(_SHEET)
        self._places: tuple[str, ...] = ()

    def show_document(self, document: SourceDocument, doubts: Sequence[SourceDoubt]) -> None:
        """Show a document with what is doubted coloured."""
        places = {doubt.place for doubt in doubts if doubt.place}
        pieces: list[str] = []
        for part in document.parts:
            if isinstance(part, SourceParagraph):
                pieces.append(_paragraph(part, places))
            elif isinstance(part, SourceTable):
                pieces.append(_table(part, places))
            elif isinstance(part, SourceBreak):
                pieces.append(f'<p align="center" class="place">{_BREAK}</p>')
        self._places = tuple(_places(document))
        self.setHtml("".join(pieces))

    def go_to(self, place: str) -> None:
        """Bring a place of the source into sight."""
        near = (known for known in self._places if known == place or known.startswith(f"{place},"))
        found = next(near, "")
        if found:
            self.scrollToAnchor(_anchor(found))


def _places(document: SourceDocument) -> Iterator[str]:
    for part in document.parts:
        if isinstance(part, SourceTable):
            yield part.place
            yield from (p.place for row in part.rows for cell in row for p in cell.paragraphs)
        elif isinstance(part, SourceParagraph):
            yield part.place


def _anchor(place: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in place)


def _paragraph(part: SourceParagraph, doubted: Set[str]) -> str:
    words = "".join(_run(run.text, run.bold, run.italic) for run in part.runs)
    label = f"{escape(part.label)} " if part.label else ""
    place = f'<span class="place">{escape(part.place)}&nbsp; </span>' if part.place else ""
    align = ' align="center"' if part.centred else ""
    shown = f"{label}{words}"
    if part.place in doubted:
        shown = f'<span class="doubt">{shown}</span>'
    return f'<p{align}><a name="{_anchor(part.place)}"></a>{place}{shown}</p>'


def _run(text: str, bold: bool, italic: bool) -> str:
    shown = escape(text).replace("\n", "<br>").replace("\t", "&nbsp;&nbsp;&nbsp; ")
    shown = f"<b>{shown}</b>" if bold else shown
    return f"<i>{shown}</i>" if italic else shown


def _table(table: SourceTable, doubted: Set[str]) -> str:
    rows = "".join(
        f"<tr>{''.join(_cell(cell, doubted) for cell in row)}</tr>" for row in table.rows
    )
    place = escape(table.place)
    return (
        f'<p><a name="{_anchor(table.place)}"></a><span class="place">{place}</span></p>'
        f'<table border="1" cellspacing="0" width="100%">{rows}</table>'
    )


def _cell(cell: SourceCell, doubted: Set[str]) -> str:
    places = {paragraph.place for paragraph in cell.paragraphs}
    words = escape(cell.text).replace("\n", "<br>")
    marks = "".join(f'<a name="{_anchor(place)}"></a>' for place in sorted(places))
    if places & doubted:
        words = f'<span class="doubt">{words}</span>'
    spans = f' rowspan="{cell.row_span}" colspan="{cell.column_span}"'
    return f"<td{spans}>{marks}{words}</td>"
