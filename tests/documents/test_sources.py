"""Every field says where it comes from, and its place is one that the plan has."""

from __future__ import annotations

import pytest

from isodesk.documents.sources import origin_of
from isodesk.facts import FieldRef, PlanFacts, canonical
from isodesk.facts.choices import field_choices, reference_choices
from isodesk.facts.fields import SOURCES, FieldContext
from isodesk.host.resources import resource

SAMPLES = (
    *("ap-dung-2018-2020", "chuyen-doi-2018-2020", "huong-dan-kt-xh-2024"),
    *("ke-hoach-nam-2024", "kiem-tra-2020"),
)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_field_of_a_plan_has_its_sentence(name: str) -> None:
    text = resource(f"samples/{name}.json").read_text(encoding="utf-8")
    context = FieldContext.of(canonical.loads(PlanFacts, text))
    keys = text
    for choice in (*field_choices(context), *reference_choices(context)):
        origin = origin_of(context, choice.field)
        assert origin.sentence.startswith("“") and origin.sentence.endswith(".")
        assert "là số liệu của kế hoạch" not in origin.sentence
        room, _, rest = origin.place.partition("/")
        key = rest.partition("/")[0]
        if room not in ("header", "receivers", "citations", "columns", "") and key != "total":
            assert f'"{key}"' in keys, origin


def test_a_field_without_a_source_says_so() -> None:
    text = resource(f"samples/{SAMPLES[0]}.json").read_text(encoding="utf-8")
    context = FieldContext.of(canonical.loads(PlanFacts, text))
    origin = origin_of(context, FieldRef("count.group", "không có", last="17"))
    assert origin.sentence == "“17” là chữ của lần cuối: nguồn không còn trong kế hoạch."
    assert origin.place == ""
    assert set(SOURCES) >= {"ref", "citation"}
