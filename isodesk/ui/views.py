"""The tabs of a plan: one line a view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from isodesk.checks.finding import Finding
from isodesk.facts import PlanFacts
from isodesk.store import Draft
from isodesk.ui.cell_drafts import CellDrafts
from isodesk.ui.drafts_bar import DraftPlace
from isodesk.ui.grid.flags import flags_of, head_flags
from isodesk.ui.grid.view import GridView
from isodesk.ui.open_plan import OpenPlan


class PlanView(QWidget):
    """A tab of a plan. It listens to ``plan.changed`` and shows what is true.

    ``status_changed`` says that `status_text` has another answer.
    """

    status_changed = Signal()

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self.cell_drafts: Sequence[CellDrafts] = ()

    def show_place(self, place: str) -> bool:
        """Bring a place (``tasks/<key>/period``, ``blocks/<key>`` …) into view and select it;
        False when it is not in this view."""
        return False

    def tell(self, sentence: str) -> None:
        """Say something about what is shown; a view without room for it says nothing."""

    def status_text(self) -> str:
        """Count and sum of the selection for the status bar."""
        return ""

    def remembered(self) -> dict[str, Any]:
        """Sizes and choices to find again in the next plan, as JSON data; {} for none."""
        return {}

    def show_as_before(self, remembered: object) -> None:
        """Take what `remembered` gave, if it is that."""

    def findings_text(self) -> str:
        """How many findings there are, for the status bar; only the view of findings knows."""
        return ""

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the places of findings with their sign."""
        columns = self.column_codes()
        for grid in self.findChildren(GridView):
            source = grid.cells.source
            grid.cells.set_flags(flags_of(source, findings, columns))
            grid.cells.set_head_flags(head_flags(source, findings, columns))

    def column_codes(self) -> dict[str, str]:
        """The codes of the plan's own columns by their keys."""
        facts = self.plan.facts
        years = {c.key: c.code for c in facts.columns}
        return years | {c.key: c.code for c in facts.budget_columns}

    def finish_typing(self) -> None:
        """Commit text still being typed; called before every command of the window."""
        for drafts in self.cell_drafts:
            drafts.finish()

    def draft_place(self, place: str) -> DraftPlace | None:
        """What a place that is typed in here is called and holds, None when it is not here."""
        found = (drafts.find(place) for drafts in self.cell_drafts)
        return next((each for each in found if each), None)

    def put_back(self, draft: Draft) -> bool:
        """Put what was being typed back into its place; False when it could not be."""
        return any(drafts.put_back(draft.place, draft.text) for drafts in self.cell_drafts)


@dataclass(frozen=True)
class ViewSpec:
    """A tab: its code, title, icon, guide page, whether a plan has it, how it is made."""

    code: str
    title: Callable[[PlanFacts], str]
    icon: str
    guide: str
    fits: Callable[[PlanFacts], bool]
    make: Callable[[OpenPlan], PlanView]
