"""What frames the text: letterhead, number, date, title, addressees, signature, recipients.

Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II and IV.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from isodesk.documents.inline import inline, words
from isodesk.documents.marks import drafter, stamps
from isodesk.documents.parts import Frame, Gap, Inline, Paragraph, Part, SideBySide, Space, Stack
from isodesk.documents.profile import Profile
from isodesk.facts import (
    LETTER_KINDS,
    Annex,
    DocumentDate,
    FileCopy,
    Orientation,
    PlanFacts,
    SignatureColumn,
    Wrapper,
)
from isodesk.facts.fields import FieldContext
from isodesk.vietnamese.dates import padded_day, padded_month
from isodesk.vietnamese.text import nfc


def is_letter(plan: PlanFacts) -> bool:
    """True for a công văn, which has no type name and states its subject under its number."""
    return plan.kind in LETTER_KINDS


def letterhead(plan: PlanFacts, fields: FieldContext, profile: Profile) -> tuple[Part, ...]:
    """Quốc hiệu beside the agency, then number beside place and date (ô 1–4).

    What is issued with a decision has the number and date of the decision alone.
    """
    left, right = profile.letterhead
    labels = profile.labels
    superior = "\n".join(plan.issuer.superior).upper()
    agency = "\n".join(plan.issuer.header).upper()
    issuer = "header/issuer"
    rule = 0.4 if agency else 0
    own = Paragraph("agency", words(agency), rule=rule, place=f"{issuer}/header")
    agencies = [own]
    if superior:
        above = Paragraph("superior", words(superior), place=f"{issuer}/superior")
        agencies = [replace(above, alike=own), replace(own, alike=above)]
    state = (
        Paragraph("country", words(labels.country)),
        Paragraph("motto", words(labels.motto), rule=1),
    )
    head = SideBySide((Stack(left, tuple(agencies)), Stack(right, state)))
    under: list[Paragraph | Space | Frame] = []
    dated: tuple[Paragraph, ...] = ()
    if plan.wrapper is None:
        if plan.number or plan.symbol:
            under.append(Paragraph("number", number(plan, profile), place="header/number"))
        when = (*words(f"{plan.place}, "), *day(plan.date, profile))
        dated = (Paragraph("date", when, place="header/date"),)
    if is_letter(plan):
        about = inline(fields, plan.subject, before=labels.about)
        under.append(Paragraph("about", about, place="header/subject"))
    under += stamps(plan, profile)
    if not under and not dated:
        return (head,)
    return (head, SideBySide((Stack(left, tuple(under)), Stack(right, dated))))


def number(plan: PlanFacts, profile: Profile) -> tuple[Inline, ...]:
    """``Số: 05/KH-UBND``; room for a pen while the number is not known."""
    return (*words(profile.labels.number), *_number_and_symbol(plan, profile))


def day(date: DocumentDate, profile: Profile) -> tuple[Inline, ...]:
    """``ngày 05 tháng 01 năm 2020``; room for a pen where a part is not known."""
    parts: list[Inline] = [*words("ngày ")]
    parts += words(padded_day(date.day)) if date.day else (Gap(profile.pen_day),)
    parts += words(" tháng ")
    parts += words(padded_month(date.month)) if date.month else (Gap(profile.pen_day),)
    parts += words(" năm ")
    parts += words(str(date.year)) if date.year else (*words("20"), Gap(profile.pen_day))
    return tuple(parts)


def title(
    plan: PlanFacts, fields: FieldContext, profile: Profile, *, electronic: bool
) -> tuple[Part, ...]:
    """The name of the type and the subject (ô 5a); a letter has neither.

    Below stands the decision that it is issued with, if it is.
    """
    if is_letter(plan):
        return ()
    kind = Paragraph("type", words(plan.document_type.upper()))
    subject = inline(fields, plan.subject)
    place = "header/subject"
    if plan.wrapper is None:
        return (kind, Paragraph("subject", subject, rule=0.4, place=place))
    issued = (
        *words(f"({profile.labels.issued_with} "),
        *_issued_with(plan, plan.wrapper, profile, electronic),
        *words(")"),
    )
    return (
        kind,
        Paragraph("subject.above", subject, place=place),
        Paragraph("issued_with", issued, rule=0.4, place="header/wrapper"),
    )


def addressees(plan: PlanFacts, profile: Profile) -> tuple[Part, ...]:
    """Kính gửi: one on the same line, several below it with dashes under the colon (ô 9a)."""
    label = profile.labels.addressees
    names = [nfc(addressee.name).rstrip(" .;") for addressee in plan.addressees]
    if not names or plan.wrapper is not None:
        return ()
    if len(names) == 1:
        only = words(f"{label} {names[0]}.")
        return (Paragraph("addressee", only, place="addressees"),)
    ends = [";"] * (len(names) - 1) + ["."]
    lines = [f"- {name}{end}" for name, end in zip(names, ends, strict=True)]
    return (
        Paragraph("addressees", words(label), place="addressees"),
        *(Paragraph("addressee.item", words(line), place="addressees") for line in lines[:-1]),
        Paragraph("addressee.last", words(lines[-1]), place="addressees"),
    )


def signatures(plan: PlanFacts, profile: Profile) -> tuple[Part, ...]:
    """The signers, with Nơi nhận to the left of a single one (ô 7, 9b)."""
    left, right = profile.signature
    received = _recipients(plan, profile)
    columns = signers(plan)
    if len(columns) <= 1:
        signer = _signer(columns[0], profile) if columns else ()
        if not received and not signer:
            return ()
        pair = (Stack(left, received), Stack(right, signer))
        return (SideBySide(pair, keeps_text=True, before=profile.signature_above),)
    rows = _rows(columns, left + right, profile)
    return (*rows, SideBySide((Stack(left + right, received),))) if received else rows


def annex_signatures(plan: PlanFacts, annex: Annex, profile: Profile) -> tuple[Part, ...]:
    """The signers of an annex; one alone stands at the right."""
    columns = signers(plan, annex.key)
    width = profile.text_width(annex.orientation is Orientation.LANDSCAPE)
    if len(columns) != 1:
        return _rows(columns, width, profile)
    right = profile.signature[1]
    pair = (Stack(width - right), Stack(right, _signer(columns[0], profile)))
    return (SideBySide(pair, keeps_text=True, before=profile.signature_above),)


def signers(plan: PlanFacts, annex: str = "") -> tuple[SignatureColumn, ...]:
    """Who signs the body, or the annex with this key."""
    return tuple(column for column in plan.signatures if column.annex == annex)


def _rows(
    columns: Sequence[SignatureColumn], width: float, profile: Profile
) -> tuple[SideBySide, ...]:
    """Signers side by side, in as few rows as they have room in, each row about as full."""
    if not columns:
        return ()
    count = ceil(len(columns) / max(1, int(width // profile.signer)))
    each = ceil(len(columns) / count)
    rows = [columns[first : first + each] for first in range(0, len(columns), each)]
    return tuple(_row(row, width, profile) for row in rows)


def _row(columns: Sequence[SignatureColumn], width: float, profile: Profile) -> SideBySide:
    """Signers whose names stand on one line."""
    lines = [len(_duties(column)) for column in columns]
    stacks = tuple(
        Stack(width / len(columns), _signer(column, profile, max(lines) - own))
        for column, own in zip(columns, lines, strict=True)
    )
    return SideBySide(stacks, keeps_text=True, before=profile.signature_above)


def annex_head(
    plan: PlanFacts,
    annex: Annex,
    heading: str,
    fields: FieldContext,
    profile: Profile,
    *,
    electronic: bool,
) -> tuple[Part, ...]:
    """Phụ lục I, its name, and which document it goes with (III.1)."""
    place = f"annexes/{annex.key}"
    parts = [Paragraph("annex.heading", words(heading), place=place)] if heading else []
    if annex.name.parts:
        name = inline(fields, annex.name, capitals=profile.styles["annex.name"].capitals)
        style = "annex.name" if annex.reference else "annex.last"
        parts.append(Paragraph(style, name, place=place))
    if annex.reference:
        text = reference(plan, annex, profile, electronic=electronic)
        parts.append(
            Paragraph("annex.reference", text, rule=1 / 3, place=f"{place}/reference_verb")
        )
    return tuple(parts)


def reference(
    plan: PlanFacts, annex: Annex, profile: Profile, *, electronic: bool = False
) -> tuple[Inline, ...]:
    """``(Kèm theo Kế hoạch số 34/KH-UBND ngày 23 tháng 02 năm 2018 của …)``.

    An electronic paper carries number and day in its signature, so they stay blank (III.1.c).
    """
    kind = "Công văn" if is_letter(plan) else plan.document_type
    if plan.wrapper is not None:
        # The plan is what is issued with the decision; its annex only goes with the plan.
        lead = words(f"({profile.labels.goes_with} {kind} {profile.labels.issued_with.lower()} ")
        return (*lead, *_issued_with(plan, plan.wrapper, profile, electronic), *words(")"))
    lead = words(f"({annex.reference_verb} {kind} ")
    known = _number_and_day(plan, profile, electronic)
    return (*lead, *known, *words(f" của {plan.issuer.full_name})"))


def _issued_with(
    plan: PlanFacts, wrapper: Wrapper, profile: Profile, electronic: bool
) -> tuple[Inline, ...]:
    """``Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026 của …``."""
    known = _number_and_day(wrapper, profile, electronic)
    issuer = wrapper.issuer or plan.issuer.full_name
    return (*words(f"{wrapper.document_type} "), *known, *words(f" của {issuer}"))


def _number_and_day(
    paper: PlanFacts | Wrapper, profile: Profile, electronic: bool
) -> tuple[Inline, ...]:
    if electronic:
        return _to_be_signed(profile)
    written = _number_and_symbol(paper, profile)
    return (*words("số "), *written, *words(" "), *day(paper.date, profile))


def _to_be_signed(profile: Profile) -> tuple[Inline, ...]:
    """Blanks for number and day."""
    room = Gap(profile.pen_day)
    return (
        *words("số "),
        room,
        *words("/"),
        Gap(profile.pen_number),
        *words(" ngày "),
        room,
        *words(" tháng "),
        room,
        *words(" năm "),
        room,
    )


def _number_and_symbol(paper: PlanFacts | Wrapper, profile: Profile) -> tuple[Inline, ...]:
    symbol = words("/" + paper.symbol)
    typed = paper.number.strip()
    if not typed:
        return (Gap(profile.pen_number), *symbol)
    return (*words(typed.zfill(2) if typed.isdecimal() else typed), *symbol)


def filed(copy: FileCopy) -> str:
    """``VT, TĐC, LTT 03``: the clerks' office, who drafted it, how many copies are kept (9.d)."""
    kept = ", ".join(part for part in (copy.clerk, copy.unit, copy.person) if part)
    return f"{kept} {copy.copies:02d}" if copy.copies else kept


