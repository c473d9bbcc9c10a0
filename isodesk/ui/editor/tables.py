"""Tables put into the text: of the plan's own making, or of what the plan holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from isodesk.facts import RichText, TableSource
from isodesk.services.free_tables import add_free_table
from isodesk.services.text import add_table_block, new_table
from isodesk.ui.editor import steps

if TYPE_CHECKING:
    from isodesk.ui.editor.editor import DocumentEditor

NEW_NAME = "Bảng tự lập"


def insert_free_table(
    editor: DocumentEditor,
    name: str,
    cells: Sequence[Sequence[str]],
    heads: int,
) -> str:
    """Put a table of these cells below the block with the caret; gives its key, "" if not."""
    made: list[str] = []
    rich = [[RichText.of(text) for text in row] for row in cells]

    def verb() -> None:
        at, annex = _place(editor)
        with editor.plan.change("Chèn bảng tự lập") as session:
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
