"""The documents that prove what was done, as a grid."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from isodesk.errors import UserError
from isodesk.facts import Evidence
from isodesk.facts.typed_progress import typed_day
from isodesk.services.progress import (
    delete_evidence,
    evidence_uses,
    keep_evidence,
    list_evidence,
)
from isodesk.store import Workspace
from isodesk.ui.grid.source import CellChange, CellStyle, GridColumn, Refusal
from isodesk.ui.office_list import OfficeList
from isodesk.vietnamese.dates import format_date

_COLUMNS = (
    GridColumn("row", "TT", "number", 48, "center", editable=False),
    GridColumn("number", "Số, ký hiệu", "text", 150),
    GridColumn("kind", "Loại văn bản", "text", 120),
    GridColumn("issued_on", "Ngày", "date", 104, "center"),
    GridColumn("subject", "Nội dung", "text", 380),
    GridColumn("uses", "Số chỗ dùng", "number", 96, "right", editable=False),
)
_PLAIN = CellStyle()


class EvidenceSource(OfficeList[Evidence]):
    """Rows are `Evidence`, newest first; writing is one change of the file."""

    code = "evidence"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _COLUMNS)
        self._uses: dict[str, int] = {}
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        with self._workspace.read() as session:
            rows, uses = list_evidence(session), evidence_uses(session)
        if rows != self.entries or uses != self._uses:
            self._uses = uses
            self.show(rows)

    def can_place(self) -> bool:
        """Their days give the order, not a hand."""
        return False

    def text(self, row: int, column: int) -> str:
        paper = self.entries[row]
        match _COLUMNS[column].code:
            case "row":
                return str(row + 1)
            case "issued_on":
                return format_date(paper.issued_on) if paper.issued_on else ""
            case "uses":
                return str(self._uses.get(paper.key, 0) or "")
            case code:
                return str(getattr(paper, code))

    def edit_text(self, row: int, column: int) -> str:
        return self.text(row, column)

    def tip(self, row: int, column: int) -> str:
        return self.entries[row].words if _COLUMNS[column].code == "subject" else ""

    def style(self, row: int, column: int) -> CellStyle:
        return _PLAIN

    def completions(self, row: int, column: int) -> Sequence[str]:
        if _COLUMNS[column].code != "kind":
            return ()
        return tuple(dict.fromkeys(paper.kind for paper in self.entries if paper.kind))

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        rows, refused = self.typed(changes, _value)
        with self._workspace.change(label, place=self.place(rows)) as session:
            for row, values in sorted(rows.items()):
                old = self.entries[row] if row < len(self.entries) else Evidence("")
                if not old.key and not any(values.values()):
                    continue
                try:
                    keep_evidence(session, replace(old, **values))
                except UserError as error:
                    refused.append(Refusal(row, 1, str(error)))
        return refused

    def insert_rows(self, row: int, count: int) -> None:
        raise UserError("Gõ văn bản mới vào dòng trống ở cuối danh mục.")

    def delete_rows(self, rows: Collection[int]) -> None:
        keys = [self.entries[row].key for row in rows]
        with self._workspace.change("Xóa văn bản minh chứng", place="evidence") as session:
            delete_evidence(session, keys)


def _value(code: str, text: str) -> Any:
    return typed_day(text) if code == "issued_on" else text.strip()
