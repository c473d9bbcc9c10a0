"""A plan that is open: its heading and its tabs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from isodesk.checks.finding import Finding, Severity
from isodesk.documents.places import block_of_table
from isodesk.documents.plan_words import STATUS_WORDS, plan_title
from isodesk.documents.sources import Origin
from isodesk.facts import PlanFacts, PlanStatus, TableSource
from isodesk.store import Draft
from isodesk.ui.drafts_bar import DraftPlace, DraftsBar
from isodesk.ui.elided import ElidedLabel
from isodesk.ui.findings.view import FindingsView
from isodesk.ui.following.view import FollowingView
from isodesk.ui.icons import icon
from isodesk.ui.kept_columns import kept_columns, show_columns_as_before
from isodesk.ui.named import named
from isodesk.ui.notice_bar import Button, NoticeBar
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.preview.view import PreviewView
from isodesk.ui.table_homes import home_of
from isodesk.ui.table_view import TableView
from isodesk.ui.tabs import VIEWS
from isodesk.ui.tool_button import tool_button
from isodesk.ui.views import PlanView, ViewSpec
from isodesk.ui.writing.view import WritingView

_NEXT = {
    PlanStatus.DRAFT: ("Trình ký…", "send_to_signer"),
    PlanStatus.CONSULTATION: ("Trình ký…", "send_to_signer"),
    PlanStatus.SIGNING: ("Ghi số, ngày ban hành…", "issue_plan"),
}
"""What comes next for a plan: the words of the button, and the window's command."""

_UNLOCK = {
    PlanStatus.SIGNING: ("Rút về sửa", "withdraw_plan"),
    PlanStatus.ISSUED: ("Điều chỉnh, bổ sung…", "adjust_plan"),
    PlanStatus.AMENDED: ("Điều chỉnh, bổ sung…", "adjust_plan"),
}
"""What can be done when a locked plan shall be changed."""


