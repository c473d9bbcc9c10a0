"""What frames the text: letterhead, number, date, title, addressees, signature, recipients.

Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II and IV.
"""

from __future__ import annotations

from isodesk.documents.inline import inline, words
from isodesk.documents.parts import Gap, Inline, Paragraph, Part, SideBySide, Space, Stack
from isodesk.documents.profile import Profile
from isodesk.facts import LETTER_KINDS, Annex, DocumentDate, PlanFacts, SignatureColumn
from isodesk.facts.fields import FieldContext
from isodesk.vietnamese.dates import padded_day, padded_month
from isodesk.vietnamese.text import nfc


def is_letter(plan: PlanFacts) -> bool:
    """True for a công văn, which has no type name and states its subject under its number."""
    return plan.kind in LETTER_KINDS


def letterhead(plan: PlanFacts, fields: FieldContext, profile: Profile) -> tuple[Part, ...]:
    """Quốc hiệu beside the agency, then number beside place and date (ô 1–4)."""
    left, right = profile.letterhead
    labels = profile.labels
    superior = "\n".join(plan.issuer.superior).upper()
    agency = "\n".join(plan.issuer.header).upper()
    issuer = "header/issuer"
    agencies = (
        [Paragraph("superior", words(superior), place=f"{issuer}/superior")] if superior else []
    )
    rule = 0.4 if agency else 0
    agencies.append(Paragraph("agency", words(agency), rule=rule, place=f"{issuer}/header"))
    state = (
        Paragraph("country", words(labels.country)),
        Paragraph("motto", words(labels.motto), rule=1),
    )
    under = []
    if plan.number or plan.symbol:
        under.append(Paragraph("number", number(plan, profile), place="header/number"))
    if is_letter(plan):
        about = inline(fields, plan.subject, before=labels.about)
        under.append(Paragraph("about", about, place="header/subject"))
    when = (*words(f"{plan.place}, "), *day(plan.date, profile))
    dated = Paragraph("date", when, place="header/date")
    return (
        SideBySide((Stack(left, tuple(agencies)), Stack(right, state))),
        SideBySide((Stack(left, tuple(under)), Stack(right, (dated,)))),
    )


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


def title(plan: PlanFacts, fields: FieldContext) -> tuple[Part, ...]:
    """The name of the type and the subject (ô 5a); a letter has neither."""
    if is_letter(plan):
        return ()
    return (
        Paragraph("type", words(plan.document_type.upper())),
        Paragraph("subject", inline(fields, plan.subject), rule=0.4, place="header/subject"),
    )


def addressees(plan: PlanFacts, profile: Profile) -> tuple[Part, ...]:
    """Kính gửi: one on the same line, several below it with dashes under the colon (ô 9a)."""
    label = profile.labels.addressees
    names = [nfc(addressee.name).rstrip(" .;") for addressee in plan.addressees]
    if not names:
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
    if len(plan.signatures) <= 1:
        signer = _signer(plan.signatures[0], profile) if plan.signatures else ()
        if not received and not signer:
            return ()
        pair = (Stack(left, received), Stack(right, signer))
        return (SideBySide(pair, keeps_text=True, before=profile.signature_above),)
    width = (left + right) / len(plan.signatures)
    stacks = tuple(Stack(width, _signer(column, profile)) for column in plan.signatures)
    block = SideBySide(stacks, keeps_text=True, before=profile.signature_above)
    return (block, SideBySide((Stack(left + right, received),))) if received else (block,)


def annex_head(
    plan: PlanFacts, annex: Annex, heading: str, fields: FieldContext, profile: Profile
) -> tuple[Part, ...]:
    """Phụ lục I, its name, and which document it goes with (III.1)."""
    parts = [Paragraph("annex.heading", words(heading))] if heading else []
    if annex.name.parts:
        name = inline(fields, annex.name, capitals=profile.styles["annex.name"].capitals)
        style = "annex.name" if annex.reference else "annex.last"
        parts.append(Paragraph(style, name, place=f"annexes/{annex.key}"))
    if annex.reference:
        parts.append(Paragraph("annex.reference", reference(plan, annex, profile)))
    return tuple(parts)


def reference(plan: PlanFacts, annex: Annex, profile: Profile) -> tuple[Inline, ...]:
    """``(Kèm theo Kế hoạch số 34/KH-UBND ngày 23 tháng 02 năm 2018 của …)``."""
    kind = "Công văn" if is_letter(plan) else plan.document_type
    return (
        *words(f"({annex.reference_verb} {kind} số "),
        *_number_and_symbol(plan, profile),
        *words(" "),
        *day(plan.date, profile),
        *words(f" của {plan.issuer.full_name})"),
    )


def _number_and_symbol(plan: PlanFacts, profile: Profile) -> tuple[Inline, ...]:
    symbol = words("/" + plan.symbol)
    typed = plan.number.strip()
    if not typed:
        return (Gap(profile.pen_number), *symbol)
    return (*words(typed.zfill(2) if typed.isdecimal() else typed), *symbol)


def _recipients(plan: PlanFacts, profile: Profile) -> tuple[Paragraph, ...]:
    labels = profile.labels
    lines = [labels.as_above] if is_letter(plan) and plan.recipients else []
    for recipient in plan.recipients:
        purpose = f" ({recipient.purpose})" if recipient.purpose else ""
        lines.append(f"- {recipient.name}{purpose};")
    copy = plan.file_copy
    if copy:
        kept = ", ".join(part for part in (copy.clerk, copy.unit, copy.person) if part)
        count = f" {copy.copies:02d}" if copy.copies else ""
        lines.append(f"{labels.filed}{kept}{count}.")
    if not lines:
        return ()
    lines[-1] = lines[-1].rstrip(";.") + "."
    return (
        Paragraph("recipients", words(labels.recipients)),
        *(Paragraph("recipient", words(line), place="recipients") for line in lines),
    )


def _signer(column: SignatureColumn, profile: Profile) -> tuple[Paragraph | Space, ...]:
    duties = [line.upper() for line in (*column.authority, column.post) if line]
    names = [line for line in (column.other_post, column.name) if line]
    place = f"signatures/{column.key}"
    return (
        *(Paragraph("authority", words(line), place=place) for line in duties),
        Space(profile.seal),
        *(Paragraph("signer", words(line), place=place) for line in names),
    )
