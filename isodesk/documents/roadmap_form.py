"""How the roadmap is printed: its paper, scale and colours, and the annex that it makes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from isodesk.documents.letterhead import annex_head
from isodesk.documents.parts import Part
from isodesk.documents.profile import Profile
from isodesk.documents.roadmap import Zoom
from isodesk.documents.roadmap_tones import ColourBy
from isodesk.facts import Annex, Orientation, RichText
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import annex_headings

TITLE = "Biểu đồ tiến độ thực hiện"


class RoadmapPaper(StrEnum):
    """The paper, always turned on its side; PICTURE is one sheet as high as it must be."""

    A4 = "A4"
    A3 = "A3"
    PICTURE = "picture"


@dataclass(frozen=True)
class RoadmapForm:
    """What was chosen for a print; without ``zoom`` the finest scale that fits one sheet.

    ``today`` is the day by which tasks are late, where the colours say so.
    """

    paper: RoadmapPaper = RoadmapPaper.A4
    zoom: Zoom | None = None
    colour: ColourBy = ColourBy.NOTHING
    today: date = date.min


def roadmap_annex_head(
    fields: FieldContext, profile: Profile, *, electronic: bool = False
) -> tuple[Part, ...]:
    """The head of the annex, numbered after the plan's own, and the plan that it goes with."""
    annex = Annex("roadmap", RichText.of(TITLE), orientation=Orientation.LANDSCAPE)
    annexes = (*fields.plan.annexes, annex)
    heading = annex_headings(annexes)[annex.key]
    plan = replace(fields.plan, annexes=annexes)
    return annex_head(plan, annex, heading, fields, profile, electronic=electronic)
