"""What Enter, Backspace, Tab and paste do to blocks: each one change, one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from isodesk.facts import Block, BlockKind, RichText
from isodesk.services.text import (
    DEEPEST,
    add_block,
    delete_blocks,
    edit_block_text,
    set_block_kind,
    set_block_level,
)
from isodesk.ui.editor.outline import Item
from isodesk.ui.open_plan import OpenPlan

_LISTS = (BlockKind.BULLET, BlockKind.POINT, BlockKind.NUMBERED)


@dataclass(frozen=True)
class Caret:
    """A place in a block, ``offset`` characters of the document in."""

    key: str
    offset: int


def set_text(plan: OpenPlan, key: str, text: RichText, label: str = "Sửa đoạn văn") -> None:
    """Store the text of a block."""
    with plan.change(label, f"blocks/{key}") as session:
        edit_block_text(session, key, text)


def split(plan: OpenPlan, item: Item, before: RichText, after: RichText) -> Caret:
    """Enter: what stands behind the caret becomes a block of its own.

    After a heading comes plain text; in an empty list item Enter ends the list, as in Word.
    """
    block = _block(item)
    if block.kind in _LISTS and not before and not after:
        set_kind(plan, item, BlockKind.PLAIN, 1)
        return Caret(item.key, 0)
    kind, level = block.kind, block.level
    if kind is BlockKind.HEADING and not after:
        kind, level = BlockKind.PLAIN, 1
    with plan.change("Thêm đoạn", f"blocks/{item.key}") as session:
        edit_block_text(session, item.key, before)
        key = add_block(
            session, plan.key, kind, after, level=level, at=item.index + 1, annex=item.annex
        )
    return Caret(key, 0)


def join(plan: OpenPlan, first: Item, second: Item, left: RichText, right: RichText) -> None:
    """Backspace at a start, Delete at an end: two blocks become one."""
    with plan.change("Nối đoạn", f"blocks/{first.key}") as session:
        edit_block_text(session, first.key, RichText.of(*left.parts, *right.parts))
        delete_blocks(session, [second.key])


def remove(plan: OpenPlan, items: Sequence[Item], left: RichText, right: RichText) -> None:
    """Delete a selection over several blocks: the first keeps what stood before and behind it."""
    first, rest = items[0], items[1:]
    with plan.change("Xóa đoạn", f"blocks/{first.key}") as session:
        edit_block_text(session, first.key, RichText.of(*left.parts, *right.parts))
        delete_blocks(session, [item.key for item in rest if item.block is not None])


def paste_lines(
    plan: OpenPlan, item: Item, before: RichText, lines: Sequence[str], after: RichText
) -> Caret:
    """Paste several paragraphs: the first joins what stands before, the last what stands behind."""
    block = _block(item)
    with plan.change("Dán đoạn văn", f"blocks/{item.key}") as session:
        edit_block_text(session, item.key, RichText.of(*before.parts, lines[0]))
        for step, line in enumerate(lines[1:], 1):
            text = RichText.of(line, *(after.parts if step == len(lines) - 1 else ()))
            key = add_block(
                session,
                plan.key,
                block.kind if block.kind is not BlockKind.HEADING else BlockKind.PLAIN,
                text,
                level=block.level,
                at=item.index + step,
                annex=item.annex,
            )
    return Caret(key, len(lines[-1]))


def set_kind(plan: OpenPlan, item: Item, kind: BlockKind, level: int) -> None:
    """Make the block of another style."""
    block = _block(item)
    if (block.kind, block.level) != (kind, level):
        with plan.change("Đổi kiểu đoạn", f"blocks/{item.key}") as session:
            set_block_kind(session, item.key, kind, level)


def move_level(plan: OpenPlan, item: Item, step: int) -> None:
    """Tab and Shift+Tab: a level down (+1) or up (-1), as deep as the style goes."""
    block = _block(item)
    level = max(1, min(block.level + step, DEEPEST.get(block.kind, 1)))
    if level != block.level:
        label = "Xuống một cấp" if step > 0 else "Lên một cấp"
        with plan.change(label, f"blocks/{item.key}") as session:
            set_block_level(session, item.key, level)


def delete(plan: OpenPlan, item: Item) -> None:
    """Delete a block, also a card."""
    with plan.change("Xóa đoạn", f"blocks/{item.key}") as session:
        delete_blocks(session, [item.key])


def _block(item: Item) -> Block:
    assert item.block is not None
    return item.block
