"""Tables put into the text: of the plan's own, from the clipboard, or of what the plan holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from isodesk.facts import RichText, TableSource
from isodesk.services.free_tables import add_free_table
from isodesk.services.text import add_table_block, new_table
from isodesk.ui.editor import steps
from isodesk.ui.grid.clipboard import Block, parse_html_table, parse_tsv
from isodesk.vietnamese.text import clean

if TYPE_CHECKING:
    from isodesk.ui.editor.editor import DocumentEditor

NEW_NAME = "Bảng tự lập"
_TABLE = re.compile(r"<table\b.*</table\s*>", re.IGNORECASE | re.DOTALL)
_UNSEEN = re.compile(r"<!--.*?-->|<(head|style|script)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def table_of(source: QMimeData) -> Block:
    """The cells of what is nothing but a table: HTML of one, or lines of equally many tabs."""
    if source.hasHtml():
        html = _UNSEEN.sub("", source.html())
        beside = unescape(_TAG.sub("", _TABLE.sub("", html)))
        block = parse_html_table(source.html()) or []
        if block and not beside.strip():
            return _filled(block)
    lines = [line for line in source.text().splitlines() if line.strip()]
    tabs = {line.count("\t") for line in lines}
    if len(lines) > 1 and len(tabs) == 1 and tabs != {0}:
        return _filled(parse_tsv(source.text()))
    return []


def _filled(block: Block) -> Block:
    """Clean texts; rows and tables of one cell are no table."""
    rows = [[clean(text)[0].strip() for text in row] for row in block]
    rows = [row for row in rows if any(row)]
    return rows if rows and (len(rows) > 1 or len(rows[0]) > 1) else []


def paste_table(editor: DocumentEditor, source: QMimeData) -> bool:
    """Put a table of the clipboard below the block with the caret; False when it is none."""
    cells = table_of(source)
    if not cells or editor.isReadOnly() or editor.item is None:
        return False
    heads = 1 if len(cells) > 1 else 0
    insert_free_table(editor, NEW_NAME, cells, heads, "Dán bảng")
    return True


def insert_free_table(
    editor: DocumentEditor,
    name: str,
    cells: Sequence[Sequence[str]],
    heads: int,
    label: str = "Chèn bảng tự lập",
) -> str:
    """Put a table of these cells below the block with the caret; gives its key, "" if not."""
    made: list[str] = []
    rich = [[RichText.of(text) for text in row] for row in cells]

    def verb() -> None:
        at, annex = _place(editor)
        with editor.plan.change(label) as session:
            key, block = add_free_table(
                session, editor.plan.key, name, rich, heads=heads, at=at, annex=annex
            )
        made.append(key)
        _go(editor, block)

    editor.attempt(verb)
    return made[0] if made else ""


def insert_plan_table(editor: DocumentEditor, source: TableSource, target: str = "") -> None:
    """Put a table of what the plan holds below the block with the caret."""

    def verb() -> None:
        at, annex = _place(editor)
        table = new_table(source, target)
        with editor.plan.change("Chèn bảng") as session:
            block = add_table_block(session, editor.plan.key, table, at=at, annex=annex)
        _go(editor, block)

    editor.attempt(verb)


def _place(editor: DocumentEditor) -> tuple[int | None, str]:
    """Where a new block below the caret stands: its place and its annex."""
    item = editor.item
    if item is None:
        return None, ""
    return (0 if item.block is None else item.index + 1), item.annex


def _go(editor: DocumentEditor, block: str) -> None:
    editor.place_caret(steps.Caret(block, 0))
    editor.ensureCursorVisible()
