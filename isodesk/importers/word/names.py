"""Names of WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CHOICE_OF = f"{_COMPATIBLE}AlternateContent"
CHOICE = f"{_COMPATIBLE}Choice"
FALLBACK = f"{_COMPATIBLE}Fallback"
_OFF = frozenset(("0", "false", "off"))


def tag(element: Element) -> str:
    """``w:tbl`` as ``tbl``; names of other vocabularies as they are."""
    return element.tag.removeprefix(W)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of a child … by name; None where one is missing."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: Element | None, *path: str, of: str = "val") -> str:
    """An attribute of the element at the end of ``path``; "" where there is none."""
    found = child(element, *path)
    return found.get(W + of, "") if found is not None else ""


def number(text: str, default: int = 0) -> int:
    """A whole number that a file gives; ``default`` where it is none."""
    try:
        return int(text)
    except ValueError:
        return default


def switch(properties: Element | None, name: str) -> bool | None:
    """What a property that is on or off says; None where it says nothing."""
    found = child(properties, name)
    return None if found is None else found.get(f"{W}val", "1").lower() not in _OFF


def contents(element: Element) -> Iterator[Element]:
    """Children with what only wraps them taken away: content controls, links, inserted parts."""
    for each in element:
        name = tag(each)
        if name in _WRAPPERS:
            yield from contents(each)
        elif name == "sdt":
            inner = each.find(f"{W}sdtContent")
            yield from contents(inner) if inner is not None else ()
        elif each.tag == CHOICE_OF:
            chosen = each.find(CHOICE)
            chosen = each.find(FALLBACK) if chosen is None else chosen
            yield from contents(chosen) if chosen is not None else ()
        else:
            yield each


_WRAPPERS = frozenset(("customXml", "smartTag", "hyperlink", "fldSimple", "ins", "moveTo", "dir"))
