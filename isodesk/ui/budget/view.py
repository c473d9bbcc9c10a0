"""Tab Kinh phí: the budget's table, its words, its chart, and what amounts are made of."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer
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

from isodesk.facts import PlanFacts, PlanKind, TableSource
from isodesk.facts.fields import MONEY_UNITS
from isodesk.services.budget import add_line, add_year, delete_column
from isodesk.services.budget_tree import move_lines, shift_levels
from isodesk.services.rows import edit_row
from isodesk.store import Draft
from isodesk.ui.budget.asking import Answers, ask
from isodesk.ui.budget.chart import BudgetChart, ChartData
from isodesk.ui.budget.columns import budget_table
from isodesk.ui.budget.cost import CostSource
from isodesk.ui.budget.details import COSTS, LineDetails
from isodesk.ui.budget.money import Asked
from isodesk.ui.budget.quantity_panel import QUANTITIES, QuantityPanel
from isodesk.ui.budget.side import BudgetSide
from isodesk.ui.budget.source import SECTIONS, BudgetSource
from isodesk.ui.cell_drafts import CellDrafts
from isodesk.ui.drafts_bar import DraftPlace
from isodesk.ui.grid.view import GridView
from isodesk.ui.levels import add_levels, bind_levels
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.row_menu import add_numbering
from isodesk.ui.table_view import OwnColumns, TableView
from isodesk.ui.views import ViewSpec
from isodesk.vietnamese.amounts import format_amount
from isodesk.vietnamese.words import money_in_words

_SIDE_WIDTH = 412
_EMPTY = "Chưa có nội dung chi nào. Gõ vào dòng đầu tiên hoặc dán bảng kinh phí từ Excel."
_NEW_PART = "TÊN PHẦN"
_COLUMNS = OwnColumns(
    section="budget_columns",
    columns=lambda facts: facts.budget_columns,
    table=budget_table,
    add_year=add_year,
    delete=delete_column,
    no_table="Văn bản chưa có bảng kinh phí nên tiêu đề chưa đổi được.",
)


class BudgetView(TableView):
    """The budget of a plan: table on the left, chart and details on the right."""

    source: BudgetSource

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(plan, BudgetSource(plan), _COLUMNS, parent)
        self.grid.empty_text = _EMPTY
        self.words = QLabel()
        self.words.setObjectName("moneyWords")
        self.details = LineDetails(plan, self.strip)
        self.quantities = QuantityPanel(plan, self.strip)
        cells = CellDrafts(self.grid, plan.workspace, plan.key, "budget", "Kinh phí")
        self.cell_drafts = (cells, self.details.drafts, self.quantities.drafts)
        self.chart = BudgetChart()
        self.units = QComboBox()
        self._add_tools()
        self._lay_out()
        self._connect()
        self._show()

    # Building

    def _add_tools(self) -> None:
        self.panel.filter_box.setMinimumWidth(90)
        self.panel.filter_box.setPlaceholderText("Lọc các dòng")
        self.units.setMinimumWidth(84)
        for unit in MONEY_UNITS:
            self.units.addItem(unit[:1].upper() + unit[1:], unit)
        self.units.setToolTip("Đơn vị tính của bảng; số tiền vẫn được giữ đến từng đồng")
        self.units.setAccessibleName("Đơn vị tính")
        self.panel.tools.addWidget(self.units)
        add = self.add_tool(
            "Thêm dòng", "add", self.add_line, "Thêm nội dung chi dưới dòng đang chọn"
        )
        menu = QMenu(add)
        menu.addAction("Thêm dòng").triggered.connect(self.add_line)
        menu.addAction("Thêm phần").triggered.connect(self.add_part)
        add.setMenu(menu)
        add.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._year = self.add_tool("Thêm năm", "calendar", self.add_year, "Thêm một cột năm")
        self.add_tool("", "left", lambda: self.shift(-1), "Lên một cấp (Alt+←)")
        self.add_tool("", "right", lambda: self.shift(1), "Xuống một cấp (Alt+→)")
        self.add_row_tools()
        self.add_settings_tool()

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
        for named_alike in (self.tabs, self.tabs.tabBar()):
            named_alike.setAccessibleName("Dòng đang chọn và số liệu dùng chung")
        self.tabs.addTab(self.details, "Mức chi, số lượng")
        self.tabs.addTab(self.quantities, "Số liệu dùng chung")
        self.splitter = QSplitter()
        self.splitter.addWidget(table)
        self.splitter.addWidget(BudgetSide(self.chart, self.tabs))
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
        for grid in (self.details.grid, self.quantities.grid):
            grid.status_changed.connect(self.keep_status)
        self.grid.place_changed.connect(lambda *_: self._show_line())
        self.units.activated.connect(self._set_unit)
        self.source.signals.asked.connect(lambda asked: self._ask(self.grid, self.source, asked))
        costs = self.details.costs
        costs.signals.asked.connect(lambda asked: self._ask(self.details.grid, costs, asked))
        self.grid.menus.append(self._extend_menu)
        bind_levels(self.grid, self.shift)

    # What is shown

    def _on_changed(self, sections: Collection[str]) -> None:
        if SECTIONS & set(sections):
            self.source.refresh()
            self.quantities.refresh()
            self._show()

    def _show(self) -> None:
        facts, totals, unit = self.plan.facts, self.source.totals, self.source.unit
        table = budget_table(facts)
        title = self.plan.text(table.total) if table and table.total else "Tổng cộng"
        sums = {f"amount:{c.code}": totals.columns.get(c.key) for c in facts.budget_columns}
        sums["total"] = totals.total
        texts = {code: format_amount(value, unit) for code, value in sums.items()}
        self.totals.set_sums(title, texts | {"note": ""})
        total = totals.total
        words = "" if total is None else money_in_words(total, exact=True)
        self.words.setText(f"Bằng chữ: {words}." if words else "")
        self.words.setVisible(total is not None)
        self.units.setCurrentIndex(MONEY_UNITS.index(unit))
        self.units.setEnabled(not self.plan.locked or table is None)
        self._year.setText(f"Thêm năm {self.next_year()}")
        self.chart.show_data(ChartData.of(facts, self.plan.context), unit)
        self._show_line()

    def _total_rooms(self) -> tuple[str, ...]:
        return ("budget/total", *super()._total_rooms())

    def _show_line(self) -> None:
        row = self.grid.active()[0]
        at = self.grid.cells.source_row(row) if row >= 0 else -1
        lines = self.source.rows.lines
        self.details.show_line(self.source.rows, lines[at] if 0 <= at < len(lines) else None)

    def finish_typing(self) -> None:
        super().finish_typing()
        self.details.finish()

    def draft_place(self, place: str) -> DraftPlace | None:
        room, _, rest = place.partition("/")
        row = self.source.rows.row_of.get(rest.partition("/")[0])
        if room == COSTS and row is not None:
            self.grid.go_to(row)  # costs are shown of the active line alone
        return super().draft_place(place)

    def put_back(self, draft: Draft) -> bool:
        room = draft.place.partition("/")[0]
        if room == QUANTITIES:
            self.tabs.setCurrentWidget(self.quantities)
        elif room == COSTS:
            self.tabs.setCurrentWidget(self.details)
        return super().put_back(draft)

    def show_place(self, place: str) -> bool:
        room, _, rest = place.partition("/")
        key, _, part = rest.partition("/")
        table = self.plan.facts.table(key) if room == "tables" else None
        if table is not None and table.source is TableSource.BUDGET:
            room, key = "budget", "total"
        rows = self.source.rows.row_of
        if room == "budget" and (key in rows or key == "total"):
            self.grid.go_to(rows.get(key, max(len(rows) - 1, 0)), self.source.shown.find(part))
        elif room == "budget_columns" and (column := self.source.shown.find(key, -1)) >= 0:
            self.grid.go_to_column(column)
        elif room == "quantities" and self.quantities.show_quantity(key):
            self.tabs.setCurrentWidget(self.quantities)
            return True
        else:
            return False
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

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

    def _extend_menu(self, menu: QMenu) -> None:
        """Numbers of lines, cells kept apart."""
        lines = [self.source.rows.lines[row] for row in self.grid.chosen_rows()]
        rows = [(line.key, line.numbered) for line in lines]
        menu.addSeparator()
        add_levels(menu, self.grid, self.shift, locked=bool(self.plan.locked))
        add_numbering(menu, self.plan, self.strip, "budget_lines", rows, "budget")
        self.add_merging_to(menu)

    def _chosen(self) -> list[str]:
        """The keys of the lines that are selected."""
        return [self.source.rows.rows[row].key for row in self.grid.chosen_rows()]

    def add_line(self) -> None:
        """Add an empty line under the active one and begin to type."""
        row = self.grid.active()[0]
        count = self.source.row_count()
        at = min(self.grid.cells.source_row(row) + 1, count) if row >= 0 else count
        if self.strip.attempt(lambda: self.source.insert_rows(at, 1)):
            self.type_name_at(at)

    def add_part(self) -> None:
        """Add a line of the top level at the end and begin to type."""
        if self.do("Thêm phần", add_line, _NEW_PART):
            self.type_name_at(self.source.row_count() - 1)

    def shift(self, by: int) -> None:
        """Move the selected lines one level down or up the tree."""
        label = "Xuống một cấp" if by > 0 else "Lên một cấp"
        if self._chosen():
            self.do(label, shift_levels, self._chosen(), by)

    def move_rows(self, down: bool) -> None:
        """Move the selected lines, with all under them, one place."""
        if self._chosen():
            self.do("Di chuyển nội dung chi", move_lines, self._chosen(), down)

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


def _fits(facts: PlanFacts) -> bool:
    """Every plan may have costs; a paper shows those of its plan until that is gone."""
    parts = facts.budget_lines or facts.budget_columns or budget_table(facts)
    if facts.is_paper:
        return bool(facts.budget_lines)
    return bool(parts) or facts.kind is not PlanKind.LETTER


SPEC = ViewSpec(
    code="budget",
    title=lambda _: "Kinh phí",
    icon="money",
    guide="kinh-phi.md",
    fits=_fits,
    make=BudgetView,
)
