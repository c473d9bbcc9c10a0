"""What was pasted, as paragraphs and tables of our own: numbers typed before them become styles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from isodesk.facts import BlockKind, RichText, Run
from isodesk.facts.richtext import Inline
from isodesk.vietnamese.numbering import parse_roman


@dataclass(frozen=True)
class Para:
    """A paragraph; ``kind`` None: nothing told its style."""

    text: RichText
    kind: BlockKind | None = None
    level: int = 1


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells of equal number; ``head`` says that the first row is its head."""

    rows: tuple[tuple[RichText, ...], ...]
    head: bool = False

    def as_lines(self) -> tuple[Para, ...]:
        """A paragraph a row, its cells apart by tabs."""
        return tuple(
            Para(RichText.of("\t".join(" ".join(cell.plain().split()) for cell in row)))
            for row in self.rows
        )


Pasted = Para | Grid

_GAP = r"(?:[ \t\xa0]+|(?=[^\W\d_]{2}))"
_NUMBER = re.compile(
    rf"(?:([IVXL]+)[.]|(\d{{1,2}})[.)/]|(\d{{1,2}}(?:[.]\d{{1,2}}){{1,2}})[.)]?){_GAP}"
)
_POINT = re.compile(rf"[a-zđ](?:\){_GAP}|[.][ \t\xa0]+)")
_DASH = re.compile(r"[-–—•·▪*\uf0b7\uf02d\uf0a7][ \t\xa0]+|[-–—](?=[^\W\d_])")
_PLUS = re.compile(r"[+o\uf02b][ \t\xa0]+")
_HEADING_LENGTH = 200


def told(para: Para) -> Para:
    """The paragraph without the number, letter or dash typed before it, in the style of that."""
    if para.kind is not None and para.kind is not BlockKind.HEADING:
        return para
    plain = para.text.plain()
    kind, level, length = _marked(plain)
    if kind is None:
        return para
    text = without_start(para.text, length)
    if not text:
        return para
    if kind is BlockKind.NUMBERED and (para.kind is BlockKind.HEADING or _is_heading(text)):
        return Para(_unbold(text), BlockKind.HEADING, level)
    return Para(text, kind, level)


def by_marker(para: Para, marker: str) -> Para:
    """The paragraph in the style of the marker that a list of Word put before it."""
    found = told(Para(RichText.of(f"{marker.strip()} ", *para.text.parts)))
    if found.kind is None:
        return replace(para, kind=BlockKind.BULLET)
    if found.kind is BlockKind.NUMBERED and para.kind is BlockKind.HEADING:
        return replace(found, kind=BlockKind.HEADING)
    return found


def without_start(text: RichText, length: int) -> RichText:
    """``text`` without its first ``length`` letters and the spaces behind them."""
    parts: list[Inline] = []
    left = length
    for part in text.parts:
        if isinstance(part, Run) and left:
            cut = min(left, len(part.text))
            left -= cut
            part = replace(part, text=part.text[cut:])
        if isinstance(part, Run) and not parts:
            part = replace(part, text=part.text.lstrip(" \t\xa0"))
        if not isinstance(part, Run) or part.text:
            parts.append(part)
    return RichText.of(*parts)


def _marked(plain: str) -> tuple[BlockKind | None, int, int]:
    """What stands before a paragraph: the style it means, its level, its length."""
    number = _NUMBER.match(plain)
    if number is not None:
        roman, whole, dotted = number.groups()
        if roman and parse_roman(roman) is not None:
            return BlockKind.NUMBERED, 1, number.end()
        if whole:
            return BlockKind.NUMBERED, 2, number.end()
        if dotted:
            return BlockKind.NUMBERED, 2 + dotted.count("."), number.end()
    for pattern, kind, level in (
        (_POINT, BlockKind.POINT, 1),
        (_DASH, BlockKind.BULLET, 1),
        (_PLUS, BlockKind.BULLET, 2),
    ):
        found = pattern.match(plain)
        if found is not None:
            return kind, level, found.end()
    return None, 1, 0


def _is_heading(text: RichText) -> bool:
    """Short and bold from end to end, or in capitals."""
    plain = text.plain().strip()
    bold = all(part.bold for part in text.parts if isinstance(part, Run) and part.text.strip())
    return len(plain) <= _HEADING_LENGTH and (bold or plain.isupper())


def _unbold(text: RichText) -> RichText:
    """A heading's style is bold by itself."""
    return RichText.of(
        *(replace(part, bold=False) if isinstance(part, Run) else part for part in text.parts)
    )


def as_heading(para: Para) -> Para:
    """The paragraph as a heading, not bold besides."""
    return replace(para, text=_unbold(para.text), kind=BlockKind.HEADING)


def from_text(text: str) -> list[Pasted]:
    """Paragraphs of plain text, in the styles of what is typed before them."""
    lines = (" ".join(line.split(" ")).strip() for line in text.split("\n"))
    return [told(Para(RichText.of(line))) for line in lines if line]


def paragraphs(pasted: Sequence[Pasted]) -> list[Para]:
    """The same with every table as lines."""
    found: list[Para] = []
    for item in pasted:
        found += item.as_lines() if isinstance(item, Grid) else [item]
    return found
