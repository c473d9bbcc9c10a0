"""A form of indicators: a tree of rows with units and values."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from isodesk.documents.columns import Column, declared_columns, shown_columns
from isodesk.errors import UserError
from isodesk.facts import Indicator, IndicatorForm, PlanTable, TableSource
from isodesk.facts.branches import placed
from isodesk.facts.numbering import indicator_numbers
from isodesk.facts.retyping import retyped
from isodesk.services.indicators import DEEPEST, new_indicator, set_indicators
from isodesk.ui.grid.source import CellStyle, GridColumn, GridRow
from isodesk.ui.list_source import ListSource, ListWords
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_columns import table_rooms
from isodesk.ui.unit_columns import names_for
from isodesk.vietnamese.amounts import format_decimal, parse_decimal

VALUE = "value:"
UNITS = (
    *("%", "đồng", "triệu đồng", "tỷ đồng", "người", "hộ"),
    *("xã", "thôn", "trường", "ha", "cơ quan"),
)
_WIDTHS = {"number": 56, "name": 300, "unit": 96, "note": 120}
_VALUE_WIDTH = 86
_PLAIN = CellStyle()
_REMARK = CellStyle(italic=True)


def form_table(plan: OpenPlan, key: str) -> PlanTable | None:
    """The plan's first table that prints this form."""
    found = (t for t in plan.facts.tables if t.source is TableSource.INDICATORS and t.target == key)
    return next(found, None)


