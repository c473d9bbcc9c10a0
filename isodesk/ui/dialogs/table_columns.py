"""The columns of a table as rows: which print, under which titles, how wide, how merged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from isodesk.documents.columns import Column, ColumnKind, declared_columns
from isodesk.errors import UserError
from isodesk.facts import PlanTable, RichText, TableColumn
from isodesk.facts.retyping import retyped
from isodesk.ui.grid.source import CellStyle, GridColumn, GridRow
from isodesk.ui.list_source import ListSource, ListWords
from isodesk.ui.open_plan import OpenPlan
from isodesk.vietnamese.amounts import format_decimal, parse_decimal

NARROWEST, WIDEST = 5, 250
_X = "X"
_PLAIN, _MUTED = CellStyle(), CellStyle(tone="muted")
_MARK = CellStyle(bold=True, tone="accent")
_MARKS = {"shown": "shown", "merge": "merge_equal"}


@dataclass(frozen=True)
class ColumnWish:
    """A declared column and what the table wants of it."""

    declared: Column
    wish: TableColumn
    shown: bool = True

    @property
    def code(self) -> str:
        """The column's code."""
        return self.declared.code


class ColumnSource(ListSource[ColumnWish]):
    """Holds the wishes until the dialog is done; nothing is stored here."""

    words = ListWords("", "", "Di chuyển cột")
    grows = False

    def __init__(self, plan: OpenPlan, table: PlanTable) -> None:
        super().__init__()
        self._plan = plan
        self._table = table
        declared = declared_columns(plan.facts, table.source, table.target)
        self.before = _wishes(declared, table)
        self._columns_of = _grid_columns(declared)
        self.show(self.before, self._columns_of)

    def columns_wanted(self) -> tuple[TableColumn, ...]:
        """What the table shall store: nothing while it names no columns and none was changed."""
        if not self._table.columns and self.items == self.before:
            return ()
        return tuple(item.wish for item in self.items if item.shown)

    def shown_kinds(self) -> list[ColumnKind]:
        """The kinds of the columns that print, from left to right."""
        return [item.declared.kind for item in self.items if item.shown]

    def is_locked(self) -> bool:
        return bool(self._plan.locked)

    def row_of(self, item: ColumnWish, at: int) -> GridRow:
        return GridRow(item.code)

    def cell(self, item: ColumnWish, at: int, code: str) -> str:
        match code:
            case "shown":
                return _X if item.shown else ""
            case "declared":
                return " ".join(self._plan.text(item.declared.title).split())
            case "title":
                return self._plan.text(item.wish.title or item.declared.title)
            case "group":
                return self._plan.text(item.wish.group)
            case "width":
                return "" if item.wish.width is None else _number(item.wish.width)
            case "merge":
                return _X if item.wish.merge_equal else ""
        return item.wish.counts

    def look(self, item: ColumnWish, code: str) -> CellStyle:
        if code in _MARKS:
            return _MARK
        own = code != "title" or bool(item.wish.title)
        return _PLAIN if item.shown and own and code != "declared" else _MUTED

    def hint(self, item: ColumnWish, code: str) -> str:
        return {
            "title": "Để trống thì in tiêu đề thường dùng của cột.",
            "group": "Các cột cạnh nhau có cùng chữ ở đây in chung một tiêu đề phía trên.",
            "width": "Để trống thì cột rộng theo nội dung.",
            "merge": "Các ô giống nhau ở dòng liền nhau in thành một ô.",
            "counts": "Chữ đứng sau số đếm ở dòng nhóm, ví dụ HTQLCL. Để trống thì không đếm.",
        }.get(code, "")

    def takes(self, item: ColumnWish, code: str) -> bool:
        return code != "counts" or item.declared.kind is ColumnKind.MARK

    def typed(self, item: ColumnWish, code: str, text: str) -> ColumnWish:
        show = self._plan.context.show
        match code:
            case "shown":
                return replace(item, shown=_is_on(text))
            case "title":
                old = item.wish.title or item.declared.title
                title = retyped(old, text, show) if text else RichText()
                return _with(item, title=RichText() if title == item.declared.title else title)
            case "group":
                return _with(item, group=self._group(item, text))
            case "width":
                return _with(item, width=_width(text))
            case "merge":
                return _with(item, merge_equal=_is_on(text))
        return _with(item, counts=text)

    def _group(self, item: ColumnWish, text: str) -> RichText:
        """The same head as another column's keeps that one's fields."""
        show, shown = self._plan.context.show, self._plan.text
        same = (other.wish.group for other in self.items if shown(other.wish.group) == text)
        return next(same, retyped(item.wish.group, text, show)) if text else RichText()

    def blank(self, at: int, before: Sequence[ColumnWish]) -> ColumnWish:
        raise UserError("Cột của bảng do dữ liệu quyết định, không thêm ở đây.")

    def keep(self, items: tuple[ColumnWish, ...], label: str, place: str) -> None:
        if not any(item.shown for item in items):
            raise UserError("Bảng phải in ít nhất một cột.")
        self.show(items, self._columns_of)

    def place(self, item: ColumnWish, code: str) -> str:
        return ""

    def toggle(self, cells: Collection[tuple[int, int]]) -> None:
        codes = [column.code for column in self.columns()]
        wanted = [(row, codes[at]) for row, at in sorted(cells) if codes[at] in _MARKS]
        on = not all(self.cell(self.items[row], row, code) for row, code in wanted)
        items = list(self.items)
        for row, code in wanted:
            items[row] = self.typed(items[row], code, _X if on else "")
        self.keep(tuple(items), "", "")


