"""Lists of units taken from Excel: into the office's list, or into the plan that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from isodesk.facts import PlanFacts
from isodesk.services.unit_lists import (
    add_listed_subjects,
    add_listed_units,
    office_names,
    plan_names,
)
from isodesk.ui.importing.unit_list import Target, UnitListDialog

if TYPE_CHECKING:
    from isodesk.ui.window import MainWindow

KEPT = "unit list heads"
_LABEL = "Lấy danh sách đơn vị từ Excel"


class Listing:
    """Asks which list and writes it as one change."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self._folder = window, folder

    def ask_and_take(self) -> None:
        """Choose a file, say what its columns are, take its units."""
        window = self._window
        page = window.shown_plan
        plan = page.plan if page is not None and not page.plan.locked else None
        with window.workspace.read() as session:
            targets = [Target("Cơ quan, đơn vị (danh mục chung)", office_names(session), _office)]
        if plan is not None:
            facts = plan.facts
            words = "Đối tượng áp dụng của kế hoạch đang mở"
            targets.append(Target(words, plan_names(facts), lambda: _of_plan(facts)))
        kept = window.recall(KEPT)
        dialog = UnitListDialog(targets, kept, self._folder, window)
        if page is not None and page.spec.code == "subjects":
            dialog.target.setCurrentIndex(len(targets) - 1)
        agreed, rows, heads = dialog.exec(), dialog.rows, dialog.heads
        into_plan, self._folder = dialog.chosen_target == 1, dialog.folder
        dialog.deleteLater()
        if not agreed:
            return
        window.keep(KEPT, {**kept, **heads})
        if into_plan and plan is not None:
            with plan.change(_LABEL, "subjects") as session:
                count = add_listed_subjects(session, plan.key, rows)
            where = "Đối tượng áp dụng"
        else:
            with window.workspace.change(_LABEL, place="units") as session:
                count = add_listed_units(session, rows)
            window.show_page(window.list_page("units"))
            where = "Cơ quan, đơn vị"
        window.say(f"Đã lấy {count} đơn vị vào {where}. Nhấn Ctrl+Z để bỏ.")


def _office() -> bytes:
    from isodesk.exporters.excel.unit_template import unit_template

    return unit_template()


def _of_plan(facts: PlanFacts) -> bytes:
    from isodesk.exporters.excel.unit_template import unit_template

    heads = [column.title.plain() for column in facts.columns]
    first, last = facts.first_year, facts.last_year
    if not heads and first is not None:
        heads = [f"Năm {year}" for year in range(first, (last or first) + 1)]
    return unit_template(heads)
