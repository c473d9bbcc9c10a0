"""What is asked before a finding is repaired or accepted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isodesk.checks.finding import Finding
from isodesk.ui.named import named
from isodesk.ui.style import COLOURS

_ROW, _FEWEST, _MOST = 30, 2, 12


class RepairDialog(QDialog):
    """What stands there and what will stand there; Enter repairs, Esc leaves all as it is.

    ``alike`` are the findings of the same rule that can be repaired too, when they are asked for.
    """

    guide = "ra-soat.md#Sửa ngay"

    def __init__(
        self, chosen: Finding, alike: Sequence[Finding], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._alike = alike
        self._message = named(QLabel(), "question")
        self.list = QTreeWidget()
        self._buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self._repair = self._buttons.addButton("Sửa", role.AcceptRole)
        self._all = self._buttons.addButton("", role.ActionRole)
        self._buttons.addButton("Hủy", role.RejectRole)
        self._found: list[Finding] = []
        self._lay_out()
        self._show([chosen], chosen.message)

    def _lay_out(self) -> None:
        self.setWindowTitle("Sửa ngay")
        self.setMinimumWidth(760)
        self._message.setWordWrap(True)
        self.list.setHeaderLabels(("Chỗ trong kế hoạch", "Đang ghi", "Sửa thành"))
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setAccessibleName("Các chỗ sẽ sửa")
        for column in range(3):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.list.itemChanged.connect(self._count)
        self._all.setAutoDefault(False)
        self._all.setText(f"Sửa tất cả cùng loại ({len(self._alike):02d})…")
        self._all.setVisible(len(self._alike) > 1)
        self._all.clicked.connect(self.show_all)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._repair.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        for widget in (self._message, self.list, self._buttons):
            layout.addWidget(widget)

    @property
    def repaired(self) -> list[Finding]:
        """The findings whose places are ticked."""
        ticked = Qt.CheckState.Checked
        return [f for f, item in self._rows() if item.checkState(0) == ticked]

    def show_all(self) -> None:
        """List all findings of the rule."""
        self._show(self._alike, "Các chỗ đánh dấu sẽ được sửa trong một bước, hoàn tác được.")
        self._all.hide()
        self._repair.setDefault(True)

    def _show(self, findings: Sequence[Finding], message: str) -> None:
        self._message.setText(message)
        self._found = [finding for finding in findings if finding.repair]
        self.list.clear()
        for finding in self._found:
            assert finding.repair is not None
            texts = [finding.place_name, finding.repair.old, finding.repair.new]
            item = QTreeWidgetItem(texts)
            item.setCheckState(0, Qt.CheckState.Checked)
            item.setForeground(1, QColor(COLOURS.wrong))
            item.setForeground(2, QColor(COLOURS.good))
            for column, text in enumerate(texts):
                item.setToolTip(column, text)
            struck = item.font(1)
            struck.setStrikeOut(True)
            item.setFont(1, struck)
            self.list.addTopLevelItem(item)
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        self.list.setMinimumHeight(_ROW * (1 + min(max(len(self._found), _FEWEST), _MOST)))
        self._repair.setFocus()
        self._count()

    def _rows(self) -> list[tuple[Finding, QTreeWidgetItem]]:
        items = [self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount())]
        return [(f, item) for f, item in zip(self._found, items, strict=False) if item is not None]

    def _count(self) -> None:
        count = len(self.repaired)
        self._repair.setText(f"Sửa {count:02d} chỗ" if len(self._found) > 1 else "Sửa")
        self._repair.setEnabled(count > 0)


class AcceptDialog(QDialog):
    """Why findings are left as they are; the report of the review prints it."""

    guide = "ra-soat.md#Chấp nhận, ghi lý do"

    def __init__(self, findings: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chấp nhận, ghi lý do")
        self.setMinimumWidth(560)
        count = len(findings)
        said = findings[0].message if count == 1 else f"{count:02d} điểm đang chọn được giữ nguyên."
        message = named(QLabel(said), "question")
        about = named(
            QLabel("Điểm đã chấp nhận không được đếm nữa; sửa chữ ở chỗ này thì rà soát lại."),
            "hint",
        )
        self._reason = QLineEdit(placeholderText="ví dụ: số liệu theo báo cáo của Sở Nội vụ")
        why = QLabel("Lý do:")
        why.setBuddy(self._reason)
        buttons = QDialogButtonBox()
        accept = buttons.addButton("Chấp nhận", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        accept.setDefault(True)
        accept.setEnabled(False)
        self._reason.textChanged.connect(lambda: accept.setEnabled(bool(self.reason)))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        for label in (message, about):
            label.setWordWrap(True)
        for widget in (message, about, why, self._reason, buttons):
            layout.addWidget(widget)
        self._reason.setFocus()

    @property
    def reason(self) -> str:
        """What was given as the reason."""
        return " ".join(self._reason.text().split())
