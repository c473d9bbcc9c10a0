"""The office's units as a grid."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from isodesk.errors import UserError
from isodesk.services import Session
from isodesk.services.office import (
    USUAL_UNIT_TYPES,
    UnitEntry,
    UnitTypeEntry,
    add_unit,
    delete_units,
    edit_unit,
    list_unit_types,
    list_units,
    unit_type_named,
)
from isodesk.store import Workspace
from isodesk.ui.grid.source import (
    CellChange,
    CellStyle,
    GridColumn,
    Refusal,
)
from isodesk.ui.office_list import OfficeList
from isodesk.vietnamese.dates import format_date, parse_date

_COLUMNS = (
    GridColumn("number", "TT", "number", 52, "center", editable=False),
    GridColumn("name", "Tên cơ quan, đơn vị", "text", 350),
    GridColumn("short_name", "Tên ngắn", "text", 120),
    GridColumn("type", "Loại cơ quan", "choice", 270),
    GridColumn("valid_from", "Hoạt động từ", "date", 112, "center"),
    GridColumn("valid_to", "Hoạt động đến", "date", 118, "center"),
    GridColumn("note", "Ghi chú", "text", 170),
)
_BAD_DATE = "“{text}” không phải ngày. Ghi như 01/7/2025, hoặc để trống."
_NO_NAME = "Chưa ghi tên cơ quan, đơn vị ở dòng này."


class UnitsSource(OfficeList[UnitEntry]):
    """Rows are `UnitEntry`; writing is one change of the file."""

    code = "units"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _COLUMNS)
        self._types: tuple[UnitTypeEntry, ...] = ()
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        with self._workspace.read() as session:
            units, types = list_units(session), list_unit_types(session)
        if (units, types) != (self.entries, self._types):
            self._types = types
            self.show(units)

    def text(self, row: int, column: int) -> str:
        unit = self.entries[row]
        match _COLUMNS[column].code:
            case "number":
                return str(row + 1)
            case "type":
                return unit.type_name
            case "valid_from":
                return format_date(unit.valid_from) if unit.valid_from else ""
            case "valid_to":
                return format_date(unit.valid_to) if unit.valid_to else ""
            case code:
                return str(getattr(unit, code))

    def edit_text(self, row: int, column: int) -> str:
        return self.text(row, column)

    def tip(self, row: int, column: int) -> str:
        unit = self.entries[row]
        if unit.valid_to and unit.valid_to < date.today():
            return f"Đơn vị này hoạt động đến hết ngày {format_date(unit.valid_to)}."
        return ""

    def style(self, row: int, column: int) -> CellStyle:
        ended = self.entries[row].valid_to
        return CellStyle(tone="muted" if ended and ended < date.today() else "")

    def completions(self, row: int, column: int) -> Sequence[str]:
        if _COLUMNS[column].code != "type":
            return ()
        used = {unit.type for unit in self.entries}
        names = [kind.name for kind in self._types if kind.key in used]
        return tuple(dict.fromkeys([*names, *(name for name, _ in USUAL_UNIT_TYPES)]))

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        rows, refused = self.typed(changes, self._value)
        with self._workspace.change(label, place=self.place(rows)) as session:
            for row, values in sorted(rows.items()):
                refused += self._write_row(session, row, values)
        return refused

    def insert_rows(self, row: int, count: int) -> None:
        raise UserError("Gõ tên đơn vị mới vào dòng trống ở cuối danh sách.")

    def delete_rows(self, rows: Collection[int]) -> None:
        keys = [self.entries[row].key for row in rows]
        with self._workspace.change("Xóa đơn vị", place="units") as session:
            delete_units(session, keys)

    def _write_row(self, session: Session, row: int, values: dict[str, Any]) -> list[Refusal]:
        try:
            if "type" in values:
                values = values | {"type": unit_type_named(session, values["type"])}
            if row < len(self.entries):
                edit_unit(session, self.entries[row].key, **values)
            elif values.get("name"):
                add_unit(session, **values)
            else:
                return [Refusal(row, 1, _NO_NAME)]
        except UserError as error:
            return [Refusal(row, 1, str(error))]
        return []

    def _value(self, code: str, text: str) -> Any:
        text = text.strip()
        if code in ("valid_from", "valid_to"):
            day = parse_date(text) if text else None
            if text and day is None:
                raise UserError(_BAD_DATE.format(text=text))
            return day
        return text
