"""The papers that travel with a plan, made from the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isodesk.documents.plan_words import KIND_WORDS
from isodesk.errors import UserError
from isodesk.facts import PlanFacts, PlanKind
from isodesk.facts.frozen import number_and_day
from isodesk.services.office import list_issuers
from isodesk.services.papers import paper_for, paper_of
from isodesk.services.plans import create_plan
from isodesk.ui.messages import ask
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.text import small_first

if TYPE_CHECKING:
    from isodesk.ui.window import MainWindow

_BEFORE_ISSUE = (PlanKind.SUBMISSION, PlanKind.CONSULTATION)
_DECIDED = " Kế hoạch in “Ban hành kèm theo Quyết định” ở đầu, không có số riêng."


class Papers:
    """Makes a paper of a plan, or opens the one that it has."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def make(self, facts: PlanFacts, kind: PlanKind) -> None:
        """Make the paper and open it; chosen from another paper, it is made for their plan.

        UserError when there is nothing to make it of.
        """
        name = small_first(KIND_WORDS[kind])
        workspace = self._window.workspace
        with workspace.read() as session:
            plan = _plan_of(facts)
            known = paper_of(session, plan.key, kind)
            issuers = [entry.issuer for entry in list_issuers(session)]
        if known:
            self._window.open_plan(known)
            self._window.say(f"Kế hoạch này đã có {name}. Muốn có thêm bản khác, chọn Nhân bản.")
            return
        paper = paper_for(plan, kind, issuers)
        if kind in _BEFORE_ISSUE and plan.status.is_issued and not self._wanted(plan, name):
            return
        with workspace.change(f"Lập {name}", plan=paper.key) as session:
            create_plan(session, paper)
        self._window.open_plan(paper.key)
        more = _DECIDED if kind is PlanKind.DECISION else ""
        self._window.say(f"Đã lập {name}; số liệu đi theo kế hoạch.{more}")

    def _wanted(self, plan: PlanFacts, name: str) -> bool:
        """Whether a paper is wanted that asks for what was decided already."""
        number, symbol, day = number_and_day(plan)
        numbered = f" số {number}/{symbol}" if number else ""
        whole = day.to_date()
        dated = f" ngày {format_date(whole)}" if whole else ""
        return ask(
            self._window,
            f"Kế hoạch này đã ban hành{numbered}{dated}; {name} thường lập trước khi ban hành.",
            f"Vẫn lập {name}",
            detail=f"Nếu vẫn lập, {name} không gọi kế hoạch là dự thảo.",
        )


def _plan_of(facts: PlanFacts) -> PlanFacts:
    if facts.is_paper and facts.parent is None:
        raise UserError("Kế hoạch mà văn bản này đi kèm không còn trong tệp. Chọn kế hoạch khác.")
    return facts.parent or facts
