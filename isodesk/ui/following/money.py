"""Kinh phí: planned, granted, spent, left and the share of it, by column and by source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from isodesk.documents.progress import percent_text
from isodesk.facts import Evidence, TableSource
from isodesk.facts.fields import MONEY_UNITS
from isodesk.facts.following import MoneyProgress, money_by_source, money_progress, spending_of
from isodesk.facts.numbering import line_numbers
from isodesk.services import Session
from isodesk.services.progress import record_spending
from isodesk.ui.following.source import Cells, FollowedSource, Record, Refuse
from isodesk.ui.grid.source import CellStyle, GridColumn, GridRow
from isodesk.ui.open_plan import OpenPlan
from isodesk.vietnamese.amounts import (
    AmountValue,
    MoneyUnit,
    format_amount,
    format_number,
    parse_amount,
)

_PARTS = (
    GridColumn("planned", "Kế hoạch", "amount", 112, "right", editable=False),
    GridColumn("granted", "Được giao", "amount", 112, "right"),
    GridColumn("spent", "Thực hiện", "amount", 112, "right"),
    GridColumn("left", "Còn lại", "amount", 112, "right", editable=False),
    GridColumn("share", "Tỷ lệ", "text", 72, "right", editable=False),
)
_WHOLE = "whole"
_SUMMED, _PLAIN = CellStyle(italic=True), CellStyle()


class FollowedMoney(FollowedSource):
    """The lines of the budget, below them the whole and what each source gave."""

    room = "following/budget"

    def __init__(self, plan: OpenPlan) -> None:
        super().__init__(plan)
        self.refresh()

    def read(self) -> tuple[Sequence[GridRow], Sequence[GridColumn]]:
        facts = self.plan.facts
        used = [table.unit for table in facts.tables if table.source is TableSource.BUDGET]
        self.unit: MoneyUnit = next((unit for unit in MONEY_UNITS if unit in used[:1]), "đồng")
        self.lines = {line.key: line for line in facts.budget_lines}
        self.numbers = line_numbers(facts.budget_lines)
        self.cells = {(row.line or _WHOLE, row.column): row for row in money_progress(facts)}
        self.own = {(each.line, each.column) for each in facts.spendings}
        self.sources = {source.key: source.name for source in facts.sources}
        rows = [GridRow(line.key, "item", line.level - 1) for line in facts.budget_lines]
        rows.append(GridRow(_WHOLE, "total"))
        given = money_by_source(facts)
        self.cells |= {(row.line, ""): row for row in given}
        rows += [GridRow(row.line, "total") for row in given]
        return rows, tuple(self._grid_columns())

    def _grid_columns(self) -> Iterator[GridColumn]:
        yield GridColumn("number", "STT", "text", 52, "center", editable=False)
        yield GridColumn("name", "Nội dung chi", "text", 250, editable=False)
        columns = self.plan.facts.budget_columns
        for column in columns:
            title = " ".join(self.plan.text(column.title).split())
            for part in _PARTS:
                code = f"{part.code}:{column.key}"
                yield replace(part, code=code, group_title=title, unit=self.unit)
        for part in _PARTS if len(columns) != 1 else ():
            code = f"{part.code}:"
            yield replace(part, code=code, group_title="Cộng", unit=self.unit, editable=False)

    def shown(self, key: str, code: str) -> str:
        if code == "number":
            return self.numbers.get(key, "")
        if code == "name":
            if key in self.lines:
                return self.plan.text(self.lines[key].name)
            return "Tổng cộng" if key == _WHOLE else f"Nguồn: {self.sources[key]}"
        part, _, column = code.partition(":")
        row = self.cells.get((key, column))
        if row is None:
            return ""
        if part == "share":
            return percent_text(row.share)
        return format_amount(_amount(row, part), self.unit)

    def typed_in(self, key: str, code: str) -> str:
        value = self.value(key, code)
        if value is None:
            return self.shown(key, code)
        short = format_amount(value, self.unit)
        same = parse_amount(short, default_unit=self.unit) == AmountValue(value)
        return short if same else f"{format_number(value)} đồng"

    def value(self, key: str, code: str) -> int | None:
        part, colon, column = code.partition(":")
        row = self.cells.get((key, column))
        return _amount(row, part) if row and colon and part != "share" else None

    def look(self, key: str, code: str) -> CellStyle:
        part, _, column = code.partition(":")
        summed = part in ("granted", "spent") and column and (key, column) not in self.own
        return _SUMMED if summed and key in self.lines else _PLAIN

    def hint(self, key: str, code: str) -> str:
        part, _, _column = code.partition(":")
        if part == "left":
            return "Dự toán được giao (chưa giao thì theo kế hoạch) trừ đi số đã thực hiện."
        if part == "share":
            return "Số đã thực hiện so với dự toán được giao; chưa giao thì so với kế hoạch."
        return ""

    def recording(self, key: str, cells: Cells, refuse: Refuse) -> Record | None:
        changed: dict[str, dict[str, int | None]] = {}
        for code, text in cells.items():
            part, _, column = code.partition(":")
            read = parse_amount(text, default_unit=self.unit) if text.strip() else None
            if read is not None and not isinstance(read, AmountValue):
                refuse(code, read.message)
            elif read is not None and read.value < 0:
                refuse(code, "Số tiền không được nhỏ hơn 0.")
            else:
                changed.setdefault(column, {})[part] = read.value if read else None
        return partial(self._record, key, changed) if changed else None

    def _record(
        self, key: str, changed: dict[str, dict[str, int | None]], session: Session
    ) -> None:
        for column, values in changed.items():
            old = spending_of(self.plan.facts, key, column)
            granted, spent = values.get("granted", old.granted), values.get("spent", old.spent)
            record_spending(session, key, column, granted=granted, spent=spent)

    def prove(self, key: str, code: str, papers: tuple[Evidence, ...], session: Session) -> None:
        """Money is proved by no document here."""


def _amount(row: MoneyProgress, part: str) -> int | None:
    match part:
        case "planned":
            return row.planned
        case "granted":
            return row.granted
        case "spent":
            return row.spent
        case _:
            return row.left
