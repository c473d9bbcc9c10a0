"""A locked plan refuses every change; a final change is no step, and undo ends at it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text, update

from isodesk.errors import UserError
from isodesk.facts import PlanKind, PlanStatus, TaskState
from isodesk.models import Attachment, Base, Plan, Recipient, Standard, Task
from isodesk.store import Actor, Workspace, open_workspace, verify_workspace
from tests.store.test_undo_property import edit

Dump = Callable[[Workspace], list[str]]


def add_plan(ws: Workspace, key: str, status: PlanStatus = PlanStatus.DRAFT) -> None:
    with ws.change("Lập kế hoạch", plan=key) as session:
        plan = Plan(
            uuid=key,
            kind=PlanKind.BLANK,
            status=status,
            issuer_header=[],
            issuer_superior=[],
            number="34",
            symbol="KH-UBND",
        )
        session.add(plan)
        session.flush()
        session.add(Recipient(plan_id=plan.id, name="VT"))
        session.add(Task(plan_id=plan.id, uuid=f"{key}-t"))


def lock(ws: Workspace, key: str, status: PlanStatus = PlanStatus.SIGNING) -> None:
    with ws.change("Trình ký", plan=key, final=True) as session:
        session.execute(update(Plan).where(Plan.uuid == key).values(status=status))


def rename(ws: Workspace, key: str, symbol: str = "KH-X") -> None:
    with ws.change("Sửa ký hiệu", plan=key) as session:
        session.execute(update(Plan).where(Plan.uuid == key).values(symbol=symbol))


REFUSED: dict[str, str] = {
    "its own row": "UPDATE plan SET symbol = 'x' WHERE uuid = 'p1'",
    "its number": "UPDATE plan SET number = '7' WHERE uuid = 'p1'",
    "its status": "UPDATE plan SET status = 'draft' WHERE uuid = 'p1'",
    "a part": "UPDATE recipient SET name = 'khác' WHERE plan_id = 1",
    "a part taken": "DELETE FROM recipient WHERE plan_id = 1",
    "a part given to another": "UPDATE recipient SET plan_id = 2 WHERE plan_id = 1",
    "a part taken from another": "UPDATE recipient SET plan_id = 1 WHERE plan_id = 2",
    "a task's words": "UPDATE task SET lead = 'khác', state = 'done' WHERE plan_id = 1",
    "a task done and moved": "UPDATE task SET state = 'done', plan_id = 2 WHERE plan_id = 1",
    "a task taken": "DELETE FROM task WHERE plan_id = 1",
    "a new part": "INSERT INTO addressee (uuid, plan_id, position, name) VALUES ('a', 1, 0, '')",
    "all of it": "DELETE FROM recipient; DELETE FROM plan",
}


@pytest.mark.parametrize("status", [s for s in PlanStatus if not s.is_draft])
@pytest.mark.parametrize("case", REFUSED)
def test_a_locked_plan_refuses_what_touches_its_text(
    ws: Workspace, dump: Dump, case: str, status: PlanStatus
) -> None:
    add_plan(ws, "p1")
    add_plan(ws, "p2")
    lock(ws, "p1", status)
    before, entries = dump(ws), len(ws.history())
    with (
        pytest.raises(UserError, match="^Kế hoạch .* nên không sửa được nội dung.$"),
        ws.change("Lách", plan="p1") as session,
    ):
        for statement in REFUSED[case].split("; "):
            session.execute(text(statement))
    assert dump(ws) == before
    assert len(ws.history()) == entries
    assert verify_workspace(ws.path) == []


def test_another_plan_is_named(ws: Workspace) -> None:
    add_plan(ws, "p1")
    lock(ws, "p1")
    with (
        pytest.raises(UserError, match="^Kế hoạch số 34/KH-UBND đang trình ký"),
        ws.change("Xóa hết nơi nhận") as session,
    ):
        session.execute(delete(Recipient))


def test_what_is_no_text_of_it_is_still_changed(ws: Workspace) -> None:
    add_plan(ws, "p1")
    add_plan(ws, "p2")
    lock(ws, "p1")
    with ws.change("Lưu trữ", plan="p1") as session:
        session.execute(update(Plan).where(Plan.uuid == "p1").values(archived=True, adjusts="p2"))
    rename(ws, "p2")
    with ws.change("Thêm tiêu chuẩn") as session:
        session.add(Standard(code="ISO 9001:2026"))
    with ws.change("Sửa tình trạng", plan="p1") as session:
        done = {"state": TaskState.DONE, "result": "Đạt", "completed_on": date(2026, 5, 4)}
        session.execute(update(Task).where(Task.uuid == "p1-t").values(**done))
    assert (step := ws.undo()) is not None and step.label == "Sửa tình trạng"
    assert [step and step.label for step in (ws.undo(), ws.undo(), ws.undo())] == [
        "Thêm tiêu chuẩn",
        "Sửa ký hiệu",
        "Lưu trữ",
    ]


def test_a_plan_may_come_locked_from_elsewhere(ws: Workspace) -> None:
    add_plan(ws, "p1", PlanStatus.ISSUED)
    with pytest.raises(UserError):
        rename(ws, "p1")
    ws.undo()
    with ws.read() as session:
        assert session.scalars(select(Plan)).all() == []


def test_undo_ends_at_a_final_change(ws: Workspace, dump: Dump) -> None:
    add_plan(ws, "p1")
    add_plan(ws, "p2")
    assert ws.undo_end() is None
    lock(ws, "p1")
    locked = dump(ws)
    assert ws.next_undo() is None
    assert ws.undo() is None
    assert dump(ws) == locked
    end = ws.undo_end()
    assert end is not None and (end.label, end.plan) == ("Trình ký", "p1")
    rename(ws, "p2")
    assert ws.undo_end() is None
    assert ws.undo() is not None
    assert dump(ws) == locked
    assert ws.undo_end() is not None
    assert ws.redo() is not None


def test_a_final_change_stands_in_the_history_and_drops_what_could_be_redone(
    ws: Workspace,
) -> None:
    add_plan(ws, "p1")
    rename(ws, "p1")
    ws.undo()
    lock(ws, "p1")
    assert ws.next_redo() is None
    newest = ws.history()[0]
    assert (newest.kind, newest.label, newest.plan, newest.state) == (
        "final",
        "Trình ký",
        "p1",
        "done",
    )
    assert verify_workspace(ws.path) == []


def test_a_final_change_that_changes_nothing_is_not_entered(ws: Workspace) -> None:
    add_plan(ws, "p1")
    lock(ws, "p1")
    entries = len(ws.history())
    lock(ws, "p1")
    assert len(ws.history()) == entries


def test_files_kept_with_a_plan_are_not_written_twice(ws: Workspace) -> None:
    """What is not undone needs no images; a scan would double the file."""
    add_plan(ws, "p1")
    size = ws.path.stat().st_size
    data = Random(3).randbytes(400_000)
    with ws.change("Đính kèm", plan="p1", final=True) as session:
        session.add(Attachment(plan_id=1, name="a.pdf", sha256="", size=len(data), data=data))
    assert ws.path.stat().st_size < size + 450_000


@dataclass
class Walk:
    """States that undo may come to, newest last; a final change begins anew."""

    states: list[list[str]]
    finals: int = 0
    ahead: list[list[str]] = field(default_factory=list)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32), moves=st.lists(st.sampled_from("eeeefurR"), max_size=14))
def test_undo_never_comes_behind_a_final_change(
    empty_file: Path, actor: Actor, dump: Dump, seed: int, moves: list[str]
) -> None:
    random = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.isodesk"
        path.write_bytes(empty_file.read_bytes())
        ws = open_workspace(path, actor)
        walk = Walk([dump(ws)])
        for move in ["e", "f", *moves]:
            ws = _moved(ws, move, walk, random, dump, actor)
        while ws.undo() is not None:
            walk.states.pop()
            assert dump(ws) == walk.states[-1]
        assert len(walk.states) == 1
        assert ws.undo_end() is not None
        assert sum(entry.kind == "final" for entry in ws.history()) == walk.finals
        ws.close()
        assert verify_workspace(path) == []


def _moved(
    ws: Workspace, move: str, walk: Walk, random: Random, dump: Dump, actor: Actor
) -> Workspace:
    if move == "R":
        ws.close()
        return open_workspace(ws.path, actor)
    if move in "ur":
        step = ws.undo() if move == "u" else ws.redo()
        if step is not None and move == "u":
            walk.ahead.append(walk.states.pop())
        elif step is not None:
            walk.states.append(walk.ahead.pop())
        assert dump(ws) == walk.states[-1]
        return ws
    entries = len(ws.history())
    if move == "e":
        edit(ws, random)
    else:
        table = random.choice(list(Base.metadata.sorted_tables))
        with ws.change("Chốt", final=True) as session:
            session.add(Standard(code=f"{random.random()} {table.name}"))
    if len(ws.history()) > entries:
        walk.ahead.clear()
        walk.states = [dump(ws)] if move == "f" else [*walk.states, dump(ws)]
        walk.finals += move == "f"
    return ws
