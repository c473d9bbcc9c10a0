"""After any change, undo or redo, the followed facts are those of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from isodesk.facts import AgencyRole, PlanFacts, RichText
from isodesk.services import Session
from isodesk.services.budget import set_amount
from isodesk.services.follow import followed
from isodesk.services.plans import edit_head
from isodesk.services.read import list_plans, read_plan
from isodesk.services.rows import delete_rows, edit_row, move_rows
from isodesk.services.sample import create_sample
from isodesk.services.subjects import add_subjects, set_marks
from isodesk.services.tasks import set_duty
from isodesk.store import Actor, Change, Workspace, create_workspace

Edit = Callable[[Session, PlanFacts], object]

EDITS: dict[str, Edit] = {
    "a text": lambda s, p: edit_row(s, "tasks", p.tasks[0].key, content=RichText.of("Việc khác")),
    "agencies": lambda s, p: set_duty(s, p.tasks[0].key, AgencyRole.LEAD, "Sở A; Sở Nội vụ"),
    "a mark more": lambda s, p: set_marks(s, p.key, [_cell(p, 0, 1)], True),
    "a mark less": lambda s, p: set_marks(s, p.key, [_cell(p, 0, 0)], False),
    "a unit's name": lambda s, p: edit_row(
        s, "subjects", p.subjects[3].key, name=RichText.of("Sở Xây dựng mới")
    ),
    "a new unit": lambda s, p: add_subjects(s, p.key, p.groups[0].key, ["Sở Mới"], 2),
    "a unit less": lambda s, p: delete_rows(s, "subjects", [p.subjects[5].key]),
    "order": lambda s, p: move_rows(s, "tasks", [p.tasks[0].key], 4),
    "a block": lambda s, p: edit_row(s, "blocks", p.blocks[0].key, text=RichText.of("KHÁC")),
    "the head": lambda s, p: edit_head(s, p.key, number="07"),
}
MONEY: dict[str, Edit] = {
    "an amount": lambda s, p: set_amount(
        s, p.budget_lines[1].key, p.budget_columns[0].key, 20_000_000
    ),
    "an amount less": lambda s, p: set_amount(
        s, p.budget_lines[1].key, p.budget_columns[0].key, None
    ),
    "factors give way": lambda s, p: set_amount(
        s, p.budget_lines[6].key, p.budget_columns[0].key, 1_000_000
    ),
    "a line's note": lambda s, p: edit_row(
        s, "budget_lines", p.budget_lines[6].key, note=RichText.of("Ghi chú khác")
    ),
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create_workspace(tmp_path / "mau.isodesk", Actor("A", "a", "pc"))
    with workspace.change("Tạo dữ liệu mẫu") as session:
        create_sample(session)
    yield workspace
    workspace.close()


def _cell(plan: PlanFacts, subject: int, column: int) -> tuple[str, str]:
    return plan.subjects[subject].key, plan.columns[column].key


def _plan(office: Workspace, kind: str) -> PlanFacts:
    with office.read() as session:
        key = next(e.key for e in list_plans(session) if e.kind == kind)
        return read_plan(session, key)


def _sorted(plan: PlanFacts) -> tuple[object, ...]:
    """Marks are a set: their order says nothing."""
    marks = frozenset(plan.marks)
    return tuple(
        marks if name == "marks" else getattr(plan, name) for name in plan.__dataclass_fields__
    )


def _follow_all(office: Workspace, plan: PlanFacts, edit: Edit) -> None:
    facts = [plan]

    def follow(change: Change) -> None:
        with office.read() as session:
            facts.append(followed(session, facts[-1], change))
            now = read_plan(session, plan.key)
        assert _sorted(facts[-1]) == _sorted(now), change.kind

    office.listeners.append(follow)
    with office.change("Sửa", plan=plan.key) as session:
        edit(session, plan)
    assert facts[-1] != plan
    office.undo()
    assert _sorted(facts[-1]) == _sorted(plan)
    office.redo()
    assert len(facts) == 4


@pytest.mark.parametrize("name", EDITS)
def test_followed_facts_are_those_of_the_file(office: Workspace, name: str) -> None:
    _follow_all(office, _plan(office, "transition"), EDITS[name])


@pytest.mark.parametrize("name", MONEY)
def test_followed_money_is_that_of_the_file(office: Workspace, name: str) -> None:
    _follow_all(office, _plan(office, "programme"), MONEY[name])


def test_a_small_change_tells_its_rows(office: Workspace) -> None:
    plan = _plan(office, "transition")
    seen: list[Change] = []
    office.listeners.append(seen.append)
    with office.change("Sửa") as session:
        edit_row(session, "tasks", plan.tasks[0].key, lead="Sở A")
    assert seen[0].rows is not None
    (row,) = seen[0].rows
    assert row.before is not None
    assert row.after is not None
    assert (row.table, row.before["lead"], row.after["lead"]) == (
        "task",
        plan.tasks[0].lead,
        "Sở A",
    )
