"""The line of tools above the task table and its roadmap."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from isodesk.facts import Times
from isodesk.ui.tasks.look_menu import LookMenu
from isodesk.ui.tasks.timescale import ZOOMS, Zoom
from isodesk.ui.tool_button import tool_button
from isodesk.ui.tool_line import ToolLine
from isodesk.vietnamese.text import fold

_ZOOM_WORDS: dict[Zoom, str] = {
    "year": "Theo năm",
    "quarter": "Theo quý",
    "month": "Theo tháng",
    "week": "Theo tuần",
    "day": "Theo ngày",
}
_ALL = "Mọi đơn vị"
_LEAST = 76
_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_TIMES = {Times.SPANS: "Thời gian thực hiện", Times.DEADLINES: "Thời gian hoàn thành"}


class ZoomBox(QFrame):
    """The unit of the scale, from years to days, and all years at once."""

    chosen = Signal(str)
    fit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.unit = QComboBox()
        self.unit.setToolTip("Thang thời gian; Ctrl và con lăn chuột để thu phóng")
        self.unit.setAccessibleName("Thang thời gian của biểu đồ")
        for zoom in ZOOMS:
            self.unit.addItem(_ZOOM_WORDS[zoom], zoom)
        self.unit.activated.connect(lambda at: self.chosen.emit(self.unit.itemData(at)))
        row.addWidget(self.unit)
        tip = "Vừa khung: hiện tất cả các năm (phím 0)"
        row.addWidget(tool_button("", "fit-width", tip, self.fit_wanted.emit))

    def show_zoom(self, zoom: Zoom) -> None:
        """Name the unit that is shown."""
        self.unit.setCurrentIndex(self.unit.findData(zoom))


class TaskTools(QWidget):
    """Group, order, kind of times, zoom; ``filter_box`` stands first."""

    times_chosen = Signal(object)
    agency_chosen = Signal(str)

    def __init__(self, filter_box: QLineEdit) -> None:
        super().__init__()
        self.add_group = tool_button("Thêm nhóm", "add", "Thêm một dòng nhóm sau nhóm đang chọn")
        self.up = tool_button("", "up", "Chuyển lên (Alt+↑)")
        self.down = tool_button("", "down", "Chuyển xuống (Alt+↓)")
        self.settings = tool_button("", "settings", "Thiết lập bảng…")
        self.agency = QComboBox()
        self.agency.setToolTip("Chỉ hiện việc mà một đơn vị chủ trì hoặc phối hợp")
        self.agency.setAccessibleName("Việc của đơn vị")
        self.agency.setMaxVisibleItems(20)
        self.agency.activated.connect(self._choose_agency)
        self.look = tool_button("Cách xem", "view", "Nhóm các dòng, màu của thanh")
        self.look.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.look_menu = LookMenu(self)
        self.look.setMenu(self.look_menu)
        self.roadmap = tool_button("Biểu đồ tiến độ", "chart", "Hiện hoặc ẩn biểu đồ tiến độ")
        self.roadmap.setCheckable(True)
        self.roadmap.setChecked(True)
        self.zoom = ZoomBox()
        self.times = QComboBox()
        self.times.setMinimumWidth(110)  # where there is no room, its words are cut
        self.times.setToolTip("Cột thời gian ghi thời gian thực hiện hay thời gian hoàn thành")
        self.times.setAccessibleName("Kiểu thời gian")
        for times, words in _TIMES.items():
            self.times.addItem(words, times)
        self.times.activated.connect(self._choose_times)
        self._lay_out(filter_box)

    def _lay_out(self, filter_box: QLineEdit) -> None:
        row = ToolLine(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        filter_box.setPlaceholderText("Lọc các dòng")
        filter_box.setMinimumWidth(110)
        filter_box.setMaximumWidth(280)
        row.addWidget(filter_box, 1)
        row.addSpacing(8)
        for button in (self.add_group, self.up, self.down, self.settings):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.times)
        row.addWidget(self.agency)
        self.agency.setSizeAdjustPolicy(_SHORT)
        self.agency.setMinimumContentsLength(10)
        for box in (self.times, self.agency, self.zoom.unit):
            box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            box.setMinimumWidth(_LEAST)
        row.addStretch()  # what the box leaves
        row.addWidget(self.zoom)
        row.addWidget(self.look)
        row.addWidget(self.roadmap)

    def _choose_times(self, at: int) -> None:
        self.times_chosen.emit(self.times.itemData(at))

    def _choose_agency(self, at: int) -> None:
        self.agency_chosen.emit(self.agency.itemText(at) if at else "")

    def show_agencies(self, names: tuple[str, ...], chosen: str) -> str:
        """Offer these agencies; gives the one chosen, "" where it is there no more."""
        if [self.agency.itemText(at) for at in range(1, self.agency.count())] != list(names):
            self.agency.clear()
            self.agency.addItems([_ALL, *names])
            widest = max(self.agency.fontMetrics().horizontalAdvance(n) for n in (_ALL, *names))
            self.agency.view().setMinimumWidth(min(widest + 40, 520))
        at = next((i for i, name in enumerate(names, 1) if fold(name) == chosen), 0)
        self.agency.setCurrentIndex(at)
        return chosen if at else ""

    def show_times(self, times: Times | None) -> None:
        """Show what the table's times are; without a table there is no such choice."""
        self.times.setVisible(times is not None)
        if times is not None:
            self.times.setCurrentIndex(self.times.findData(times))

    def set_locked(self, locked: bool) -> None:
        """Whether the plan can only be looked at."""
        for widget in (self.add_group, self.up, self.down, self.settings, self.times):
            widget.setEnabled(not locked)
