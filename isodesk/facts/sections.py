"""Sections of a text: a title or an article and everything under it, moved as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isodesk.facts.divisions import section_levels
from isodesk.facts.text import Block


def section_end(blocks: Sequence[Block], at: int) -> int:
    """Where the section of the block at ``at`` ends; a block that owns none is one by itself.

    A title, or an article without one, ends where the next of its level or above begins.
    """
    levels = section_levels(blocks)
    level = levels.get(blocks[at].key)
    if level is None:
        return at + 1
    below = range(at + 1, len(blocks))
    return next((i for i in below if _closes(blocks[i], level, levels)), len(blocks))


def place_above(blocks: Sequence[Block], at: int) -> int | None:
    """Before which position a section goes one place up; None when it stands first.

    A title goes over the section above it, or out of the one that it stands first in.
    """
    levels = section_levels(blocks)
    level = levels.get(blocks[at].key)
    if level is None:
        return at - 1 if at else None
    above = (i for i in range(at - 1, -1, -1) if _closes(blocks[i], level, levels))
    return next(above, None)


def place_below(blocks: Sequence[Block], at: int, end: int) -> int | None:
    """Before which position the section [at, end) goes one place down; None when it stands last.

    A title goes over the section below it; at the end of a larger one it goes into the next,
    behind the words that stand there before its first title.
    """
    if end >= len(blocks):
        return None
    levels = section_levels(blocks)
    if blocks[at].key not in levels:
        return end + 1
    if levels.get(blocks[end].key) == levels[blocks[at].key]:
        return section_end(blocks, end)
    inside = range(end + 1, len(blocks))
    return next((i for i in inside if blocks[i].key in levels), len(blocks))


def _closes(block: Block, level: int, levels: Mapping[str, int]) -> bool:
    return levels.get(block.key, level + 1) <= level
