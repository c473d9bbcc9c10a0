"""The ways of inspecting with their days, as a grid's rows: columns of marks of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from isodesk.errors import UserError
from isodesk.facts import FieldRef, MatrixColumn
from isodesk.facts.fields import FieldContext
from isodesk.facts.retyping import retyped
from isodesk.services.inspection import new_mode
from isodesk.services.subjects import set_modes
from isodesk.ui.grid.source import CellStyle, GridColumn, GridRow
from isodesk.ui.list_source import ListSource, ListWords
from isodesk.ui.open_plan import OpenPlan
from isodesk.vietnamese.dates import format_date, parse_date
from isodesk.vietnamese.periods import parse_period
from isodesk.vietnamese.text import capital_first

_COLUMNS = (
    GridColumn("number", "TT", "number", 50, "center", editable=False),
    GridColumn("title", "Hình thức kiểm tra", "text", 300),
    GridColumn("first", "Từ ngày", "date", 110, "center"),
    GridColumn("last", "Đến ngày", "date", 110, "center"),
    GridColumn("words", "Thời gian ghi trên văn bản", "period", 330),
    GridColumn("count", "Số đối tượng", "number", 100, "center", editable=False),
)
_BAD_DATE = "“{text}” không phải ngày. Ghi như 17/8/2020, hoặc để trống."
_BAD_TIME = (
    "Chưa hiểu “{text}”. Ghi như: 17/8/2020 - 06/11/2020; từ ngày 17/8/2020 đến ngày 06/11/2020; "
    "tháng 9/2020; quý III/2020."
)
_REVERSED = "Ngày cuối {last} đứng trước ngày đầu {first}."
_MUTED = CellStyle(tone="muted")
_PLAIN = CellStyle()


class ModeSource(ListSource[MatrixColumn]):
    """Reads one plan's columns of marks; every write is one step of the plan."""

    words = ListWords(
        "Thêm hình thức kiểm tra", "Xóa hình thức kiểm tra", "Di chuyển hình thức kiểm tra"
    )

    def __init__(self, plan: OpenPlan) -> None:
        super().__init__()
        self._plan = plan
        self.refresh()

    def refresh(self) -> None:
        """Show what is true of the plan."""
        self.show(self._plan.facts.columns, _COLUMNS)

    def is_locked(self) -> bool:
        return bool(self._plan.locked)

    def row_of(self, item: MatrixColumn, at: int) -> GridRow:
        return GridRow(item.key)

    def cell(self, item: MatrixColumn, at: int, code: str) -> str:
        match code:
            case "number":
                return str(at + 1)
            case "title":
                return self._plan.text(item.title)
            case "first":
                return format_date(item.first) if item.first else ""
            case "last":
                return format_date(item.last) if item.last else ""
            case "words":
                return printed_time(self._plan.context, item)
        return f"{self._plan.context.counts.number(column=item.key):02d}"

    def typed(self, item: MatrixColumn, code: str, text: str) -> MatrixColumn:
        if code == "title":
            if not text:
                raise UserError("Hình thức kiểm tra phải có tên. Muốn bỏ thì xóa dòng.")
            return replace(item, title=retyped(item.title, text, self._plan.context.show))
        if code == "words":
            return _with_days(item, *self._days(text))
        day = parse_date(text) if text else None
        if text and day is None:
            raise UserError(_BAD_DATE.format(text=text))
        first, last = (day, item.last) if code == "first" else (item.first, day)
        return _with_days(item, first, last)

    def _days(self, text: str) -> tuple[date | None, date | None]:
        if not text:
            return None, None
        period = parse_period(text, year=self._plan.facts.first_year)
        if period.first is None and period.last is None:
            raise UserError(_BAD_TIME.format(text=text))
        return period.first, period.last

    def blank(self, at: int, before: Sequence[MatrixColumn]) -> MatrixColumn:
        return new_mode((*self.items, *before))

    def lacking(self, item: MatrixColumn) -> str:
        return "" if item.title else "Ghi tên hình thức kiểm tra trước, rồi ghi thời gian."

    def look(self, item: MatrixColumn, code: str) -> CellStyle:
        return _MUTED if code == "count" else _PLAIN

    def value(self, item: MatrixColumn, code: str) -> int | None:
        return self._plan.context.counts.number(column=item.key) if code == "count" else None

    def hint(self, item: MatrixColumn, code: str) -> str:
        if code == "count":
            return "Đếm từ dấu X ở thẻ Đối tượng kiểm tra."
        return "Chữ này do số liệu tự động in ra trong văn bản." if code == "words" else ""

    def keep(self, items: tuple[MatrixColumn, ...], label: str, place: str) -> None:
        with self._plan.change(label, place) as session:
            set_modes(session, self._plan.key, items)

    def place(self, item: MatrixColumn, code: str) -> str:
        return f"columns/{item.key}/{code}"


def printed_time(context: FieldContext, mode: MatrixColumn) -> str:
    """``Từ ngày 17/8/2020 đến ngày 06/11/2020``, as a field of the text prints it."""
    shown = context.value(FieldRef("column.period", mode.key))
    return capital_first(str(shown)) if shown else ""


def _with_days(item: MatrixColumn, first: date | None, last: date | None) -> MatrixColumn:
    if first and last and last < first:
        raise UserError(_REVERSED.format(last=format_date(last), first=format_date(first)))
    return replace(item, first=first, last=last)
