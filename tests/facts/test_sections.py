"""Where a section ends and where it goes when it is moved a place."""

from __future__ import annotations

import pytest

from isodesk.facts import Block, BlockKind
from isodesk.facts.sections import place_above, place_below, section_end


def _blocks(shape: str) -> tuple[Block, ...]:
    """A digit is a heading of that level, a dot a paragraph, c a chapter.

    A is an article with a title, a one without.
    """
    kinds = {".": (BlockKind.PLAIN, 1), "c": (BlockKind.CHAPTER, 1)}
    kinds |= {"A": (BlockKind.ARTICLE, 1), "a": (BlockKind.ARTICLE, 2)}
    made = []
    for i, sign in enumerate(shape):
        kind, level = kinds.get(sign) or (BlockKind.HEADING, int(sign))
        made.append(Block(str(i), kind, level=level))
    return tuple(made)


@pytest.mark.parametrize(
    ("shape", "at", "end", "above", "below"),
    [
        ("1.2.1.", 0, 4, None, 6),
        ("1.2.1.", 2, 4, 0, 6),
        ("1.2.1.", 4, 6, 0, None),
        ("1.2.2.1.2.", 4, 6, 2, 8),
        ("..1.1", 2, 4, None, 5),
        ("1..", 1, 2, 0, 3),
        ("1..", 2, 3, 1, None),
        ("a.a..a", 2, 5, 0, 6),
        ("a.a..a", 0, 2, None, 5),
        ("cA.a.cA.", 3, 5, 1, 6),
        ("cA.a.cA.", 1, 3, 0, 5),
        ("c..ca.", 4, 6, 3, None),
    ],
)
def test_sections(shape: str, at: int, end: int, above: int | None, below: int | None) -> None:
    blocks = _blocks(shape)
    assert section_end(blocks, at) == end
    assert place_above(blocks, at) == above
    assert place_below(blocks, at, end) == below
