"""A foreign document as its reader saw it, before anyone has understood it.

Readers of text, Word, Excel, PDF and HTML all give this, and the recognition of a plan knows
nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class SourceRun:
    """Words of one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class SourceParagraph:
    """One paragraph. ``label`` is its computed list number (``I.``, ``-``), not part of the words.

    ``level`` is the outline level of a heading style (1 is the highest), 0 for running text;
    ``place`` says where it stands, in words for people (``dòng 12``, ``đoạn 40``, ``Sheet1!A3``).
    ``mark`` is the name of the hidden bookmark around it, if it has one.
    """

    runs: tuple[SourceRun, ...]
    label: str = ""
    level: int = 0
    centred: bool = False
    place: str = ""
    mark: str = ""

    @property
    def text(self) -> str:
        """All its words, without the label."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class SourceCell:
    """A cell: a merged one stands once, at its top left, with the rows and columns it covers."""

    paragraphs: tuple[SourceParagraph, ...]
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """Its paragraphs, a line each."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True)
class SourceTable:
    """Rows of cells; a row holds only the cells that begin in it.

    ``kept`` tables are taken as they stand, whatever they might be understood to be.
    """

    rows: tuple[tuple[SourceCell, ...], ...]
    place: str = ""
    kept: bool = False


@dataclass(frozen=True)
class SourceBreak:
    """A new page or a new section begins."""

    landscape: bool = False


SourcePart = SourceParagraph | SourceTable | SourceBreak


@dataclass(frozen=True)
class SourceDoubt:
    """What a reader or the recognition is not sure of: where, which words, and why."""

    place: str
    text: str
    reason: str


@dataclass(frozen=True)
class SourceDocument:
    """A whole document in reading order. Page heads, page numbers and hidden text are left out,
    tracked changes are taken as accepted, and each of these stands among the doubts."""

    name: str
    parts: tuple[SourcePart, ...]
    doubts: tuple[SourceDoubt, ...] = ()

    def paragraphs(self) -> Iterator[SourceParagraph]:
        """Every paragraph, those of cells too."""
        for part in self.parts:
            if isinstance(part, SourceParagraph):
                yield part
            elif isinstance(part, SourceTable):
                for row in part.rows:
                    for cell in row:
                        yield from cell.paragraphs
