"""What the styles of a file say of its paragraphs and runs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from isodesk.importers.word.names import W, child, number, switch, value

_HEADING = re.compile(r"(?:heading|đề mục|tiêu đề)\s*(\d)", re.IGNORECASE)
_DEEP = 20


@dataclass(frozen=True)
class Look:
    """How a run looks, as far as it matters to what it says."""

    bold: bool = False
    italic: bool = False
    capitals: bool = False
    hidden: bool = False
    font: str = ""

    def with_properties(self, properties: Element | None) -> Look:
        """The look with what ``w:rPr`` says more."""
        if properties is None:
            return self
        given = (switch(properties, name) for name in ("b", "i", "caps", "vanish"))
        kept = (self.bold, self.italic, self.capitals, self.hidden)
        bold, italic, capitals, hidden = (
            old if new is None else new for old, new in zip(kept, given, strict=True)
        )
        font = value(properties, "rFonts", of="ascii") or self.font
        return Look(bold, italic, capitals, hidden, font)


@dataclass(frozen=True)
class ParagraphStyle:
    """What a paragraph has from its style."""

    look: Look = Look()
    level: int = 0
    centred: bool = False
    list_number: str = ""
    list_level: int = -1
    breaks: bool = False

    def with_properties(self, properties: Element | None) -> ParagraphStyle:
        """The style with what ``w:pPr`` says more."""
        if properties is None:
            return self
        alignment = value(properties, "jc")
        outline = value(properties, "outlineLvl")
        breaks = switch(properties, "pageBreakBefore")
        listed = child(properties, "numPr")
        return replace(
            self,
            centred=alignment == "center" if alignment else self.centred,
            level=_level(number(outline, 9) + 1) if outline else self.level,
            breaks=self.breaks if breaks is None else breaks,
            list_number=value(listed, "numId") or self.list_number,
            list_level=number(value(listed, "ilvl"), self.list_level),
        )


class Styles:
    """The styles of a file by their keys."""

    def __init__(self, root: Element | None) -> None:
        found = root.findall(f"{W}style") if root is not None else []
        self._elements = {each.get(f"{W}styleId", ""): each for each in found}
        default = child(root, "docDefaults", "rPrDefault", "rPr")
        self._plain = ParagraphStyle(Look().with_properties(default))
        self._default = next(
            (
                each.get(f"{W}styleId", "")
                for each in found
                if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in ("1", "true")
            ),
            "",
        )
        self._made: dict[str, ParagraphStyle] = {}

    def paragraph(self, key: str) -> ParagraphStyle:
        """The style of a paragraph; an unknown one is the default."""
        return self._of(key or self._default, 0)

    def character(self, key: str, look: Look) -> Look:
        """A look with what a character style says more."""
        chain: list[Element] = []
        while key in self._elements and len(chain) < _DEEP:
            chain.append(self._elements[key])
            key = value(chain[-1], "basedOn")
        for each in reversed(chain):
            look = look.with_properties(child(each, "rPr"))
        return look

    def list_of(self, key: str) -> str:
        """The list that a numbering style names."""
        return value(self._elements.get(key), "pPr", "numPr", "numId")

    def _of(self, key: str, depth: int) -> ParagraphStyle:
        if key in self._made:
            return self._made[key]
        element = self._elements.get(key)
        if element is None or depth > _DEEP:
            return self._plain
        base = self._of(value(element, "basedOn"), depth + 1)
        made = base.with_properties(child(element, "pPr"))
        made = replace(made, look=base.look.with_properties(child(element, "rPr")))
        named = _HEADING.fullmatch(value(element, "name"))
        if named:
            made = replace(made, level=_level(int(named[1])))
        self._made[key] = made
        return made


def _level(outline: int) -> int:
    """An outline level; running text has 10, which is none."""
    return outline if 1 <= outline <= 9 else 0
