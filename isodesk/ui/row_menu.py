"""Entries for the context menu of a table of the plan: numbers of rows, cells kept apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from isodesk.facts import PlanTable, Task
from isodesk.services.rows import edit_row
from isodesk.services.tables import keep_apart
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan

_LAST = 999
Cell = tuple[str, str]
"""The key of a row and the code of a column."""


def add_numbering(
    menu: QMenu,
    plan: OpenPlan,
    strip: MessageStrip,
    section: str,
    rows: Sequence[tuple[str, bool]],
    place: str,
) -> None:
    """``Đánh số thứ tự``: ``rows`` are keys and whether they carry a number now."""
    on = bool(rows) and all(numbered for _, numbered in rows)

    def change() -> None:
        with plan.change("Đánh số thứ tự", f"{place}/{rows[0][0]}") as session:
            for key, _ in rows:
                edit_row(session, section, key, numbered=not on)

    _add(menu, "Đánh số thứ tự", on, bool(rows) and not plan.locked, lambda: strip.attempt(change))


def add_start(
    menu: QMenu, plan: OpenPlan, strip: MessageStrip, task: Task | None, parent: QWidget
) -> None:
    """``Đánh số từ…``: the number of a task from which the count goes on."""

    def ask() -> None:
        assert task is not None
        words = "Số của dòng này (0: đánh tiếp dòng trên)"
        number, taken = QInputDialog.getInt(
            parent, "Đánh số từ", words, task.start_at or 0, 0, _LAST
        )
        if taken:
            strip.attempt(lambda: change(task.key, number or None))

    def change(key: str, number: int | None) -> None:
        with plan.change("Đánh số từ", f"tasks/{key}") as session:
            edit_row(session, "tasks", key, start_at=number, numbered=True)

    action = menu.addAction("Đánh số từ…")
    action.setEnabled(task is not None and not plan.locked)
    action.triggered.connect(lambda: ask())


def add_merging(
    menu: QMenu, plan: OpenPlan, strip: MessageStrip, table: PlanTable | None, cells: Sequence[Cell]
) -> None:
    """``Tách riêng ô này``: cells of merged columns that print apart from those above."""
    merged = {column.code for column in table.columns if column.merge_equal} if table else set()
    chosen = [f"{key}/{code}" for key, code in cells if code in merged]
    apart = bool(chosen) and table is not None and set(chosen) <= set(table.unmerged)

    def change() -> None:
        assert table is not None
        label = "Gộp ô giống nhau" if apart else "Tách riêng ô"
        with plan.change(label, f"tables/{table.key}") as session:
            keep_apart(session, plan.key, table.key, chosen, not apart)

    may = bool(chosen) and not plan.locked
    _add(menu, "Không gộp ô này với ô trên", apart, may, lambda: strip.attempt(change))


def _add(menu: QMenu, text: str, on: bool, may: bool, verb: Callable[[], object]) -> None:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(on)
    action.setEnabled(may)
    action.triggered.connect(lambda: verb())
