"""Moving sections: a heading goes with everything under it, as one step."""

from __future__ import annotations

from isodesk.facts import Block, BlockKind
from isodesk.facts.divisions import is_title
from isodesk.facts.sections import place_above, place_below, section_end
from isodesk.services.text import move_annex, move_blocks_into
from isodesk.ui.editor.outline import Item, ItemKind
from isodesk.ui.open_plan import OpenPlan


def move_chosen(plan: OpenPlan, items: list[Item], down: bool) -> bool:
    """Move the sections of these items of one text a place up or down; False at the end."""
    if items and items[0].kind is ItemKind.ANNEX:
        return _step_annex(plan, items[0].key, down)
    chosen = [item for item in items if item.block is not None and item.annex == items[0].annex]
    if not chosen:
        return False
    blocks = blocks_of(plan, chosen[0].annex)
    first = chosen[0].index
    end = max(section_end(blocks, item.index) for item in chosen)
    to = place_below(blocks, first, end) if down else place_above(blocks, first)
    if to is None:
        return False
    label = _label(blocks[first], "xuống" if down else "lên")
    with plan.change(label, f"blocks/{blocks[first].key}") as session:
        keys = [block.key for block in blocks[first:end]]
        move_blocks_into(session, keys, chosen[0].annex, to)
    return True


def drop(plan: OpenPlan, dragged: str, target: str, behind: bool) -> bool:
    """Put a section or an annex before or behind what ``target`` names; False when nothing moves.

    Behind a heading is behind all that stands under it; on an annex is at its end or its beginning.
    """
    annexes = [annex.key for annex in plan.facts.annexes]
    if dragged in annexes:
        return _drop_annex(plan, annexes, dragged, _annex_of(plan, target), behind)
    owner = _annex_of(plan, dragged)
    blocks, there = blocks_of(plan, owner), _annex_of(plan, target)
    first = _index(blocks, dragged)
    end = section_end(blocks, first)
    others = blocks_of(plan, there)
    if target in annexes:
        to = len(others) if behind else 0
    else:
        at = _index(others, target)
        to = section_end(others, at) if behind else at
    if owner == there and first <= to <= end:
        return False
    with plan.change(_label(blocks[first], ""), f"blocks/{dragged}") as session:
        move_blocks_into(session, [block.key for block in blocks[first:end]], there, to)
    return True


def blocks_of(plan: OpenPlan, annex: str) -> tuple[Block, ...]:
    """The blocks of an annex, or of the body for ""."""
    texts = (a.blocks for a in plan.facts.annexes if a.key == annex)
    return next(texts, ()) if annex else plan.facts.blocks


def _step_annex(plan: OpenPlan, key: str, down: bool) -> bool:
    keys = [annex.key for annex in plan.facts.annexes]
    at = keys.index(key)
    if not 0 <= at + (1 if down else -1) < len(keys):
        return False
    with plan.change("Chuyển phụ lục", f"annexes/{key}") as session:
        move_annex(session, key, at + 2 if down else at - 1)
    return True


def _drop_annex(
    plan: OpenPlan, annexes: list[str], dragged: str, target: str, behind: bool
) -> bool:
    """An annex stays behind the body: dropped there it becomes the first."""
    to = annexes.index(target) + behind if target else 0
    if to in (annexes.index(dragged), annexes.index(dragged) + 1):
        return False
    with plan.change("Chuyển phụ lục", f"annexes/{dragged}") as session:
        move_annex(session, dragged, to)
    return True


def _annex_of(plan: OpenPlan, key: str) -> str:
    """The annex that a key names or whose text holds its block; "" for the body."""
    for annex in plan.facts.annexes:
        if key == annex.key or any(block.key == key for block in annex.blocks):
            return annex.key
    return ""


def _index(blocks: tuple[Block, ...], key: str) -> int:
    return next(i for i, block in enumerate(blocks) if block.key == key)


def _label(block: Block, where: str) -> str:
    is_article = block.kind is BlockKind.ARTICLE
    what = "điều" if is_article else "mục" if is_title(block) else "đoạn"
    return f"Chuyển {what} {where}".strip()
