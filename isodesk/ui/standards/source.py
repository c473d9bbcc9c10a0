"""The office's standards as a grid: the announcing decision is written here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from isodesk.errors import UserError
from isodesk.services.office import add_standard, offered_standards
from isodesk.services.standards import (
    StandardEntry,
    delete_standards,
    edit_standard,
    list_entries,
)
from isodesk.store import Workspace
from isodesk.ui.grid.source import (
    CellChange,
    CellStyle,
    GridColumn,
    Refusal,
)
from isodesk.ui.office_list import OfficeList

_COLUMNS = (
    GridColumn("number", "TT", "number", 52, "center", editable=False),
    GridColumn("code", "Ký hiệu", "text", 190),
    GridColumn("name", "Tên tiêu chuẩn", "text", 330),
    GridColumn("announced_by", "Quyết định công bố", "text", 340),
    GridColumn("plans", "Số kế hoạch dùng", "number", 150, "center", editable=False),
)
_AWAITED = (
    "Chưa có TCVN tương ứng. Khi Bộ Khoa học và Công nghệ công bố, ghi như: Quyết định số "
    "…/QĐ-BKHCN ngày …/…/…"
)
_NO_CODE = "Chưa ghi ký hiệu tiêu chuẩn ở dòng này."


class StandardsSource(OfficeList[StandardEntry]):
    """Rows are `StandardEntry`: those of the file, then the usual ones that it lacks.

    ``told`` hears what a decision turned in drafts.
    """

    code = "standards"

    def __init__(self, workspace: Workspace, told: Callable[[str], None]) -> None:
        super().__init__(workspace, _COLUMNS)
        self._told = told
        self._stored = 0
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        with self._workspace.read() as session:
            stored = list_entries(session)
            usual = offered_standards(session)[len(stored) :]
        offered = (StandardEntry(s.code, s.code, s.name, s.announced_by, 0) for s in usual)
        rows = (*stored, *offered)
        self._stored = len(stored)
        if rows != self.entries:
            self.show(rows)

    @property
    def stored(self) -> int:
        return self._stored

    def text(self, row: int, column: int) -> str:
        entry = self.entries[row]
        match _COLUMNS[column].code:
            case "number":
                return str(row + 1)
            case "plans":
                return str(entry.plans) if entry.plans else ""
            case code:
                return str(getattr(entry, code))

    def edit_text(self, row: int, column: int) -> str:
        return self.text(row, column)

    def tip(self, row: int, column: int) -> str:
        return _AWAITED if self._awaits(row) else ""

    def style(self, row: int, column: int) -> CellStyle:
        return CellStyle(tone="muted" if self._awaits(row) else "")

    def completions(self, row: int, column: int) -> Sequence[str]:
        return ()

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        rows: dict[int, dict[str, str]] = {}
        for change in changes:
            rows.setdefault(change.row, {})[_COLUMNS[change.column].code] = change.text
        refused: list[Refusal] = []
        turned = 0
        with self._workspace.change(label, place=self.place(rows)) as session:
            for row, values in sorted(rows.items()):
                try:
                    key = self._key(row, values)
                    if row >= self._stored:
                        entry = self.entries[row] if row < len(self.entries) else None
                        key = add_standard(session, values.get("code") or key, *_known(entry))
                    turned += edit_standard(session, key, values)
                except UserError as error:
                    refused.append(Refusal(row, 1, str(error)))
        if turned:
            self._told(
                f"Đã ghi quyết định công bố; {turned:02d} kế hoạch dự thảo đổi theo: trích yếu, "
                "thời gian, căn cứ còn nguyên như đề xuất. Nhấn Ctrl+Z để lấy lại."
            )
        return refused

    def insert_rows(self, row: int, count: int) -> None:
        raise UserError("Gõ ký hiệu tiêu chuẩn mới vào dòng trống ở cuối danh sách.")

    def delete_rows(self, rows: Collection[int]) -> None:
        keys = [self.entries[row].key for row in rows if row < self._stored]
        if len(keys) < len(rows):
            raise UserError("Tiêu chuẩn này là gợi ý sẵn, chưa có trong danh mục nên không xóa.")
        with self._workspace.change("Xóa tiêu chuẩn", place="standards") as session:
            delete_standards(session, keys)

    def _awaits(self, row: int) -> bool:
        entry = self.entries[row]
        return not entry.announced_by and not entry.code.upper().startswith("TCVN")

    def _key(self, row: int, values: dict[str, str]) -> str:
        if row < len(self.entries):
            return self.entries[row].key
        if not values.get("code", "").strip():
            raise UserError(_NO_CODE)
        return values["code"]


def _known(entry: StandardEntry | None) -> tuple[str, str]:
    return (entry.name, entry.announced_by) if entry else ("", "")
