"""Phần to Điều counted, and annexes named each among its like."""

from __future__ import annotations

from typing import Any

from isodesk.facts import Annex, AnnexStyle, Block, BlockKind, FieldRef, RichText
from isodesk.facts.divisions import is_title, outline_levels
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import annex_headings, block_numbers
from isodesk.facts.places import PlaceNames
from tests.documents.plans import paragraph, small_plan

K = BlockKind
T = RichText.of


def block(key: str, kind: BlockKind, level: int = 1, **more: Any) -> Block:
    return Block(key, kind, T(key), level, **more)


BLOCKS = (
    block("p1", K.PART),
    block("I", K.HEADING),
    block("c1", K.CHAPTER),
    block("m1", K.SECTION),
    block("t1", K.SUBSECTION),
    block("d1", K.ARTICLE),
    block("k1", K.NUMBERED, 2),
    block("a", K.POINT),
    block("k2", K.NUMBERED, 2),
    block("t2", K.SUBSECTION),
    block("d2", K.ARTICLE, 2),
    block("k3", K.NUMBERED, 2),
    block("m2", K.SECTION),
    block("t3", K.SUBSECTION),
    block("c2", K.CHAPTER),
    block("m3", K.SECTION),
    block("d3", K.ARTICLE),
    block("x", K.PLAIN),
    block("p2", K.PART),
    block("II", K.HEADING),
    block("c3", K.CHAPTER),
    block("d9", K.ARTICLE, start_at=9),
    block("d10", K.ARTICLE),
)


def test_articles_run_on_while_what_is_inside_them_begins_anew() -> None:
    assert block_numbers(BLOCKS) == {
        "p1": "Phần I",
        "I": "I.",
        "c1": "Chương I",
        "m1": "Mục 1",
        "t1": "Tiểu mục 1",
        "d1": "Điều 1.",
        "k1": "1.",
        "a": "a)",
        "k2": "2.",
        "t2": "Tiểu mục 2",
        "d2": "Điều 2.",
        "k3": "1.",
        "m2": "Mục 2",
        "t3": "Tiểu mục 1",
        "c2": "Chương II",
        "m3": "Mục 1",
        "d3": "Điều 3.",
        "x": "",
        "p2": "Phần II",
        "II": "I.",
        "c3": "Chương III",
        "d9": "Điều 9.",
        "d10": "Điều 10.",
    }


def test_a_division_without_a_number_is_not_counted() -> None:
    blocks = (block("c", K.CHAPTER, numbered=False), block("d", K.CHAPTER))
    assert block_numbers(blocks) == {"c": "", "d": "Chương I"}


def test_the_outline_nests_what_is_there() -> None:
    levels = outline_levels(BLOCKS)
    wanted = ("p1", "I", "c1", "m1", "t1", "d1", "t2", "m2", "c2", "d3", "p2", "c3", "d9")
    assert [levels[key] for key in wanted] == [1, 2, 2, 3, 4, 5, 4, 3, 2, 4, 1, 2, 3]
    assert outline_levels((block("a", K.ARTICLE), block("c", K.CHAPTER))) == {"a": 1, "c": 1}
    assert not is_title(block("d", K.ARTICLE, 2))


def test_places_are_named_by_their_article() -> None:
    plan = small_plan(blocks=BLOCKS)
    names = PlaceNames.of(plan, FieldContext.of(plan))
    found = {key: names.of_place(f"blocks/{key}") for key in ("c1", "m1", "t2", "d1", "k2", "a")}
    assert found == {
        "c1": "Chương I",
        "m1": "Chương I Mục 1",
        "t2": "Chương I Mục 1 Tiểu mục 2",
        "d1": "Điều 1",
        "k2": "Điều 1 khoản 2",
        "a": "Điều 1 khoản 1 điểm a",
    }
    assert names.of_place("blocks/x") == "Điều 3, đoạn 1"
    assert names.of_place("blocks/II") == "Phần II Mục I"


def annexes(*styles: AnnexStyle) -> tuple[Annex, ...]:
    return tuple(Annex(f"a{i}", T(f"Tên {i}"), style=style) for i, style in enumerate(styles))


def test_each_style_of_annex_counts_among_its_like() -> None:
    style = AnnexStyle
    found = annex_headings(
        annexes(
            style.ROMAN, style.FORM, style.NONE, style.FORM, style.TEMPLATE, style.LIST, style.ROMAN
        )
    )
    assert list(found.values()) == [
        *("Phụ lục I", "Biểu số 01", "", "Biểu số 02", "Mẫu số 01", "Danh sách", "Phụ lục II")
    ]


def test_one_alone_of_phu_luc_and_danh_sach_has_no_number() -> None:
    style = AnnexStyle
    found = annex_headings(annexes(style.ROMAN, style.LIST, style.LIST, style.FORM))
    assert list(found.values()) == [
        *("Phụ lục", "Danh sách số 01", "Danh sách số 02", "Biểu số 01")
    ]


def test_a_reference_in_the_text_follows_the_heading_of_its_annex() -> None:
    style = AnnexStyle
    plan = small_plan(annexes=annexes(style.ROMAN, style.FORM, style.NONE, style.ROMAN))
    context = FieldContext.of(plan)
    fields = [FieldRef("ref", annex.key) for annex in plan.annexes]
    assert [context.show(f) for f in fields] == ["Phụ lục I", "Biểu số 01", "Tên 2", "Phụ lục II"]
    assert context.is_broken(FieldRef("ref", "gone"))
    alone = FieldContext.of(small_plan(annexes=annexes(style.ROMAN)))
    assert alone.show(FieldRef("ref", "a0")) == "Phụ lục"


def test_paragraphs_before_any_division_are_counted_from_the_top() -> None:
    plan = small_plan(blocks=(paragraph("x", key="x"),))
    assert PlaceNames.of(plan, FieldContext.of(plan)).of_place("blocks/x") == "Đoạn 1"
