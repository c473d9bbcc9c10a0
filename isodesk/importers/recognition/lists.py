"""Other tables: teams, forms of indicators, mailing lists; what none knows is a free table."""

from __future__ import annotations

import re
from decimal import Decimal

from isodesk.facts import (
    FreeRow,
    FreeTable,
    Indicator,
    IndicatorColumn,
    IndicatorForm,
    MailingEntry,
    PlanTable,
    RichText,
    TableColumn,
    TableSource,
    TeamMember,
)
from isodesk.facts.richtext import EMPTY
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.grid import Grid, Row, is_blank, raw_rows, row_label
from isodesk.importers.recognition.rows import column, flat, rich
from isodesk.importers.recognition.vocabulary import Role
from isodesk.importers.source import SourceTable
from isodesk.vietnamese.amounts import parse_decimal
from isodesk.vietnamese.numbering import parse_roman

RANGE = re.compile(
    r"[-–]?\s*(?P<first>\d{1,3})\s*[-–]\s*(?P<last>\d{1,3})\s*[.)]?\s*(?P<name>\S.*)?"
)


def read_team(draft: Draft, grid: Grid) -> PlanTable | None:
    """The members of a team; None when it is no table of people."""
    if not grid.has(Role.PERSON) or draft.team:
        return None
    agency = grid.at(Role.NAME)
    agency = grid.at(Role.LEAD) if agency is None else agency
    duty = grid.at(Role.DUTY)
    if duty is None:
        duty = grid.at(Role.CONTENT)
    duty = grid.at(Role.NOTE) if duty is None else duty
    columns = (
        (grid.at(Role.NUMBER), "number"),
        (grid.at(Role.PERSON), "name"),
        (grid.at(Role.POST), "post"),
        (agency, "agency"),
        (duty, "role"),
    )
    if any(at not in dict(columns) and grid.values(at) for at in range(len(grid.columns))):
        return None
    for row in grid.rows:
        cells = {code: flat(row.text(at)) for at, code in columns}
        draft.team.append(
            TeamMember(draft.key("m"), cells["role"], cells["name"], cells["post"], cells["agency"])
        )
    shown = sorted((at, code) for at, code in columns if at is not None)
    return PlanTable(
        draft.key("tb"), TableSource.TEAM, tuple(column(grid, at, code) for at, code in shown)
    )


def read_indicators(draft: Draft, grid: Grid, name: str) -> PlanTable | None:
    """A form of indicators; None when it is none."""
    at, unit = grid.at(Role.INDICATOR), grid.at(Role.UNIT)
    if at is None or unit is None:
        return None
    number, note = grid.at(Role.NUMBER), grid.at(Role.NOTE)
    valued = [i for i in range(len(grid.columns)) if i not in (at, unit, number, note)]
    texts = [row.text(i) for row in grid.rows for i in valued]
    if any(text and not is_blank(text) and parse_decimal(text) is None for text in texts):
        return None
    codes = {i: f"v{n}" for n, i in enumerate(valued, 1)}
    form = IndicatorForm(
        draft.key("f"),
        rich(name),
        tuple(
            IndicatorColumn(code, rich(flat(grid.columns[i].title))) for i, code in codes.items()
        ),
        tuple(_indicator(draft, row, at, unit, number, note, codes) for row in grid.rows),
    )
    draft.forms.append(form)
    shown = {number: "number", at: "name", unit: "unit", note: "note"}
    columns = tuple(
        column(grid, i, f"value:{codes[i]}" if i in codes else shown[i])
        for i in range(len(grid.columns))
    )
    return PlanTable(
        draft.key("tb"),
        TableSource.INDICATORS,
        columns,
        index_row=grid.index_row,
        target=form.key,
    )


def _indicator(
    draft: Draft,
    row: Row,
    at: int,
    unit: int,
    number: int | None,
    note: int | None,
    codes: dict[int, str],
) -> Indicator:
    label = row_label(row.text(number))
    level = 1 if parse_roman(label) else 2 + label.count(".") if label else 3
    values: list[tuple[str, Decimal]] = []
    for i, code in codes.items():
        value = parse_decimal(row.text(i))
        if value is not None:
            values.append((code, value))
    return Indicator(
        draft.key("i"),
        rich(flat(row.text(at))),
        level=level,
        unit=flat(row.text(unit)),
        values=tuple(values),
        note=rich(row.text(note)),
        numbered=bool(label) and label not in "-–+",
    )


def read_mailing(draft: Draft, grid: Grid) -> PlanTable | None:
    """A mailing list in a table: number or range, and name."""
    number = grid.at(Role.NUMBER)
    name = grid.at(Role.NAME)
    if name is None or draft.mailing:
        return None
    for row in grid.rows:
        add_mailing(draft, row.text(number), flat(row.text(name)))
    shown = ((number, "number"), (name, "name"))
    columns = tuple(column(grid, at, code) for at, code in shown if at is not None)
    return PlanTable(draft.key("tb"), TableSource.MAILING, columns)


def add_mailing(draft: Draft, number: str, name: str) -> None:
    """An entry of the mailing list; ``33-43`` stands for eleven offices."""
    span = RANGE.fullmatch(number.strip())
    count = int(span["last"]) - int(span["first"]) + 1 if span else 1
    draft.mailing.append(MailingEntry(draft.key("n"), RichText.of(name), max(count, 1)))


def free_table(draft: Draft, table: SourceTable, name: str) -> PlanTable:
    """A table that is kept as it stands."""
    rows = raw_rows(table)
    key = draft.key("ft")
    first_is_head = len(rows) > 1
    draft.free_tables.append(
        FreeTable(
            key,
            name or "Bảng",
            tuple(
                FreeRow(
                    draft.key("fr"),
                    tuple(rich(cell.own) for cell in row.cells),
                    head=first_is_head and i == 0,
                )
                for i, row in enumerate(rows)
            ),
        )
    )
    width = len(rows[0].cells) if rows else 0
    columns = tuple(TableColumn(f"c{i + 1}", EMPTY) for i in range(width))
    return PlanTable(draft.key("tb"), TableSource.FREE, columns, target=key)
