"""One change is one commit, one undo step and one entry of the history."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError

from isodesk.errors import StoreError, UserError
from isodesk.models import Citation, Standard, Unit, UnitType
from isodesk.store import Actor, Change, Workspace, open_workspace, verify_workspace

Dump = Callable[[Workspace], list[str]]


def add_standard(ws: Workspace, code: str) -> None:
    with ws.change(f"Thêm {code}") as session:
        session.add(Standard(code=code))


def codes(ws: Workspace) -> list[str]:
    with ws.read() as session:
        return list(session.scalars(select(Standard.code).order_by(Standard.id)))


def test_a_change_is_one_step_and_one_entry(ws: Workspace, actor: Actor) -> None:
    with ws.change("Thêm tiêu chuẩn", plan="p1", place="tasks/3") as session:
        session.add(Standard(code="TCVN ISO 9001:2015"))
        session.flush()
        session.add(Standard(code="TCVN ISO 9001:2008"))
    step = ws.next_undo()
    assert step is not None
    assert (step.label, step.plan, step.place) == ("Thêm tiêu chuẩn", "p1", "tasks/3")
    assert step.who == actor.name
    newest = ws.history()[0]
    assert (newest.seq, newest.kind, newest.state) == (step.seq, "change", "done")
    assert ws.last_saved == newest.when


def test_undo_and_redo_walk_the_steps(ws: Workspace) -> None:
    for code in ("a", "b", "c"):
        add_standard(ws, code)
    undone = [ws.undo(), ws.undo()]
    assert [step and step.label for step in undone] == ["Thêm c", "Thêm b"]
    assert codes(ws) == ["a"]
    assert ws.redo() is not None
    assert codes(ws) == ["a", "b"]
    following = ws.next_redo()
    assert following is not None and following.label == "Thêm c"
    assert [entry.kind for entry in ws.history(4)] == ["redo", "undo", "undo", "change"]
    states = {entry.label: entry.state for entry in ws.history() if entry.kind == "change"}
    assert states == {"Thêm a": "done", "Thêm b": "done", "Thêm c": "undone"}


def test_nothing_to_undo_or_redo(ws: Workspace) -> None:
    assert ws.undo() is None
    assert ws.redo() is None
    assert ws.next_undo() is None


def test_a_new_change_drops_what_could_be_redone(ws: Workspace) -> None:
    add_standard(ws, "a")
    add_standard(ws, "b")
    ws.undo()
    add_standard(ws, "c")
    assert ws.next_redo() is None
    assert codes(ws) == ["a", "c"]
    ws.undo()
    ws.undo()
    assert codes(ws) == []
    assert verify_workspace(ws.path) == []


def test_undo_goes_on_after_a_restart(path: Path, actor: Actor, dump: Dump) -> None:
    first = open_workspace(path, actor)
    before = dump(first)
    add_standard(first, "a")
    after = dump(first)
    first.close()
    second = open_workspace(path, actor)
    second.undo()
    assert dump(second) == before
    second.close()
    third = open_workspace(path, actor)
    third.redo()
    assert dump(third) == after
    third.close()


def test_undo_until_takes_back_a_named_step_and_all_after_it(ws: Workspace) -> None:
    add_standard(ws, "a")
    add_standard(ws, "b")
    step = ws.next_undo()
    add_standard(ws, "c")
    assert step is not None
    assert [undone.label for undone in ws.undo_until(step.seq)] == ["Thêm c", "Thêm b"]
    assert codes(ws) == ["a"]


def test_a_change_that_changes_nothing_leaves_no_step(ws: Workspace) -> None:
    add_standard(ws, "a")
    with ws.change("Không đổi gì") as session:
        session.execute(update(Standard).values(code="a"))
    with ws.change("Đổi rồi trả lại") as session:
        standard = session.scalars(select(Standard)).one()
        standard.code = "b"
        session.flush()
        standard.code = "a"
    assert [entry.label for entry in ws.history()][:1] == ["Thêm a"]


def test_an_exception_takes_everything_back(ws: Workspace, dump: Dump) -> None:
    before = dump(ws)
    with pytest.raises(UserError), ws.change("Hỏng") as session:
        session.add(Standard(code="a"))
        session.flush()
        raise UserError("Không được.")
    assert dump(ws) == before
    add_standard(ws, "b")
    ws.undo()
    assert dump(ws) == before


def test_a_commit_inside_a_change_is_still_part_of_it(ws: Workspace) -> None:
    with pytest.raises(UserError), ws.change("Hỏng") as session:
        session.add(Standard(code="a"))
        session.commit()
        raise UserError("Không được.")
    assert codes(ws) == []


def test_rows_that_point_at_nothing_are_refused_at_the_end(ws: Workspace, dump: Dump) -> None:
    before = dump(ws)
    with pytest.raises(IntegrityError), ws.change("Trỏ vào chỗ trống") as session:
        session.add(Unit(name="Sở Y tế", type_id=99))
    assert dump(ws) == before
    with ws.change("Con trước, cha sau") as session:
        session.execute(insert(Unit).values(name="Sở Y tế", type_id=5))
        session.execute(insert(UnitType).values(id=5, name="Sở"))
    assert ws.undo() is not None


def test_text_in_a_numbers_column_is_refused(ws: Workspace) -> None:
    with pytest.raises(IntegrityError), ws.change("Sai kiểu") as session:
        session.execute(
            text(
                "INSERT INTO standard (uuid, code, name, announced_by, position)"
                " VALUES ('u', 'a', '', '', '1.500.000')"
            )
        )


def test_a_change_inside_a_change_is_a_fault(ws: Workspace) -> None:
    with (
        pytest.raises(RuntimeError),
        ws.change("Ngoài"),
        ws.change("Trong"),
    ):
        pass
    with pytest.raises(RuntimeError), ws.read(), ws.change("Trong"):
        pass
    with pytest.raises(RuntimeError), ws.change("Ngoài"):
        ws.undo()
    add_standard(ws, "a")


def test_reading_inside_a_change_sees_it(ws: Workspace) -> None:
    with ws.change("Thêm") as session:
        session.add(Standard(code="a"))
        session.flush()
        assert codes(ws) == ["a"]
        session.add(Standard(code="b"))
    assert codes(ws) == ["a", "b"]


def test_reading_changes_nothing(ws: Workspace) -> None:
    with pytest.raises(StoreError), ws.read() as session:
        session.add(Standard(code="a"))
        session.flush()
    assert codes(ws) == []
    add_standard(ws, "a")


def test_core_bulk_and_replaced_rows_are_undone(ws: Workspace, dump: Dump) -> None:
    with ws.change("Thêm") as session:
        session.execute(insert(Citation), [{"kind": "NĐ", "symbol": str(n)} for n in range(50)])
    before = dump(ws)
    with ws.change("Đủ cách") as session:
        session.execute(update(Citation).where(Citation.id > 10).values(title="Về"))
        session.execute(delete(Citation).where(Citation.id % 7 == 0))
        session.execute(
            text(
                "INSERT OR REPLACE INTO citation (id, uuid, kind, symbol, issuer, title,"
                " replaced_by, unsure, position) VALUES (3, 'x', '', '', '', '', '', '', 0)"
            )
        )
        session.execute(text("UPDATE citation SET id = 1000 WHERE id = 1"))
        session.delete(session.get_one(Citation, 2))
    after = dump(ws)
    assert before != after
    ws.undo()
    assert dump(ws) == before
    ws.redo()
    assert dump(ws) == after
    assert verify_workspace(ws.path) == []


def test_listeners_hear_what_changed(ws: Workspace) -> None:
    heard: list[Change] = []
    ws.listeners.append(heard.append)
    with ws.change("Thêm", plan="p", place="x") as session:
        session.add(Standard(code="a"))
        session.add(UnitType(name="Sở"))
    ws.undo()
    ws.redo()
    assert [change.kind for change in heard] == ["change", "undo", "redo"]
    assert {change.tables for change in heard} == {frozenset({"standard", "unit_type"})}
    assert {(change.label, change.plan, change.place) for change in heard} == {("Thêm", "p", "x")}


def test_history_of_one_plan(ws: Workspace) -> None:
    for plan in ("p1", "p2", "p1"):
        with ws.change(f"Thêm vào {plan}", plan=plan) as session:
            session.add(Standard(code=plan))
    assert [entry.plan for entry in ws.history(plan="p1")] == ["p1", "p1"]
    assert len(ws.history(limit=2)) == 2


def test_the_history_only_grows(ws: Workspace) -> None:
    add_standard(ws, "a")
    for words in ("DELETE FROM audit_entry", "UPDATE audit_entry SET who = 'x'"):
        with pytest.raises(DatabaseError, match="only grows"), ws.change("Xóa vết") as session:
            session.execute(text(words))
    assert verify_workspace(ws.path) == []


def test_an_altered_step_is_not_put_back(ws: Workspace, dump: Dump) -> None:
    add_standard(ws, "a")
    before = dump(ws)
    with ws.change("Sửa từ bên ngoài") as session:
        session.add(Standard(code="b"))
        session.execute(text("UPDATE undo_image SET after = replace(after, '\"a\"', '\"z\"')"))
    ws.undo()
    with pytest.raises(StoreError):
        ws.undo()
    assert dump(ws) == before


def test_drafts_are_outside_the_history(path: Path, actor: Actor) -> None:
    ws = open_workspace(path, actor)
    entries = len(ws.history())
    ws.save_draft("block/7", "p1", "Đang gõ d")
    ws.save_draft("block/7", "p1", "Đang gõ dở")
    ws.close()
    ws = open_workspace(path, actor)
    assert [(d.place, d.plan, d.text) for d in ws.drafts()] == [("block/7", "p1", "Đang gõ dở")]
    ws.clear_draft("block/7")
    assert ws.drafts() == []
    assert len(ws.history()) == entries
    assert ws.next_undo() is None
    ws.close()
