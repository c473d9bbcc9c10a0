"""Phần, Chương, Mục, Tiểu mục, Điều: the divisions of decisions and long papers, counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from isodesk.facts.kinds import BlockKind
from isodesk.facts.text import Block
from isodesk.vietnamese.numbering import roman

DIVISIONS: dict[BlockKind, str] = {
    BlockKind.PART: "Phần",
    BlockKind.CHAPTER: "Chương",
    BlockKind.SECTION: "Mục",
    BlockKind.SUBSECTION: "Tiểu mục",
    BlockKind.ARTICLE: "Điều",
}
"""The word that each division prints before its number, from the outermost in."""

TITLED = frozenset(DIVISIONS) - {BlockKind.ARTICLE} | {BlockKind.HEADING}
"""Blocks that are always a title; an article of level 1 is one too."""

_ROMAN = (BlockKind.PART, BlockKind.CHAPTER)
_ORDER = tuple(DIVISIONS)
# Mục counts anew in each Chương, Tiểu mục in each Mục; the others run through the whole text.
_RESTARTS = (BlockKind.SECTION, BlockKind.SUBSECTION)


def is_title(block: Block) -> bool:
    """Whether a block is nothing but a title, which stands in the outline."""
    return block.kind in TITLED or (block.kind is BlockKind.ARTICLE and block.level == 1)


class DivisionCounter:
    """Counts the divisions of one text in order."""

    def __init__(self) -> None:
        self._counted: dict[BlockKind, int] = {}

    def number(self, block: Block) -> str:
        """``Chương II``, ``Mục 1``, ``Điều 5.``: what the block prints (II.6.đ)."""
        kind = block.kind
        count = block.start_at or self._counted.get(kind, 0) + 1
        self._counted[kind] = count
        for inner in _ORDER[_ORDER.index(kind) + 1 :]:
            if inner in _RESTARTS:
                self._counted.pop(inner, None)
        written = roman(count) if kind in _ROMAN else str(count)
        end = "." if kind is BlockKind.ARTICLE else ""
        return f"{DIVISIONS[kind]} {written}{end}"


def outline_levels(blocks: Sequence[Block]) -> dict[str, int]:
    """How deep each title stands in the outline, from 1, by key."""
    return _levels(filter(is_title, blocks))


def section_levels(blocks: Sequence[Block]) -> dict[str, int]:
    """The same for all that owns the blocks below it: titles, and articles without one."""
    return _levels(b for b in blocks if is_title(b) or b.kind is BlockKind.ARTICLE)


def _levels(owners: Iterable[Block]) -> dict[str, int]:
    levels: dict[str, int] = {}
    opened: list[int] = []
    for block in owners:
        if block.kind is BlockKind.HEADING:
            levels[block.key] = len(opened) + block.level
            continue
        rank = _ORDER.index(block.kind)
        opened = [*(outer for outer in opened if outer < rank), rank]
        levels[block.key] = len(opened)
    return levels


def opened_divisions(
    opened: Mapping[BlockKind, str], kind: BlockKind, number: str
) -> dict[BlockKind, str]:
    """The divisions that are open after one of ``kind`` began, by kind, outermost first."""
    outer = _ORDER[: _ORDER.index(kind)]
    return {**{kind: opened[kind] for kind in outer if kind in opened}, kind: number}


def division_path(opened: Mapping[BlockKind, str]) -> str:
    """How the innermost is found: ``Điều 5`` by itself, ``Chương I Mục 2`` with its chapter."""
    return " ".join(_division_steps(opened))


def division_cited(opened: Mapping[BlockKind, str]) -> str:
    """The same as a sentence cites it, the innermost first: ``Mục 2 Chương I``."""
    return " ".join(reversed(_division_steps(opened)))


def _division_steps(opened: Mapping[BlockKind, str]) -> list[str]:
    *outer, (kind, number) = opened.items()
    if kind not in _RESTARTS:
        return [number]
    return [*(n for k, n in outer if k is not BlockKind.PART), number]