class PlanPage(QWidget):
    """The heading of a plan and the tabs it has parts for.

    ``list_wanted`` asks for a place of the office's documents, ``plan_wanted`` for one of the plan
    that a paper goes with. Views know whether they may change
    the plan when they are made; a page whose plan was locked or unlocked since is ``outdated``,
    and the window makes another.
    """

    back = Signal()
    command_wanted = Signal(str)
    tab_changed = Signal()
    status_changed = Signal()
    print_wanted = Signal()
    list_wanted = Signal(str)
    plan_wanted = Signal(str)

    def __init__(
        self,
        plan: OpenPlan,
        remembered: Mapping[str, object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.plan = plan
        self._remembered = remembered or {}
        self._specs: list[ViewSpec] = []
        self._title = named(ElidedLabel(), "planTitle")
        self._status = named(QLabel(), "statusChip")
        self._next = QPushButton()
        self._kept = tool_button(
            "", "attach", "Bản đã khóa, bản đã ký", lambda: self.command_wanted.emit("show_kept")
        )
        self._lock = NoticeBar("lockBanner", closes=False)
        self._notice = NoticeBar("noticeBar", closes=True)
        self._notice.closed.connect(lambda: self._show_heading(plan.facts))
        self._made_locked = plan.locked
        self.tabs = named(QTabWidget(), "planTabs")
        self.tabs.setDocumentMode(True)
        for named_alike in (self.tabs, self.tabs.tabBar()):
            named_alike.setAccessibleName("Các thẻ của kế hoạch")
        self.tabs.currentChanged.connect(self._on_tab)
        self._lay_out()
        self._add_views()
        self.drafts = DraftsBar(plan.workspace, plan.key, self._draft_place, self._put_back)
        self._layout.insertWidget(self._layout.indexOf(self.tabs), self.drafts)
        plan.changed.connect(self._on_changed)
        self._show_heading(plan.facts)

    def _lay_out(self) -> None:
        back = tool_button("Danh sách kế hoạch", "left", "Về danh sách kế hoạch", self.back.emit)
        heading = QHBoxLayout()
        heading.setContentsMargins(12, 8, 16, 4)
        heading.setSpacing(12)
        heading.addWidget(back)
        heading.addWidget(self._title, 1)
        heading.addWidget(self._kept)
        heading.addWidget(self._status)
        heading.addWidget(self._next)
        self._next.clicked.connect(lambda: self.command_wanted.emit(self._next_step))
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(heading)
        layout.addWidget(self._lock)
        layout.addWidget(self._notice)
        layout.addWidget(self.tabs, 1)

    def _add_views(self) -> None:
        """Add the tabs that the plan has come to have parts for; none goes while it is open."""
        before = len(self._specs)
        for spec in VIEWS:
            if spec not in self._specs and spec.fits(self.plan.facts):
                place = sum(VIEWS.index(other) < VIEWS.index(spec) for other in self._specs)
                self._specs.insert(place, spec)
                view = self._made(spec)
                self.tabs.insertTab(place, view, icon(spec.icon), spec.title(self.plan.facts))
        if len(self._specs) > before:
            self._mark_findings(self.findings.findings)

    def _made(self, spec: ViewSpec) -> PlanView:
        view = spec.make(self.plan)
        if isinstance(view, FindingsView):
            view.jump.connect(self.show_place)
            view.report_wanted.connect(lambda: self.command_wanted.emit("export_report"))
            view.reviewed.connect(self._mark_findings)
            view.preview_wanted.connect(lambda: self.show_view("preview"))
        if isinstance(view, PreviewView):
            view.jump.connect(self._show_source)
            view.print_wanted.connect(self.print_wanted)
        if isinstance(view, WritingView):
            view.source_wanted.connect(self._show_origin)
            view.table_opened.connect(self.open_table)
        if isinstance(view, TableView):
            view.grid.setAccessibleName(spec.title(self.plan.facts))
        if isinstance(view, FollowingView):
            view.command_wanted.connect(self.command_wanted)
        view.status_changed.connect(self.status_changed)
        view.show_as_before(self._remembered.get(spec.code))
        show_columns_as_before(view, self._remembered)
        return view

    @property
    def view(self) -> PlanView:
        """The view in front."""
        widget = self.tabs.currentWidget()
        assert isinstance(widget, PlanView)
        return widget

    @property
    def spec(self) -> ViewSpec:
        """What the view in front is."""
        return self._specs[self.tabs.currentIndex()]

    @property
    def titles(self) -> list[str]:
        """The names of the tabs, without the count of findings."""
        return [spec.title(self.plan.facts) for spec in self._specs]

    def views(self) -> list[PlanView]:
        """All views, from left to right."""
        found = (self.tabs.widget(i) for i in range(self.tabs.count()))
        return [view for view in found if isinstance(view, PlanView)]

    def show_view(self, code: str) -> bool:
        """Bring the tab with this code to the front; False when the plan has none."""
        codes = [spec.code for spec in self._specs]
        if code not in codes:
            return False
        self.show_tab(codes.index(code))
        return True

    def show_tab(self, index: int) -> None:
        """Bring a tab to the front and give it the keys."""
        self.tabs.setCurrentIndex(index)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_place(self, place: str) -> bool:
        """Show a place of the plan: in the view in front if it is there, else in another."""
        place = _seen_at(self.plan.facts, place)
        for view in [self.view, *self.views()]:
            if view.show_place(place):
                if view is not self.view:
                    self.tabs.setCurrentWidget(view)
                    view.show_place(place)  # again, for what only a view in sight can do
                return True
        return False

    def open_table(self, key: str) -> None:
        """Show where the facts of a table are edited."""
        table = self.plan.facts.table(key)
        if table is not None:
            code, place = home_of(self.plan.facts, table)
            if self.show_view(code):
                self.view.show_place(place)

    def _show_source(self, place: str) -> None:
        """Show what a printed place comes from, here or in the plan that a paper goes with, or the
        block of its table in the text."""
        if self.show_place(place):
            return
        if not self.show_place(block_of_table(self.plan.facts, place)) and self.plan.facts.parent:
            self.plan_wanted.emit(place)

    def _draft_place(self, place: str) -> DraftPlace | None:
        found = (view.draft_place(place) for view in self.views())
        return next((each for each in found if each), None)

    def _put_back(self, draft: Draft) -> bool:
        view = next(each for each in self.views() if each.draft_place(draft.place))
        self.tabs.setCurrentWidget(view)
        return view.put_back(draft)

    def _show_origin(self, origin: Origin) -> None:
        """Go to where a field's number comes from and say it there."""
        if origin.place.startswith("citations/"):
            self.list_wanted.emit(origin.place)
        elif origin.in_plan:
            self.plan_wanted.emit(origin.place)
        elif self.show_place(origin.place):
            self.view.tell(origin.sentence)

    def remembered(self) -> dict[str, object]:
        """What each view wants to find again, by its code."""
        pairs = zip(self._specs, self.views(), strict=True)
        kept = {spec.code: state for spec, view in pairs if (state := view.remembered())}
        return kept | kept_columns(self)

    def printed(self) -> tuple[int, bool]:
        """The page in view in Xem bản in, from 0, and whether it is of the electronic paper."""
        views = (view for view in self.views() if isinstance(view, PreviewView))
        return next(((v.desk.page, v.tools.electronic) for v in views), (0, False))

    @property
    def findings(self) -> FindingsView:
        """The tab Rà soát; every plan has it."""
        return next(view for view in self.views() if isinstance(view, FindingsView))

    def _mark_findings(self, found: Sequence[Finding]) -> None:
        """Mark the places of the findings in every tab, and their count on the tab that lists
        them."""
        for view in self.views():
            view.show_findings(found)
        at = next((i for i, spec in enumerate(self._specs) if spec.code == "findings"), -1)
        if 0 <= at < self.tabs.count():
            title = self._specs[at].title(self.plan.facts)
            count = sum(finding.severity is not Severity.HINT for finding in found)
            self.tabs.setTabText(at, f"{title} ({count:02d})" if count else title)

    def findings_text(self) -> str:
        """The count of findings for the status bar."""
        return next((text for view in self.views() if (text := view.findings_text())), "")

    @property
    def outdated(self) -> bool:
        """Whether the plan was locked or unlocked since the views were made."""
        return self._made_locked != self.plan.locked

    def tell(self, sentence: str, button: tuple[str, str]) -> None:
        """Say above the tabs what was done; the button asks for a command of the window.

        Until it is put away it stands for the line that says why the plan is locked.
        """
        text, slot = button
        told = (text, lambda: self.command_wanted.emit(slot))
        self._notice.tell(sentence, told, *self._unlocking())
        self._show_heading(self.plan.facts)

    def finish_typing(self) -> None:
        """Commit what is still being typed in any view."""
        for view in self.views():
            view.finish_typing()

    def _on_tab(self, _index: int) -> None:
        self.setFocusProxy(self.tabs.currentWidget())
        self.tab_changed.emit()

    def _on_changed(self, sections: frozenset[str]) -> None:
        self._add_views()
        if sections & {"", "columns", "budget_columns", "attachments", "versions"}:
            self._show_heading(self.plan.facts)

    def _show_heading(self, facts: PlanFacts) -> None:
        self._title.setText(plan_title(facts, self.plan.context.text(facts.subject)))
        self._status.setText(STATUS_WORDS[facts.status])
        writable = not self.plan.workspace.read_only
        text, self._next_step = _NEXT.get(facts.status, ("", ""))
        self._next.setText(text)
        self._next.setVisible(writable and bool(text))
        self._kept.setVisible(
            bool(facts.versions or facts.attachments) or not facts.status.is_draft
        )
        self._kept.setText(f"{len(facts.attachments):02d}" if facts.attachments else "")
        if not writable:  # why the whole file cannot be changed, the window says
            return
        locked = "" if self._notice.words else self.plan.locked
        self._lock.tell(locked, *self._unlocking())

    def _unlocking(self) -> list[Button]:
        """What can be done about the lock."""
        if (unlock := _UNLOCK.get(self.plan.facts.status)) is None:
            return []
        return [(unlock[0], lambda: self.command_wanted.emit(unlock[1]))]


def _seen_at(facts: PlanFacts, place: str) -> str:
    """Where a place is on the screen: a table stands in the text, its total in its own tab."""
    room, _, rest = place.partition("/")
    if room != "tables":
        return place
    key, _, part = rest.partition("/")
    if part == "total" and any(
        table.key == key and table.source is TableSource.BUDGET for table in facts.tables
    ):
        return "budget/total"
    texts = (facts.blocks, *(annex.blocks for annex in facts.annexes))
    blocks = (block.key for text in texts for block in text if block.table == key)
    return f"blocks/{next(blocks, '')}"
