"""Danh sách gửi: offices, and how many stand behind each row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from isodesk.errors import UserError
from isodesk.facts import MailingEntry, TableSource
from isodesk.facts.numbering import mailing_numbers
from isodesk.facts.retyping import retyped
from isodesk.services.agencies import unit_names
from isodesk.services.indicators import add_mailing_table, new_entry
from isodesk.services.rows import set_rows
from isodesk.ui.dialogs.table_settings import edit_table_of
from isodesk.ui.dialogs.unit_picker import UnitPicker
from isodesk.ui.grid.source import GridColumn, GridRow
from isodesk.ui.grid.totals import TotalsStrip
from isodesk.ui.list_panel import ListPanel
from isodesk.ui.list_source import ListSource, ListWords
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_columns import table_rooms

_COLUMNS = (
    GridColumn("number", "TT", "text", 80, "center"),
    GridColumn("name", "Cơ quan, đơn vị nhận", "text", 560),
    GridColumn("count", "Số nơi", "number", 100, "center"),
)
_EMPTY = "Chưa có nơi nào. Gõ tên vào dòng đầu tiên, dán danh sách, hoặc chọn từ danh mục đơn vị."
_NUMBER = re.compile(r"(?P<first>\d{1,4})\.?(?:\s*[-–]\s*(?P<last>\d{1,4}))?\.?")
_MOST = 9999


class MailingSource(ListSource[MailingEntry]):
    """Reads one plan's mailing list; every write is one step of the plan."""

    words = ListWords("Thêm nơi gửi", "Xóa nơi gửi", "Di chuyển nơi gửi")

    def __init__(self, plan: OpenPlan) -> None:
        super().__init__()
        self._plan = plan
        self._numbers: dict[str, str] = {}
        self.refresh()

    def refresh(self) -> None:
        """Show what is true of the plan."""
        self._numbers = mailing_numbers(self._plan.facts.mailing)
        self.show(self._plan.facts.mailing, _COLUMNS)

    @property
    def total(self) -> int:
        """How many offices the list stands for."""
        return sum(max(entry.count, 1) for entry in self.items)

    def column_rooms(self) -> Sequence[str]:
        """How places of the columns' heads begin."""
        return table_rooms(self._plan.facts, TableSource.MAILING)

    def is_locked(self) -> bool:
        return bool(self._plan.locked)

    def row_of(self, item: MailingEntry, at: int) -> GridRow:
        return GridRow(item.key)

    def cell(self, item: MailingEntry, at: int, code: str) -> str:
        match code:
            case "number":
                return self._numbers[item.key]
            case "name":
                return self._plan.text(item.name)
        return str(item.count)

    def value(self, item: MailingEntry, code: str) -> int | None:
        return item.count if code == "count" else None

    def hint(self, item: MailingEntry, code: str) -> str:
        if code == "number":
            return "Số do chương trình đánh. Ghi 33-43 để dòng này thay cho 11 nơi."
        return ""

    def typed(self, item: MailingEntry, code: str, text: str) -> MailingEntry:
        if code == "name":
            if not text:
                raise UserError("Dòng này thiếu tên nơi gửi. Muốn bỏ nơi gửi thì xóa dòng.")
            return replace(item, name=retyped(item.name, text, self._plan.context.show))
        count = _count(text) if code == "count" else _behind(text)
        return replace(item, count=count)

    def blank(self, at: int, before: Sequence[MailingEntry]) -> MailingEntry:
        return new_entry("")

    def lacking(self, item: MailingEntry) -> str:
        return "" if item.name else "Ghi tên nơi gửi trước, rồi ghi số nơi."

    def offers(self, code: str) -> Sequence[str]:
        if code != "name":
            return ()
        with self._plan.workspace.read() as session:
            return unit_names(session)

    def known_names(self, column: int) -> Sequence[str]:
        return self._plan.unit_spellings() if _COLUMNS[column].code == "name" else ()

    def keep(self, items: tuple[MailingEntry, ...], label: str, place: str) -> None:
        with self._plan.change(label, place) as session:
            set_rows(session, self._plan.key, "mailing", items)

    def place(self, item: MailingEntry, code: str) -> str:
        return f"mailing/{item.key}/{code}"


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST:
        raise UserError(f"“{text}” không phải số nơi. Ghi số từ 1 đến {_MOST}.")
    return int(text)


def _behind(text: str) -> int:
    """How many offices a written number such as ``33-43`` stands for."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise UserError(f"“{text}” không phải số thứ tự. Ghi như 33 hoặc 33-43.")
    count = int(found["last"] or found["first"]) - int(found["first"]) + 1
    if count < 1:
        raise UserError(f"“{text}”: số cuối đứng trước số đầu.")
    return count


class MailingPanel(QWidget):
    """The list, and how many offices it comes to."""

    guide = "bieu-chi-tieu.md#Danh sách gửi"

    def __init__(self, plan: OpenPlan, strip: MessageStrip) -> None:
        super().__init__()
        self._plan = plan
        self._strip = strip
        self.source = MailingSource(plan)
        self.list = ListPanel(self.source, strip, title="Danh sách gửi")
        self.grid = self.list.grid
        self.grid.empty_text = _EMPTY
        self.totals = TotalsStrip(self.grid)
        self._print = self.list.add_tool(
            "In thành phụ lục", "print", self._add_table, "Thêm phụ lục in danh sách này"
        )
        self.list.add_tool("Chọn đơn vị…", "unit", self.pick, "Thêm nơi gửi từ danh mục đơn vị")
        self.list.add_row_tools("Thêm nơi gửi")
        self.list.add_tool("", "settings", self.set_table, "Thiết lập bảng…")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.totals)
        self.setFocusProxy(self.grid)
        self.refresh()

    def refresh(self) -> None:
        """Show what is true of the plan."""
        self.source.refresh()
        total = self.source.total
        self.totals.set_sums(f"Tổng: {total:02d} nơi", {"count": str(total)})
        printed = any(t.source is TableSource.MAILING for t in self._plan.facts.tables)
        self._print.setVisible(not printed)

    def set_table(self) -> None:
        """Ask how the list prints."""
        if self.grid.editing.commit():
            edit_table_of(self._plan, TableSource.MAILING, self, self._strip)

    def _add_table(self) -> None:
        def change() -> None:
            with self._plan.change("Thêm phụ lục danh sách gửi") as session:
                add_mailing_table(session, self._plan.key)

        self._strip.attempt(change)

    def pick(self) -> None:
        """Add the offices ticked in the office's list."""
        with self._plan.workspace.read() as session:
            names = unit_names(session)
        taken = [self._plan.text(entry.name) for entry in self.source.items]
        picker = UnitPicker(names, taken, self)
        if picker.exec() and picker.chosen():
            at = self.list.active_row() + 1
            new = [new_entry(name) for name in picker.chosen()]
            self._strip.attempt(lambda: self.source.insert(at, new))
        self.grid.setFocus()
