"""Words found in the texts of a plan, and replaced without touching fields."""

from __future__ import annotations

from isodesk.facts import RichText
from isodesk.facts.fields import FieldContext
from isodesk.facts.retyping import replaced
from isodesk.facts.richtext import Blank, FieldRef, Run
from isodesk.facts.searching import found_in, plan_texts, with_words
from isodesk.services.sample import SAMPLES, sample_plan


def _show(field: FieldRef) -> str:
    return field.last


def test_words_are_replaced_in_the_style_they_had() -> None:
    text = RichText.of("Có ", Run("Ban Chỉ đạo", bold=True), " tỉnh")
    assert replaced(text, 3, 6, "Tổ", _show) == RichText.of(
        "Có ", Run("Tổ Chỉ đạo", bold=True), " tỉnh"
    )


def test_a_stretch_over_a_field_or_a_blank_is_no_word() -> None:
    text = RichText.of("có ", FieldRef("count.all", last="119"), " cơ quan ", Blank(3))
    assert replaced(text, 2, 5, "x", _show) is None
    assert replaced(text, 3, 6, "x", _show) is None
    assert replaced(text, 14, 16, "x", _show) is None
    kept = replaced(text, 7, 14, "đơn vị", _show)
    assert kept == RichText.of("có ", FieldRef("count.all", last="119"), " đơn vị ", Blank(3))


def test_every_sample_text_is_found_where_it_stands() -> None:
    for sample in SAMPLES:
        plan = sample_plan(sample)
        context = FieldContext.of(plan)
        places = [each.place for each in plan_texts(plan)]
        assert len(places) == len(set(places))
        hits = found_in(plan, context, "e")
        assert hits
        for hit in hits:
            assert all(hit.shown[start:stop] for start, stop in hit.spans)
            text, count = with_words(hit, "e", context)
            assert 0 <= count <= len(hit.spans)
            if isinstance(text, RichText):
                assert isinstance(hit.where.text, RichText)
                assert text.fields == hit.where.text.fields
