"""The page Văn bản minh chứng."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isodesk.store import Workspace
from isodesk.ui.list_spec import ListSpec, Tell

if TYPE_CHECKING:
    from isodesk.ui.list_page import ListSource


def _source(workspace: Workspace, _tell: Tell) -> ListSource:
    from isodesk.ui.evidence.source import EvidenceSource

    return EvidenceSource(workspace)


SPEC = ListSpec(
    code="evidence",
    title="Văn bản minh chứng",
    rail="Văn bản\nminh chứng",
    icon="attach",
    hint=(
        "Quyết định, báo cáo, biên bản chứng tỏ việc đã làm. Mỗi văn bản ghi một lần, tab Theo dõi "
        "thực hiện của mọi kế hoạch cùng dùng. Gõ vào dòng trống ở cuối, hoặc dán từ Excel."
    ),
    guide="van-ban-minh-chung.md",
    tables=frozenset({"evidence", "task", "outcome"}),
    frozen=3,
    source=_source,
)
