"""An imported plan in the office's file: one step, linked to the office's units."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from isodesk.errors import UserError
from isodesk.facts import PlanFacts, PlanStatus
from isodesk.importers.readers import read_source
from isodesk.importers.recognition import recognise
from isodesk.services.importing import CHANGE, import_plan
from isodesk.services.office import add_unit
from isodesk.services.plans import create_plan
from isodesk.services.read import list_plans, read_plan
from isodesk.store import Workspace

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="module")
def facts() -> PlanFacts:
    return recognise(read_source(SAMPLES / "chuyen-doi-2018-2020.txt")).plan


def written(ws: Workspace, facts: PlanFacts, into: str | None = None) -> str:
    with ws.change(f"{CHANGE} ke-hoach.txt") as session:
        return import_plan(session, facts, into=into)


def test_what_was_read_is_what_is_written(ws: Workspace, facts: PlanFacts) -> None:
    key = written(ws, facts)
    with ws.read() as session:
        stored = read_plan(session, key)
    assert key != facts.key
    for name in ("subject", "issuer", "date", "symbol", "first_year", "last_year"):
        assert getattr(stored, name) == getattr(facts, name)
    assert [t.content for t in stored.tasks] == [t.content for t in facts.tasks]
    assert [t.period for t in stored.tasks] == [t.period for t in facts.tasks]
    assert len(stored.subjects) == len(stored.marks) == 119
    assert [b.text for b in stored.all_blocks()] == [b.text for b in facts.all_blocks()]
    assert [s.text for s in stored.stated] == [s.text for s in facts.stated]


def test_units_are_known_by_name(ws: Workspace, facts: PlanFacts) -> None:
    with ws.change("Thêm đơn vị") as session:
        unit = add_unit(session, "sở xây dựng")
        committee = add_unit(session, "BCĐ ISO tỉnh")
    key = written(ws, facts)
    with ws.read() as session:
        stored = read_plan(session, key)
    linked = {s.name.plain(): s.unit for s in stored.subjects if s.unit}
    assert linked == {"Sở Xây dựng": unit}
    assert stored.tasks[0].agencies[0].unit == committee


def test_it_is_one_step_back(ws: Workspace, facts: PlanFacts) -> None:
    written(ws, facts)
    step = ws.undo()
    assert step is not None
    assert step.label == "Lấy từ tệp ke-hoach.txt"
    with ws.read() as session:
        assert list_plans(session) == ()


def test_content_of_a_draft_is_replaced_under_its_key(ws: Workspace, facts: PlanFacts) -> None:
    first = written(ws, facts)
    other = recognise(read_source(SAMPLES / "ap-dung-2018-2020.txt")).plan
    assert written(ws, other, into=first) == first
    with ws.read() as session:
        assert len(list_plans(session)) == 1
        stored = read_plan(session, first)
    assert stored.subject == other.subject
    assert (len(stored.subjects), len(stored.budget_lines)) == (0, len(other.budget_lines))
    ws.undo()
    with ws.read() as session:
        assert read_plan(session, first).subject == facts.subject


def test_a_plan_at_its_signer_is_not_replaced(ws: Workspace, facts: PlanFacts) -> None:
    with ws.change("Thêm") as session:
        key = create_plan(session, replace(facts, key="ký", status=PlanStatus.SIGNING))
    with pytest.raises(UserError):
        written(ws, facts, into=key)
