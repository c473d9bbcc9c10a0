"""The tools and the head of a table of the plan's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu

from isodesk.facts import FreeTable
from isodesk.services.free_tables import arrange_columns, rename_free_table
from isodesk.ui.dialogs.field_picker import FieldPicker
from isodesk.ui.dialogs.table_settings import edit_table
from isodesk.ui.forms.free import FreeSource, free_plan_table, is_all, with_style
from isodesk.ui.forms.headed import HeadedPanel
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.row_menu import add_merging

_EMPTY = "Bảng chưa có dòng nào. Gõ vào dòng đầu tiên hoặc dán từ Word, Excel."
_NO_BLOCK = "Bảng này không còn đứng ở đâu trong văn bản."


class FreePanel(HeadedPanel):
    """One free table of the plan."""

    guide = "bieu-chi-tieu.md#Bảng tự lập"

    source: FreeSource

    def __init__(self, plan: OpenPlan, strip: MessageStrip) -> None:
        super().__init__(plan, FreeSource(plan), strip, "Tên bảng")
        self._first = "c1"
        self.name_box.setToolTip("Tên bảng, để tìm trong danh sách; không in ra")
        self.grid.arranging.move_own = self._pull
        self.grid.empty_text = _EMPTY
        self.grid.bind("Ctrl+B", lambda: self.turn_style("bold"))
        self.grid.bind("Ctrl+I", lambda: self.turn_style("italic"))
        self.grid.bind("Ctrl+Shift+D", self.pick_field)
        self.add_tool(
            "Số liệu tự động", "field", self.pick_field, "Chèn số liệu tự động (Ctrl+Shift+D)"
        )
        self.add_tool("", "bold", lambda: self.turn_style("bold"), "Chữ đậm (Ctrl+B)")
        self.add_tool("", "italic", lambda: self.turn_style("italic"), "Chữ nghiêng (Ctrl+I)")
        self.add_tool("Thêm cột", "table", self.add_column, "Thêm một cột sau cột đang chọn")
        self.add_row_tools("Thêm dòng")
        self.add_tool("", "settings", self.set_table, "Thiết lập bảng…")

    def show_table(self, table: FreeTable | None) -> None:
        """Show a table of the plan as it is now."""
        self.key = table.key if table else ""
        self.source.show_table(table)
        self.show_name()

    def shown_name(self) -> str:
        return self.source.table.name if self.source.table else ""

    def rename(self, name: str) -> None:
        with self.plan.change("Đổi tên bảng", f"free_tables/{self.key}") as session:
            rename_free_table(session, self.key, name)

    def take_title(self, column: int, text: str) -> None:
        self.strip.attempt(lambda: self.source.set_title(column, text))

    def set_table(self) -> None:
        """Ask how this table prints."""
        table = free_plan_table(self.plan, self.key)
        if table is None:
            self.strip.tell(_NO_BLOCK)
        elif self.grid.editing.commit():
            edit_table(self.plan, table.key, self, self.strip)

    # Columns

    def add_column(self) -> None:
        """Add a column behind the active one and begin to type its title."""
        at = max(self.grid.active()[1], 0) + 1
        self._insert(min(at, self.source.wide))

    def _insert(self, at: int) -> None:
        order: list[int | None] = list(range(self.source.wide))
        order.insert(at, None)
        if self._arrange("Thêm cột", order):
            self.grid.go((max(self.grid.active()[0], 0), at))
            self.edit_title(at)

    def _arrange(self, label: str, order: Sequence[int | None]) -> bool:
        def change() -> None:
            with self.plan.change(label, f"free_tables/{self.key}") as session:
                arrange_columns(session, self.plan.key, self.key, order)

        return self.strip.attempt(change)

    def _swap(self, left: int) -> None:
        order = list(range(self.source.wide))
        order[left], order[left + 1] = order[left + 1], order[left]
        self._arrange("Di chuyển cột", order)

    def _pull(self, column: int, by: int) -> None:
        order = list(range(self.source.wide))
        order.insert(column + by, order.pop(column))
        if self._arrange("Di chuyển cột", order):
            self.grid.go((max(self.grid.active()[0], 0), column + by))

    def fill_head_menu(self, menu: QMenu, column: int) -> None:
        wide = self.source.wide
        others = [at for at in range(wide) if at != column]
        for text, verb, may in (
            ("Chèn cột bên trái", lambda: self._insert(column), True),
            ("Chèn cột bên phải", lambda: self._insert(column + 1), True),
            ("Chuyển cột sang trái", lambda: self._swap(column - 1), column > 0),
            ("Chuyển cột sang phải", lambda: self._swap(column), column + 1 < wide),
            ("Xóa cột", lambda: self._arrange("Xóa cột", others), True),
        ):
            action = menu.addAction(text)
            action.setEnabled(may)
            action.triggered.connect(lambda _=False, do=verb: do())

    # Cells

    def extend_menu(self, menu: QMenu) -> None:
        rows = self.grid.chosen_rows()
        menu.addSeparator()
        head = menu.addAction("Dòng tiêu đề")
        head.setCheckable(True)
        on = bool(rows) and all(self.source.items[row].head for row in rows)
        head.setChecked(on)
        head.setEnabled(bool(rows) and not self.source.is_locked())
        head.triggered.connect(
            lambda: self.strip.attempt(lambda: self.source.set_heads(rows, not on))
        )
        items, codes = self.source.items, [c.code for c in self.source.columns()]
        cells = [(items[row].key, codes[column]) for row, column in self.grid.chosen_cells()]
        table = free_plan_table(self.plan, self.key)
        add_merging(menu, self.plan, self.strip, table, cells)
        field = menu.addAction("Chèn số liệu tự động…\tCtrl+Shift+D")
        field.setEnabled(not self.source.is_locked())
        field.triggered.connect(self.pick_field)

    def turn_style(self, style: str) -> None:
        """Make the chosen cells bold or italic, or no longer if all are."""
        if self.source.is_locked() or not self.grid.editing.commit():
            return
        cells = self.grid.chosen_cells()
        texts = [self.source.items[row].cells[column] for row, column in cells]
        on = not all(is_all(text, style) for text in texts if text)
        label = "Chữ đậm" if style == "bold" else "Chữ nghiêng"
        change = with_style(bold=on) if style == "bold" else with_style(italic=on)
        self.strip.attempt(lambda: self.source.restyle(cells, label, change))

    def pick_field(self) -> None:
        """Ask for a field and insert it where the caret is, else at the end of the cell."""
        editing = self.grid.editing
        offset = editing.editor.textCursor().position() if editing.is_open else None
        row, column = self.grid.active()
        if self.source.is_locked() or not editing.commit():
            return
        at = self.grid.cells.source_row(row) if row >= 0 else -1
        if not 0 <= at < self.source.row_count():
            self.strip.tell("Chọn một ô của bảng để chèn số liệu.")
            return
        picker = FieldPicker(self.plan.context, self)
        if picker.exec() and picker.field is not None:
            field = picker.field
            self.strip.attempt(lambda: self.source.insert_field(at, column, offset, field))
        self.grid.setFocus()
