"""From a file or a clipboard to a plan that somebody looks through before it is written."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from isodesk.facts import Block, BlockKind, RichText
from isodesk.importers.pasted import pasted_document
from isodesk.importers.readers import read_source
from isodesk.importers.recognition import Imported, recognise
from isodesk.importers.source import SourceDocument, SourceDoubt, SourcePart, SourceTable

_LEFT_OUT = re.compile(r"để ngoài|chưa có chỗ|đã bỏ|coi như đã bỏ|chỉ giữ một lần")


@dataclass(frozen=True)
class Taken:
    """A document as it was read, and what was understood of it."""

    document: SourceDocument
    imported: Imported


def take_file(path: Path) -> Taken:
    """Read a file and understand it. UserError when it cannot be read."""
    return _taken(read_source(path))


def take_pasted(text: str, html: str) -> Taken:
    """Read a clipboard and understand it. UserError when it cannot be read."""
    return _taken(pasted_document(text, html))


def _taken(document: SourceDocument) -> Taken:
    return Taken(document, recognise(document))


def can_keep(document: SourceDocument, doubt: SourceDoubt) -> bool:
    """Whether there is another way than the one that was taken."""
    return _table_of(document, doubt) is not None or bool(_LEFT_OUT.search(doubt.reason))


def decided(document: SourceDocument, kept: Collection[SourceDoubt]) -> Imported:
    """Understand a document again with what is doubted in ``kept`` left as the source has it.

    A table in which something is doubted is kept as it stands; words that were left out become
    a paragraph at the end of the text.
    """
    tables = {id(found) for doubt in kept if (found := _table_of(document, doubt)) is not None}
    parts: tuple[SourcePart, ...] = tuple(
        replace(part, kept=True) if isinstance(part, SourceTable) and id(part) in tables else part
        for part in document.parts
    )
    imported = recognise(replace(document, parts=parts))
    words = [d.text for d in kept if d.text and _table_of(document, d) is None]
    blocks = tuple(
        Block(f"giu-{at}", BlockKind.PLAIN, RichText.of(text)) for at, text in enumerate(words, 1)
    )
    plan = replace(imported.plan, blocks=(*imported.plan.blocks, *blocks))
    return replace(imported, plan=plan)


def _table_of(document: SourceDocument, doubt: SourceDoubt) -> SourceTable | None:
    """The table that a doubt is about."""
    if _LEFT_OUT.search(doubt.reason) and "lặp lại" not in doubt.reason:
        return None
    for part in document.parts:
        if isinstance(part, SourceTable) and doubt.place and doubt.place in _places(part):
            return part
    return None


def _places(table: SourceTable) -> set[str]:
    inside = {p.place for row in table.rows for cell in row for p in cell.paragraphs}
    return inside | {table.place}
