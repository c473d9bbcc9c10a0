"""Sửa ngay: the repairs of findings carried out, one or many in one change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import BlockKind, PlanFacts, RichText
from isodesk.facts.fields import FieldContext
from isodesk.facts.repairs import (
    DropGroup,
    DropStated,
    PrintInAnnex,
    Repair,
    Retype,
    UseComputed,
)
from isodesk.facts.retyping import spliced
from isodesk.facts.searching import PlanText, plan_texts
from isodesk.services.annexing import print_in_annex
from isodesk.services.deletion import table_of
from isodesk.services.read import plan_row
from isodesk.services.replacing import write_texts
from isodesk.services.rows import delete_rows, edit_row

_NOT_HERE = "Chữ ở chỗ này đã đổi hoặc chỉ sửa được tại chỗ. Đến chỗ này để sửa."


def apply_repairs(
    session: Session, plan: PlanFacts, context: FieldContext, repairs: Sequence[Repair]
) -> int:
    """Carry out those repairs whose words still stand where they were found; gives their number.

    UserError when none can be.
    """
    done = _retype(session, plan, context, repairs)
    typed = [r.change for r in repairs if isinstance(r.change, UseComputed)]
    done += _use_computed(session, plan, typed)
    stated = [r.place for r in repairs if isinstance(r.change, DropStated)]
    done += accept_computed(session, plan.key, stated)
    done += _drop_groups(session, plan, repairs)
    for change in (r.change for r in repairs):
        if isinstance(change, PrintInAnnex):
            print_in_annex(session, plan.key, change.source, change.target)
            done += 1
    if not done:
        raise UserError(_NOT_HERE)
    return done


def accept_computed(session: Session, plan: str, places: Sequence[str]) -> int:
    """Nhận số tính được: let go of what the source printed at these places."""
    plan_id = plan_row(session, plan).id
    table = table_of(models.Stated)
    here = (table.c.plan_id == plan_id) & table.c.place.in_(places)
    found = list(session.scalars(select(table.c.id).where(here)))
    if found:
        session.execute(delete(table).where(table.c.id.in_(found)))
    return len(found)


def _drop_groups(session: Session, plan: PlanFacts, repairs: Sequence[Repair]) -> int:
    """Delete those groups that still have no unit, and the dashes that only count them."""
    filled = {subject.group for subject in plan.subjects}
    wanted = {r.change.group for r in repairs if isinstance(r.change, DropGroup)} - filled
    keys = [group.key for group in plan.groups if group.key in wanted]
    dashes = [
        block.key
        for block in plan.all_blocks()
        if block.kind is BlockKind.BULLET and _counts_only(block.text, keys)
    ]
    if keys:
        delete_rows(session, "blocks", dashes)
        delete_rows(session, "groups", keys)
    return len(keys)


def _counts_only(text: RichText, groups: Sequence[str]) -> bool:
    """Whether all fields of a text, one at least, say how many units these groups have."""
    fields = text.fields
    counted = [f for f in fields if f.source == "count.group" and f.target in groups]
    return bool(fields) and len(counted) == len(fields)


def _retype(
    session: Session, plan: PlanFacts, context: FieldContext, repairs: Sequence[Repair]
) -> int:
    """Write every text once, its repairs made from the last to the first."""
    texts = {text.place: text for text in _texts(plan) if not text.fixed}
    of: dict[str, list[tuple[Retype, Repair]]] = {}
    for each in repairs:
        if isinstance(each.change, Retype) and each.place in texts:
            of.setdefault(each.place, []).append((each.change, each))
    written, done = [], 0
    for place, changes in of.items():
        where, text, left = texts[place], texts[place].text, None
        for change, repair in sorted(changes, key=lambda c: c[0].start, reverse=True):
            if left is not None and change.stop > left:
                continue  # two rules about the same words: one repair is enough
            new = _changed(text, change, repair.old, context)
            if new is not None:
                text, left, done = new, change.start, done + 1
        if text != where.text:
            written.append((where, text))
    write_texts(session, plan, context, written)
    return done


def _changed(
    text: RichText | str, change: Retype, old: str, context: FieldContext
) -> RichText | str | None:
    """The text with the change made, None when other words stand there."""
    shown = text if isinstance(text, str) else context.text(text)
    if shown[change.start : change.stop] != old:
        return None
    if isinstance(text, str):
        return shown[: change.start] + change.new.plain(context.show) + shown[change.stop :]
    return spliced(text, change.start, change.stop, change.new, context.show)


def _texts(plan: PlanFacts) -> Iterator[PlanText]:
    """The texts that can be typed into, and those that only a finding leads to."""
    yield from plan_texts(plan)
    for table in plan.tables:
        for name in ("caption", "total"):
            place, text = f"tables/{table.key}/{name}", getattr(table, name)
            yield PlanText(place, "tables", table.key, name, text)
    for annex in plan.annexes:
        yield PlanText(f"annexes/{annex.key}", "annexes", annex.key, "name", annex.name)


def _use_computed(session: Session, plan: PlanFacts, changes: Sequence[UseComputed]) -> int:
    done = 0
    for line in plan.budget_lines:
        columns = {change.column for change in changes if change.line == line.key}
        kept = tuple(
            replace(amount, value=None) if amount.column in columns else amount
            for amount in line.amounts
        )
        if kept != line.amounts:
            filled = tuple(a for a in kept if a.value is not None or a.price or a.factors)
            edit_row(session, "budget_lines", line.key, amounts=filled)
            done += sum(a != b for a, b in zip(kept, line.amounts, strict=True))
    return done
