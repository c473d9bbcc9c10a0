"""Which tasks are shown: all, late, due soon or without evidence; of all units or of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from isodesk.facts.wanted_tasks import Wanted

_ALL, _LATE, _SOON, _UNPROVEN = range(4)
_WORDS = ("Mọi nhiệm vụ", "Quá hạn", "Đến hạn trong", "Chưa có minh chứng")
_EVERYONE = "Mọi đơn vị"
_DAYS = 30


class TaskFilter(QWidget):
    """``changed`` carries a `Wanted`."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.which = QComboBox()
        self.which.addItems(_WORDS)
        self.which.setAccessibleName("Nhiệm vụ nào")
        self.which.setToolTip("Nhiệm vụ quá hạn, sắp đến hạn, đã xong mà chưa có minh chứng")
        self.days = QSpinBox()
        self.days.setRange(1, 366)
        self.days.setValue(_DAYS)
        self.days.setSuffix(" ngày")
        self.days.setAccessibleName("Số ngày tới")
        self.days.hide()
        self.unit = QComboBox()
        self.unit.setAccessibleName("Nhiệm vụ của đơn vị")
        self.unit.setToolTip("Chỉ hiện việc mà một đơn vị chủ trì, phối hợp hoặc báo cáo")
        self.unit.setMaxVisibleItems(20)
        short = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.unit.setSizeAdjustPolicy(short)
        self.unit.setMinimumContentsLength(12)
        self.unit.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.which, self.days, self.unit):
            row.addWidget(widget)
        self.which.currentIndexChanged.connect(self._choose)
        self.days.valueChanged.connect(lambda _: self._tell())
        self.unit.activated.connect(lambda _: self._tell())

    def show_units(self, names: Sequence[str]) -> None:
        """Offer these units; the one chosen stays chosen while it is there."""
        chosen = self.unit.currentText() if self.unit.currentIndex() > 0 else ""
        if [self.unit.itemText(at) for at in range(1, self.unit.count())] != list(names):
            self.unit.clear()
            self.unit.addItems([_EVERYONE, *names])
            self.unit.setCurrentIndex(max(self.unit.findText(chosen), 0) if chosen else 0)

    def wanted(self) -> Wanted:
        """What is chosen."""
        which = self.which.currentIndex()
        return Wanted(
            overdue=which == _LATE,
            within=self.days.value() if which == _SOON else None,
            unit=self.unit.currentText() if self.unit.currentIndex() > 0 else "",
            unproven=which == _UNPROVEN,
        )

    def show_all(self) -> None:
        """Choose everything."""
        self.unit.setCurrentIndex(0)
        self.which.setCurrentIndex(_ALL)
        self._tell()

    def _choose(self, which: int) -> None:
        self.days.setVisible(which == _SOON)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.wanted())
