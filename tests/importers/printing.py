"""The pages of a plan as plain text: a paragraph a line, tables with tabs."""

from __future__ import annotations

from collections.abc import Iterator

from isodesk.documents.document import build_document
from isodesk.documents.parts import Paragraph, Part, SideBySide, Table, TableRow, plain
from isodesk.facts import PlanFacts


def printed_text(plan: PlanFacts) -> str:
    """What the pages say, as it comes when they are copied."""
    sections = build_document(plan).sections
    lines = (line for section in sections for part in section.parts for line in _lines(part))
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def _lines(part: Part) -> Iterator[str]:
    if isinstance(part, Paragraph):
        yield from (part.plain, "")
    elif isinstance(part, SideBySide):
        for stack in part.stacks:
            yield from (p.plain for p in stack.parts if isinstance(p, Paragraph))
    elif isinstance(part, Table):
        yield from (_row(row) for row in (*part.heads, *part.rows))
        yield ""


def _row(row: TableRow) -> str:
    """A cell over several columns is one cell and empty ones; a line break makes it quoted."""
    texts: list[str] = []
    for cell in row.cells:
        text = plain(cell.text)
        texts.append(f'"{text}"' if "\n" in text else text)
        texts += [""] * (cell.across - 1)
    return "\t".join(texts)
