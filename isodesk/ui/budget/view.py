"""Tab Kinh phí: the budget's table, its words, its chart, and what amounts are made of."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QMenu,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from isodesk.errors import UserError
from isodesk.facts import PlanFacts, PlanKind, RichText, TableSource
from isodesk.facts.fields import MONEY_UNITS
from isodesk.facts.retyping import retyped
from isodesk.services.budget import add_line, add_year, delete_column
from isodesk.services.budget_tree import move_lines, shift_levels
from isodesk.services.rows import edit_row
from isodesk.services.tables import rename_column
from isodesk.ui.budget.asking import Answers, ask
from isodesk.ui.budget.chart import BudgetChart, ChartData
from isodesk.ui.budget.columns import budget_table
from isodesk.ui.budget.cost import CostSource
from isodesk.ui.budget.details import LineDetails
from isodesk.ui.budget.money import Asked
from isodesk.ui.budget.quantity_panel import QuantityPanel
from isodesk.ui.budget.source import SECTIONS, BudgetSource
from isodesk.ui.grid.panel import GridPanel
from isodesk.ui.grid.title_editor import TitleEditor
from isodesk.ui.grid.totals import TotalsStrip
from isodesk.ui.grid.view import GridView
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tool_button import tool_button
from isodesk.ui.views import PlanView, ViewSpec
from isodesk.vietnamese.amounts import format_amount
from isodesk.vietnamese.words import money_in_words

_SIDE_WIDTH = 412
_EMPTY = "Chưa có nội dung chi nào. Gõ vào dòng đầu tiên hoặc dán bảng kinh phí từ Excel."
_NEW_PART = "TÊN PHẦN"


class BudgetView(PlanView):
    """The budget of a plan: table on the left, chart and details on the right."""

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(plan, parent)
        self.source = BudgetSource(plan)
        self.panel = GridPanel(self.source, frozen=2)
        self.grid = self.panel.grid
        self.grid.empty_text = _EMPTY
        self.totals = TotalsStrip(self.grid)
        self.words = QLabel()
        self.words.setObjectName("moneyWords")
        self.strip = MessageStrip()
        self.titles = TitleEditor(self.grid)
        self.details = LineDetails(plan, self.strip)
        self.quantities = QuantityPanel(plan, self.strip)
        self.chart = BudgetChart()
        self.units = QComboBox()
        self._status = ""
        self._add_tools()
        self._lay_out()
        self._connect()
        self._show()

    # Building

    def _add_tools(self) -> None:
        self.panel.filter_box.setMinimumWidth(150)
        self.panel.filter_box.setPlaceholderText("Lọc các dòng")
        for unit in MONEY_UNITS:
            self.units.addItem(unit[:1].upper() + unit[1:], unit)
        self.units.setToolTip("Đơn vị tính của bảng; số tiền vẫn được giữ đến từng đồng")
        self.units.setAccessibleName("Đơn vị tính")
        self.panel.tools.addWidget(self.units)
        add = self._tool("Thêm dòng", "add", self.add_line, "Thêm nội dung chi dưới dòng đang chọn")
        menu = QMenu(add)
        menu.addAction("Thêm dòng").triggered.connect(self.add_line)
        menu.addAction("Thêm phần").triggered.connect(self.add_part)
        add.setMenu(menu)
        add.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._year = self._tool("Thêm năm", "calendar", self.add_year, "Thêm một cột năm")
        self._tool("", "left", lambda: self.shift(-1), "Lên một cấp (Alt+←)")
        self._tool("", "right", lambda: self.shift(1), "Xuống một cấp (Alt+→)")
        self._tool("", "up", lambda: self.move_rows(False), "Chuyển lên (Alt+↑)")
        self._tool("", "down", lambda: self.move_rows(True), "Chuyển xuống (Alt+↓)")
        self._tool("", "delete", self.grid.commands.delete_rows, "Xóa dòng (Ctrl+-)")

    def _tool(self, text: str, image: str, verb: Callable[[], object], tip: str) -> QToolButton:
        tool = tool_button(text, image, tip, verb)
        tool.setEnabled(not self.plan.locked)
        self.panel.tools.addWidget(tool)
        return tool

    def _lay_out(self) -> None:
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setContentsMargins(12, 8, 12, 8)
        table = QWidget()
        left = QVBoxLayout(table)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        for widget in (self.panel, self.totals, self.words):
            left.addWidget(widget, 1 if widget is self.panel else 0)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.details, "Mức chi, số lượng")
        self.tabs.addTab(self.quantities, "Số liệu dùng chung")
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.chart)
        right.addWidget(self.tabs, 1)
        self.splitter = QSplitter()
        self.splitter.addWidget(table)
        self.splitter.addWidget(side)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([_SIDE_WIDTH * 2, _SIDE_WIDTH])
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.strip)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.plan.changed.connect(self._on_changed)
        for grid in (self.grid, self.details.grid, self.quantities.grid):
            grid.status_changed.connect(self._on_status)
        self.grid.message.connect(self.strip.tell)
        self.grid.place_changed.connect(lambda *_: self._show_line())
        self.titles.taken.connect(self._rename)
        self.units.activated.connect(self._set_unit)
        self.source.signals.asked.connect(lambda asked: self._ask(self.grid, self.source, asked))
        costs = self.details.costs
        costs.signals.asked.connect(lambda asked: self._ask(self.details.grid, costs, asked))
        for keys, verb in (
            ("Alt+Left", lambda: self.shift(-1)),
            ("Alt+Right", lambda: self.shift(1)),
            ("Alt+Up", lambda: self.move_rows(False)),
            ("Alt+Down", lambda: self.move_rows(True)),
        ):
            self.grid.bind(keys, verb)
        head = self.grid.head
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._head_menu)
        head.sectionDoubleClicked.connect(self.edit_title)

    # What is shown

    def _on_changed(self, sections: Collection[str]) -> None:
        if SECTIONS & set(sections):
            self.source.refresh()
            self.quantities.refresh()
            self._show()

    def _on_status(self, text: str) -> None:
        self._status = text
        self.status_changed.emit()

    def _show(self) -> None:
        facts, totals, unit = self.plan.facts, self.source.totals, self.source.unit
        table = budget_table(facts)
        title = self.plan.text(table.total) if table and table.total else "Tổng cộng"
        sums = {f"amount:{c.code}": totals.columns.get(c.key) for c in facts.budget_columns}
        sums["total"] = totals.total
        texts = {code: format_amount(value, unit) for code, value in sums.items()}
        self.totals.set_sums(title, texts | {"note": ""})
        total = totals.total
        self.words.setText("" if total is None else f"Bằng chữ: {money_in_words(total)}.")
        self.words.setVisible(total is not None)
        self.units.setCurrentIndex(MONEY_UNITS.index(unit))
        self.units.setEnabled(not self.plan.locked or table is None)
        self._year.setText(f"Thêm năm {self._next_year()}")
        self.chart.show_data(ChartData.of(facts, self.plan.context), unit)
        self._show_line()

    def _show_line(self) -> None:
        row = self.grid.active()[0]
        at = self.grid.cells.source_row(row) if row >= 0 else -1
        lines = self.source.rows.lines
        self.details.show_line(self.source.rows, lines[at] if 0 <= at < len(lines) else None)

    def _next_year(self) -> int:
        facts = self.plan.facts
        years = [column.year for column in facts.budget_columns if column.year]
        return max(years) + 1 if years else facts.first_year or facts.date.year or date.today().year

    def status_text(self) -> str:
        return self._status

    def finish_typing(self) -> None:
        self.titles.finish()
        self.grid.editing.commit()
        self.quantities.grid.editing.commit()
        self.details.finish()

    def show_place(self, place: str) -> bool:
        room, _, rest = place.partition("/")
        key, _, part = rest.partition("/")
        table = self.plan.facts.table(key) if room == "tables" else None
        if table is not None and table.source is TableSource.BUDGET:
            room, key = "budget", "total"
        rows = self.source.rows.row_of
        if room == "budget" and (key in rows or key == "total"):
            self.grid.go_to(rows.get(key, max(len(rows) - 1, 0)), self._column_of(part))
        elif room == "budget_columns" and (column := self._column_of(key, -1)) >= 0:
            self.grid.go((0, column))
        elif room == "quantities" and self.quantities.show_quantity(key):
            self.tabs.setCurrentWidget(self.quantities)
            return True
        else:
            return False
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _column_of(self, part: str, otherwise: int = 1) -> int:
        """The grid's column for the key of a column of amounts, or for a column's code."""
        shown = self.source.shown
        for at, amount in enumerate(shown.amounts):
            if part and part in ((amount.key if amount else ""), shown.codes[at]):
                return at
        return otherwise

    # What is done

    def _ask(self, grid: GridView, source: BudgetSource | CostSource, asked: list[Asked]) -> None:
        """Ask what amounts mean once the cell has said that it does not know."""

        def answer(answers: Answers) -> None:
            typed = grid.editing.is_open
            grid.editing.cancel()
            grid.cells.set_refused([])
            self.panel.refusals.tell([])
            if self.strip.attempt(lambda: source.answer(answers)) and typed:
                grid.enter(1)

        QTimer.singleShot(0, grid, lambda: ask(grid, asked, answer))

    def _chosen(self) -> list[str]:
        """The keys of the lines that are selected."""
        cells, ranges = self.grid.cells, self.grid.selected_ranges()
        shown = {row for top, _, bottom, _ in ranges for row in range(top, bottom + 1)}
        rows = [cells.source_row(row) for row in sorted(shown) if not cells.is_blank(row)]
        return [self.source.rows.rows[row].key for row in rows]

    def _do(self, label: str, verb: Callable[..., object], *arguments: object) -> bool:
        """Run a verb on this plan as one step; say why when it cannot be."""

        def change() -> None:
            with self.plan.change(label) as session:
                verb(session, self.plan.key, *arguments)

        return self.strip.attempt(change)

    def add_line(self) -> None:
        """Add an empty line under the active one and begin to type."""
        row = self.grid.active()[0]
        count = self.source.row_count()
        at = min(self.grid.cells.source_row(row) + 1, count) if row >= 0 else count
        if self.strip.attempt(lambda: self.source.insert_rows(at, 1)):
            self._type_at(at)

    def add_part(self) -> None:
        """Add a line of the top level at the end and begin to type."""
        if self._do("Thêm phần", add_line, _NEW_PART):
            self._type_at(self.source.row_count() - 1)

    def _type_at(self, row: int) -> None:
        self.grid.go_to(row, self.source.shown.at("name"))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.editing.start()
        self.grid.editing.editor.selectAll()

    def add_year(self) -> None:
        """Add the column of the next year."""
        self._do(f"Thêm năm {self._next_year()}", add_year, self._next_year())

    def shift(self, by: int) -> None:
        """Move the selected lines one level down or up the tree."""
        label = "Xuống một cấp" if by > 0 else "Lên một cấp"
        if self._chosen():
            self._do(label, shift_levels, self._chosen(), by)

    def move_rows(self, down: bool) -> None:
        """Move the selected lines, with all under them, one place."""
        if self._chosen():
            self._do("Di chuyển nội dung chi", move_lines, self._chosen(), down)

    def _set_unit(self, at: int) -> None:
        unit, table = MONEY_UNITS[at], budget_table(self.plan.facts)
        if table is None:
            self.source.show_in(unit)
            self._show()
        elif unit != table.unit:

            def change() -> None:
                with self.plan.change("Đổi đơn vị tính", f"tables/{table.key}") as session:
                    edit_row(session, "tables", table.key, unit=unit)

            self.strip.attempt(change)

    def _head_menu(self, at: QPoint) -> None:
        column = self.grid.head.logicalIndexAt(at)
        if column < 0 or self.plan.locked:
            return
        menu = QMenu(self)
        menu.setObjectName("headMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Đổi tiêu đề cột").triggered.connect(lambda: self.edit_title(column))
        amount = self.source.shown.amounts[column]
        if amount:
            remove = menu.addAction("Xóa cột")
            remove.triggered.connect(lambda: self._do("Xóa cột", delete_column, amount.key))
        menu.popup(self.grid.head.viewport().mapToGlobal(at))

    def edit_title(self, column: int) -> None:
        """Type the title of a column in its head."""
        if not self.plan.locked and self.grid.editing.commit():
            self.titles.open(column, self.source.shown.shown[column].title)

    def _rename(self, column: int, text: str) -> None:
        code, amount = self.source.shown.codes[column], self.source.shown.amounts[column]
        table = budget_table(self.plan.facts)
        own = table and any(c.code == code and c.title for c in table.columns)

        def verb() -> None:
            with self.plan.change("Sửa tiêu đề cột", f"budget_columns/{code}") as session:
                if amount and not own:
                    title = retyped(amount.title, text, self.plan.context.show)
                    edit_row(session, "budget_columns", amount.key, title=title)
                elif table:
                    codes, title = self.source.shown.codes, RichText.of(text)
                    rename_column(session, self.plan.key, table.key, codes, code, title)
                else:
                    raise UserError("Văn bản chưa có bảng kinh phí nên tiêu đề chưa đổi được.")

        self.strip.attempt(verb)


def _fits(facts: PlanFacts) -> bool:
    parts = facts.budget_lines or facts.budget_columns or budget_table(facts)
    return bool(parts) or facts.kind in (PlanKind.PROGRAMME, PlanKind.BLANK)


SPEC = ViewSpec(
    code="budget",
    title=lambda _: "Kinh phí",
    icon="money",
    guide="kinh-phi.md",
    fits=_fits,
    make=BudgetView,
)
