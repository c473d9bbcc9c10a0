"""A grid over a plain list, as a person meets it: shown, with the keyboard in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import pytest
from pytestqt.qtbot import QtBot

from isodesk.errors import UserError
from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.grid.source import (
    CellChange,
    CellStyle,
    GridColumn,
    GridRow,
    GridSignals,
    Refusal,
)
from isodesk.vietnamese.amounts import format_number

COLUMNS = (
    GridColumn("number", "TT", "text", 50, "center", editable=False),
    GridColumn("name", "Nội dung thực hiện", "text", 260),
    GridColumn("lead", "Chủ trì", "choice", 160),
    GridColumn("y2018", "2018", "mark", 60, "center", group_title="Năm thực hiện"),
    GridColumn("y2019", "2019", "mark", 60, "center", group_title="Năm thực hiện"),
    GridColumn("amount", "Thành tiền (đồng)", "amount", 140, "right"),
)
LEADS = ("Sở Khoa học và Công nghệ", "Sở Lao động - Thương binh và Xã hội", "Sở Tài chính")
Line = list[str]


class ListSource:
    """Rows of texts; a row whose second text alone stands, after "#", is a group."""

    def __init__(self, lines: Sequence[Sequence[str]]) -> None:
        self._signals = GridSignals()
        self.keys = [str(at) for at in range(len(lines))]
        self.lines: list[Line] = [list(line) for line in lines]
        self.labels: list[str] = []
        self.locked = False

    @property
    def signals(self) -> GridSignals:
        return self._signals

    def columns(self) -> Sequence[GridColumn]:
        return COLUMNS

    def row_count(self) -> int:
        return len(self.lines)

    def row(self, row: int) -> GridRow:
        kind = self.lines[row][0]
        if kind == "#":
            return GridRow(self.keys[row], "group")
        return GridRow(self.keys[row], "total" if kind == "=" else "item")

    def text(self, row: int, column: int) -> str:
        text = self.lines[row][column]
        if column == 0:
            return "" if text in "#=" else text
        number = self.number(row, column)
        return text if number is None else format_number(number)

    def edit_text(self, row: int, column: int) -> str:
        return self.lines[row][column]

    def number(self, row: int, column: int) -> int | None:
        text = self.lines[row][column]
        return int(text) if COLUMNS[column].kind == "amount" and text else None

    def tip(self, row: int, column: int) -> str:
        return ""

    def can_edit(self, row: int, column: int) -> bool:
        return COLUMNS[column].editable and (row >= len(self.lines) or self.lines[row][0] != "=")

    def can_append(self) -> bool:
        return True

    def style(self, row: int, column: int) -> CellStyle:
        return CellStyle(tone="doubt" if "tư vấn" in self.lines[row][column] else "")

    def completions(self, row: int, column: int) -> Sequence[str]:
        return LEADS if COLUMNS[column].kind == "choice" else ()

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        if self.locked:
            raise UserError("Kế hoạch đang trình ký nên không sửa được nội dung.")
        refusals = []
        for change in changes:
            amount = COLUMNS[change.column].kind == "amount"
            digits = change.text.replace(".", "")
            if amount and digits and not digits.isdigit():
                reason = f'"{change.text}" không phải số tiền.'
                refusals.append(Refusal(change.row, change.column, reason))
                continue
            while len(self.lines) <= change.row:
                self._insert(len(self.lines))
            self.lines[change.row][change.column] = digits if amount else change.text
        if len(refusals) < len(changes):
            self.labels.append(label)
        self._signals.reset.emit()
        return refusals

    def _insert(self, row: int) -> None:
        self.lines.insert(row, ["" for _ in COLUMNS])
        self.keys.insert(row, f"new{len(self.labels)}-{row}-{len(self.lines)}")

    def insert_rows(self, row: int, count: int) -> None:
        for _ in range(count):
            self._insert(row)
        self.labels.append("Thêm dòng")
        self._signals.reset.emit()

    def delete_rows(self, rows: Collection[int]) -> None:
        for row in sorted(rows, reverse=True):
            del self.lines[row], self.keys[row]
        self.labels.append("Xóa dòng")
        self._signals.reset.emit()

    def toggle(self, cells: Collection[tuple[int, int]]) -> None:
        every = all(self.lines[row][column] for row, column in cells)
        for row, column in cells:
            self.lines[row][column] = "" if every else "X"
        self.labels.append("Đánh dấu X")
        rows = [row for row, _ in cells]
        self._signals.cells_changed.emit(min(rows), max(rows))


SAMPLE: tuple[tuple[str, ...], ...] = (
    ("#", "I. Xây dựng và áp dụng", "", "", "", ""),
    ("1", "Mời Tổ chức tư vấn tập huấn kiến thức", LEADS[0], "X", "", "30000000"),
    ("2", "Đánh giá nội bộ", LEADS[1], "", "X", "1500000"),
    ("#", "II. Kiểm tra, giám sát", "", "", "", ""),
    ("3", "Kiểm tra việc duy trì", LEADS[2], "X", "X", ""),
    ("=", "Tổng cộng", "", "", "", "31500000"),
)
Maker = Callable[..., GridPanel]


@pytest.fixture
def source() -> ListSource:
    """Two groups, three items and a total."""
    return ListSource(SAMPLE)


@pytest.fixture
def make_panel(qtbot: QtBot) -> Maker:
    """Shows a panel over a source and gives its grid the keyboard."""

    shown = []

    def make(source: ListSource, frozen: int = 2, width: int = 900) -> GridPanel:
        panel = GridPanel(source, frozen)
        shown.append(panel)
        qtbot.addWidget(panel)
        panel.resize(width, 420)
        panel.show()
        panel.activateWindow()
        panel.grid.setFocus()
        qtbot.waitUntil(panel.grid.hasFocus)
        return panel

    return make
