"""Legal bases as lines that are read and typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from isodesk.facts.fields import FieldContext, citation_full
from isodesk.facts.retyping import retyped
from isodesk.facts.richtext import EMPTY, RichText
from isodesk.facts.text import LegalBasis

LEADS = ("Căn cứ", "Thực hiện", "Theo đề nghị của", "Xét đề nghị của")


def with_first_led(before: Sequence[LegalBasis], after: Sequence[LegalBasis]) -> list[LegalBasis]:
    """Running bases set in another order: a word that led them all leads the one now in front."""
    if not before or not before[0].lead or any(basis.lead for basis in before[1:]):
        return list(after)
    lead = before[0].lead
    return [replace(basis, lead="" if at else lead) for at, basis in enumerate(after)]


def basis_words(basis: LegalBasis, context: FieldContext) -> str:
    """The basis as this plan prints it: lead word, then its own words or the citation in full."""
    return f"{basis.lead} {basis_text(basis, context)}".strip()


def basis_text(basis: LegalBasis, context: FieldContext) -> str:
    """What a basis prints behind its lead word."""
    return context.text(_printed(basis))


def with_words(basis: LegalBasis, line: str, context: FieldContext) -> LegalBasis:
    """The basis after its line was retyped.

    Fields that were not touched stay; the citation stays while its symbol does.
    """
    if line == basis_words(basis, context):
        return basis
    led = bool(basis.lead) and line.startswith(f"{basis.lead} ")
    lead = basis.lead if led else next((w for w in LEADS if line.startswith(f"{w} ")), "")
    before = RichText.of(f"{basis.lead} " if basis.lead and not led else "")
    words = line[len(lead) + 1 :] if lead else line
    text = retyped(RichText.of(*before.parts, *_printed(basis).parts), words, context.show)
    citation = basis.citation
    if citation is not None and citation.symbol not in line:
        citation = None
    return replace(basis, lead=lead, text=text, citation=citation)


def _printed(basis: LegalBasis) -> RichText:
    if basis.text or basis.citation is None:
        return basis.text or EMPTY
    return RichText.of(citation_full(basis.citation))
