"""Legal bases as lines that are typed."""

from __future__ import annotations

from dataclasses import replace

from isodesk.facts import (
    Citation,
    FieldRef,
    Issuer,
    LegalBasis,
    PlanFacts,
    PlanKind,
    PlanStatus,
    RichText,
)
from isodesk.facts.bases import basis_words, with_first_led, with_words
from isodesk.facts.fields import FieldContext

CONTEXT = FieldContext.of(
    PlanFacts("k", PlanKind.BLANK, PlanStatus.DRAFT, Issuer(), RichText(), first_year=2026)
)
DECREE = Citation("c", "Nghị định", "61/2018/NĐ-CP", issuer="Chính phủ", title="về một cửa")


def test_words_are_the_plans_own_else_the_citation_in_full() -> None:
    cited = LegalBasis("a", "Căn cứ", citation=DECREE)
    assert basis_words(cited, CONTEXT) == (
        "Căn cứ Nghị định số 61/2018/NĐ-CP của Chính phủ về một cửa"
    )
    own = LegalBasis("a", "", RichText.of("Nghị định 61;"), DECREE)
    assert basis_words(own, CONTEXT) == "Nghị định 61;"


def test_an_untouched_line_is_the_same_basis() -> None:
    basis = LegalBasis("a", "Căn cứ", citation=DECREE)
    assert with_words(basis, basis_words(basis, CONTEXT), CONTEXT) is basis


def test_retyping_keeps_fields_and_the_citation_while_its_symbol_stands() -> None:
    year = FieldRef("year", "first", last="2026")
    text = RichText.of("Kế hoạch số 61/2018/NĐ-CP năm ", year, ";")
    basis = LegalBasis("a", "Căn cứ", text, DECREE)
    typed = with_words(basis, "Căn cứ Kế hoạch số 61/2018/NĐ-CP của năm 2026;", CONTEXT)
    assert typed.lead == "Căn cứ"
    assert typed.text.fields == (year,)
    assert typed.citation is DECREE
    gone = with_words(basis, "Căn cứ Kế hoạch số 7/KH-UBND năm 2026;", CONTEXT)
    assert gone.citation is None
    assert gone.text.fields == (year,)


def test_the_lead_is_found_and_left_as_it_is_typed() -> None:
    new = with_words(LegalBasis("a"), "Theo đề nghị của Giám đốc Sở.", CONTEXT)
    assert (new.lead, new.text.plain()) == ("Theo đề nghị của", "Giám đốc Sở.")
    basis = LegalBasis("a", "Căn cứ", RichText.of("Luật A;"))
    other = with_words(basis, "Thực hiện Luật A;", CONTEXT)
    assert (other.lead, other.text.plain()) == ("Thực hiện", "Luật A;")
    bare = with_words(basis, "Luật A;", CONTEXT)
    assert (bare.lead, basis_words(bare, CONTEXT)) == ("", "Luật A;")


def test_the_word_that_leads_running_bases_stays_in_front() -> None:
    first, second = LegalBasis("a", "Thực hiện", RichText.of("A")), LegalBasis("b", "")
    third = LegalBasis("c", "Căn cứ")

    def leads(before: list[LegalBasis], after: list[LegalBasis]) -> list[str]:
        return [basis.key + basis.lead for basis in with_first_led(before, after)]

    assert leads([first, second], [second, first]) == ["bThực hiện", "a"]
    assert leads([first, second], [second]) == ["bThực hiện"]
    assert leads([first], [first, replace(second, lead="Thực hiện")]) == ["aThực hiện", "b"]
    assert leads([first, third], [third, first]) == ["cCăn cứ", "aThực hiện"]
    assert leads([], [third]) == ["cCăn cứ"]
