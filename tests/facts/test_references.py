"""Cross-references in words, as they follow the numbers."""

from __future__ import annotations

from dataclasses import replace

from isodesk.checks.registry import run_checks
from isodesk.facts import (
    Annex,
    AnnexStyle,
    Block,
    BlockKind,
    FieldRef,
    Issuer,
    PlanFacts,
    PlanKind,
    PlanStatus,
    RichText,
)
from isodesk.facts.choices import reference_choices, target_words
from isodesk.facts.fields import FieldContext
from isodesk.facts.references import references

REF = FieldRef("ref", "a2", last="điểm b khoản 2 Mục II")


def _block(key: str, kind: BlockKind, level: int = 1, *parts: str | FieldRef) -> Block:
    return Block(key, kind, RichText.of(*(parts or (key,))), level)


PLAN = PlanFacts(
    key="k",
    kind=PlanKind.YEARLY,
    status=PlanStatus.DRAFT,
    issuer=Issuer(full_name="Sở A"),
    subject=RichText.of("Thử"),
    blocks=(
        _block("m1", BlockKind.HEADING),
        _block("đ", BlockKind.PLAIN, 1, "Theo ", REF, "."),
        _block("m2", BlockKind.HEADING),
        _block("k1", BlockKind.NUMBERED, 2),
        _block("k2", BlockKind.HEADING, 2),
        _block("a1", BlockKind.POINT),
        _block("a2", BlockKind.POINT),
        _block("k21", BlockKind.NUMBERED, 3),
        _block("g", BlockKind.BULLET),
    ),
    annexes=(
        Annex("p1", RichText.of("Một")),
        Annex("p2", RichText.of("Hai"), (_block("x", BlockKind.NUMBERED, 2),)),
        Annex("p3", RichText.of("BIỂU SỐ 01"), style=AnnexStyle.NONE),
    ),
)


def test_every_part_is_named_as_in_a_sentence() -> None:
    assert references(PLAN) == {
        "m1": "Mục I",
        "m2": "Mục II",
        "k1": "khoản 1 Mục II",
        "k2": "khoản 2 Mục II",
        "a1": "điểm a khoản 2 Mục II",
        "a2": "điểm b khoản 2 Mục II",
        "k21": "khoản 2.1 Mục II",
        "p1": "Phụ lục I",
        "p2": "Phụ lục II",
        "x": "khoản 1 Phụ lục II",
        "p3": "Biểu số 01",
    }


def test_a_reference_follows_the_numbers() -> None:
    context = FieldContext.of(PLAN)
    assert context.show(REF) == "điểm b khoản 2 Mục II"
    assert context.show(replace(REF, format="cap")) == "Điểm b khoản 2 Mục II"
    fewer = replace(PLAN, blocks=(*PLAN.blocks[1:5], *PLAN.blocks[6:]))
    assert FieldContext.of(fewer).show(REF) == "điểm a khoản 2 Mục I"


def test_a_reference_to_what_is_gone_is_an_error() -> None:
    assert not [f for f in run_checks(PLAN) if f.rule == "fields.broken"]
    gone = replace(PLAN, blocks=tuple(b for b in PLAN.blocks if b.key != "a2"))
    (finding,) = [f for f in run_checks(gone) if f.rule == "fields.broken"]
    assert finding.place == "blocks/đ"
    assert finding.message.startswith("Dẫn chiếu “điểm b khoản 2 Mục II” chỉ đến chỗ không còn")


def test_choices_show_the_words_behind_a_number() -> None:
    choices = {choice.field.target: choice for choice in reference_choices(FieldContext.of(PLAN))}
    assert choices["k2"].name.strip() == "2. k2"
    assert choices["p2"].name == "Phụ lục II – Hai"
    assert choices["a2"].shown == "điểm b khoản 2 Mục II"
    assert target_words(FieldContext.of(PLAN), REF) == "b) a2"


def test_divisions_are_cited_from_the_innermost_out() -> None:
    blocks = (
        _block("p1", BlockKind.PART),
        _block("h", BlockKind.HEADING),
        _block("c1", BlockKind.CHAPTER),
        _block("s1", BlockKind.SECTION),
        _block("t1", BlockKind.SUBSECTION),
        _block("d1", BlockKind.ARTICLE),
        _block("k1", BlockKind.NUMBERED, 2),
        _block("a1", BlockKind.POINT),
    )
    assert references(replace(PLAN, blocks=blocks, annexes=())) == {
        "p1": "Phần I",
        "h": "Mục I Phần I",
        "c1": "Chương I",
        "s1": "Mục 1 Chương I",
        "t1": "Tiểu mục 1 Mục 1 Chương I",
        "d1": "Điều 1",
        "k1": "khoản 1 Điều 1",
        "a1": "điểm a khoản 1 Điều 1",
    }