def _recipients(plan: PlanFacts, profile: Profile) -> tuple[Paragraph, ...]:
    labels = profile.labels
    lines = [labels.as_above] if is_letter(plan) and plan.recipients else []
    for recipient in plan.recipients:
        purpose = f" ({recipient.purpose})" if recipient.purpose else ""
        lines.append(f"- {recipient.name}{purpose};")
    copy = plan.file_copy
    if copy:
        lines.append(f"{labels.filed}{filed(copy)}.")
    if not lines:
        return drafter(plan)
    lines[-1] = lines[-1].rstrip(";.") + "."
    return (
        Paragraph("recipients", words(labels.recipients), place="recipients"),
        *(Paragraph("recipient", words(line), place="recipients") for line in lines),
        *drafter(plan),
    )


def _signer(
    column: SignatureColumn, profile: Profile, lines_below: int = 0
) -> tuple[Paragraph | Space, ...]:
    """Duties, room to sign, names; ``lines_below`` more lines of room than one alone has."""
    names = [line for line in (column.other_post, column.name) if line]
    place = f"signatures/{column.key}"
    style = profile.styles["authority"]
    line = style.size * style.leading / 72 * 25.4
    return (
        *(Paragraph("authority", words(duty), place=place) for duty in _duties(column)),
        Space(profile.seal + lines_below * line, profile.seal - profile.least_seal),
        *(Paragraph("signer", words(name), place=place) for name in names),
    )


def _duties(column: SignatureColumn) -> list[str]:
    return [line.upper() for line in (*column.authority, column.post) if line]
