"""What Enter, Backspace, Tab and paste do to blocks: each one change, one undo step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from isodesk.documents.roadmap_form import TITLE as ROADMAP_TITLE
from isodesk.facts import Block, BlockKind, Orientation, RichText, TableSource
from isodesk.facts.divisions import is_title
from isodesk.services import Session
from isodesk.services.text import (
    DEEPEST,
    add_annex,
    add_block,
    add_table_block,
    delete_annex,
    delete_blocks,
    edit_block_text,
    new_table,
    set_block_kind,
    set_block_level,
    turn_annex,
)
from isodesk.ui.editor.outline import Item
from isodesk.ui.open_plan import OpenPlan

PASTED = "Dán đoạn văn"
"""The name of the step of a paste."""

LISTS = (BlockKind.BULLET, BlockKind.POINT, BlockKind.NUMBERED)


@dataclass(frozen=True)
class Caret:
    """A place in a block, ``offset`` characters of the document in."""

    key: str
    offset: int


Text = tuple[str, RichText]


Also = Callable[[Session], object]


def set_texts(plan: OpenPlan, texts: Sequence[Text], label: str, also: Also | None = None) -> None:
    """Store the texts of blocks, by key, and what they need besides."""
    if texts:
        with plan.change(label, f"blocks/{texts[0][0]}") as session:
            if also is not None:
                also(session)
            for key, text in texts:
                edit_block_text(session, key, text)


def put_back(plan: OpenPlan, key: str, text: RichText) -> str:
    """Put a draft into its block, or into a new one behind all; gives the block's key."""
    present = any(block.key == key for block in plan.facts.all_blocks())
    with plan.change("Giữ lại phần đang gõ dở", f"blocks/{key}") as session:
        if present:
            edit_block_text(session, key, text)
            return key
        return add_block(session, plan.key, BlockKind.PLAIN, text)


def split(plan: OpenPlan, item: Item, before: RichText, after: RichText) -> Caret:
    """Enter: what stands behind the caret becomes a block of its own.

    After a heading comes plain text; in an empty list item Enter ends the list, as in Word.
    """
    block = _block(item)
    if block.kind in LISTS and not before and not after:
        set_kind(plan, [item], BlockKind.PLAIN, 1)
        return Caret(item.key, 0)
    kind, level = block.kind, block.level
    if after and not before:
        # What refers to the block means its words: they keep it, and the new one stands above.
        with plan.change("Thêm đoạn", f"blocks/{item.key}") as session:
            edit_block_text(session, item.key, after)
            add_block(session, plan.key, kind, level=level, at=item.index, annex=item.annex)
        return Caret(item.key, 0)
    if is_title(block) and not after:
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


def set_kind(plan: OpenPlan, items: Sequence[Item], kind: BlockKind, level: int) -> None:
    """Make blocks of another style."""
    wanted = [i for i in items if (_block(i).kind, _block(i).level) != (kind, level)]
    if wanted:
        with plan.change("Đổi kiểu đoạn", f"blocks/{wanted[0].key}") as session:
            for item in wanted:
                set_block_kind(session, item.key, kind, level)


def move_level(plan: OpenPlan, items: Sequence[Item], step: int) -> None:
    """Tab and Shift+Tab: a level down (+1) or up (-1), as deep as the style goes."""
    levels = [(item.key, _level(_block(item), step)) for item in items]
    wanted = [
        (key, level)
        for item, (key, level) in zip(items, levels, strict=True)
        if level != _block(item).level
    ]
    if wanted:
        label = "Xuống một cấp" if step > 0 else "Lên một cấp"
        with plan.change(label, f"blocks/{wanted[0][0]}") as session:
            for key, level in wanted:
                set_block_level(session, key, level)


def _level(block: Block, step: int) -> int:
    return max(1, min(block.level + step, DEEPEST.get(block.kind, 1)))


def delete(plan: OpenPlan, items: Sequence[Item]) -> None:
    """Delete blocks, also cards."""
    with plan.change("Xóa đoạn", f"blocks/{items[0].key}") as session:
        delete_blocks(session, [item.key for item in items])


def add_below(plan: OpenPlan, item: Item, kind: BlockKind) -> Caret:
    """A new block below this one; below the head of an annex, its first."""
    at = 0 if item.block is None else item.index + 1
    label = "Chèn ngắt trang" if kind is BlockKind.PAGE_BREAK else "Thêm đoạn"
    with plan.change(label, f"blocks/{item.key}" if item.block else "") as session:
        key = add_block(session, plan.key, kind, at=at, annex=item.annex)
    return Caret(key, 0)


def add_annex_below(plan: OpenPlan, item: Item | None) -> Caret:
    """A new annex with one empty block, behind the annex of ``item`` or before all."""
    with plan.change("Thêm phụ lục") as session:
        annex = add_annex(session, plan.key, "", at=_behind(plan, item))
        key = add_block(session, plan.key, BlockKind.PLAIN, annex=annex)
    return Caret(key, 0)


def add_roadmap_annex(plan: OpenPlan, item: Item | None) -> Caret:
    """A broad annex that holds the roadmap, behind the annex of ``item`` or before all."""
    broad, table = Orientation.LANDSCAPE, new_table(TableSource.ROADMAP)
    with plan.change("Thêm phụ lục biểu đồ tiến độ") as session:
        at = _behind(plan, item)
        annex = add_annex(session, plan.key, ROADMAP_TITLE, orientation=broad, at=at)
        key = add_table_block(session, plan.key, table, annex=annex)
    return Caret(key, 0)


def _behind(plan: OpenPlan, item: Item | None) -> int:
    """The place of a new annex: behind that of ``item``, else the last."""
    keys = [annex.key for annex in plan.facts.annexes]
    return keys.index(item.annex) + 1 if item is not None and item.annex in keys else len(keys)


def turn(plan: OpenPlan, key: str) -> None:
    """An upright annex becomes broad, a broad one upright."""
    annex = next(annex for annex in plan.facts.annexes if annex.key == key)
    broad = annex.orientation is Orientation.PORTRAIT
    label = "Đổi phụ lục sang khổ ngang" if broad else "Đổi phụ lục sang khổ dọc"
    with plan.change(label, f"annexes/{key}") as session:
        turn_annex(session, key, Orientation.LANDSCAPE if broad else Orientation.PORTRAIT)


def remove_annex(plan: OpenPlan, key: str) -> None:
    """Delete an annex with all that stands in it."""
    with plan.change("Xóa phụ lục", f"annexes/{key}") as session:
        delete_annex(session, key)


def _block(item: Item) -> Block:
    assert item.block is not None
    return item.block
