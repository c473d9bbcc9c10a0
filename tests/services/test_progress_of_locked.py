"""What came of an issued plan is written down; its text stays as it was signed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from isodesk.errors import UserError
from isodesk.facts import Outcome, PlanFacts, PlanStatus, Spending
from isodesk.facts.frozen import PROGRESS, frozen_text
from isodesk.facts.tasks import Task
from isodesk.services.parts import part_of
from isodesk.services.read import plan_row, read_plan
from isodesk.services.rows import edit_row
from isodesk.services.write import PartWriter, write_plan
from isodesk.store import Workspace


@pytest.fixture
def issued(ws: Workspace, whole_plan: PlanFacts) -> Workspace:
    with ws.change("Thêm kế hoạch") as session:
        write_plan(session, replace(whole_plan, status=PlanStatus.ISSUED))
    return ws


def test_progress_is_written_down_and_is_no_part_of_what_was_signed(
    issued: Workspace, whole_plan: PlanFacts
) -> None:
    with issued.read() as session:
        before = read_plan(session, "p1")
    with issued.change("Cập nhật tiến độ", plan="p1") as session:
        edit_row(session, "tasks", "k2", result="Xong", evidence=("e1",), reason="chậm vốn")
        writer = PartWriter(session, plan_row(session, "p1").id)
        writer.write(part_of("outcomes"), [Outcome("u3", "m1", note="mới")], first=1)
        writer.write(part_of("spendings"), [Spending("i2", "bc2", spent=7)], first=1)
    with issued.read() as session:
        after = read_plan(session, "p1")
    assert [each.note for each in after.outcomes] == ["đúng hạn", "mới"]
    assert [each.spent for each in after.spendings] == [2_500_000, 7]
    assert after.tasks[1].evidence == ("e1",)
    assert frozen_text(after) == frozen_text(before)


def test_the_text_of_the_same_task_stays_locked(issued: Workspace) -> None:
    with pytest.raises(UserError, match="đã ban hành"), issued.change("Sửa", plan="p1") as session:
        edit_row(session, "tasks", "k2", result="Xong", lead="Sở khác")


def test_every_field_of_progress_is_one_of_a_task() -> None:
    assert set(PROGRESS) <= set(Task.__dataclass_fields__)
