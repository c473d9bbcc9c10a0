"""Tab Theo dõi thực hiện: what came of an issued plan, all year."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QTabWidget, QToolButton, QVBoxLayout, QWidget

from isodesk.documents.progress import percent_text
from isodesk.facts import PlanFacts, Standing
from isodesk.facts.following import (
    FINISHED,
    MoneyProgress,
    mark_progress,
    money_progress,
    task_progress,
)
from isodesk.facts.wanted_tasks import units_concerned
from isodesk.ui.following.money import FollowedMoney
from isodesk.ui.following.part import FollowedPart
from isodesk.ui.following.pictures import PicturesPart
from isodesk.ui.following.subjects import FollowedSubjects
from isodesk.ui.following.task_filter import TaskFilter
from isodesk.ui.following.tasks import FollowedTasks
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tool_button import tool_button
from isodesk.ui.views import PlanView, ViewSpec
from isodesk.vietnamese.amounts import format_amount

_TASKS, _SUBJECTS, _MONEY, _PICTURES = "Nhiệm vụ", "Đối tượng", "Kinh phí", "Biểu đồ"
_NONE = "Không có nhiệm vụ nào như đang lọc."


class FollowingView(PlanView):
    """Tasks, subjects and money with what came of them, and the pictures of it.

    ``command_wanted`` asks for a command of the window.
    """

    command_wanted = Signal(str)

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(plan, parent)
        self.parts = QTabWidget()
        self.parts.setDocumentMode(True)
        self._grids: dict[str, FollowedPart] = {}
        self._status = ""
        if plan.facts.tasks:
            self._add_tasks()
        if plan.facts.subjects:
            self._add(_SUBJECTS, FollowedPart(FollowedSubjects(plan), _SUBJECTS, proves=True))
        if plan.facts.budget_lines:
            self._add(_MONEY, FollowedPart(FollowedMoney(plan), _MONEY, proves=False))
        self.pictures = PicturesPart()
        self.parts.addTab(self.pictures, _PICTURES)
        self.cell_drafts = tuple(part.drafts for part in self._grids.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self.parts.currentChanged.connect(lambda _: self._on_part())
        plan.changed.connect(self._on_changed)
        self._stale: set[str] = set()
        self._on_part()
        self._show_sums()

    def _add(self, title: str, part: FollowedPart) -> None:
        part.status_changed.connect(self._keep_status)
        self._grids[title] = part
        self.parts.addTab(part, title)

    def _add_tasks(self) -> None:
        self._tasks = FollowedTasks(self.plan)
        part = FollowedPart(self._tasks, _TASKS, proves=True)
        part.grid.empty_text = _NONE
        self.filter = TaskFilter()
        self.filter.show_units(units_concerned(self.plan.facts))
        self.filter.changed.connect(self._tasks.want)
        part.panel.tools.insertWidget(1, self.filter)
        sheets = tool_button("Phiếu cập nhật", "table", "Phiếu để từng đơn vị tự ghi kết quả")
        sheets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(sheets)
        for words, slot in (
            ("Xuất phiếu cập nhật…", "write_sheets"),
            ("Nhận phiếu cập nhật…", "take_sheets"),
        ):
            menu.addAction(words).triggered.connect(
                lambda _=False, wanted=slot: self.command_wanted.emit(wanted)
            )
        sheets.setMenu(menu)
        part.panel.tools.addWidget(sheets)
        self._add(_TASKS, part)

    # What is shown

    def part(self, title: str) -> FollowedPart:
        """The part of this title."""
        return self._grids[title]

    def _on_changed(self, _sections: Collection[str]) -> None:
        """The part in front is read now, the others when they come to the front."""
        self._stale = {*self._grids, _PICTURES}
        self._on_part()
        self._show_sums()

    def _on_part(self) -> None:
        title = self.parts.tabText(self.parts.currentIndex())
        self._status = ""
        self.setFocusProxy(self.parts.currentWidget())
        if title in self._stale and title in self._grids:
            self._grids[title].source.refresh()
            if title == _TASKS:
                self.filter.show_units(units_concerned(self.plan.facts))
        if title == _PICTURES:
            self.pictures.show_plan(self.plan.facts)
        self._stale.discard(title)
        self.status_changed.emit()

    def _show_sums(self) -> None:
        facts = self.plan.facts
        if _TASKS in self._grids:
            self._grids[_TASKS].summary.setText(_task_words(facts, self._tasks))
        if _SUBJECTS in self._grids:
            self._grids[_SUBJECTS].summary.setText(_mark_words(self.plan))
        if _MONEY in self._grids:
            self._grids[_MONEY].summary.setText(_money_words(money_progress(facts)[0]))

    def _keep_status(self, text: str) -> None:
        self._status = text
        self.status_changed.emit()

    def status_text(self) -> str:
        return self._status

    def show_place(self, place: str) -> bool:
        room, _, rest = place.partition("/")
        section, _, rest = rest.partition("/")
        key, _, code = rest.partition("/")
        for part in self._grids.values():
            if room == "following" and part.source.room == f"following/{section}":
                self.parts.setCurrentWidget(part)
                if part.source is getattr(self, "_tasks", None) and self._tasks.find(key) < 0:
                    self.filter.show_all()
                return part.show_row(key, code)
        return False

    def tell(self, sentence: str) -> None:
        part = self.parts.currentWidget()
        if isinstance(part, FollowedPart):
            part.strip.tell(sentence)


def _task_words(facts: PlanFacts, source: FollowedTasks) -> str:
    """``07 nhiệm vụ · đã hoàn thành 03 (42,9%), trong đó chậm 01 · quá hạn 01 …``."""
    whole = task_progress(facts, source.today)[0]
    done, late = whole.number(*FINISHED), whole.number(Standing.DONE_LATE)
    words = f"{whole.all:02d} nhiệm vụ · đã hoàn thành {done:02d} ({percent_text(whole.share)})"
    words += f", trong đó chậm {late:02d}" if late else ""
    for each in (Standing.UNDER_WAY, Standing.NOT_BEGUN, Standing.OVERDUE, Standing.DROPPED):
        if whole.number(each):
            words += f" · {each.words[:1].lower()}{each.words[1:]} {whole.number(each):02d}"
    return words


def _mark_words(plan: OpenPlan) -> str:
    """Done and planned of the whole, then of each column."""
    titles = {column.key: plan.text(column.title) for column in plan.facts.columns}
    rows = [row for row in mark_progress(plan.facts) if not row.group and row.planned]
    return " · ".join(
        f"{' '.join(titles.get(row.column, 'Toàn kế hoạch').split())}: "
        f"{row.done}/{row.planned} ({percent_text(row.share)})"
        for row in rows
    )


def _money_words(whole: MoneyProgress) -> str:
    def amount(value: int | None) -> str:
        return f"{format_amount(value)} đồng" if value is not None else "chưa ghi"

    words = (
        f"Kế hoạch: {amount(whole.planned)} · Được giao: {amount(whole.granted)} · "
        f"Thực hiện: {amount(whole.spent)}"
    )
    share = percent_text(whole.share)
    return f"{words} ({share}) · Còn lại: {amount(whole.left)}" if share else words


def _fits(facts: PlanFacts) -> bool:
    parts = facts.tasks or facts.subjects or facts.budget_lines
    return facts.status.is_issued and bool(parts) and not facts.is_paper


SPEC = ViewSpec(
    code="following",
    title=lambda _: "Theo dõi thực hiện",
    icon="ok",
    guide="theo-doi.md",
    fits=_fits,
    make=FollowingView,
)
