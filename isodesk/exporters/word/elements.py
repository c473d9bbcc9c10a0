"""WordprocessingML, element by element, in the order that its schema asks for."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from isodesk.documents.parts import Align

Element = BaseOxmlElement
BLACK = "000000"

JUSTIFICATION = {
    Align.LEFT: "left",
    Align.CENTRE: "center",
    Align.RIGHT: "right",
    Align.JUSTIFIED: "both",
}
_PARAGRAPH_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "numPr",
    "pBdr",
    "spacing",
    "ind",
    "jc",
    "outlineLvl",
    "rPr",
    "sectPr",
)


def element(tag: str, *children: Element, **attributes: str | float) -> Element:
    """``<w:tag>`` with its attributes in the namespace of Word."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def paragraph_properties(*children: Element) -> Element:
    """``<w:pPr>`` with its children in the order of the schema."""
    made = element("pPr")
    made.extend(sorted(children, key=lambda child: _PARAGRAPH_ORDER.index(_name(child))))
    return made


def run_properties(*, bold: bool, italic: bool, size: float | None, colour: str = BLACK) -> Element:
    """``<w:rPr>``: weight, slant, size in points where it is not the style's, colour."""
    made = element("rPr")
    if bold:
        made.extend((element("b"), element("bCs")))
    if italic:
        made.extend((element("i"), element("iCs")))
    if colour != BLACK:
        made.append(element("color", val=colour))
    if size is not None:
        halves = round(size * 2)
        made.extend((element("sz", val=halves), element("szCs", val=halves)))
    return made


def text_element(words: str) -> Element:
    """``<w:t>`` that keeps its spaces."""
    made = element("t")
    made.text = words
    made.set(qn("xml:space"), "preserve")
    return made


def indents(left: float, right: float, first_line: float) -> Element:
    """``<w:ind>`` from mm."""
    edges: dict[str, str | float] = {"left": from_mm(left), "right": from_mm(right)}
    if first_line < 0:
        return element("ind", **edges, hanging=from_mm(-first_line))
    return element("ind", **edges, firstLine=from_mm(first_line))


def from_mm(length: float) -> int:
    """Twentieths of a point."""
    return round(length * 1440 / 25.4)


def from_points(length: float) -> int:
    """Twentieths of a point."""
    return round(length * 20)


def _name(child: Element) -> str:
    return str(child.tag).rpartition("}")[2]
