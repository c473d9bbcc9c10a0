"""Công văn đôn đốc: a letter to each unit that is late, naming its own rows and deadlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from isodesk.errors import UserError
from isodesk.facts import Addressee, DocumentDate, FreeRow, PlanFacts, PlanKind, RichText
from isodesk.facts.fields import FieldContext
from isodesk.facts.lateness import LateUnit
from isodesk.facts.report_fields import named, named_short
from isodesk.models.base import new_key
from isodesk.services.kinds import Choice, new_plan
from isodesk.vietnamese.amounts import padded
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.periods import NO_PERIOD, parse_period

_PRESET = "letter-reminder"


def reminder_of(plan: PlanFacts, unit: LateUnit, day: date, answer_by: date | None) -> PlanFacts:
    """A letter of the plan's issuer to ``unit``, late on ``day``, to be answered by a day.

    UserError when the answer is wanted before it is asked for.
    """
    if answer_by is not None and answer_by < day:
        raise UserError("Thời hạn trả lời đứng trước ngày tính số ngày chậm. Ghi lại ngày.")
    context = FieldContext.of(plan)
    subject = " ".join(context.text(plan.subject).split())
    names = {
        "unit": unit.name,
        "plan_name": named_short(plan, subject),
        "plan_full": named(plan, subject),
        "day": format_date(day),
        "late_count": padded(len(unit.rows)),
    }
    if plan.file_copy is not None and plan.file_copy.unit:
        names |= {"unit_abbr": plan.file_copy.unit, "drafter": plan.file_copy.unit}
    words = f"trước ngày {format_date(answer_by)}" if answer_by else ""
    letter = new_plan(
        PlanKind.LETTER,
        plan.issuer,
        day.year,
        day.year,
        names=names,
        choice=Choice(preset=_PRESET),
    )
    rows = tuple(
        FreeRow(
            new_key(),
            tuple(
                RichText.of(text) for text in (str(at), row.content, row.deadline, padded(row.days))
            ),
        )
        for at, row in enumerate(unit.rows, 1)
    )
    tables = tuple(replace(table, rows=(*table.rows, *rows)) for table in letter.free_tables)
    return replace(
        letter,
        date=DocumentDate(day.year),
        travels_with=plan.key,
        addressees=(Addressee(new_key(), unit.name),),
        deadline=parse_period(words, year=day.year) if words else NO_PERIOD,
        free_tables=tables,
        signatures=letter.signatures or plan.signatures,
    )
