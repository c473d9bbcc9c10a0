"""The tab Rà soát: findings by severity or family; Enter goes to the place, Ctrl+. repairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.registry import Review, review
from isodesk.facts import Accepted
from isodesk.services.accepting import accept, take_back
from isodesk.services.citations import edit_citation
from isodesk.services.repairing import accept_computed, apply_repairs
from isodesk.ui.elided import ElidedLabel
from isodesk.ui.empty_note import EmptyNote
from isodesk.ui.findings.dialogs import AcceptDialog, RepairDialog
from isodesk.ui.findings.filters import FindingFilters
from isodesk.ui.findings.reviewing import Reviewing
from isodesk.ui.findings.tree import FindingTree
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.named import named
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tool_button import tool_button
from isodesk.ui.views import PlanView, ViewSpec

PAUSE_MS = 150
_COMPARED = "Số, ngày, trích yếu đã đối chiếu với văn bản gốc (Ctrl+Enter)"
_NONE = "Không có điểm cần sửa."
_NEXT = "Xem bản in một lượt rồi trình ký."
_NONE_SHOWN = "Không có điểm nào khớp với bộ lọc."
_NO_REPAIR = "Điểm này phải sửa tại chỗ. Nhấn Enter để đến chỗ này."


class FindingsView(PlanView):
    """All findings of the plan, kept true a moment after each change.

    ``reviewed`` says that ``findings`` are new; ``report_wanted`` asks for the report as a file,
    ``preview_wanted`` for the printed pages.
    """

    jump = Signal(str)
    reviewed = Signal(object)
    report_wanted = Signal()
    preview_wanted = Signal()

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(plan, parent)
        self.review = Review()
        self.filters = FindingFilters()
        self.tree = FindingTree()
        self._summary = named(QLabel(), "summary")
        self.none = EmptyNote(_NONE, "Xem bản in")
        self._stack = QStackedLayout()
        self._message = MessageStrip()
        self._reviewing = Reviewing(self)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._take(review(plan.facts))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is still to be looked at."""
        return self.review.findings

    def _make_buttons(self) -> None:
        self._repair = tool_button("Sửa ngay…", "ok", "Sửa ngay (Ctrl+.)", self.repair)
        self._accept = tool_button(
            "Chấp nhận, ghi lý do…",
            "sign",
            "Giữ nguyên chỗ này (Ctrl+Shift+G)",
            self.accept_chosen,
        )
        self._back = tool_button("Bỏ chấp nhận", "undo", "Rà soát lại điểm này", self.take_back)
        self._computed = tool_button(
            "Nhận mọi số tính được",
            "table",
            "Bỏ các số ghi trong văn bản nguồn",
            self._accept_computed,
        )
        self._compared = tool_button("Đã kiểm tra", "ok", _COMPARED, self._confirm)
        self._report = tool_button(
            "Xuất báo cáo rà soát…", "export-pdf", "PDF hoặc Excel", self.report_wanted.emit
        )

    def _lay_out(self) -> None:
        hint = named(ElidedLabel(), "hint")
        hint.setText("Enter: đến chỗ cần sửa · F8: điểm tiếp theo")
        top, tools = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._summary, 1)
        for button in (self._repair, self._accept, self._back, self._compared, self._computed):
            top.addWidget(button)
        top.addWidget(self._report)
        tools.addWidget(self.filters)
        tools.addWidget(hint, 1)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addLayout(tools)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self._message)
        self.setFocusProxy(self.tree)

    def _connect(self) -> None:
        self._timer.timeout.connect(lambda: self._reviewing.start(self.plan.facts))
        self._reviewing.done.connect(self._take)
        self.plan.changed.connect(lambda _: self._wait())
        self.filters.changed.connect(self._fill)
        self.none.pressed.connect(self.preview_wanted)
        self.filters.left.connect(lambda: self.tree.setFocus(Qt.FocusReason.OtherFocusReason))
        self.tree.itemActivated.connect(lambda *_: self._go(self.tree.chosen))
        self.tree.itemSelectionChanged.connect(self._show_verbs)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        for key, verb in (("Ctrl+Return", self._confirm), ("Ctrl+Shift+G", self.accept_chosen)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(verb)

    def _wait(self) -> None:
        """What is being reviewed is no longer so; begin again once nothing is typed."""
        self._reviewing.stop()
        self._timer.start()

    def check(self) -> None:
        """Run the rules now; the finding that was chosen stays chosen."""
        self._timer.stop()
        self._reviewing.stop()
        self._take(review(self.plan.facts))

    def _take(self, found: Review) -> None:
        self.review = found
        self._summary.setText(summary(self.findings))
        self.filters.count(len(found.accepted))
        self._computed.setVisible(bool(self.plan.facts.stated) and not self.plan.locked)
        self._fill()
        self.reviewed.emit(self.findings)
        self.status_changed.emit()

    def _fill(self) -> None:
        shown = [finding for finding in self.findings if self.filters.shows(finding)]
        accepted = self.review.accepted if self.filters.accepted.isChecked() else ()
        kept = [each for each in accepted if self.filters.shows(each[0])]
        self.tree.fill(shown, kept, by_family=self.filters.by_family)
        none = f"{_NONE} {_NEXT}" if self.plan.facts.status.is_draft else _NONE
        self.none.tell(_NONE_SHOWN if self.findings else none, offers=not self.findings)
        self._stack.setCurrentWidget(self.tree if shown or kept else self.none)
        self._show_verbs()

    def findings_text(self) -> str:
        """The counts for the status bar."""
        return summary(self.findings)

    def _show_verbs(self) -> None:
        """What can be done with what is chosen."""
        chosen, free = self.tree.chosen, not self.plan.locked
        reason = self.tree.accepted
        is_open = free and chosen is not None and reason is None
        self._repair.setVisible(bool(is_open and chosen and chosen.repair))
        self._accept.setVisible(is_open)
        self._back.setVisible(free and reason is not None)
        self._compared.setVisible(bool(is_open and chosen and chosen.citation))

    def _open_menu(self, place: QPoint) -> None:
        if self.tree.chosen is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Đến chỗ này", lambda: self._go(self.tree.chosen))
        for button, verb in (
            (self._repair, self.repair),
            (self._accept, self.accept_chosen),
            (self._back, self.take_back),
            (self._compared, self._confirm),
        ):
            if button.isVisible():
                menu.addAction(button.text(), verb)
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def _go(self, finding: Finding | None) -> None:
        if finding is not None:
            self.jump.emit(finding.place)

    def step(self, by: int) -> bool:
        """Go to the next or the previous place of the list; False when there is none."""
        finding = self.tree.step(by)
        self._go(finding)
        return finding is not None

    def repair(self) -> None:
        """Show what the repair of the chosen finding changes, and do it when that is wanted."""
        chosen = self.tree.chosen
        if chosen is None or self._refused():
            return
        if chosen.repair is None or self.tree.accepted is not None:
            self._message.tell(_NO_REPAIR)
            return
        alike = [f for f in self.findings if f.rule == chosen.rule and f.repair]
        dialog = RepairDialog(chosen, alike, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._change(lambda: self._apply(dialog.repaired))
        dialog.deleteLater()

    def _apply(self, findings: Sequence[Finding]) -> None:
        repairs = [finding.repair for finding in findings if finding.repair]
        label = f"Sửa ngay {len(repairs):02d} chỗ" if len(repairs) > 1 else "Sửa ngay"
        with self.plan.change(label, findings[0].place) as session:
            apply_repairs(session, self.plan.facts, self.plan.context, repairs)

    def accept_chosen(self) -> None:
        """Ask for the reason and leave the chosen findings as they are."""
        chosen = self.tree.chosen_ones
        if not chosen or self.tree.accepted is not None or self._refused():
            return
        dialog = AcceptDialog(chosen, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            found = list(dict.fromkeys(finding.identity for finding in chosen))
            with self.plan.change("Chấp nhận điểm cần sửa", chosen[0].place) as session:
                accept(session, self.plan.key, found, dialog.reason)
            self.check()
        dialog.deleteLater()

    def take_back(self) -> None:
        """Let an accepted finding be open again."""
        reason = self.tree.accepted
        if isinstance(reason, Accepted) and not self._refused():
            with self.plan.change("Bỏ chấp nhận", reason.place) as session:
                take_back(session, [reason.key])
            self.check()

    def _accept_computed(self) -> None:
        places = [stated.place for stated in self.plan.facts.stated]
        if places and not self._refused():
            with self.plan.change("Nhận mọi số tính được", places[0]) as session:
                accept_computed(session, self.plan.key, places)
            self.check()

    def _confirm(self) -> None:
        """A document that is to be compared was compared."""
        chosen = self.tree.chosen
        if chosen is None or not chosen.citation:
            return
        with self.plan.change("Xác nhận đã kiểm tra căn cứ", chosen.place) as session:
            edit_citation(session, chosen.citation, unsure="")
        self.check()

    def _change(self, verb: Callable[[], object]) -> None:
        if self._message.attempt(verb):
            self.check()

    def _refused(self) -> bool:
        self._message.tell(self.plan.locked)
        return bool(self.plan.locked)


def summary(findings: tuple[Finding, ...]) -> str:
    """``02 điểm sai, 05 điểm cần xem lại``; "" for none."""
    words = {Severity.ERROR: "sai", Severity.WARNING: "cần xem lại", Severity.HINT: "gợi ý"}
    counts = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    parts = [f"{count:02d} điểm {words[severity]}" for severity, count in counts.items() if count]
    return ", ".join(parts)


SPEC = ViewSpec(
    code="findings",
    title=lambda facts: "Rà soát",
    icon="ok",
    guide="ra-soat.md",
    fits=lambda facts: True,
    make=FindingsView,
)
