"""Groups of units that would print without a unit."""

from __future__ import annotations

from collections.abc import Iterator

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.facts.repairs import DropGroup, Repair


def groups_without_units(checked: Checked) -> Iterator[Finding]:
    """A group in which no unit was written down: it prints dots for its number, and a bare row."""
    filled = {subject.group for subject in checked.plan.subjects}
    for group in checked.plan.groups:
        if group.key in filled:
            continue
        place = f"groups/{group.key}/name"
        name = checked.fields.text(group.name).strip()
        yield Finding(
            "groups.empty",
            Severity.WARNING,
            f"Nhóm “{name}” chưa có đơn vị nào. Ghi tên đơn vị vào nhóm, hoặc xóa nhóm.",
            place,
            name,
            checked.names.of_place(place),
            Repair(
                "Xóa nhóm",
                place,
                name,
                "bỏ nhóm này, cùng ý chỉ ghi số đơn vị của nhóm",
                DropGroup(group.key),
            ),
        )
