"""Which findings are listed: by severity, family and words, with or without the accepted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from isodesk.checks.catalogue import Family, rule_name
from isodesk.checks.finding import Finding, Severity
from isodesk.ui.filter_box import FilterBox
from isodesk.vietnamese.text import search_matches


class FindingFilters(QWidget):
    """The line of filters above the list."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = FilterBox("Lọc theo chữ", "Lọc điểm cần sửa")
        self.severity, self.family, self.grouping = QComboBox(), QComboBox(), QComboBox()
        self.accepted = QCheckBox("Đã chấp nhận")
        self._fill(self.severity, "Mọi mức độ", [(s.words, s) for s in Severity])
        self._fill(self.family, "Mọi nhóm", [(f.words, f) for f in Family])
        self._fill(self.grouping, "Xếp theo mức độ", [("Xếp theo nhóm", True)])
        for box, name in (
            (self.severity, "Mức độ"),
            (self.family, "Nhóm"),
            (self.grouping, "Cách xếp"),
        ):
            box.setAccessibleName(name)
            box.currentIndexChanged.connect(self.changed)
        self.words.setMaximumWidth(260)
        self.words.textChanged.connect(self.changed)
        self.words.left.connect(self.left)
        self.accepted.toggled.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.words, self.severity, self.family, self.grouping, self.accepted):
            row.addWidget(widget)
        row.addStretch(1)

    @staticmethod
    def _fill(box: QComboBox, every: str, choices: list[tuple[str, object]]) -> None:
        box.addItem(every, None)
        for words, value in choices:
            box.addItem(words, value)

    @property
    def by_family(self) -> bool:
        """Whether the list is grouped by family."""
        return bool(self.grouping.currentData())

    def count(self, accepted: int) -> None:
        """Say how many are accepted."""
        self.accepted.setText(f"Đã chấp nhận ({accepted:02d})" if accepted else "Đã chấp nhận")
        self.accepted.setEnabled(accepted > 0 or self.accepted.isChecked())

    def shows(self, finding: Finding) -> bool:
        """Whether a finding is to be listed."""
        severity, family = self.severity.currentData(), self.family.currentData()
        name = rule_name(finding.rule)
        text = f"{finding.message} {finding.place_name} {finding.quote} {name.title}"
        return (
            (severity is None or finding.severity == severity)
            and (family is None or name.family == family)
            and (not self.words.text().strip() or search_matches(self.words.text(), text))
        )
