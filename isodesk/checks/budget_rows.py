"""Rows and columns of the budget against what was typed beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked, Passage, Reading
from isodesk.facts import BudgetAmount, PlanFacts, TableSource
from isodesk.facts.fields import MONEY_UNITS
from isodesk.facts.numbering import line_numbers
from isodesk.facts.places import line_paths
from isodesk.facts.repairs import DropStated, Repair, UseComputed
from isodesk.facts.totals import Totals, amount_value, parent_keys
from isodesk.vietnamese.amounts import (
    AmountError,
    AmountValue,
    MoneyUnit,
    format_amount,
    parse_amount,
)
from isodesk.vietnamese.numbering import parse_roman
from isodesk.vietnamese.text import capital_first

_PARTS = re.compile(r"\b[IVXL]+(?:\s*\+\s*[IVXL]+)+\b")


@dataclass(frozen=True)
class _Sum:
    """A computed amount and the amounts it is the sum of."""

    value: int | None
    terms: tuple[int | None, ...]

    def words(self, unit: MoneyUnit) -> str:
        """``cộng 35 + 35 + 40 = 110``."""
        shown = [format_amount(term, unit) for term in self.terms if term is not None]
        total = format_amount(self.value or 0, unit)
        return f"cộng {' + '.join(shown)} = {total}" if len(shown) > 1 else f"tính lại {total}"


def stated_amounts(checked: Checked) -> Iterator[Finding]:
    """What a source printed in a budget cell against the computed amount."""
    unit = money_unit(checked.plan)
    sums = _sums(checked.plan, checked.fields.totals)
    for stated in checked.plan.stated:
        computed = sums.get(stated.place)
        if computed is None or _says(stated.text, computed.value or 0, unit):
            continue
        where = checked.names.of_place(stated.place)
        yield Finding(
            "budget.stated",
            Severity.ERROR,
            f"{_row(where)}: số ghi trong văn bản {stated.text}, {computed.words(unit)}.",
            stated.place,
            stated.text,
            where,
            Repair(
                "Nhận số tính được",
                stated.place,
                stated.text,
                format_amount(computed.value or 0, unit),
                DropStated(),
            ),
        )


def typed_parents(checked: Checked) -> Iterator[Finding]:
    """An amount typed on a line that has lines below it, and differs from their sum."""
    plan, totals = checked.plan, checked.fields.totals
    unit, parents = money_unit(plan), set(parent_keys(plan.budget_lines).values())
    codes = {column.key: column.code for column in plan.budget_columns}
    for line in plan.budget_lines:
        for amount in line.amounts if line.key in parents else ():
            typed = amount_value(plan, amount, codes.get(amount.column, ""))
            total = totals.cells.get((line.key, amount.column))
            if typed is None or typed == (total or 0):
                continue
            place = f"budget/{line.key}/{amount.column}"
            yield Finding(
                "budget.parent",
                Severity.ERROR,
                f"{_row(checked.names.of_place(place))}: ghi {format_amount(typed, unit)}, "
                f"các dòng con cộng lại {format_amount(total or 0, unit)}.",
                place,
                format_amount(typed, unit),
                checked.names.of_place(place),
                _computed(place, format_amount(typed, unit), format_amount(total or 0, unit)),
            )


def amounts_given_twice(checked: Checked) -> Iterator[Finding]:
    """A typed amount beside a quantity and a price that come to another."""
    plan, unit = checked.plan, money_unit(checked.plan)
    codes = {column.key: column.code for column in plan.budget_columns}
    for line in plan.budget_lines:
        for amount in line.amounts:
            product = _product(plan, amount, codes.get(amount.column, ""))
            if amount.value is None or product in (None, amount.value):
                continue
            place = f"budget/{line.key}/{amount.column}"
            yield Finding(
                "budget.twice",
                Severity.ERROR,
                f"{_row(checked.names.of_place(place))}: thành tiền ghi "
                f"{format_amount(amount.value, unit)}, số lượng x mức chi là "
                f"{format_amount(product, unit)}.",
                place,
                format_amount(amount.value, unit),
                checked.names.of_place(place),
                _computed(place, format_amount(amount.value, unit), format_amount(product, unit)),
            )


def parts_of_sum(checked: Checked) -> Iterator[Finding]:
    """``I + II + III`` that names parts the budget does not have, or leaves one out."""
    numbers = line_numbers(checked.plan.budget_lines)
    parts = {numbers[x.key] for x in checked.plan.budget_lines if x.level == 1} - {""}
    totals = {
        f"tables/{t.key}/total" for t in checked.plan.tables if t.source is TableSource.BUDGET
    }
    for passage, reading in checked.at("tables", "budget"):
        for match in _PARTS.finditer(reading.text):
            named = {part.strip() for part in match[0].split("+") if parse_roman(part)}
            whole = passage.place in totals
            for text in _parts_wrong(named, parts, whole=whole):
                yield Finding(
                    "budget.parts",
                    Severity.ERROR,
                    f"“{match[0]}”: {text}.",
                    passage.place,
                    match[0],
                    "Kinh phí, dòng tổng" if passage.place in totals else passage.place_name,
                    _all_parts(passage, reading, match, parts) if whole else None,
                )


def money_unit(plan: PlanFacts) -> MoneyUnit:
    """The unit the plan's first budget table prints in."""
    name = next((t.unit for t in plan.tables if t.source is TableSource.BUDGET), "đồng")
    return next((unit for unit in MONEY_UNITS if unit == name), "đồng")


