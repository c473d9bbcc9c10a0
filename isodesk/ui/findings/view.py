"""The tab Rà soát: findings by severity; Enter goes to the place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.registry import run_checks
from isodesk.services.head import confirm_basis
from isodesk.ui.icons import icon
from isodesk.ui.named import named
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.style import COLOURS
from isodesk.ui.tool_button import tool_button
from isodesk.ui.views import PlanView, ViewSpec

PAUSE_MS = 300
_TITLES = ("Điểm cần sửa", "Chỗ trong kế hoạch", "Chữ đang ghi")
_ICONS = {
    Severity.ERROR: ("error", "wrong"),
    Severity.WARNING: ("warning", "doubt"),
    Severity.HINT: ("hint", "accent"),
}
_UNSURE = "bases.unsure"
_COMPARED = "Số, ngày, trích yếu đã đối chiếu với văn bản gốc (Ctrl+Enter)"
_ITEM = Qt.ItemDataRole.UserRole


class FindingsView(PlanView):
    """All findings of the plan, kept true a moment after each change."""

    jump = Signal(str)

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(plan, parent)
        self.findings: tuple[Finding, ...] = ()
        self._summary = named(QLabel(), "summary")
        self._tree = QTreeWidget()
        self._items: list[QTreeWidgetItem] = []
        self._none = named(QLabel("Không có điểm cần sửa."), "emptyHint")
        self._stack = QStackedLayout()
        self._compared = tool_button("Đã kiểm tra", "ok", _COMPARED, self._confirm)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._timer.timeout.connect(self.check)
        self._tree.itemActivated.connect(self._go)
        self._tree.currentItemChanged.connect(self._show_verb)
        confirming = QShortcut(QKeySequence("Ctrl+Return"), self)
        confirming.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        confirming.activated.connect(self._confirm)
        plan.changed.connect(lambda _: self._timer.start())
        self.check()

    def _lay_out(self) -> None:
        tree = self._tree
        tree.setHeaderLabels(_TITLES)
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(False)
        tree.setWordWrap(True)
        tree.setIndentation(14)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setAccessibleName("Danh sách điểm cần sửa")
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.setColumnWidth(1, 300)
        tree.setColumnWidth(2, 250)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint = named(QLabel("Nhấn Enter hoặc nhấp đúp để đến chỗ cần sửa."), "hint")
        top = QHBoxLayout()
        top.addWidget(self._summary, 1)
        top.addWidget(self._compared)
        top.addWidget(hint)
        self._stack.addWidget(tree)
        self._stack.addWidget(self._none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addLayout(self._stack, 1)
        self.setFocusProxy(tree)

    def check(self) -> None:
        """Run the rules now; the finding that was chosen stays chosen."""
        self._timer.stop()
        chosen = self._chosen()
        self.findings = run_checks(self.plan.facts)
        self._tree.clear()
        self._items.clear()
        for severity in Severity:
            self._add_group(severity, [f for f in self.findings if f.severity is severity])
        self._summary.setText(summary(self.findings))
        self._stack.setCurrentWidget(self._tree if self.findings else self._none)
        self._choose(chosen)
        self._show_verb()
        self.status_changed.emit()

    def findings_text(self) -> str:
        """The counts for the status bar."""
        return summary(self.findings)

    def _add_group(self, severity: Severity, findings: list[Finding]) -> None:
        if not findings:
            return
        name, meaning = _ICONS[severity]
        colour: str = getattr(COLOURS, meaning)
        image = icon(name, colour)
        group = QTreeWidgetItem([f"{severity.words} ({len(findings)})"])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.font())
        font.setBold(True)
        group.setFont(0, font)
        group.setForeground(0, QColor(colour))
        self._tree.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        for finding in findings:
            item = QTreeWidgetItem([finding.message, finding.place_name, finding.quote])
            item.setIcon(0, image)
            item.setData(0, _ITEM, finding)
            for column in range(3):
                item.setToolTip(column, item.text(column))
            group.addChild(item)
            self._items.append(item)
        group.setExpanded(True)

    def _chosen(self) -> Finding | None:
        item = self._tree.currentItem()
        found = item.data(0, _ITEM) if item else None
        return found if isinstance(found, Finding) else None

    def _choose(self, wanted: Finding | None) -> None:
        found = next((i for i in self._items if i.data(0, _ITEM) == wanted), None)
        if found or self._items:
            self._tree.setCurrentItem(found or self._items[0])

    def _show_verb(self) -> None:
        """A basis that is to be compared can be confirmed here."""
        chosen = self._chosen()
        unsure = chosen is not None and chosen.rule == _UNSURE
        self._compared.setVisible(unsure and not self.plan.locked)

    def _confirm(self) -> None:
        chosen = self._chosen()
        if chosen is None or chosen.rule != _UNSURE:
            return
        with self.plan.change("Xác nhận đã kiểm tra căn cứ", chosen.place) as session:
            confirm_basis(session, chosen.place.partition("/")[2])
        self.check()

    def _go(self, item: QTreeWidgetItem) -> None:
        finding = item.data(0, _ITEM)
        if isinstance(finding, Finding):
            self.jump.emit(finding.place)


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
