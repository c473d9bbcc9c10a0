"""The tools and the head of a form of indicators."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from isodesk.errors import UserError
from isodesk.facts import IndicatorForm, RichText
from isodesk.facts.retyping import retyped
from isodesk.services import Session
from isodesk.services.indicators import (
    add_value_column,
    delete_value_column,
    rename_form,
    rename_value_column,
)
from isodesk.services.tables import rename_column
from isodesk.ui.dialogs.table_settings import edit_table
from isodesk.ui.forms.headed import HeadedPanel
from isodesk.ui.forms.indicators import VALUE, IndicatorSource, form_table
from isodesk.ui.levels import add_levels, bind_levels
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan

_EMPTY = "Chưa có chỉ tiêu nào. Gõ vào dòng đầu tiên hoặc dán từ Excel."
_NEW_COLUMN = "Cột mới"
_NO_TABLE = "Văn bản chưa có bảng in biểu này nên tiêu đề chưa đổi được."


class IndicatorPanel(HeadedPanel):
    """One form of the plan."""

    guide = "bieu-chi-tieu.md#Biểu chỉ tiêu"

    source: IndicatorSource

    def __init__(self, plan: OpenPlan, strip: MessageStrip) -> None:
        super().__init__(plan, IndicatorSource(plan), strip, "Tên biểu")
        self.grid.empty_text = _EMPTY
        bind_levels(self.grid, self.shift)
        self.add_tool("Thêm cột", "table", self.add_column, "Thêm một cột số liệu")
        self.add_tool("", "left", lambda: self.shift(-1), "Lên một cấp (Alt+←)")
        self.add_tool("", "right", lambda: self.shift(1), "Xuống một cấp (Alt+→)")
        self.add_row_tools("Thêm chỉ tiêu")
        self.add_tool("", "settings", self.set_table, "Thiết lập bảng…")

    def show_form(self, form: IndicatorForm | None) -> None:
        """Show a form of the plan as it is now."""
        self.key = form.key if form else ""
        self.source.show_form(form)
        self.show_name()

    def shown_name(self) -> str:
        return self.plan.text(self.source.form.name) if self.source.form else ""

    def rename(self, name: str) -> None:
        form = self.source.form
        assert form is not None
        text = retyped(form.name, name, self.plan.context.show)
        with self.plan.change("Đổi tên biểu", f"indicator_forms/{form.key}") as session:
            rename_form(session, self.plan.key, form.key, text)

    def shift(self, by: int) -> None:
        """Move the chosen indicators a level down or up."""
        if self.grid.editing.commit():
            rows = self.grid.chosen_rows()
            self.strip.attempt(lambda: self.source.shift(rows, by))

    def set_table(self) -> None:
        """Ask how the table of this form prints."""
        table = form_table(self.plan, self.key)
        if table is None:
            self.strip.tell(_NO_TABLE)
        elif self.grid.editing.commit():
            edit_table(self.plan, table.key, self, self.strip)

    def add_column(self) -> None:
        """Add a column of values and begin to type its title."""
        if self._do("Thêm cột", add_value_column, _NEW_COLUMN):
            values = [i for i, c in enumerate(self.source.columns()) if c.code.startswith(VALUE)]
            self.grid.go((max(self.grid.active()[0], 0), values[-1]))
            self.edit_title(values[-1])

    def take_title(self, column: int, text: str) -> None:
        code, form = self.source.columns()[column].code, self.source.form
        table = form_table(self.plan, self.key)
        own = code.removeprefix(VALUE)
        value = next((c for c in form.columns if c.code == own), None) if form else None
        printed = table is not None and any(c.code == code and c.title for c in table.columns)
        if value is not None and not printed:
            title = retyped(value.title, text, self.plan.context.show)
            self._do("Sửa tiêu đề cột", rename_value_column, own, title)
        elif table is None:
            self.strip.tell(_NO_TABLE)
        else:
            codes = [c.code for c in self.source.columns()]

            def verb(session: Session, plan: str, _form: str) -> None:
                rename_column(session, plan, table.key, codes, code, RichText.of(text))

            self._do("Sửa tiêu đề cột", verb)

    def _do(self, label: str, verb: Callable[..., object], *arguments: object) -> bool:
        place = f"indicator_forms/{self.key}"

        def change() -> None:
            if not self.key:
                raise UserError("Chọn một biểu ở danh sách bên trái.")
            with self.plan.change(label, place) as session:
                verb(session, self.plan.key, self.key, *arguments)

        return self.strip.attempt(change)

    def fill_head_menu(self, menu: QMenu, column: int) -> None:
        code = self.source.columns()[column].code
        if code.startswith(VALUE):
            own = code.removeprefix(VALUE)
            action = menu.addAction("Xóa cột")
            action.triggered.connect(lambda: self._do("Xóa cột", delete_value_column, own))

    def extend_menu(self, menu: QMenu) -> None:
        rows = self.grid.chosen_rows()
        chosen = [self.source.items[row] for row in rows]
        menu.addSeparator()
        add_levels(menu, self.grid, self.shift, locked=self.source.is_locked())
        for label, name in (
            ("Đánh số thứ tự", "numbered"),
            ("Dòng chữ chạy suốt bảng", "across"),
        ):
            action = menu.addAction(label)
            action.setCheckable(True)
            on = bool(chosen) and all(getattr(item, name) for item in chosen)
            action.setChecked(on)
            action.setEnabled(bool(chosen) and not self.source.is_locked())
            action.triggered.connect(
                lambda _=False, field=name, text=label, now=on: self._set(rows, text, field, now)
            )

    def _set(self, rows: list[int], label: str, field: str, now: bool) -> None:
        changes = {field: not now}
        if field == "across" and not now:
            changes["numbered"] = False
        self.strip.attempt(lambda: self.source.change_rows(rows, label, **changes))
