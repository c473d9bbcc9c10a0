"""Số liệu dùng chung: the grid of quantities and how the chosen one comes about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isodesk.facts import QuantitySource, SharedQuantity
from isodesk.services.rows import edit_row
from isodesk.ui.budget.quantities import QuantitySourceGrid
from isodesk.ui.cell_drafts import CellDrafts
from isodesk.ui.grid.view import GridView
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tool_button import tool_button

_WAYS = {
    QuantitySource.TYPED: "Nhập tay",
    QuantitySource.COUNTED: "Đếm từ dấu X",
    QuantitySource.SUM: "Cộng từ số liệu khác",
}
QUANTITIES = "quantities"
"""The room of the places in this grid."""

_LABEL = "Sửa số liệu dùng chung"
_KEY = Qt.ItemDataRole.UserRole


class QuantityPanel(QWidget):
    """Shared quantities of a plan, to be typed, counted or summed."""

    def __init__(self, plan: OpenPlan, strip: MessageStrip) -> None:
        super().__init__()
        self._plan = plan
        self._strip = strip
        self._filling = False
        self.source = QuantitySourceGrid(plan)
        self.grid = GridView(self.source, frozen=1)
        self.grid.setAccessibleName("Số liệu dùng chung")
        self.drafts = CellDrafts(
            self.grid, plan.workspace, plan.key, QUANTITIES, "Số liệu dùng chung"
        )
        self.grid.setMinimumHeight(110)
        self.grid.painter.blank_hint = "Thêm số liệu"
        self.ways = QComboBox()
        self.groups = QComboBox()
        self.terms = QListWidget()
        self.terms.setMaximumHeight(84)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        for way, words in _WAYS.items():
            self.ways.addItem(words, way)
        self._form = QFormLayout()
        self._form.setContentsMargins(12, 8, 12, 10)
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(12)
        for words, field in (
            ("Cách tính", self.ways),
            ("Trong nhóm", self.groups),
            ("Cộng từ", self.terms),
        ):
            field.setAccessibleName(words)
            self._form.addRow(words, field)
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 4, 8, 4)
        hint = QLabel("Sửa một chỗ, mọi nơi dùng số này đổi theo.")
        hint.setObjectName("hintLabel")
        hint.setWordWrap(True)
        tools.addWidget(hint, 1)
        do = self.grid.commands
        for image, tip, verb in (
            ("up", "Chuyển lên (Alt+↑)", lambda: do.move_rows(down=False)),
            ("down", "Chuyển xuống (Alt+↓)", lambda: do.move_rows(down=True)),
            ("delete", "Xóa số liệu đang chọn", do.delete_rows),
        ):
            tool = tool_button("", image, tip, verb)
            tool.setEnabled(not self._plan.locked)
            tools.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.grid, 1)
        column.addLayout(self._form)

    def _connect(self) -> None:
        self.grid.message.connect(self._strip.tell)
        self.grid.place_changed.connect(lambda *_: self._show_way())
        self.ways.activated.connect(self._set_way)
        self.groups.activated.connect(self._set_group)
        self.terms.itemChanged.connect(self._set_terms)

    def refresh(self) -> None:
        """Show what is true of the plan."""
        self.source.refresh()
        self._show_way()

    def show_quantity(self, key: str) -> bool:
        """Select a quantity; False when the plan has none of this key."""
        keys = [quantity.key for quantity in self.source.quantities]
        if key in keys:
            self.grid.go_to(keys.index(key))
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return key in keys

    def chosen(self) -> SharedQuantity | None:
        """The quantity of the active row."""
        shown = self.grid.active()[0]
        row = self.grid.cells.source_row(shown) if shown >= 0 else -1
        quantities = self.source.quantities
        return quantities[row] if 0 <= row < len(quantities) else None

    def _show_way(self) -> None:
        quantity = self.chosen()
        way = quantity.source if quantity else QuantitySource.TYPED
        self._filling = True
        self.ways.setEnabled(quantity is not None and not self._plan.locked)
        self.ways.setCurrentIndex(list(_WAYS).index(way))
        self._form.setRowVisible(self.groups, way is QuantitySource.COUNTED)
        self._form.setRowVisible(self.terms, way is QuantitySource.SUM)
        if quantity and way is QuantitySource.COUNTED:
            self._fill_groups(quantity)
        if quantity and way is QuantitySource.SUM:
            self._fill_terms(quantity)
        self._filling = False

    def _fill_groups(self, quantity: SharedQuantity) -> None:
        self.groups.clear()
        self.groups.addItem("Tất cả các nhóm", "")
        for group in self._plan.facts.groups:
            self.groups.addItem(self._plan.text(group.name), group.key)
        self.groups.setCurrentIndex(max(self.groups.findData(quantity.group), 0))

    def _fill_terms(self, quantity: SharedQuantity) -> None:
        self.terms.clear()
        for other in self.source.quantities:
            if other.key == quantity.key:
                continue
            item = QListWidgetItem(other.name, self.terms)
            item.setData(_KEY, other.key)
            checked = other.key in quantity.terms
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)

    def _set_way(self, at: int) -> None:
        quantity = self.chosen()
        way = self.ways.itemData(at)
        if quantity and quantity.source is not way:
            self._edit(quantity, source=way)

    def _set_group(self, at: int) -> None:
        quantity = self.chosen()
        if quantity and quantity.group != self.groups.itemData(at):
            self._edit(quantity, group=self.groups.itemData(at))

    def _set_terms(self, _item: QListWidgetItem) -> None:
        quantity = self.chosen()
        if self._filling or not quantity:
            return
        items = [self.terms.item(at) for at in range(self.terms.count())]
        checked = [i.data(_KEY) for i in items if i.checkState() is Qt.CheckState.Checked]
        self._edit(quantity, terms=tuple(checked))

    def _edit(self, quantity: SharedQuantity, **changes: object) -> None:
        def verb() -> None:
            with self._plan.change(_LABEL, f"quantities/{quantity.key}") as session:
                edit_row(session, "quantities", quantity.key, **changes)

        self._strip.attempt(verb)
