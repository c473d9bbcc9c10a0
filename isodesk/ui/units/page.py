"""The page Cơ quan, đơn vị."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from isodesk.store import Workspace
from isodesk.ui.list_page import ListPage, ListWords
from isodesk.ui.units.source import UnitsSource

_WORDS = ListWords(
    "Cơ quan, đơn vị",
    "Gõ tên vào dòng trống ở cuối, hoặc dán danh sách từ Excel. Đơn vị đã sáp nhập hay giải thể: "
    "ghi ngày cuối ở cột Hoạt động đến, kế hoạch cũ vẫn in đúng tên cũ.",
    frozenset({"unit", "unit_type"}),
)


class UnitsPage(ListPage):
    """The office's units."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.source = UnitsSource(workspace)
        super().__init__(self.source, _WORDS, 2, parent)
