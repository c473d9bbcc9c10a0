"""Adding, editing, deleting and moving rows keep order and links."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from isodesk import facts
from isodesk.errors import UserError
from isodesk.facts import PlanFacts, RichText
from isodesk.services.codec import has_key
from isodesk.services.last_values import refresh_last
from isodesk.services.parts import PARTS
from isodesk.services.read import read_plan
from isodesk.services.rows import add_rows, delete_rows, edit_row, move_rows
from isodesk.services.write import write_plan
from isodesk.store import Workspace

KEYED = [p.section for p in PARTS if has_key(p) and p.section != "versions"]


@pytest.fixture
def session(ws: Workspace, whole_plan: PlanFacts) -> Iterator[Session]:
    """Inside one change; afterwards nothing may point at what is gone."""
    with ws.change("Thử") as session:
        write_plan(session, whole_plan, files={"at1": b"pdf"})
        yield session
        session.flush()
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []


def keys(session: Session, section: str) -> list[str]:
    return [row.key for row in getattr(read_plan(session, "p1"), section)]


def copies(plan: PlanFacts, section: str) -> list[Any]:
    """Two further rows of a section, under fresh keys and without rows of their own."""
    bare = {"annexes": "blocks", "tasks": "agencies", "free_tables": "rows"}
    bare["indicator_forms"] = "indicators"
    row = getattr(plan, section)[0]
    if section in bare:
        row = replace(row, **{bare[section]: ()})
    return [replace(row, key=f"{section}-{name}") for name in ("a", "b")]


@pytest.mark.parametrize("section", [s for s in KEYED if s != "attachments"])
def test_rows_are_added_moved_and_deleted_in_order(session: Session, section: str) -> None:
    plan = read_plan(session, "p1")
    new = copies(plan, section)
    old = [row.key for row in getattr(plan, section)]
    added = [row.key for row in new]
    add_rows(session, "p1", section, new, at=0)
    assert keys(session, section) == added + old
    move_rows(session, section, [added[0]], len(added + old))
    assert keys(session, section) == [added[1], *old, added[0]]
    move_rows(session, section, [added[0], added[1]], 0)
    assert set(keys(session, section)[:2]) == set(added)
    delete_rows(session, section, added)
    assert read_plan(session, "p1") == plan
    add_rows(session, "p1", section, new)
    assert keys(session, section) == old + added


@pytest.mark.parametrize("section", KEYED)
def test_a_row_that_is_gone_is_the_users_to_choose_again(session: Session, section: str) -> None:
    with pytest.raises(UserError, match="không còn"):
        delete_rows(session, section, ["nowhere"])
    with pytest.raises(UserError, match="không còn"):
        edit_row(session, section, "nowhere")


@pytest.mark.parametrize("section", KEYED)
def test_deleting_all_rows_of_a_section_leaves_nothing_dangling(
    session: Session, section: str
) -> None:
    delete_rows(session, section, keys(session, section))
    assert keys(session, section) == []
    read_plan(session, "p1")


def test_editing_replaces_fields_links_and_children(session: Session) -> None:
    agencies = (facts.TaskAgency(facts.AgencyRole.LEAD, "Sở Nội vụ"),)
    edit_row(session, "tasks", "k1", content=RichText.of("mới"), group="tg2", agencies=agencies)
    edit_row(session, "tasks", "k2", group="")
    first, second = read_plan(session, "p1").tasks
    assert (first.content.plain(), first.group, first.agencies) == ("mới", "tg2", agencies)
    assert second.group == ""
    assert len(first.evidence) == 1


def test_blocks_of_body_and_annex_have_their_own_order(session: Session) -> None:
    new = facts.Block("n1", facts.BlockKind.PLAIN, RichText.of("trong phụ lục"))
    add_rows(session, "p1", "blocks", [new], at=0, annex="x2")
    add_rows(session, "p1", "blocks", [replace(new, key="n2")], at=1)
    plan = read_plan(session, "p1")
    assert [b.key for b in plan.annexes[1].blocks] == ["n1", "b5"]
    assert [b.key for b in plan.blocks] == ["b1", "n2", "b2", "b3", "b4"]
    move_rows(session, "blocks", ["b5"], 0)
    plan = read_plan(session, "p1")
    assert [b.key for b in plan.annexes[1].blocks] == ["b5", "n1"]
    assert [b.key for b in plan.blocks] == ["b1", "n2", "b2", "b3", "b4"]


def test_a_group_takes_its_subjects_and_their_marks(session: Session) -> None:
    delete_rows(session, "groups", ["g1"])
    plan = read_plan(session, "p1")
    assert [s.key for s in plan.subjects] == ["u3"]
    assert plan.marks == (facts.Mark("u3", "m1"),)


def test_a_budget_column_takes_its_amounts_and_their_factors(session: Session) -> None:
    delete_rows(session, "budget_columns", ["bc1"])
    line = read_plan(session, "p1").budget_lines[1]
    assert line.amounts == (facts.BudgetAmount("bc2", value=0),)
    assert session.scalar(text("SELECT count(*) FROM cost_factor")) == 0


def test_what_may_do_without_a_link_stays(session: Session) -> None:
    delete_rows(session, "task_groups", ["tg1"])
    delete_rows(session, "sources", ["fs1"])
    plan = read_plan(session, "p1")
    assert [t.group for t in plan.tasks] == ["", "tg2"]
    assert plan.budget_columns[0].source == ""
    assert plan.budget_lines[1].source == ""


def test_a_quantity_of_a_deleted_group_does_not_count_the_others(session: Session) -> None:
    delete_rows(session, "groups", ["g1"])
    counted = read_plan(session, "p1").quantities[1]
    assert counted.source is facts.QuantitySource.TYPED
    assert counted.values == ()


def test_a_deleted_quantity_leaves_the_sums_it_was_part_of(session: Session) -> None:
    delete_rows(session, "quantities", ["q1"])
    assert [q.terms for q in read_plan(session, "p1").quantities] == [(), ("q2",)]


def test_a_deleted_block_defines_no_abbreviation(session: Session) -> None:
    delete_rows(session, "blocks", ["b1"])
    assert read_plan(session, "p1").abbreviations[0].where == ""


def test_a_deleted_table_goes_from_the_text_with_its_place(session: Session) -> None:
    delete_rows(session, "tables", ["t2"])
    plan = read_plan(session, "p1")
    assert plan.annexes[1].blocks == ()
    delete_rows(session, "blocks", ["b4"])
    assert read_plan(session, "p1").tables == ()


def test_a_free_table_takes_what_shows_it(session: Session) -> None:
    delete_rows(session, "free_tables", ["f1"])
    plan = read_plan(session, "p1")
    assert [t.key for t in plan.tables] == ["t1"]
    assert plan.annexes[1].blocks == ()


def shown(session: Session) -> dict[str, str]:
    """The last value of each field by source, wherever it stands."""
    plan = read_plan(session, "p1")
    texts = [plan.subject, plan.groups[0].note if plan.groups else RichText()]
    texts += [task.content for task in plan.tasks] + [line.note for line in plan.budget_lines]
    texts += [cell for table in plan.free_tables for row in table.rows for cell in row.cells]
    return {field.source: field.last for each in texts for field in each.fields}


def test_fields_keep_the_value_they_had_when_their_target_goes(session: Session) -> None:
    add_rows(session, "p1", "subjects", [facts.PlanSubject("u4", "g1", RichText.of("Sở Nội vụ"))])
    add_rows(session, "p1", "marks", [facts.Mark("u4", "m1")])
    delete_rows(session, "columns", ["m1"])
    assert shown(session)["count.column"] == "3"
    delete_rows(session, "groups", ["g1"])
    assert shown(session)["count.group"] == "03"
    edit_row(session, "budget_lines", "i2", amounts=(facts.BudgetAmount("bc1", price=7),))
    delete_rows(session, "budget_columns", ["bc1"])
    assert shown(session)["price"] == "7"


def test_refreshing_brings_every_last_value_up_to_date(session: Session) -> None:
    stale = RichText.of(facts.FieldRef("years", "", "sep:-", "1999-2000"))
    edit_row(session, "free_tables", "f1", rows=(facts.FreeRow("r1", (stale,)),))
    refresh_last(session, "p1")
    cell = read_plan(session, "p1").free_tables[0].rows[0].cells[0]
    assert cell.fields[0].last == "2018-2020"


def test_decomposed_text_is_stored_composed(ws: Workspace) -> None:
    words = unicodedata.normalize("NFD", "Sở Khoa học và Công nghệ")
    plan = facts.PlanFacts(
        "nfd",
        facts.PlanKind.BLANK,
        facts.PlanStatus.DRAFT,
        facts.Issuer(header=(words,), full_name=words),
        RichText.of(words),
        tasks=(facts.Task("t-nfd", RichText.of(words), lead=words),),
    )
    with ws.change("Thêm kế hoạch") as session:
        write_plan(session, plan)
    with ws.read() as session:
        stored = read_plan(session, "nfd")
    composed = unicodedata.normalize("NFC", words)
    task = stored.tasks[0]
    texts = (*stored.issuer.header, stored.issuer.full_name, stored.subject.plain(), task.lead)
    assert {*texts, task.content.plain()} == {composed}
