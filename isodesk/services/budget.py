"""What a user does to the money. Amounts and prices are whole đồng."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import (
    BudgetAmount,
    BudgetColumn,
    BudgetLine,
    CostFactor,
    FundingSource,
    QuantitySource,
    QuantityValue,
    RichText,
    SharedQuantity,
)
from isodesk.facts.totals import parent_keys
from isodesk.models.base import new_key
from isodesk.services.read import read_plan
from isodesk.services.rows import add_rows, delete_rows, edit_row
from isodesk.services.tables import BUDGET_TABLES, drop_column, show_column

LINE_GONE = "Nội dung chi này không còn trong kế hoạch."
IS_SUM = "Dòng này là tổng của các dòng bên dưới. Sửa số tiền ở các dòng bên dưới."


def add_line(session: Session, plan: str, name: str, level: int = 1, at: int | None = None) -> str:
    """Add a line before position ``at`` (None: last); gives its key."""
    line = BudgetLine(new_key(), RichText.of(name), level)
    add_rows(session, plan, "budget_lines", [line], at)
    return line.key


def add_lines(
    session: Session, plan: str, lines: Sequence[BudgetLine], at: int | None = None
) -> tuple[str, ...]:
    """Add whole lines, under keys of their own, before position ``at``; gives the keys."""
    new = [replace(line, key=new_key()) for line in lines]
    add_rows(session, plan, "budget_lines", new, at)
    return tuple(line.key for line in new)


def add_year(session: Session, plan: str, year: int) -> str:
    """Add a year column; gives its key."""
    column = BudgetColumn(new_key(), str(year), RichText.of(str(year)), year)
    add_rows(session, plan, "budget_columns", [column])
    show_column(session, plan, BUDGET_TABLES, f"amount:{column.code}")
    return column.key


def delete_column(session: Session, plan: str, column: str) -> None:
    """Delete a column of amounts with what stands in it. UserError when it is gone."""
    code = next((c.code for c in read_plan(session, plan).budget_columns if c.key == column), "")
    delete_rows(session, "budget_columns", [column])
    drop_column(session, plan, BUDGET_TABLES, f"amount:{code}")


def set_amounts(session: Session, plan: str, values: Mapping[tuple[str, str], int | None]) -> None:
    """Type amounts into (line key, column key) cells; factors there give way, None empties.

    UserError when one of the lines is gone or is the sum of lines below it.
    """
    lines = read_plan(session, plan).budget_lines
    sums = set(parent_keys(lines).values())
    known = {line.key: line for line in lines}
    for key in dict.fromkeys(line for line, _ in values):
        if key not in known:
            raise UserError(LINE_GONE)
        if key in sums:
            raise UserError(IS_SUM)
        typed = {column: value for (line, column), value in values.items() if line == key}
        kept = tuple(a for a in known[key].amounts if a.column not in typed)
        new = tuple(BudgetAmount(c, value=v) for c, v in typed.items() if v is not None)
        edit_row(session, "budget_lines", key, amounts=kept + new)


def set_amount(session: Session, line: str, column: str, value: int | None) -> None:
    """Type an amount into a cell; factors of that cell give way. None empties the cell.

    UserError when the line is the sum of lines below it.
    """
    _refuse_sum(session, line)
    amounts = tuple(a for a in _amounts(session, line) if a.column != column)
    if value is not None:
        amounts += (BudgetAmount(column, value=value),)
    edit_row(session, "budget_lines", line, amounts=amounts)


def set_factors(
    session: Session,
    line: str,
    column: str,
    price: int | None,
    factors: tuple[CostFactor, ...],
) -> None:
    """Let price × quantities make the amount of a cell; a typed amount gives way.

    UserError when the line is the sum of lines below it.
    """
    _refuse_sum(session, line)
    amounts = tuple(a for a in _amounts(session, line) if a.column != column)
    if price is not None or factors:
        amounts += (BudgetAmount(column, price=price, factors=factors),)
    edit_row(session, "budget_lines", line, amounts=amounts)


def add_quantity(
    session: Session, plan: str, name: str, unit: str = "", at: int | None = None
) -> str:
    """Add a shared quantity typed by hand before position ``at`` (None: last); gives its key."""
    quantity = SharedQuantity(new_key(), name, unit)
    add_rows(session, plan, "quantities", [quantity], at)
    return quantity.key


def set_quantity(session: Session, key: str, code: str, value: Decimal | None) -> None:
    """Type the value of a shared quantity in a column; None empties it.

    UserError when the quantity is counted or summed.
    """
    row = session.scalars(
        select(models.SharedQuantity).where(models.SharedQuantity.uuid == key)
    ).one_or_none()
    if row is None:
        raise UserError("Số liệu dùng chung này không còn trong kế hoạch.")
    if row.source is not QuantitySource.TYPED:
        raise UserError(
            "Số liệu này được tính từ dấu X hoặc từ số liệu khác nên không gõ vào được."
        )
    query = (
        select(models.QuantityValue)
        .where(models.QuantityValue.quantity_id == row.id)
        .order_by(models.QuantityValue.position)
    )
    values = {v.code: v.value for v in session.scalars(query)}
    if value is None:
        values.pop(code, None)
    else:
        values[code] = value
    items = tuple(QuantityValue(name, number) for name, number in values.items())
    edit_row(session, "quantities", key, values=items)


def delete_quantity(session: Session, plan: str, key: str) -> None:
    """Delete a shared quantity. UserError, naming the lines, while amounts are made from it."""
    using = [
        f'"{line.name.plain()}"'
        for line in read_plan(session, plan).budget_lines
        if any(f.shared == key for amount in line.amounts for f in amount.factors)
    ]
    if using:
        raise UserError(
            f"Số liệu này đang dùng ở nội dung chi {', '.join(using)}. "
            "Sửa số lượng ở đó trước, rồi xóa."
        )
    delete_rows(session, "quantities", [key])


def set_source(session: Session, plan: str, line: str, name: str) -> None:
    """Set where a line's money comes from, by name; a new name becomes a new source."""
    known = {source.name: source.key for source in read_plan(session, plan).sources}
    if name and name not in known:
        known[name] = new_key()
        add_rows(session, plan, "sources", [FundingSource(known[name], name)])
    edit_row(session, "budget_lines", line, source=known.get(name, ""))


def _row(session: Session, line: str) -> models.BudgetLine:
    row = session.scalars(
        select(models.BudgetLine).where(models.BudgetLine.uuid == line)
    ).one_or_none()
    if row is None:
        raise UserError(LINE_GONE)
    return row


def _plan_key(session: Session, line: str) -> str:
    plan = session.get_one(models.Plan, _row(session, line).plan_id)
    return plan.uuid


def _lines(session: Session, line: str) -> tuple[BudgetLine, ...]:
    return read_plan(session, _plan_key(session, line)).budget_lines


def _amounts(session: Session, line: str) -> tuple[BudgetAmount, ...]:
    return next(each.amounts for each in _lines(session, line) if each.key == line)


def _refuse_sum(session: Session, line: str) -> None:
    if line in parent_keys(_lines(session, line)).values():
        raise UserError(IS_SUM)
