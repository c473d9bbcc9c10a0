"""The page Danh mục văn bản căn cứ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isodesk.store import Workspace
from isodesk.ui.list_spec import ListSpec, Tell

if TYPE_CHECKING:
    from isodesk.ui.list_page import ListSource


def _source(workspace: Workspace, _tell: Tell) -> ListSource:
    from isodesk.ui.citations.source import CitationsSource

    return CitationsSource(workspace)


SPEC = ListSpec(
    code="citations",
    title="Danh mục văn bản căn cứ",
    rail="Văn bản\ncăn cứ",
    icon="text",
    hint=(
        "Mỗi văn bản ghi một lần, mọi kế hoạch trong tệp cùng viện dẫn. Gõ vào dòng trống ở cuối, "
        "hoặc dán từ Excel. Cột Đối chiếu cho biết văn bản đã được đối chiếu hay cần kiểm tra lại."
    ),
    guide="van-ban-can-cu.md",
    tables=frozenset({"citation"}),
    frozen=3,
    source=_source,
)
