"""Sections of pages: paper, margins, and the number in the top margin from the second page on."""

from __future__ import annotations

from collections.abc import Sequence

from isodesk.documents.parts import Section
from isodesk.documents.profile import Margins, Profile
from isodesk.exporters.word.elements import (
    Element,
    element,
    from_mm,
    paragraph_properties,
    text_element,
)
from isodesk.exporters.word.styles import style_id

_SHORT, _LONG = 210, 297


def margins(section: Section, profile: Profile) -> Margins:
    """The white edges of a section's pages."""
    return profile.landscape if section.landscape else profile.portrait


def text_width(section: Section, profile: Profile) -> float:
    """The width between the margins in mm."""
    edges = margins(section, profile)
    return (_LONG if section.landscape else _SHORT) - edges.left - edges.right


def text_height(section: Section, profile: Profile) -> float:
    """The height between the margins in mm."""
    edges = margins(section, profile)
    return (_SHORT if section.landscape else _LONG) - edges.top - edges.bottom


def section_properties(
    section: Section, profile: Profile, references: Sequence[Element], *, stamped: bool
) -> Element:
    """Pages that count from 1 and hide the first number (I.7, III.1.đ).

    ``references`` name what stands in the margins; without one it is that of the section before.
    A ``stamped`` file has marks in an upper margin, where they begin above the number.
    """
    edges = margins(section, profile)
    wide, high = (_LONG, _SHORT) if section.landscape else (_SHORT, _LONG)
    size = element("pgSz", w=from_mm(wide), h=from_mm(high))
    if section.landscape:
        size.set(size.tag.replace("pgSz", "orient"), "landscape")
    places = {name: from_mm(getattr(edges, name)) for name in ("top", "right", "bottom", "left")}
    top = profile.stamps.top if stamped else _number_top(profile)
    rest = {"header": from_mm(top), "footer": from_mm(edges.bottom if section.foot else 10)}
    return element(
        "sectPr",
        *references,
        element("type", val="nextPage"),
        size,
        element("pgMar", **places, **rest, gutter=0),
        element("pgNumType", start=1),
        element("titlePg"),
    )


def number_drop(profile: Profile) -> float:
    """How far in mm the page number stands below the marks of an upper margin."""
    return _number_top(profile) - profile.stamps.top


def _number_top(profile: Profile) -> float:
    return profile.page_number_top - profile.page_number_size * 1.15 / 2 / 72 * 25.4


def page_numbers(key: str) -> Element:
    """The reference to the header with the page number."""
    return reference("headerReference", "default", key)


def reference(tag: str, pages: str, key: str) -> Element:
    """``<w:headerReference>`` or ``<w:footerReference>`` to the part with this key."""
    made = element(tag, type=pages)
    made.set(_RELATION, key)
    return made


_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def page_number(drop: float = 0) -> Element:
    """The paragraph of the header: the number of its page, ``drop`` mm below its edge."""
    field = element("fldSimple", element("r", text_element("2")), instr=" PAGE ")
    properties = [element("pStyle", val=style_id("page.number"))]
    if drop > 0:
        properties.append(element("spacing", before=from_mm(drop)))
    return element("p", paragraph_properties(*properties), field)
