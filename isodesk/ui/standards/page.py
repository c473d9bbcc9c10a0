"""The page Tiêu chuẩn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isodesk.store import Workspace
from isodesk.ui.list_spec import ListSpec, Tell

if TYPE_CHECKING:
    from isodesk.ui.list_page import ListSource


def _source(workspace: Workspace, tell: Tell) -> ListSource:
    from isodesk.ui.standards.source import StandardsSource

    return StandardsSource(workspace, tell)


SPEC = ListSpec(
    code="standards",
    title="Danh mục tiêu chuẩn",
    rail="Tiêu\nchuẩn",
    icon="ok",
    hint=(
        "Khi Bộ Khoa học và Công nghệ công bố TCVN ISO 9001 mới, ghi số, ngày quyết định ở cột "
        "Quyết định công bố: kế hoạch chuyển đổi còn dự thảo đổi theo."
    ),
    guide="tieu-chuan.md",
    tables=frozenset({"standard", "plan"}),
    frozen=2,
    source=_source,
)
