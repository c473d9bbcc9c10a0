"""What a user does to indicator forms and to the mailing list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from isodesk.errors import UserError
from isodesk.facts import (
    Annex,
    AnnexStyle,
    Block,
    BlockKind,
    Indicator,
    IndicatorColumn,
    IndicatorForm,
    MailingEntry,
    PlanFacts,
    PlanTable,
    RichText,
    TableColumn,
    TableSource,
)
from isodesk.models.base import new_key
from isodesk.services.read import read_plan
from isodesk.services.rows import GONE, add_rows, delete_rows, edit_row

DEEPEST = 4
"""The deepest level of an indicator."""

_NO_COLUMN = "Biểu phải còn ít nhất một cột số liệu."


def add_form(session: Session, plan: str, name: str, columns: Sequence[str]) -> str:
    """Add an empty form with these columns, in an annex of its own; gives its key."""
    values = tuple(
        IndicatorColumn(f"v{i}", RichText.of(title)) for i, title in enumerate(columns, 1)
    )
    form = IndicatorForm(new_key(), RichText.of(name), values)
    add_rows(session, plan, "indicator_forms", [form])
    shown = ("number", "name", "unit", *(f"value:{c.code}" for c in values), "note")
    table = PlanTable(
        new_key(),
        TableSource.INDICATORS,
        tuple(TableColumn(code) for code in shown),
        index_row=("A", "B", "C", *(str(i) for i in range(1, len(values) + 2))),
        target=form.key,
    )
    add_rows(session, plan, "tables", [table])
    block = Block(new_key(), BlockKind.TABLE, table=table.key)
    annex = Annex(new_key(), RichText.of(name), (block,), AnnexStyle.FORM)
    add_rows(session, plan, "annexes", [annex])
    return form.key


def rename_form(session: Session, plan: str, key: str, name: RichText) -> None:
    """Name a form; an annex that bears its name follows."""
    facts = read_plan(session, plan)
    form = indicator_form(facts, key)
    if not name:
        raise UserError("Biểu phải có tên.")
    edit_row(session, "indicator_forms", key, name=name)
    for annex in facts.annexes:
        if annex.name == form.name and any(b.table in _tables(facts, key) for b in annex.blocks):
            edit_row(session, "annexes", annex.key, name=name)


def delete_form(session: Session, plan: str, key: str) -> None:
    """Delete a form, its table, and annexes in which nothing else stands."""
    facts = read_plan(session, plan)
    tables = _tables(facts, key)
    alone = [a.key for a in facts.annexes if a.blocks and all(b.table in tables for b in a.blocks)]
    delete_rows(session, "indicator_forms", [key])
    delete_rows(session, "annexes", alone)


def set_indicators(session: Session, key: str, rows: Sequence[Indicator]) -> None:
    """Make the rows of a form these; the first stands at the top level, none skips one."""
    kept: list[Indicator] = []
    for row in rows:
        deepest = min(kept[-1].level + 1, DEEPEST) if kept else 1
        kept.append(replace(row, level=max(1, min(row.level, deepest))))
    edit_row(session, "indicator_forms", key, indicators=tuple(kept))


def add_value_column(session: Session, plan: str, key: str, title: str) -> str:
    """Add a column of values; tables of the form show it after their last. Gives its code."""
    facts = read_plan(session, plan)
    form = indicator_form(facts, key)
    codes = {column.code for column in form.columns}
    code = next(f"v{i}" for i in range(1, len(codes) + 2) if f"v{i}" not in codes)
    columns = (*form.columns, IndicatorColumn(code, RichText.of(title)))
    edit_row(session, "indicator_forms", key, columns=columns)
    for table in facts.tables:
        if table.key in _tables(facts, key) and table.columns:
            kin = [i for i, c in enumerate(table.columns) if c.code.startswith("value:")]
            at = kin[-1] + 1 if kin else len(table.columns)
            shown = TableColumn(
                f"value:{code}", group=table.columns[kin[-1]].group if kin else RichText()
            )
            now = (*table.columns[:at], shown, *table.columns[at:])
            edit_row(session, "tables", table.key, columns=now)
    return code


def rename_value_column(session: Session, plan: str, key: str, code: str, title: RichText) -> None:
    """Title a column of values."""
    form = indicator_form(read_plan(session, plan), key)
    columns = tuple(replace(c, title=title) if c.code == code else c for c in form.columns)
    edit_row(session, "indicator_forms", key, columns=columns)


def delete_value_column(session: Session, plan: str, key: str, code: str) -> None:
    """Delete a column with its values. UserError for the last one."""
    facts = read_plan(session, plan)
    form = indicator_form(facts, key)
    columns = tuple(column for column in form.columns if column.code != code)
    if not columns:
        raise UserError(_NO_COLUMN)
    rows = tuple(
        replace(row, values=tuple(v for v in row.values if v[0] != code)) for row in form.indicators
    )
    edit_row(session, "indicator_forms", key, columns=columns, indicators=rows)
    for table in facts.tables:
        if table.key in _tables(facts, key):
            left = tuple(c for c in table.columns if c.code != f"value:{code}")
            edit_row(session, "tables", table.key, columns=left)


def indicator_form(plan: PlanFacts, key: str) -> IndicatorForm:
    """The form of this key. UserError when it is gone."""
    found = next((form for form in plan.indicator_forms if form.key == key), None)
    if found is None:
        raise UserError(GONE)
    return found


def add_mailing_table(session: Session, plan: str) -> str:
    """Add the annex in which the mailing list prints as numbered lines; gives its key."""
    table = PlanTable(new_key(), TableSource.MAILING)
    add_rows(session, plan, "tables", [table])
    block = Block(new_key(), BlockKind.TABLE, table=table.key)
    name = RichText.of("Danh sách gửi")
    annex = Annex(new_key(), name, (block,), AnnexStyle.NONE, reference=False)
    add_rows(session, plan, "annexes", [annex])
    return annex.key


def new_entry(name: str, count: int = 1) -> MailingEntry:
    """A row of the mailing list, ready to be added."""
    return MailingEntry(new_key(), RichText.of(name), count)


def _tables(plan: PlanFacts, form: str) -> set[str]:
    return {t.key for t in plan.tables if t.source is TableSource.INDICATORS and t.target == form}


def new_indicator(level: int = 1, name: str = "") -> Indicator:
    """A row of a form, ready to be added."""
    return Indicator(new_key(), RichText.of(name), level)
