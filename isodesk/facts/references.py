"""Cross-references: where a part of the text or an annex stands, as one writes it in a sentence.

Phụ lục II of Decree 30/2020: Phần, Chương, Mục, Điều and Phụ lục begin with a capital, khoản and
điểm do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isodesk.facts.divisions import DIVISIONS, division_cited, opened_divisions
from isodesk.facts.kinds import BlockKind
from isodesk.facts.numbering import annex_headings, block_numbers
from isodesk.facts.plan import PlanFacts
from isodesk.facts.text import Annex, Block

_COUNTED = (BlockKind.HEADING, BlockKind.NUMBERED)


def references(plan: PlanFacts) -> dict[str, str]:
    """``điểm a khoản 3 Mục IV`` by the key of each numbered block, ``Phụ lục II`` by annex."""
    found = dict(_of_text(plan.blocks, ""))
    headings = annex_headings(plan.annexes)
    for annex in plan.annexes:
        name = annex_name(annex, headings[annex.key])
        if name:
            found[annex.key] = name
            found |= _of_text(annex.blocks, name)
    return found


def annex_name(annex: Annex, heading: str) -> str:
    """What an annex is called in a sentence: its heading, else its name with a small letter."""
    if heading:
        return heading
    name = " ".join(annex.name.plain().split())
    return name.capitalize() if name.isupper() else name


def _of_text(blocks: Sequence[Block], annex: str) -> Iterator[tuple[str, str]]:
    numbers = block_numbers(blocks)
    opened: dict[BlockKind, str] = {}
    division = section = path = ""
    for block in blocks:
        number = numbers[block.key].rstrip(".)")
        if not number:
            continue
        if block.kind in DIVISIONS:
            opened = opened_divisions(opened, block.kind, number)
            division = section = path = division_cited(opened)
            yield block.key, f"{path} {annex}".strip()
        elif block.kind in _COUNTED:
            section = f"Mục {number} {division}".strip() if block.level == 1 else section
            path = section if block.level == 1 else f"khoản {number} {section}".strip()
            yield block.key, f"{path} {annex}".strip()
        elif block.kind is BlockKind.POINT:
            yield block.key, " ".join(f"điểm {number} {path} {annex}".split())