def _row(where: str) -> str:
    """``Dòng I.4`` for the sum of a row, ``Dòng I.4, cột 2018`` for one of its cells."""
    return capital_first(where.removeprefix("Kinh phí, ").removesuffix(", cột Tổng cộng"))


def _computed(place: str, typed: str, computed: str) -> Repair:
    """Let the typed amount of a cell go."""
    _, line, column = place.split("/")
    return Repair(
        "Bỏ số đã gõ, lấy số tính được", place, typed, computed, UseComputed(line, column)
    )


def _all_parts(
    passage: Passage, reading: Reading, match: re.Match[str], parts: set[str]
) -> Repair | None:
    """``I + II + III`` as the table has them."""
    if len(parts) < 2 or not reading.typed(match):
        return None
    said = " + ".join(sorted(parts, key=lambda n: parse_roman(n) or 0))
    return Repair.words(passage.place, match.span(), match[0], said)


def _parts_wrong(named: set[str], parts: set[str], *, whole: bool) -> Iterator[str]:
    def listed(numbers: set[str]) -> str:
        return ", ".join(sorted(numbers, key=lambda n: parse_roman(n) or 0))

    if named - parts:
        yield f"bảng kinh phí không có phần {listed(named - parts)}"
    if whole and parts - named:
        yield f"còn thiếu phần {listed(parts - named)}"


def _product(plan: PlanFacts, amount: BudgetAmount, code: str) -> int | None:
    return amount_value(plan, replace(amount, value=None), code)


def _says(text: str, value: int, unit: MoneyUnit) -> bool:
    """True when ``text`` can be read as ``value``, or is no amount at all."""
    read = parse_amount(text, default_unit=unit)
    if isinstance(read, AmountError):
        return True
    if isinstance(read, AmountValue):
        return read.value == value
    return any(choice == value for _, choice in read.choices)


def _sums(plan: PlanFacts, totals: Totals) -> Mapping[str, _Sum]:
    """Every computed amount by its place, ``total`` standing for all lines or all columns."""
    parents = parent_keys(plan.budget_lines)
    children: dict[str, list[str]] = {}
    for key in line_paths(plan.budget_lines):
        children.setdefault(parents.get(key, ""), []).append(key)
    columns = [column.key for column in plan.budget_columns]

    def below(line: str, column: str) -> tuple[int | None, ...]:
        return tuple(totals.cells[child, column] for child in children.get(line, ()))

    sums: dict[str, _Sum] = {}
    for line in plan.budget_lines:
        cells = tuple(totals.cells[line.key, column] for column in columns)
        sums[f"budget/{line.key}/total"] = _Sum(totals.rows[line.key], cells)
        for column, cell in zip(columns, cells, strict=True):
            sums[f"budget/{line.key}/{column}"] = _Sum(cell, below(line.key, column))
    for column in columns:
        sums[f"budget/total/{column}"] = _Sum(totals.columns[column], below("", column))
    whole = _Sum(totals.total, tuple(totals.columns[column] for column in columns))
    return sums | {"budget/total": whole, "budget/total/total": whole}
