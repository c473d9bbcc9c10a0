"""What stands above the text: the name of the type, or of a letter what it is about."""

from __future__ import annotations

from dataclasses import replace

from isodesk.facts import Issuer, PlanFacts, PlanKind, PlanStatus, RichText
from isodesk.facts.fields import FieldContext
from isodesk.ui.editor.outline import items_of

PLAN = PlanFacts(
    "p", PlanKind.YEARLY, PlanStatus.DRAFT, Issuer(), RichText.of("hướng dẫn xây dựng Kế hoạch")
)


def test_a_letter_shows_no_name_of_its_type() -> None:
    letter = replace(PLAN, kind=PlanKind.LETTER, document_type="Công văn")
    heads = [items_of(FieldContext.of(plan))[0] for plan in (PLAN, letter)]
    assert [head.title for head in heads] == ["KẾ HOẠCH", "V/v"]
    assert heads[1].lines == ("hướng dẫn xây dựng Kế hoạch",)
