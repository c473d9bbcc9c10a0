"""The members of an inspection team as a grid's rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from isodesk.facts import TableSource, TeamMember
from isodesk.services.agencies import unit_names
from isodesk.services.inspection import new_member
from isodesk.services.rows import set_rows
from isodesk.ui.grid.source import GridColumn, GridRow
from isodesk.ui.list_source import ListSource, ListWords
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_columns import table_rooms

ROLES = ("Trưởng đoàn", "Phó Trưởng đoàn", "Thành viên", "Thư ký")
_COLUMNS = (
    GridColumn("number", "TT", "number", 50, "center", editable=False),
    GridColumn("role", "Nhiệm vụ trong Đoàn", "text", 220),
    GridColumn("name", "Họ và tên", "text", 230),
    GridColumn("post", "Chức vụ", "text", 230),
    GridColumn("agency", "Cơ quan, đơn vị", "text", 330),
)


class TeamSource(ListSource[TeamMember]):
    """Reads one plan's team; every write is one step of the plan."""

    words = ListWords("Thêm thành viên đoàn", "Xóa thành viên đoàn", "Di chuyển thành viên đoàn")

    def __init__(self, plan: OpenPlan) -> None:
        super().__init__()
        self._plan = plan
        self.refresh()

    def refresh(self) -> None:
        """Show what is true of the plan."""
        self.show(self._plan.facts.team, _COLUMNS)

    def column_rooms(self) -> Sequence[str]:
        """How places of the columns' heads begin."""
        return table_rooms(self._plan.facts, TableSource.TEAM)

    def is_locked(self) -> bool:
        return bool(self._plan.locked)

    def row_of(self, item: TeamMember, at: int) -> GridRow:
        return GridRow(item.key)

    def cell(self, item: TeamMember, at: int, code: str) -> str:
        return str(at + 1) if code == "number" else str(getattr(item, code))

    def typed(self, item: TeamMember, code: str, text: str) -> TeamMember:
        return replace(item, **{code: " ".join(text.split())})

    def blank(self, at: int, before: Sequence[TeamMember]) -> TeamMember:
        return new_member(ROLES[min(len(before), 2)])

    def offers(self, code: str) -> Sequence[str]:
        if code == "role":
            return ROLES
        if code != "agency":
            return ()
        with self._plan.workspace.read() as session:
            return unit_names(session)

    def known_names(self, column: int) -> Sequence[str]:
        return self._plan.unit_spellings() if self._columns[column].code == "agency" else ()

    def keep(self, items: tuple[TeamMember, ...], label: str, place: str) -> None:
        with self._plan.change(label, place) as session:
            set_rows(session, self._plan.key, "team", items)

    def place(self, item: TeamMember, code: str) -> str:
        return f"team/{item.key}/{code}"

    def add_agencies(self, names: Sequence[str], at: int) -> None:
        """Add a member for each of these offices. Raises UserError."""
        before = list(self.items[:at])
        new: list[TeamMember] = []
        for name in names:
            new.append(new_member(self.blank(at, [*before, *new]).role, name))
        self.insert(at, new)
