"""Lists of units from elsewhere: what is there already stays, the rest comes in order."""

from __future__ import annotations

from datetime import date

from isodesk.facts import Issuer, PlanFacts, PlanKind, PlanStatus, RichText, SubjectGroup
from isodesk.facts.listed_units import ListedUnit
from isodesk.services.importing import fresh_key, import_plan
from isodesk.services.office import list_unit_types, list_units
from isodesk.services.read import read_plan
from isodesk.services.unit_lists import add_listed_subjects, add_listed_units
from isodesk.store import Workspace

ROWS = (
    ListedUnit("CẤP XÃ", is_group=True),
    ListedUnit("Xã Kỳ Lừa", type_name="UBND cấp xã", valid_from=date(2025, 7, 1)),
    ListedUnit("xã kỳ lừa"),
    ListedUnit("Đội số 1", type_name="Đội", short_name="Đ1", note="mới"),
)


def test_new_units_come_with_their_types_and_known_ones_stay(ws: Workspace) -> None:
    with ws.change("Lấy danh sách") as session:
        assert add_listed_units(session, ROWS) == 2
    with ws.change("Lấy lần nữa") as session:
        assert add_listed_units(session, ROWS) == 0
    with ws.read() as session:
        units, types = list_units(session), list_unit_types(session)
    assert [(unit.name, unit.short_name, unit.type_name, unit.note) for unit in units] == [
        ("Xã Kỳ Lừa", "", "UBND cấp xã", ""),
        ("Đội số 1", "Đ1", "Đội", "mới"),
    ]
    assert units[0].valid_from == date(2025, 7, 1)
    assert [(kind.name, kind.level) for kind in types] == [("UBND cấp xã", "xã"), ("Đội", "")]


def plan_with(ws: Workspace, issuer: Issuer, *groups: str) -> str:
    """The key of a plan that holds these groups and no unit, year or mark."""
    named = tuple(SubjectGroup(f"g{at}", RichText.of(name)) for at, name in enumerate(groups))
    bare = PlanFacts(
        key="plan",
        kind=PlanKind.TRANSITION,
        status=PlanStatus.DRAFT,
        issuer=issuer,
        subject=RichText.of("Chuyển đổi"),
        document_type="Kế hoạch",
        groups=named,
    )
    key = fresh_key()
    with ws.change("Lập", plan=key) as session:
        import_plan(session, bare, key=key)
    return key


def test_a_group_of_the_same_name_takes_what_comes_and_years_are_added(
    ws: Workspace, issuer: Issuer
) -> None:
    key = plan_with(ws, issuer, "SỞ, NGÀNH", "Cấp xã")
    rows = (*ROWS[:2], ListedUnit("Xã Na Sầm", marks=(("2026", "(*)"), ("Trực tiếp", ""))))
    empty = ListedUnit("KHÔNG CÓ AI", is_group=True)
    with ws.change("Lấy danh sách", plan=key) as session:
        assert add_listed_subjects(session, key, (*rows, empty)) == 2
    with ws.read() as session:
        plan = read_plan(session, key)
    assert [group.name.plain() for group in plan.groups] == ["SỞ, NGÀNH", "Cấp xã"]
    assert [(s.name.plain(), s.group) for s in plan.subjects] == [
        ("Xã Kỳ Lừa", plan.groups[1].key),
        ("Xã Na Sầm", plan.groups[1].key),
    ]
    assert [(c.title.plain(), c.year) for c in plan.columns] == [
        ("Năm 2026", 2026),
        ("Trực tiếp", None),
    ]
    assert [(m.subject, m.footnote) for m in plan.marks] == [
        (plan.subjects[1].key, "(*)"),
        (plan.subjects[1].key, ""),
    ]
