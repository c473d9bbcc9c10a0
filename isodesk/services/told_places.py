"""Where a step of the history changed a plan, in words that stand there now."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from isodesk.facts.fields import FieldContext
from isodesk.facts.places import PlaceNames
from isodesk.services.read import read_plan

_UNKNOWN = "Kế hoạch"
_CUT = 60


def told_places(session: Session, plan: str, places: Collection[str]) -> Mapping[str, str]:
    """``Mục II khoản 1, đoạn 2: “Chuyển đổi…”`` by place; those that are gone are left out."""
    facts = read_plan(session, plan)
    context = FieldContext.of(facts)
    names = PlaceNames.of(facts, context)
    words = {f"blocks/{block.key}": block.text for block in facts.all_blocks()}
    told = {}
    for place in places:
        name = names.of_place(place)
        if name == _UNKNOWN:
            continue
        said = " ".join(context.text(words[place]).split()) if place in words else ""
        shown = said if len(said) <= _CUT else f"{said[:_CUT].rsplit(' ', 1)[0]}…"
        told[place] = f"{name}: “{shown}”" if shown else name
    return told
