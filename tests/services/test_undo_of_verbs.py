"""Any sequence of verbs over the sample office, undone, gives the same bytes; redone, the later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from isodesk import facts
from isodesk.errors import UserError
from isodesk.facts import (
    AgencyRole,
    AnnexStyle,
    BlockKind,
    FieldRef,
    PaperMarks,
    PlanFacts,
    PlanKind,
    RichText,
    Urgency,
    Wrapper,
)
from isodesk.services import budget, office, plans, subjects, tasks
from isodesk.services import head as framing
from isodesk.services import text as writing
from isodesk.services.kinds import new_plan
from isodesk.services.new_year import copied_to_year, plan_new_year
from isodesk.services.read import list_plans, read_plan
from isodesk.services.rows import delete_rows, edit_row, move_rows
from isodesk.services.sample import create_sample
from isodesk.store import Actor, Workspace, create_workspace, open_workspace, verify_workspace
from tests.store.held import dump


@dataclass(frozen=True)
class Act:
    """A verb about to be done to a plan, with chance on its side."""

    session: Session
    plan: PlanFacts
    random: Random

    def one(self, section: str) -> str:
        """The key of some row of a section. UserError when it has none."""
        rows = getattr(self.plan, section)
        if not rows:
            raise UserError("trống")
        key: str = self.random.choice(rows).key
        return key


def rename(act: Act) -> None:
    plans.rename_plan(act.session, act.plan.key, f"Kế hoạch {act.random.randint(0, 99)}")


def head(act: Act) -> None:
    number = str(act.random.randint(1, 99))
    plans.edit_head(act.session, act.plan.key, number=number, first_year=2017, last_year=2021)


def frame(act: Act) -> None:
    framing.set_legal_bases(act.session, act.plan.key, [f"Luật {act.random.randint(0, 9)};", "B;"])
    framing.set_recipients(act.session, act.plan.key, [f"Nơi {act.random.randint(0, 9)} (b/c)"])
    framing.set_addressees(act.session, act.plan.key, ["Các sở"] * act.random.randint(0, 2))
    signer = framing.new_signature()
    framing.set_signature(act.session, act.plan.key, signer)
    framing.move_signature(act.session, act.plan.key, signer.key, act.random.choice((-1, 1)))


def sign_annex(act: Act) -> None:
    key = framing.add_signature(act.session, act.plan.key, act.one("annexes"))
    if act.random.random() < 0.5:
        framing.remove_signature(act.session, key)


def restyle_annex(act: Act) -> None:
    style = act.random.choice(list(AnnexStyle))
    writing.style_annex(act.session, act.one("annexes"), style)
    writing.set_reference(act.session, act.one("annexes"), printed=False, verb="Kèm theo")


def mark_paper(act: Act) -> None:
    marks = PaperMarks(act.random.choice(list(Urgency)), foot=("Số 5",), draft_round=2)
    wrapper = Wrapper(number="7") if act.random.random() < 0.5 else None
    plans.edit_head(act.session, act.plan.key, paper=marks, wrapper=wrapper)


def duplicate(act: Act) -> None:
    plans.create_plan(act.session, plans.duplicated(act.plan))


def delete_whole(act: Act) -> None:
    plans.delete_plan(act.session, act.plan.key)


def archive(act: Act) -> None:
    plans.archive_plan(act.session, act.plan.key, not act.plan.archived)


def make(act: Act) -> None:
    kind = act.random.choice(list(PlanKind))
    plans.create_plan(act.session, new_plan(kind, act.plan.issuer, 2027, 2028))


def next_year(act: Act) -> None:
    words = plan_new_year(act.plan, 2027).words
    plan = copied_to_year(act.plan, 2027, {w.id for w in words})
    plans.create_plan(act.session, plan)


def mark(act: Act) -> None:
    cells = [(act.one("subjects"), act.one("columns")) for _ in range(5)]
    subjects.set_marks(act.session, act.plan.key, cells, act.random.random() < 0.5)


def add_units(act: Act) -> None:
    subjects.add_subjects(act.session, act.plan.key, act.one("groups"), ["Sở A", "Sở B"], at=3)


def amount(act: Act) -> None:
    value = act.random.choice([None, 0, 15_000_000])
    budget.set_amount(act.session, act.one("budget_lines"), act.one("budget_columns"), value)


def factors(act: Act) -> None:
    parts = (facts.CostFactor(Decimal(3), "xã"),)
    line, column = act.one("budget_lines"), act.one("budget_columns")
    budget.set_factors(act.session, line, column, 2_000_000, parts)


def quantity(act: Act) -> None:
    budget.set_quantity(act.session, act.one("quantities"), "2018", Decimal(48))


def period(act: Act) -> None:
    tasks.set_period(act.session, act.one("tasks"), act.random.choice(["Quý III/2019", "sau này"]))


def duty(act: Act) -> None:
    tasks.set_duty(act.session, act.one("tasks"), AgencyRole.SUPPORT, "Sở Y tế; Sở Tài chính")


def add_task(act: Act) -> None:
    tasks.add_tasks(act.session, act.plan.key, [tasks.new_task("", "Việc mới")], at=1)


def write_block(act: Act) -> None:
    words = RichText.of("đoạn ", FieldRef("count.all"))
    key = writing.add_block(act.session, act.plan.key, BlockKind.POINT, words, at=2)
    writing.set_block_kind(act.session, key, BlockKind.NUMBERED, 2)


def annexes(act: Act) -> None:
    writing.rename_annex(act.session, act.one("annexes"), "PHỤ LỤC MỚI")
    writing.add_annex(act.session, act.plan.key, "THÊM", at=0)


def drop(act: Act) -> None:
    section = act.random.choice(
        ["groups", "columns", "tasks", "task_groups", "blocks", "annexes", "tables"]
        + ["budget_lines", "budget_columns", "quantities", "subjects", "recipients"]
    )
    delete_rows(act.session, section, [act.one(section)])


def move(act: Act) -> None:
    section = act.random.choice(["subjects", "tasks", "blocks", "budget_lines", "groups"])
    move_rows(act.session, section, [act.one(section)], act.random.randint(0, 9))


def note(act: Act) -> None:
    edit_row(act.session, "subjects", act.one("subjects"), note=RichText.of("ghi chú"))


def unit(act: Act) -> None:
    units = office.list_units(act.session)
    key = office.add_unit(act.session, "Cơ quan mới", type=units[0].type if units else "")
    office.edit_unit(act.session, key, short_name="CQM")
    if act.random.random() < 0.3:
        office.delete_units(act.session, [key])


VERBS: tuple[Callable[[Act], None], ...] = (
    *(rename, head, duplicate, delete_whole, archive, make, next_year, mark, add_units),
    *(amount, factors, quantity, period, duty, add_task, write_block, annexes, drop, drop),
    *(move, note, unit, frame, sign_annex, restyle_annex, mark_paper),
)


@pytest.fixture(scope="module")
def sample_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sample") / "mẫu.isodesk"
    ws = create_workspace(path, Actor("Lan", "lan", "PC"))
    with ws.change("Tạo dữ liệu mẫu") as session:
        create_sample(session)
    ws.close()
    return path.read_bytes()


def act(ws: Workspace, verb: Callable[[Act], None], random: Random) -> None:
    """Do a verb to some plan; what it refuses leaves nothing behind."""
    with ws.read() as session:
        keys = [entry.key for entry in list_plans(session)]
        plan = read_plan(session, random.choice(keys)) if keys else None
    if plan is None:
        return
    try:
        with ws.change(verb.__name__, plan=plan.key) as session:
            verb(Act(session, plan, random))
    except UserError:
        pass


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(VERBS), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_verbs_undo_and_redo_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory,
    sample_bytes: bytes,
    verbs: list[Callable[[Act], None]],
    random: Random,
) -> None:
    folder: Path = tmp_path_factory.mktemp("undo")
    path = folder / "cơ quan.isodesk"
    path.write_bytes(sample_bytes)
    ws = open_workspace(path, Actor("Lan", "lan", "PC"), backups=folder / "b")
    try:
        states = [dump(ws)]
        for verb in verbs:
            step = ws.next_undo()
            act(ws, verb, random)
            if ws.next_undo() != step:
                states.append(dump(ws))
        for state in reversed(states[:-1]):
            assert ws.undo() is not None
            assert dump(ws) == state
        for state in states[1:]:
            assert ws.redo() is not None
            assert dump(ws) == state
    finally:
        ws.close()
    assert verify_workspace(path) == []


@pytest.mark.parametrize("verb", dict.fromkeys(VERBS), ids=lambda verb: verb.__name__)
def test_each_verb_changes_something_that_can_be_undone(
    tmp_path: Path, sample_bytes: bytes, verb: Callable[[Act], None]
) -> None:
    path = tmp_path / "cơ quan.isodesk"
    path.write_bytes(sample_bytes)
    ws = open_workspace(path, Actor("Lan", "lan", "PC"), backups=tmp_path / "b")
    try:
        before = dump(ws)
        random = Random(7)
        for _ in range(40):
            act(ws, verb, random)
            if dump(ws) != before:
                break
        after = dump(ws)
        assert after != before
        ws.undo()
        assert dump(ws) == before
        ws.redo()
        assert dump(ws) == after
    finally:
        ws.close()
