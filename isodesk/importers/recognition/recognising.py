"""From a document as its reader saw it to the facts of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from isodesk.facts import (
    Addressee,
    DocumentDate,
    LegalBasis,
    PlanFacts,
    PlanKind,
    PlanStatus,
    RichText,
    SignatureColumn,
)
from isodesk.importers.recognition.annexes import begins_annex, read_annexes
from isodesk.importers.recognition.closing import Closing, begins_closing, read_closing
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.flow import read_body
from isodesk.importers.recognition.header import (
    Header,
    Reference,
    is_reference,
    read_header,
    reference_of,
)
from isodesk.importers.recognition.issuers import issuer_of
from isodesk.importers.recognition.ledger import lost_words
from isodesk.importers.recognition.prose import (
    abbreviations,
    deadline,
    plan_years,
    receiving,
    standards,
)
from isodesk.importers.recognition.prose_costs import read_prose_costs
from isodesk.importers.recognition.prose_lists import (
    date_modes,
    read_listed_units,
    read_prose_team,
)
from isodesk.importers.recognition.roadmaps import without_roadmaps
from isodesk.importers.recognition.rows import flat
from isodesk.importers.recognition.tables import with_tables_joined, with_titles_apart
from isodesk.importers.source import SourceDocument, SourceDoubt, SourceParagraph, SourcePart
from isodesk.vietnamese.periods import NO_PERIOD
from isodesk.vietnamese.text import fold


@dataclass(frozen=True)
class Imported:
    """A plan out of a foreign document. ``prose_kept``: every word of the source is in the plan."""

    plan: PlanFacts
    doubts: tuple[SourceDoubt, ...]
    prose_kept: bool


def recognise(document: SourceDocument) -> Imported:
    """Understand a document; what is not understood stays as text or as a table of its own."""
    draft = Draft(doubts=list(document.doubts))
    parts = with_tables_joined(with_titles_apart(document.parts))
    parts = without_roadmaps(draft, parts)
    texts = [flat(p.text) for p in document.paragraphs() if p.text.strip()]
    header = read_header(draft, parts)
    told = _told(texts)
    header = _completed(header, told)
    issued = header.date.year
    draft.year, draft.last_year = plan_years(header.subject, (), texts, issued)
    end, after = _ends(parts, header.ends)
    blocks, bases = read_body(draft, parts[header.ends : end])
    closing, rest = Closing(), end
    if end < len(parts) and not after:
        closing, rest = read_closing(draft, parts, end, letter=header.is_letter)
    annexes, signers = read_annexes(draft, parts[rest:])
    draft.blocks, draft.annexes = blocks, annexes
    plan = _plan(draft, header, told, texts, bases, closing, signers)
    lost = lost_words(document, plan, draft.doubts)
    return Imported(plan, (*draft.doubts, *lost), not lost)


def _ends(parts: Sequence[SourcePart], start: int) -> tuple[int, bool]:
    """Where the body ends, and whether a supplement follows it at once, without a closing."""
    for at in range(start, len(parts)):
        if begins_closing(parts, at):
            return at, False
    for at in range(start + 1, len(parts)):
        part = parts[at]
        if begins_annex(part) and isinstance(part, SourceParagraph) and part.text.isupper():
            return at, True
    return len(parts), True


def _told(texts: Sequence[str]) -> Reference:
    """What the line under a supplement's title says of the document."""
    for text in texts:
        if is_reference(text):
            return reference_of(text)
    return Reference()


def _completed(header: Header, told: Reference) -> Header:
    """The header with what only the line under a supplement's title says."""
    if header.wrapper and header.symbol:
        # It has a number of its own; where it has none the decision's is printed.
        header.wrapper = None
    if header.wrapper:
        return header
    if not header.symbol:
        header.number, header.symbol = told.number, told.symbol
    if header.date == DocumentDate():
        header.date = told.date
    return header


