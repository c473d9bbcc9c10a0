"""The line of tools above the printed pages: zoom, page, how many copies, print."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton

from isodesk.ui.elided import ElidedLabel
from isodesk.ui.named import named
from isodesk.ui.preview.desk import DeskView
from isodesk.ui.preview.sheets import Zoom
from isodesk.ui.tool_button import tool_button

_MODES: tuple[tuple[Zoom, str, str, str], ...] = (
    ("width", "Vừa chiều rộng", "fit-width", "Vừa chiều rộng: trang giấy rộng bằng khung"),
    ("page", "Vừa trang", "fit-page", "Vừa trang: thấy trọn một trang"),
    (1.0, "100 %", "", "Cỡ thật của trang giấy (Ctrl+0)"),
)


class PreviewTools(QFrame):
    """Shows and changes how the desk shows its sheets."""

    def __init__(self, desk: DeskView) -> None:
        super().__init__()
        self.setObjectName("toolLine")
        self._desk = desk
        self._modes = {mode: _mode_button(*words) for mode, *words in _MODES}
        self._zoom = named(QLabel(), "hint")
        self._page = QLabel()
        self.copies = named(ElidedLabel(), "hint")
        self.back = tool_button("", "up", "Trang trước", lambda: desk.go_to(desk.page - 1))
        self.on = tool_button("", "down", "Trang sau", lambda: desk.go_to(desk.page + 1))
        wheel = "(Ctrl và con lăn chuột)"
        self.smaller = tool_button(
            "", "zoom-out", f"Nhỏ hơn {wheel}", lambda: desk.step_zoom(False)
        )
        self.larger = tool_button("", "zoom-in", f"Lớn hơn {wheel}", lambda: desk.step_zoom(True))
        self.variant = QComboBox()
        self.print = tool_button("In…", "print", "In kế hoạch này (Ctrl+P)")
        self._lay_out()
        for mode, button in self._modes.items():
            button.clicked.connect(lambda _=False, wanted=mode: desk.set_zoom(wanted))
        desk.zoomed.connect(self.show_state)
        desk.moved.connect(self.show_state)
        self.show_state()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(4)
        for button in self._modes.values():
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.smaller)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setMinimumWidth(52)
        row.addWidget(self._zoom)
        row.addWidget(self.larger)
        row.addStretch(1)
        row.addWidget(self.back)
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.setMinimumWidth(96)
        row.addWidget(self._page)
        row.addWidget(self.on)
        row.addStretch(1)
        self.copies.setToolTip(
            "Đếm từ Nơi nhận, Kính gửi và danh sách gửi; một dòng có thể là nhiều nơi."
        )
        row.addWidget(self.copies)
        row.addSpacing(8)
        self.variant.addItem("Bản giấy", False)
        self.variant.addItem("Bản điện tử", True)
        self.variant.setAccessibleName("Bản giấy hoặc bản điện tử")
        self.variant.setToolTip(
            "Bản điện tử để trống số, ngày ở dòng kèm theo của phụ lục, vì chữ ký số đã ghi."
        )
        row.addWidget(self.variant)
        row.addSpacing(8)
        row.addWidget(self.print)

    @property
    def electronic(self) -> bool:
        """Whether the pages are those of the electronic paper."""
        return bool(self.variant.currentData())

    @property
    def page_words(self) -> str:
        """``Trang 2/7``."""
        return self._page.text()

    @property
    def zoom_words(self) -> str:
        """``125 %``."""
        return self._zoom.text()

    def show_state(self) -> None:
        """Page and zoom as they are."""
        desk = self._desk
        self._page.setText(f"Trang {desk.page + 1}/{desk.count}" if desk.count else "")
        desk.setAccessibleDescription(
            "\n".join(filter(None, (self._page.text(), desk.said_of_page)))
        )
        self._zoom.setText(f"{round(desk.factor * 100)} %" if desk.count else "")
        self.back.setEnabled(desk.page > 0)
        self.on.setEnabled(desk.page + 1 < desk.count)
        for mode, button in self._modes.items():
            button.setChecked(mode == desk.zoom)


def _mode_button(text: str, image: str, tip: str) -> QToolButton:
    button = tool_button(text, image, tip)
    button.setCheckable(True)
    return button
