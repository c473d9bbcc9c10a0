"""Amounts as they are typed: understood, refused, or asked about; never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from isodesk.ui.grid.source import CellChange, GridSignals, Refusal
from isodesk.vietnamese.amounts import (
    AmountQuestion,
    AmountValue,
    MoneyUnit,
    format_amount,
    format_number,
    parse_amount,
)


@dataclass(frozen=True)
class Asked:
    """A typed amount with several readings, and where it was typed."""

    row: int
    column: int
    question: AmountQuestion


class AskingSignals(GridSignals):
    """A grid's signals, and ``asked`` with a list of `Asked` after a write that left some."""

    asked = Signal(list)


@dataclass(frozen=True)
class TypedAmounts:
    """Changes of amounts sorted out; ``values`` are đồng, None empties the cell."""

    values: tuple[tuple[CellChange, int | None], ...]
    refusals: tuple[Refusal, ...]
    asked: tuple[Asked, ...]


def typed_amounts(changes: Sequence[CellChange], unit: MoneyUnit) -> TypedAmounts:
    """Read every change's text; numbers without a unit are in ``unit``."""
    values: list[tuple[CellChange, int | None]] = []
    refusals: list[Refusal] = []
    asked: list[Asked] = []
    for change in changes:
        if not change.text.strip():
            values.append((change, None))
            continue
        read = parse_amount(change.text, default_unit=unit)
        if isinstance(read, AmountValue):
            values.append((change, read.value))
            continue
        refusals.append(Refusal(change.row, change.column, read.message))
        if isinstance(read, AmountQuestion):
            asked.append(Asked(change.row, change.column, read))
    return TypedAmounts(tuple(values), tuple(refusals), tuple(asked))


def amount_to_edit(value: int | None, unit: MoneyUnit) -> str:
    """How an amount is written so that typing it back means the same: ``1.500 triệu đồng``."""
    if value is None:
        return ""
    short = format_amount(value, unit)
    for written in (short, f"{short} {unit}"):
        if parse_amount(written, default_unit=unit) == AmountValue(value):
            return written
    return f"{format_number(value)} đồng"