def _plan(
    draft: Draft,
    header: Header,
    told: Reference,
    texts: Sequence[str],
    bases: Sequence[LegalBasis],
    closing: Closing,
    signers: Sequence[SignatureColumn],
) -> PlanFacts:
    issuer = issuer_of(draft, header, texts, told.issuer)
    place = header.place or _place(issuer.full_name)
    named = (*(c.year for c in draft.columns), *(g.year for g in draft.task_groups))
    years = [year for year in named if year]
    first, last = plan_years(header.subject, years, texts, header.date.year)
    if header.is_letter and first and header.date.year and header.date.year < first:
        first = header.date.year
    draft.year, draft.last_year = first, last
    _read_prose(draft)
    standard_from, standard_to = standards(header.subject)
    sent, receivers = deadline(texts) if header.is_letter else (NO_PERIOD, ())
    based = [(basis.key, basis.text.plain()) for basis in bases]
    return PlanFacts(
        key="plan",
        kind=_kind(header, first, last),
        status=PlanStatus.DRAFT,
        issuer=replace(issuer, place=place),
        subject=RichText.of(header.subject),
        document_type=header.document_type or "Công văn",
        number=header.number,
        symbol=header.symbol,
        place=place,
        date=header.date,
        first_year=first,
        last_year=last,
        wrapper=header.wrapper,
        deadline=sent,
        standard_from=standard_from,
        standard_to=standard_to,
        legal_bases=tuple(bases),
        abbreviations=abbreviations(draft, draft.blocks, based),
        addressees=tuple(_addressees(draft, header)),
        recipients=tuple(closing.recipients),
        file_copy=closing.file_copy,
        signatures=(*closing.signatures, *signers),
        receivers=receiving(draft, receivers),
        **_gathered(draft),
    )


def _gathered(draft: Draft) -> dict[str, Any]:
    """What the tables and the text gave, by the name of its part of the plan."""
    return {
        "blocks": tuple(draft.blocks),
        "annexes": tuple(draft.annexes),
        "tables": tuple(draft.tables),
        "groups": tuple(draft.groups),
        "subjects": tuple(draft.subjects),
        "columns": tuple(draft.columns),
        "marks": tuple(draft.marks),
        "task_groups": tuple(draft.task_groups),
        "tasks": tuple(draft.tasks),
        "budget_columns": tuple(draft.budget_columns),
        "budget_lines": tuple(draft.budget_lines),
        "sources": tuple(draft.sources),
        "free_tables": tuple(draft.free_tables),
        "indicator_forms": tuple(draft.forms),
        "mailing": tuple(draft.mailing),
        "team": tuple(draft.team),
        "stated": tuple(draft.stated),
    }


def _addressees(draft: Draft, header: Header) -> Iterator[Addressee]:
    for name in header.addressees:
        yield Addressee(draft.key("kg"), name)


def _read_prose(draft: Draft) -> None:
    """Facts that no table gave, out of the running text."""
    read_listed_units(draft, draft.blocks)
    read_prose_team(draft, draft.blocks)
    read_prose_costs(draft, draft.blocks)
    rows = [
        [cell.plain() for cell in row.cells] for table in draft.free_tables for row in table.rows
    ]
    date_modes(draft, [*rows, *([block.text.plain()] for block in draft.blocks)])


def _place(full_name: str) -> str:
    """``Lạng Sơn`` of ``Ủy ban nhân dân tỉnh Lạng Sơn``."""
    for level in ("tỉnh ", "thành phố ", "huyện ", "thị xã ", "quận "):
        _, found, name = full_name.partition(level)
        if found and name[:1].isupper():
            return name
    return ""


def _kind(header: Header, first: int | None, last: int | None) -> PlanKind:
    folded = fold(header.subject)
    if header.is_letter:
        return PlanKind.LETTER
    if header.document_type not in ("Kế hoạch", "Chương trình", "Đề án", "Phương án"):
        return PlanKind.BLANK
    if folded.startswith(("kiem tra", "thanh tra", "giam sat")):
        return PlanKind.INSPECTION
    if "chuyen doi" in folded and "chuyen doi so" not in folded:
        return PlanKind.TRANSITION
    if first is None:
        return PlanKind.BLANK
    return PlanKind.PROGRAMME if first != last else PlanKind.YEARLY
