"""What a user writes down while a plan is carried out; the plan's own text may be locked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import Evidence
from isodesk.facts.frozen import PROGRESS
from isodesk.facts.kinds import TaskState
from isodesk.models.base import new_key
from isodesk.services.rows import edit_row


def record_task(session: Session, key: str, **changes: Any) -> None:
    """Write down what came of a task: any of the fields in ``PROGRESS``.

    UserError for a day of completion of a task that is not done, a number below zero, and a
    task dropped without a reason.
    """
    strange = set(changes) - set(PROGRESS)
    if strange:
        raise ValueError(f"not progress: {sorted(strange)}")
    row = session.scalar(select(models.Task).where(models.Task.uuid == key))
    if row is None:
        raise UserError("Nhiệm vụ này không còn trong tệp dữ liệu.")
    state = changes.get("state", row.state)
    if changes.get("completed_on") is not None and "state" not in changes:
        state = changes["state"] = TaskState.DONE
    if state is not TaskState.DONE and changes.get("completed_on", row.completed_on) is not None:
        changes["completed_on"] = None
    if "state" in changes and state is TaskState.DROPPED:
        _refuse_without_reason(changes.get("reason", row.reason))
    for name in ("target", "achieved"):
        _refuse_below_zero(changes.get(name))
    edit_row(session, "tasks", key, **changes)


def _refuse_without_reason(reason: str) -> None:
    if not reason.strip():
        raise UserError("Ghi lý do không thực hiện nhiệm vụ này.")


def _refuse_below_zero(number: Decimal | None) -> None:
    if number is not None and number < 0:
        raise UserError("Số lượng không được nhỏ hơn 0.")


def record_typed_task(
    session: Session, key: str, changes: Mapping[str, Any], papers: Sequence[Evidence] | None = None
) -> None:
    """Write down what was typed of a task; documents that the office has not yet are kept.

    ``papers`` are all that prove it, None when nothing was said of them. UserError as above.
    """
    if changes:
        record_task(session, key, **changes)
    if papers is not None:
        record_task(session, key, evidence=kept_keys(session, papers))


def kept_keys(session: Session, papers: Sequence[Evidence]) -> tuple[str, ...]:
    """The keys of documents; those without one are kept in the office's list."""
    return tuple(dict.fromkeys(p.key or keep_evidence(session, p) for p in papers))


def record_outcome(
    session: Session,
    subject: str,
    column: str,
    *,
    done_on: date | None,
    evidence: Sequence[str] = (),
    note: str = "",
) -> None:
    """Write down what came of a subject's mark in a column; with nothing to say it is erased."""
    subject_row = _row(session, models.PlanSubject, subject)
    column_row = _row(session, models.MatrixColumn, column)
    place = {"subject_id": subject_row.id, "column_id": column_row.id}
    found = _found(session, models.Outcome, place)
    if done_on is None and not evidence and not note:
        if found is not None:
            session.delete(found)
        return
    if found is None:
        found = models.Outcome(plan_id=subject_row.plan_id, **place)
        found.position = _next_position(session, models.Outcome, subject_row.plan_id)
        session.add(found)
    found.done_on, found.evidence, found.note = done_on, list(evidence), note


def record_spending(
    session: Session, line: str, column: str, *, granted: int | None, spent: int | None
) -> None:
    """Write down the money of a budget line in a column, in đồng; None erases.

    UserError for a sum below zero.
    """
    if (granted or 0) < 0 or (spent or 0) < 0:
        raise UserError("Số tiền không được nhỏ hơn 0.")
    line_row = _row(session, models.BudgetLine, line)
    place = {"line_id": line_row.id, "column_id": _row(session, models.BudgetColumn, column).id}
    found = _found(session, models.Spending, place)
    if granted is None and spent is None:
        if found is not None:
            session.delete(found)
        return
    if found is None:
        found = models.Spending(plan_id=line_row.plan_id, **place)
        found.position = _next_position(session, models.Spending, line_row.plan_id)
        session.add(found)
    found.granted, found.spent = granted, spent


def list_evidence(session: Session) -> tuple[Evidence, ...]:
    """The office's documents that prove something, newest first."""
    query = select(models.Evidence).order_by(
        models.Evidence.issued_on.desc().nulls_last(), models.Evidence.id.desc()
    )
    return tuple(
        Evidence(row.uuid, row.kind, row.number, row.issued_on, row.subject)
        for row in session.scalars(query)
    )


def keep_evidence(session: Session, document: Evidence) -> str:
    """Keep a document in the office's list and give its key: of one with the same kind, number and
    day if the list has it, changed where the key is known. UserError when it says nothing.
    """
    if not (document.number.strip() or document.subject.strip()):
        raise UserError("Văn bản minh chứng cần có số, ký hiệu hoặc nội dung.")
    values = {f.name: getattr(document, f.name) for f in fields(document) if f.name != "key"}
    row = session.scalar(select(models.Evidence).where(models.Evidence.uuid == document.key))
    if row is None and document.number:
        same = {name: values[name] for name in ("kind", "number", "issued_on")}
        known = session.scalars(select(models.Evidence).filter_by(**same)).first()
        if known is not None:
            return known.uuid
    if row is None:
        row = models.Evidence(uuid=document.key or new_key())
        session.add(row)
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()
    return row.uuid


def delete_evidence(session: Session, keys: Sequence[str]) -> None:
    """Take documents out of the office's list. UserError for the first that proves something."""
    for key in dict.fromkeys(keys):
        row = _row(session, models.Evidence, key)
        used = evidence_uses(session).get(key, 0)
        if used:
            name = Evidence("", row.kind, row.number, row.issued_on).words or row.subject
            raise UserError(
                f"“{name}” đang là minh chứng ở {used:02d} chỗ nên chưa xóa được. "
                "Bỏ văn bản này ở các chỗ đó trước."
            )
        session.delete(row)


def evidence_uses(session: Session) -> dict[str, int]:
    """In how many places of all plans each document proves something."""
    columns = (models.Task.evidence, models.Outcome.evidence)
    named = (keys for column in columns for keys in session.scalars(select(column)))
    return dict(Counter(key for keys in named for key in keys or ()))


def _row(session: Session, model: type[Any], key: str) -> Any:
    found = session.scalar(select(model).where(model.uuid == key))
    if found is None:
        raise UserError("Dòng này không còn trong tệp dữ liệu.")
    return found


def _found(session: Session, model: type[Any], place: Mapping[str, int]) -> Any:
    return session.scalars(select(model).filter_by(**place)).first()


def _next_position(session: Session, model: type[Any], plan_id: int) -> int:
    last = session.scalar(select(func.max(model.position)).where(model.plan_id == plan_id))
    return 0 if last is None else last + 1
