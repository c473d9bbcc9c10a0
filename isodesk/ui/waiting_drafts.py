"""Above the list of plans: text that was not saved when the program stopped, and where it waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from isodesk.services.read import PlanEntry
from isodesk.store import Workspace
from isodesk.ui.lists import LISTS
from isodesk.ui.notice_bar import NoticeBar
from isodesk.vietnamese.text import capital_first

_MOST = 60


class WaitingDrafts(NoticeBar):
    """Names the first plan or list with unsaved text; the button goes there, where the text is
    offered."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("draftsBar", closes=False)
        self._workspace = workspace

    def show_waiting(
        self,
        entries: Sequence[PlanEntry],
        open_plan: Callable[[str], object],
        open_list: Callable[[str], object],
    ) -> None:
        """Look again what waits; nothing is offered in a file that cannot be written."""
        drafts = [] if self._workspace.read_only else self._workspace.drafts()
        plans = {draft.plan for draft in drafts}
        rooms = {draft.place.partition("/")[0] for draft in drafts if draft.plan is None}
        waiting = [
            *((_plan_name(entry), entry.key, open_plan) for entry in entries if entry.key in plans),
            *((spec.title, spec.code, open_list) for spec in LISTS if spec.code in rooms),
        ]
        if not waiting:
            self.tell("")
            return
        name, key, go = waiting[0]
        more = f" và {len(waiting) - 1} nơi khác" if len(waiting) > 1 else ""
        self.tell(f"Có chữ chưa lưu ở “{name}”{more}.", ("Xem chữ chưa lưu", lambda: go(key)))


def _plan_name(entry: PlanEntry) -> str:
    name = " ".join(capital_first(entry.subject).split()) or "Chưa có trích yếu"
    return name if len(name) <= _MOST else f"{name[:_MOST].rpartition(' ')[0]}…"
