"""Words replaced in the whole plan: one change, whatever the words stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from isodesk.errors import UserError
from isodesk.facts import PlanFacts, RichText
from isodesk.facts.fields import FieldContext
from isodesk.facts.searching import Found, PlanText, with_words
from isodesk.services.free_tables import free_table, set_free_rows
from isodesk.services.indicators import indicator_form, set_indicators
from isodesk.services.rows import edit_row
from isodesk.services.tasks import Words, set_group_title, set_words

_ONLY_FIXED = "Những chỗ này chỉ sửa được tại chỗ (số liệu tự động, căn cứ, trích yếu)."
Written = tuple[PlanText, RichText | str]


@dataclass(frozen=True)
class Replaced:
    """How many places were replaced, and how many were left as they are."""

    done: int
    left: int


def replace_words(
    session: Session, plan: PlanFacts, context: FieldContext, found: Sequence[Found], words: str
) -> Replaced:
    """Put ``words`` in every place found, fields, bases and the subject excepted.

    UserError when nothing can be replaced.
    """
    written: list[Written] = []
    done = 0
    for each in found:
        text, count = with_words(each, words, context)
        if count and not each.where.fixed:
            written.append((each.where, text))
            done += count
    if not written:
        raise UserError(_ONLY_FIXED)
    write_texts(session, plan, context, written)
    return Replaced(done, sum(len(each.spans) for each in found) - done)


def write_texts(
    session: Session, plan: PlanFacts, context: FieldContext, written: Sequence[Written]
) -> None:
    """Write texts of a plan, whatever they stand in; none of them may be fixed."""
    of: dict[str, list[Written]] = {}
    for where, text in written:
        of.setdefault(where.section, []).append((where, text))
    set_words(session, _by_key(of.pop("tasks", [])))
    for where, text in of.pop("task_groups", []):
        assert isinstance(text, RichText)
        set_group_title(session, where.key, text, context.text(text))
    _write_indicators(session, plan, of.pop("indicator_forms", []))
    _write_free_tables(session, plan, of.pop("free_tables", []))
    for section, texts in of.items():
        for key, fields in _by_key(texts).items():
            edit_row(session, section, key, **fields)


def _by_key(written: Sequence[Written]) -> dict[str, Words]:
    rows: dict[str, dict[str, RichText | str]] = {}
    for where, text in written:
        rows.setdefault(where.key, {})[where.field] = text
    return dict(rows)


def _write_indicators(session: Session, plan: PlanFacts, written: Sequence[Written]) -> None:
    for form in dict.fromkeys(where.key for where, _ in written):
        fields: dict[str, dict[str, Any]] = {}
        for where, text in written:
            if where.key == form:
                fields.setdefault(where.inner, {})[where.field] = text
        rows = indicator_form(plan, form).indicators
        changed = [replace(row, **fields.get(row.key, {})) for row in rows]
        set_indicators(session, form, changed)


def _write_free_tables(session: Session, plan: PlanFacts, written: Sequence[Written]) -> None:
    for table in dict.fromkeys(where.key for where, _ in written):
        cells = {(w.inner, w.cell): text for w, text in written if w.key == table}
        rows = free_table(plan, table).rows
        set_free_rows(
            session,
            table,
            [replace(row, cells=_cells(row.key, row.cells, cells)) for row in rows],
        )


def _cells(
    row: str, old: Sequence[RichText], new: Mapping[tuple[str, int], RichText | str]
) -> tuple[RichText, ...]:
    texts = [new.get((row, at), cell) for at, cell in enumerate(old)]
    return tuple(text for text in texts if isinstance(text, RichText))
