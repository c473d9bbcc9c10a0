"""The list of findings in groups; what is accepted stands greyed in a group of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from isodesk.checks.catalogue import Family, rule_name
from isodesk.checks.finding import Finding, Severity
from isodesk.facts import Accepted
from isodesk.ui.finding_signs import signs
from isodesk.ui.icons import icon
from isodesk.ui.style import COLOURS

_TITLES = ("Điểm cần sửa", "Chỗ trong kế hoạch", "Chữ đang ghi")
_ITEM = Qt.ItemDataRole.UserRole
_REASON = Qt.ItemDataRole.UserRole + 1


class FindingTree(QTreeWidget):
    """Findings as rows; several can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QTreeWidgetItem] = []
        self._signs = {severity: icon(*sign) for severity, sign in signs().items()}
        self._pale = {s: icon(name, COLOURS.muted) for s, (name, _) in signs().items()}
        self.setHeaderLabels(_TITLES)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.setIndentation(14)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName("Danh sách điểm cần sửa")
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(1, 300)
        self.setColumnWidth(2, 250)

    def fill(
        self,
        findings: Sequence[Finding],
        accepted: Sequence[tuple[Finding, Accepted]],
        *,
        by_family: bool,
    ) -> None:
        """Show these; what was chosen stays chosen where it is still there."""
        chosen = self.chosen
        at = self._at()
        self.blockSignals(True)
        self.clear()
        self._items = []
        if by_family:
            for family in Family:
                found = [f for f in findings if rule_name(f.rule).family is family]
                self._add_group(family.words, COLOURS.ink, [(f, None) for f in found])
        else:
            for severity in Severity:
                found = [f for f in findings if f.severity is severity]
                self._add_group(severity.words, signs()[severity][1], [(f, None) for f in found])
        self._add_group("Đã chấp nhận", COLOURS.muted, accepted)
        self._choose(chosen, at)
        self.blockSignals(False)

    def _add_group(
        self, title: str, colour: str, rows: Iterable[tuple[Finding, Accepted | None]]
    ) -> None:
        rows = list(rows)
        if not rows:
            return
        group = QTreeWidgetItem([f"{title} ({len(rows)})"])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.font())
        font.setBold(True)
        group.setFont(0, font)
        group.setForeground(0, QColor(colour))
        self.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        for finding, reason in rows:
            item = _row(finding, reason)
            signs = self._pale if reason else self._signs
            item.setIcon(0, signs[finding.severity])
            group.addChild(item)
            self._items.append(item)
        group.setExpanded(True)

    @property
    def chosen(self) -> Finding | None:
        """The finding with the keyboard."""
        item = self.currentItem()
        found = item.data(0, _ITEM) if item else None
        return found if isinstance(found, Finding) else None

    @property
    def chosen_ones(self) -> list[Finding]:
        """All that are selected and not accepted yet, from the top."""
        chosen = [i for i in self._items if i.isSelected() and i.data(0, _REASON) is None]
        return [item.data(0, _ITEM) for item in chosen]

    @property
    def accepted(self) -> Accepted | None:
        """Why the chosen finding was accepted; None when it is open."""
        item = self.currentItem()
        found = item.data(0, _REASON) if item else None
        return found if isinstance(found, Accepted) else None

    def step(self, by: int) -> Finding | None:
        """Choose the next open finding or, with -1, the one before; round at the ends."""
        open_ones = [item for item in self._items if item.data(0, _REASON) is None]
        if not open_ones:
            return None
        here = self.currentItem()
        at = open_ones.index(here) if here in open_ones else (-1 if by > 0 else 0)
        if not self._stepped:
            at -= by if here in open_ones else 0
        self._stepped = True
        self.setCurrentItem(open_ones[(at + by) % len(open_ones)])
        return self.chosen

    _stepped = False
    """Whether the chosen finding was gone to before; the first step goes to it."""

    def _at(self) -> int:
        here = self.currentItem()
        return self._items.index(here) if here in self._items else 0

    def _choose(self, wanted: Finding | None, at: int) -> None:
        """The finding that was chosen, else the one that came to its place."""
        found = next((item for item in self._items if item.data(0, _ITEM) == wanted), None)
        if found is None and self._items:
            found = self._items[min(at, len(self._items) - 1)]
        if found is not None:
            self.setCurrentItem(found)


def _row(finding: Finding, reason: Accepted | None) -> QTreeWidgetItem:
    quote = f"Lý do: {reason.reason}" if reason else finding.quote
    item = QTreeWidgetItem([finding.message, finding.place_name, quote])
    item.setData(0, _ITEM, finding)
    item.setData(0, _REASON, reason)
    for column in range(3):
        item.setToolTip(column, item.text(column))
        if reason:
            item.setForeground(column, QColor(COLOURS.muted))
    title = rule_name(finding.rule).title
    item.setToolTip(0, f"{title}\n{finding.message}")
    return item
