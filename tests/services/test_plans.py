"""Plans as wholes: made, copied, renamed, archived, deleted; and their head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from isodesk import facts
from isodesk.errors import UserError
from isodesk.facts import PlanFacts, PlanStatus, RichText, canonical
from isodesk.facts.fields import FieldContext
from isodesk.services.keys import with_fresh_keys
from isodesk.services.plans import (
    archive_plan,
    create_plan,
    delete_plan,
    duplicated,
    edit_head,
    rename_plan,
)
from isodesk.services.read import list_plans, read_plan
from isodesk.services.write import write_plan
from isodesk.services.year_shift import shifted
from isodesk.store import Workspace


def in_change(ws: Workspace, verb: Callable[..., Any], *args: Any, **named: Any) -> Any:
    with ws.change("Thử") as session:
        return verb(session, *args, **named)


@pytest.fixture
def ws_with_plan(ws: Workspace, whole_plan: PlanFacts) -> Workspace:
    in_change(ws, write_plan, whole_plan, files={"at1": b"pdf"})
    return ws


def read(ws: Workspace, key: str = "p1") -> PlanFacts:
    with ws.read() as session:
        return read_plan(session, key)


def test_fresh_keys_change_every_key_and_nothing_else(whole_plan: PlanFacts) -> None:
    copy, keys = with_fresh_keys(whole_plan)
    assert len(set(keys.values())) == len(keys)
    back = canonical.dumps(copy)
    for old, new in keys.items():
        assert f'"{old}"' not in back
        back = back.replace(new, old)
    assert back == canonical.dumps(whole_plan)


def test_a_fresh_copy_shows_the_same_values(whole_plan: PlanFacts) -> None:
    copy, _ = with_fresh_keys(whole_plan)
    shown, copied = FieldContext.of(whole_plan), FieldContext.of(copy)
    for old, new in zip(whole_plan.budget_lines, copy.budget_lines, strict=True):
        assert shown.text(old.note) == copied.text(new.note)
        assert [shown.is_broken(f) for f in old.note.fields] == [
            copied.is_broken(f) for f in new.note.fields
        ]
    assert copied.totals.total == shown.totals.total


def test_a_duplicate_is_a_draft_that_shares_no_key(ws_with_plan: Workspace) -> None:
    key = in_change(ws_with_plan, create_plan, duplicated(read(ws_with_plan)))
    copy, original = read(ws_with_plan, key), read(ws_with_plan)
    assert copy.key == key != original.key
    assert (copy.status, copy.number, copy.archived) == (PlanStatus.DRAFT, "", False)
    assert copy.date == facts.DocumentDate(2018)
    assert copy.attachments == ()
    assert {t.key for t in copy.tasks}.isdisjoint(t.key for t in original.tasks)
    assert copy.subject.plain() == original.subject.plain()
    assert copy.legal_bases[0].citation == original.legal_bases[0].citation


def test_renaming_keeps_the_fields_not_touched(ws_with_plan: Workspace) -> None:
    in_change(ws_with_plan, rename_plan, "p1", "Duy trì HTQLCL 2018-2020")
    subject = read(ws_with_plan).subject
    assert subject.plain() == "Duy trì HTQLCL 2018-2020"
    assert [f.source for f in subject.fields] == ["years"]


def test_archiving_goes_both_ways(ws_with_plan: Workspace) -> None:
    in_change(ws_with_plan, archive_plan, "p1", False)
    assert read(ws_with_plan).archived is False
    in_change(ws_with_plan, archive_plan, "p1", True)
    assert read(ws_with_plan).archived is True


def test_a_deleted_plan_is_gone_whole_and_comes_back_whole(ws_with_plan: Workspace) -> None:
    before = read(ws_with_plan)
    in_change(
        ws_with_plan,
        create_plan,
        PlanFacts(
            "p9", facts.PlanKind.BLANK, PlanStatus.DRAFT, facts.Issuer(), RichText(), adjusts="p1"
        ),
    )
    in_change(ws_with_plan, delete_plan, "p1")
    with ws_with_plan.read() as session:
        assert [p.key for p in list_plans(session)] == ["p9"]
        assert read_plan(session, "p9").adjusts == ""
    with pytest.raises(UserError, match="không còn"):
        in_change(ws_with_plan, delete_plan, "p1")
    ws_with_plan.undo()
    assert read(ws_with_plan) == before
    assert read(ws_with_plan, "p9").adjusts == "p1"


HEAD: dict[str, Any] = {
    "issuer": facts.Issuer(("SỞ A",), (), "Sở A", "Sở A", "SA", "Lạng Sơn"),
    "subject": RichText.of("mới"),
    "document_type": "Đề án",
    "number": "05",
    "symbol": "KH-SA",
    "place": "Hà Nội",
    "date": facts.DocumentDate(2019, 1, None),
    "first_year": 2017,
    "last_year": 2021,
    "standard_from": None,
    "standard_to": facts.Standard("s9", "TCVN ISO 9001:2030"),
    "file_copy": None,
}


@pytest.mark.parametrize("name", HEAD)
def test_each_part_of_the_head_is_set_alone(ws_with_plan: Workspace, name: str) -> None:
    before = read(ws_with_plan)
    in_change(ws_with_plan, edit_head, "p1", **{name: HEAD[name]})
    after = read(ws_with_plan)
    assert getattr(after, name) == HEAD[name]
    assert replace(after, **{name: getattr(before, name)}).subject.plain()
    untouched = {n: getattr(before, n) for n in HEAD if n not in (name, "subject")}
    assert {n: getattr(after, n) for n in untouched} == untouched


def test_a_year_that_goes_leaves_what_its_fields_showed(ws_with_plan: Workspace) -> None:
    in_change(ws_with_plan, edit_head, "p1", last_year=2022)
    in_change(ws_with_plan, edit_head, "p1", first_year=None)
    plan = read(ws_with_plan)
    assert FieldContext.of(plan).text(plan.subject) == "Áp dụng HTQLCL 2018-2022"


def test_a_head_that_cannot_be_is_refused(ws_with_plan: Workspace) -> None:
    before = read(ws_with_plan)
    with pytest.raises(UserError, match="đứng trước"):
        in_change(ws_with_plan, edit_head, "p1", first_year=2030)
    with pytest.raises(TypeError):
        in_change(ws_with_plan, edit_head, "p1", blocks=())
    assert read(ws_with_plan) == before


def test_a_copy_is_issued_with_a_decision_that_has_no_number_yet(whole_plan: PlanFacts) -> None:
    wrapper = facts.Wrapper("Quyết định", "7", "QĐ-UBND", facts.DocumentDate(2018, 3, 5), "UBND")
    plan = replace(whole_plan, wrapper=wrapper)
    assert duplicated(plan).wrapper == replace(wrapper, number="", date=facts.DocumentDate(2018))
    year = plan.date.year or plan.first_year
    assert year is not None
    later = replace(wrapper, number="", date=facts.DocumentDate(year + 2))
    assert shifted(plan, 2).wrapper == later
