"""Printed places and the blocks that print them."""

from __future__ import annotations

from isodesk.facts import PlanFacts, PlanTable, TableSource

_SOURCES = {
    "mailing": TableSource.MAILING,
    "free_tables": TableSource.FREE,
    "indicator_forms": TableSource.INDICATORS,
}


def block_of_table(plan: PlanFacts, place: str) -> str:
    """``blocks/<key>`` of the table that prints a cell, head or caption; "" for other places."""
    room, _, rest = place.partition("/")
    key = rest.partition("/")[0]
    tables = {t.key for t in plan.tables if _prints(t, room, key)}
    found = (f"blocks/{block.key}" for block in plan.all_blocks() if block.table in tables)
    return next(found, "")


def _prints(table: PlanTable, room: str, key: str) -> bool:
    if room == "tables":
        return table.key == key
    if _SOURCES.get(room) is not table.source:
        return False
    return table.source is TableSource.MAILING or table.target == key
