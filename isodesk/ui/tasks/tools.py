"""The line of tools above the task table and its roadmap."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QWidget,
)

from isodesk.facts import Times
from isodesk.ui.tasks.timescale import ZOOMS, Zoom
from isodesk.ui.tool_button import tool_button

_ZOOM_WORDS: dict[Zoom, str] = {
    "year": "Năm",
    "quarter": "Quý",
    "month": "Tháng",
    "week": "Tuần",
    "day": "Ngày",
}
_TIMES = {Times.SPANS: "Thời gian thực hiện", Times.DEADLINES: "Thời gian hoàn thành"}


class ZoomButtons(QFrame):
    """Năm · Quý · Tháng · Tuần · Ngày, one of them down, and all years at once."""

    chosen = Signal(str)
    fit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[Zoom, QToolButton] = {}
        for zoom in ZOOMS:
            button = QToolButton()
            button.setText(_ZOOM_WORDS[zoom])
            button.setCheckable(True)
            button.setToolTip("Thu phóng biểu đồ: Ctrl và con lăn chuột")
            button.clicked.connect(lambda _=False, wanted=zoom: self.chosen.emit(wanted))
            self._group.addButton(button)
            self._buttons[zoom] = button
            row.addWidget(button)
        fit = QToolButton()
        fit.setText("Vừa khung")
        fit.setToolTip("Hiện tất cả các năm trong khung (phím 0)")
        fit.clicked.connect(self.fit_wanted)
        row.addWidget(fit)

    def show_zoom(self, zoom: Zoom) -> None:
        """Press the button of the unit that is shown."""
        self._buttons[zoom].setChecked(True)


class TaskTools(QWidget):
    """Group, order, kind of times, zoom; ``filter_box`` stands first."""

    times_chosen = Signal(object)

    def __init__(self, filter_box: QLineEdit) -> None:
        super().__init__()
        self.add_group = tool_button("Thêm nhóm", "add", "Thêm một dòng nhóm sau nhóm đang chọn")
        self.up = tool_button("", "up", "Chuyển lên (Alt+↑)")
        self.down = tool_button("", "down", "Chuyển xuống (Alt+↓)")
        self.settings = tool_button("", "settings", "Thiết lập bảng…")
        self.roadmap = tool_button("Biểu đồ tiến độ", "chart", "Hiện hoặc ẩn biểu đồ tiến độ")
        self.roadmap.setCheckable(True)
        self.roadmap.setChecked(True)
        self.zoom = ZoomButtons()
        self.times = QComboBox()
        self.times.setToolTip("Cột thời gian ghi thời gian thực hiện hay thời gian hoàn thành")
        self.times.setAccessibleName("Kiểu thời gian")
        for times, words in _TIMES.items():
            self.times.addItem(words, times)
        self.times.activated.connect(self._choose_times)
        self._lay_out(filter_box)

    def _lay_out(self, filter_box: QLineEdit) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        filter_box.setPlaceholderText("Lọc các dòng")
        filter_box.setMinimumWidth(150)
        filter_box.setMaximumWidth(280)
        row.addWidget(filter_box, 1)
        row.addSpacing(8)
        for button in (self.add_group, self.up, self.down, self.settings):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.times)
        row.addStretch(1)
        row.addWidget(self.zoom)
        row.addSpacing(8)
        row.addWidget(self.roadmap)

    def _choose_times(self, at: int) -> None:
        self.times_chosen.emit(self.times.itemData(at))

    def show_times(self, times: Times | None) -> None:
        """Show what the table's times are; without a table there is no such choice."""
        self.times.setVisible(times is not None)
        if times is not None:
            self.times.setCurrentIndex(self.times.findData(times))

    def set_locked(self, locked: bool) -> None:
        """Whether the plan can only be looked at."""
        for widget in (self.add_group, self.up, self.down, self.settings, self.times):
            widget.setEnabled(not locked)