def _with(item: ColumnWish, **changes: object) -> ColumnWish:
    wish = replace(item.wish, **changes)  # type: ignore[arg-type]  # the fields' own types
    return replace(item, wish=wish)


def _wishes(declared: Iterable[Column], table: PlanTable) -> tuple[ColumnWish, ...]:
    known = {column.code: column for column in declared}
    if not table.columns:
        return tuple(ColumnWish(column, TableColumn(code)) for code, column in known.items())
    shown = [ColumnWish(known[c.code], c) for c in table.columns if c.code in known]
    codes = {item.code for item in shown}
    hidden = [
        ColumnWish(column, TableColumn(code), False)
        for code, column in known.items()
        if code not in codes
    ]
    return (*shown, *hidden)


def _grid_columns(declared: Iterable[Column]) -> tuple[GridColumn, ...]:
    columns: tuple[GridColumn, ...] = (
        GridColumn("shown", "In", "mark", 44, "center"),
        GridColumn("declared", "Cột", "text", 170, editable=False),
        GridColumn("title", "Tiêu đề in", "text", 200),
        GridColumn("group", "Tiêu đề chung ở trên", "text", 150),
        GridColumn("width", "Rộng (mm)", "number", 72, "right"),
        GridColumn("merge", "Gộp ô giống nhau", "mark", 92, "center"),
    )
    if any(column.kind is ColumnKind.MARK for column in declared):
        columns = (*columns, GridColumn("counts", "Đếm ở dòng nhóm", "text", 96))
    return columns


def _is_on(text: str) -> bool:
    if text.lower() not in ("", "x"):
        raise UserError(f"“{text}” không phải dấu X. Ghi X hoặc để trống.")
    return bool(text)


def _width(text: str) -> float | None:
    number = parse_decimal(text) if text else None
    if text and (number is None or not NARROWEST <= number <= WIDEST):
        raise UserError(f"“{text}” không đúng. Ghi bề rộng từ {NARROWEST} đến {WIDEST} mm.")
    return None if number is None else float(number)


def _number(width: float) -> str:
    number = parse_decimal(f"{width:.1f}".replace(".", ","))
    return "" if number is None else format_decimal(number)
