"""The page Danh mục văn bản căn cứ."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from isodesk.store import Workspace
from isodesk.ui.citations.source import CitationsSource
from isodesk.ui.list_page import ListPage, ListWords

_WORDS = ListWords(
    "Danh mục văn bản căn cứ",
    "Mỗi văn bản ghi một lần, mọi kế hoạch trong tệp cùng viện dẫn. Gõ vào dòng trống ở cuối, hoặc "
    "dán từ Excel. Cột Đối chiếu cho biết văn bản đã được đối chiếu hay cần kiểm tra lại.",
    frozenset({"citation"}),
)


class CitationsPage(ListPage):
    """The office's legal documents."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.source = CitationsSource(workspace)
        super().__init__(self.source, _WORDS, 3, parent)