class IndicatorSource(ListSource[Indicator]):
    """Reads one form of a plan; every write is one step of the plan."""

    words = ListWords("Thêm chỉ tiêu", "Xóa chỉ tiêu", "Di chuyển chỉ tiêu")
    is_tree = True

    def __init__(self, plan: OpenPlan) -> None:
        super().__init__()
        self._plan = plan
        self.form: IndicatorForm | None = None
        self._numbers: Mapping[str, str] = {}

    def show_form(self, form: IndicatorForm | None) -> None:
        """Show a form of the plan as it is now."""
        self.form = form
        if form is None:
            self.show((), ())
            return
        self._numbers = indicator_numbers(self._plan.facts, form)
        self._heads = {
            row.key
            for row, below in zip(form.indicators, form.indicators[1:], strict=False)
            if row.level == 1 < below.level
        }
        self.show(form.indicators, tuple(map(self._column, self._printed(form))))

    def _printed(self, form: IndicatorForm) -> tuple[Column, ...]:
        """All columns of the form, those that the plan's table shows as it prints them."""
        facts, table = self._plan.facts, form_table(self._plan, form.key)
        declared = declared_columns(facts, TableSource.INDICATORS, form.key)
        shown = {c.code: c for c in shown_columns(facts, table)} if table else {}
        return tuple(shown.get(column.code, column) for column in declared)

    def _column(self, column: Column) -> GridColumn:
        is_value = column.code.startswith(VALUE)
        return GridColumn(
            column.code,
            self._plan.text(column.title),
            "number" if is_value or column.code == "number" else "text",
            _WIDTHS.get(column.code, _VALUE_WIDTH),
            "right" if is_value else "center" if column.code in ("number", "unit") else "left",
            column.code != "number",
            self._plan.text(column.group),
        )

    def column_rooms(self) -> Sequence[str]:
        """How places of the columns' heads begin."""
        if self.form is None:
            return ()
        tables = table_rooms(self._plan.facts, TableSource.INDICATORS, self.form.key)
        return (f"indicator_forms/{self.form.key}", *tables)

    def is_locked(self) -> bool:
        return bool(self._plan.locked) or self.form is None

    def row_of(self, item: Indicator, at: int) -> GridRow:
        is_head = item.key in self._heads
        return GridRow(item.key, "group" if is_head else "item", item.level - 1)

    def cell(self, item: Indicator, at: int, code: str) -> str:
        if code == "number":
            return self._numbers.get(item.key, "")
        if code.startswith(VALUE):
            value = dict(item.values).get(code.removeprefix(VALUE))
            return "" if value is None else format_decimal(value)
        if code == "unit":
            return item.unit
        return self._plan.text(item.name if code == "name" else item.note)

    def value(self, item: Indicator, code: str) -> int | None:
        value = dict(item.values).get(code.removeprefix(VALUE)) if code.startswith(VALUE) else None
        return int(value) if value is not None and value == int(value) else None

    def takes(self, item: Indicator, code: str) -> bool:
        return not item.across or code == "name"

    def look(self, item: Indicator, code: str) -> CellStyle:
        return _REMARK if item.across else _PLAIN

    def hint(self, item: Indicator, code: str) -> str:
        return "Dòng chữ chạy suốt bảng, không có số liệu." if item.across else ""

    def offers(self, code: str) -> Sequence[str]:
        if code != "unit":
            return ()
        own = [row.unit for row in self.items if row.unit]
        return tuple(dict.fromkeys([*own, *UNITS]))

    def known_names(self, column: int) -> Sequence[str]:
        """The names of the office's list where rows or notes name offices."""
        head = self._columns[column]
        if head.code not in ("name", "note"):
            return ()
        cells = (self.text(row, column) for row in range(self.row_count()))
        return names_for(head.title, cells, self._plan.unit_spellings())

    def typed(self, item: Indicator, code: str, text: str) -> Indicator:
        if code == "unit":
            return replace(item, unit=" ".join(text.split()))
        if code in ("name", "note"):
            return self._worded(item, code, text)
        number = parse_decimal(text) if text else None
        if text and number is None:
            raise UserError(f"“{text}” không phải số. Ghi như: 50; 1.250; 7,5; hoặc để trống.")
        code = code.removeprefix(VALUE)
        values = dict(item.values)
        values.pop(code, None)
        if number is not None:
            values[code] = number
        order = [column.code for column in self.form.columns] if self.form else []
        return replace(item, values=tuple((c, values[c]) for c in order if c in values))

    def _worded(self, item: Indicator, code: str, text: str) -> Indicator:
        show = self._plan.context.show
        if code == "note":
            return replace(item, note=retyped(item.note, text, show))
        if not text:
            raise UserError("Chỉ tiêu không để trống tên. Muốn bỏ chỉ tiêu thì xóa dòng.")
        return replace(item, name=retyped(item.name, text, show))

    def blank(self, at: int, before: Sequence[Indicator]) -> Indicator:
        return new_indicator(before[-1].level if before else 1)

    def lacking(self, item: Indicator) -> str:
        return "" if item.name else "Ghi tên chỉ tiêu trước, rồi ghi số liệu."

    def keep(self, items: tuple[Indicator, ...], label: str, place: str) -> None:
        assert self.form is not None
        with self._plan.change(label, place or f"indicator_forms/{self.form.key}") as session:
            set_indicators(session, self.form.key, items)

    def place(self, item: Indicator, code: str) -> str:
        return f"indicator_forms/{self.form.key if self.form else ''}/{item.key}/{code}"

    def placed(self, chosen: Sequence[int], to: int) -> tuple[Indicator, ...]:
        order = placed([item.level for item in self.items], chosen, to)
        if any(level > DEEPEST for _, level in order):
            raise UserError(f"Biểu có nhiều nhất {DEEPEST} cấp.")
        return tuple(replace(self.items[at], level=level) for at, level in order)

    def change_rows(self, rows: Collection[int], label: str, **changes: bool) -> None:
        """Set fields of these rows as one step. Raises UserError."""
        chosen = set(rows)
        items = tuple(
            replace(item, **changes) if at in chosen else item  # type: ignore[arg-type]  # flags only
            for at, item in enumerate(self.items)
        )
        first = next((item for at, item in enumerate(self.items) if at in chosen), None)
        if first is not None:
            self.keep(items, label, self.place(first, "name"))

    def shift(self, rows: Collection[int], by: int) -> None:
        """Move rows a level down or up, with what hangs below them. Raises UserError."""
        chosen = set(rows)
        moving = False
        top = 0
        items: list[Indicator] = []
        for at, item in enumerate(self.items):
            if at in chosen:
                moving, top = True, item.level if not moving or item.level < top else top
            elif moving and item.level <= top:
                moving = False
            items.append(replace(item, level=max(1, item.level + by)) if moving else item)
        if tuple(items) != self.items:
            label = "Xuống một cấp" if by > 0 else "Lên một cấp"
            first = self.items[min(chosen)]
            self.keep(tuple(items), label, self.place(first, "name"))
