"""Chấp nhận, ghi lý do…: findings left as they are, and taken back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from isodesk.errors import UserError
from isodesk.facts import Accepted
from isodesk.models.base import new_key
from isodesk.services.rows import add_rows, delete_rows
from isodesk.vietnamese.text import clean

NO_REASON = "Chưa ghi lý do. Ghi vì sao giữ nguyên chỗ này rồi chấp nhận."


def accept(session: Session, plan: str, found: Sequence[tuple[str, str, str]], reason: str) -> None:
    """Remember the findings (rule, place, quote) as accepted for ``reason``.

    UserError without a reason: the report prints it.
    """
    words = clean(reason)[0].strip()
    if not words:
        raise UserError(NO_REASON)
    add_rows(session, plan, "accepted", [Accepted(new_key(), *each, words) for each in found])


def take_back(session: Session, keys: Sequence[str]) -> None:
    """Let accepted findings be open again. UserError when one is gone."""
    delete_rows(session, "accepted", keys)
