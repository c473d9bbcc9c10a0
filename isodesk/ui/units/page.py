"""The page Cơ quan, đơn vị."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isodesk.store import Workspace
from isodesk.ui.list_spec import ListSpec, Tell

if TYPE_CHECKING:
    from isodesk.ui.list_page import ListSource


def _source(workspace: Workspace, _tell: Tell) -> ListSource:
    from isodesk.ui.units.source import UnitsSource

    return UnitsSource(workspace)


SPEC = ListSpec(
    code="units",
    title="Cơ quan, đơn vị",
    rail="Cơ quan,\nđơn vị",
    icon="unit",
    hint=(
        "Gõ tên vào dòng trống ở cuối, dán danh sách từ Excel, hoặc chọn Tệp, Lấy danh sách đơn vị "
        "từ Excel. Đơn vị đã sáp nhập hay giải thể: ghi ngày cuối ở cột Hoạt động đến, kế hoạch cũ "
        "vẫn in đúng tên cũ."
    ),
    guide="don-vi.md",
    tables=frozenset({"unit", "unit_type"}),
    frozen=2,
    source=_source,
)
