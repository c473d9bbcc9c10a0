"""Sections of a text: a heading and everything that stands under it, moved as one."""

from __future__ import annotations

from collections.abc import Sequence

from isodesk.facts.kinds import BlockKind
from isodesk.facts.text import Block


def section_end(blocks: Sequence[Block], at: int) -> int:
    """Where the section of the block at ``at`` ends; a block that is no heading is one by itself.

    A heading ends where the next one of its level or above begins.
    """
    if blocks[at].kind is not BlockKind.HEADING:
        return at + 1
    level = blocks[at].level
    return next((i for i in range(at + 1, len(blocks)) if _closes(blocks[i], level)), len(blocks))


def place_above(blocks: Sequence[Block], at: int) -> int | None:
    """Before which position a section goes one place up; None when it stands first.

    A heading goes over the section above it, or out of the one that it stands first in.
    """
    if blocks[at].kind is not BlockKind.HEADING:
        return at - 1 if at else None
    above = (i for i in range(at - 1, -1, -1) if _closes(blocks[i], blocks[at].level))
    return next(above, None)


def place_below(blocks: Sequence[Block], at: int, end: int) -> int | None:
    """Before which position the section [at, end) goes one place down; None when it stands last.

    A heading goes over the section below it; at the end of a larger one it goes into the next,
    behind the words that stand there before its first heading.
    """
    if end >= len(blocks):
        return None
    if blocks[at].kind is not BlockKind.HEADING:
        return end + 1
    if blocks[end].level == blocks[at].level:
        return section_end(blocks, end)
    inside = range(end + 1, len(blocks))
    return next((i for i in inside if blocks[i].kind is BlockKind.HEADING), len(blocks))


def _closes(block: Block, level: int) -> bool:
    return block.kind is BlockKind.HEADING and block.level <= level
