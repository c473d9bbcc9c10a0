"""The office's legal documents as a grid."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from isodesk.errors import UserError
from isodesk.facts import Citation
from isodesk.services import Session
from isodesk.services.citations import (
    KINDS,
    Standing,
    add_citation,
    delete_citations,
    edit_citation,
    list_citations,
    standing_of,
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
    GridColumn("number", "TT", "number", 48, "center", editable=False),
    GridColumn("kind", "Loại văn bản", "choice", 100),
    GridColumn("symbol", "Số, ký hiệu", "text", 140),
    GridColumn("issued_on", "Ngày ban hành", "date", 104, "center"),
    GridColumn("effective_on", "Hiệu lực từ", "date", 92, "center"),
    GridColumn("issuer", "Cơ quan ban hành", "text", 170),
    GridColumn("title", "Trích yếu", "text", 300),
    GridColumn("replaced_by", "Bị thay thế bởi", "text", 130),
    GridColumn("standing", "Đối chiếu", "text", 104, editable=False),
)
_BAD_DATE = "“{text}” không phải ngày. Ghi như 05/3/2014, hoặc để trống."
_DATES = ("issued_on", "effective_on")


class CitationsSource(OfficeList[Citation]):
    """Rows are `Citation`; writing is one change of the file."""

    code = "citations"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _COLUMNS)
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        with self._workspace.read() as session:
            rows = list_citations(session)
        if rows != self.entries:
            self.show(rows)

    def text(self, row: int, column: int) -> str:
        match _COLUMNS[column].code:
            case "number":
                return str(row + 1)
            case "standing":
                return standing_of(self.entries[row]).word
            case code:
                value = getattr(self.entries[row], code)
                if code in _DATES:
                    return format_date(value) if value else ""
                return str(value)

    def edit_text(self, row: int, column: int) -> str:
        return self.text(row, column)

    def tip(self, row: int, column: int) -> str:
        standing = standing_of(self.entries[row])
        if _COLUMNS[column].code in ("standing", "replaced_by", "symbol"):
            return standing.note
        return self.entries[row].title if _COLUMNS[column].code == "title" else ""

    def style(self, row: int, column: int) -> CellStyle:
        code, standing = _COLUMNS[column].code, standing_of(self.entries[row])
        if self.entries[row].replaced_by:
            return CellStyle(tone="muted")
        return CellStyle(tone="doubt" if code == "standing" and _is_open(standing) else "")

    def completions(self, row: int, column: int) -> Sequence[str]:
        used = [getattr(citation, _COLUMNS[column].code, "") for citation in self.entries]
        match _COLUMNS[column].code:
            case "kind":
                return tuple(dict.fromkeys([*KINDS, *used]))
            case "issuer":
                return tuple(dict.fromkeys(filter(None, used)))
            case "replaced_by" if row < len(self.entries):
                later = standing_of(self.entries[row]).replaced_by
                return (later,) if later else ()
        return ()

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        rows, refused = self.typed(changes, _value)
        with self._workspace.change(label, place=self.place(rows)) as session:
            for row, values in sorted(rows.items()):
                refused += self._write_row(session, row, values)
        return refused

    def insert_rows(self, row: int, count: int) -> None:
        raise UserError("Gõ văn bản mới vào dòng trống ở cuối danh mục.")

    def delete_rows(self, rows: Collection[int]) -> None:
        keys = [self.entries[row].key for row in rows]
        with self._workspace.change("Xóa văn bản khỏi danh mục", place="citations") as session:
            delete_citations(session, keys)

    def _write_row(self, session: Session, row: int, values: dict[str, Any]) -> list[Refusal]:
        try:
            if row < len(self.entries):
                edit_citation(session, self.entries[row].key, **values)
            elif any(values.values()):
                add_citation(session, _new(values))
        except UserError as error:
            return [Refusal(row, 1, str(error))]
        return []


def _new(values: dict[str, Any]) -> Citation:
    """A document from what was typed in its first cell: without a kind, its symbol may tell it."""
    kind = values.get("kind") or _kind_of(values.get("symbol", "")) or "Văn bản"
    return Citation("", **(values | {"kind": kind}))


def _kind_of(symbol: str) -> str:
    """The kind that a symbol such as 30/2020/NĐ-CP carries."""
    kinds = {"/NĐ-": "Nghị định", "/QĐ-": "Quyết định", "/TT-": "Thông tư", "/NQ-": "Nghị quyết"}
    kinds |= {"/KH-": "Kế hoạch", "/CT-": "Chỉ thị", "/QH": "Luật"}
    return next((kind for sign, kind in kinds.items() if sign in symbol), "")


def _is_open(standing: Standing) -> bool:
    return standing.word == "cần kiểm tra"


def _value(code: str, text: str) -> Any:
    text = text.strip()
    if code in _DATES:
        day = parse_date(text) if text else None
        if text and day is None:
            raise UserError(_BAD_DATE.format(text=text))
        return day
    return text
