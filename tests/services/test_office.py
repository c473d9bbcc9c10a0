"""The office's lists and the sample office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session

from isodesk.errors import UserError
from isodesk.facts import Issuer
from isodesk.facts.counts import count
from isodesk.facts.fields import FieldContext
from isodesk.services import office
from isodesk.services.read import list_plans, read_plan
from isodesk.services.sample import SAMPLES, create_sample, sample_plan
from isodesk.store import Workspace, verify_workspace


@pytest.fixture
def session(ws: Workspace) -> Iterator[Session]:
    with ws.change("Tạo dữ liệu mẫu") as session:
        create_sample(session)
        yield session


def test_the_sample_has_its_plans_units_types_and_standards(session: Session) -> None:
    units = office.list_units(session)
    assert len(units) == 119
    assert list(Counter(u.type_name for u in units).items()) == [
        ("Cơ quan chuyên môn thuộc UBND cấp tỉnh", 21),
        ("UBND cấp huyện", 11),
        ("Chi cục", 12),
        ("Phòng chuyên môn cấp huyện", 34),
        ("UBND cấp xã", 18),
        ("Đơn vị sự nghiệp", 23),
    ]
    assert [s.code for s in office.list_standards(session)] == [
        "TCVN ISO 9001:2008",
        "TCVN ISO 9001:2015",
        "ISO 9001:2026",
    ]
    assert [e.issuer.short_name for e in office.list_issuers(session)] == [
        "UBND tỉnh Lạng Sơn",
        "Ban Chỉ đạo ISO Sở",
        "Sở Kế hoạch và Đầu tư",
        "UBND tỉnh Khánh Hòa",
    ]
    assert [t.valid_to for t in office.list_unit_types(session) if t.level == "huyện"] == [
        date(2025, 6, 30)
    ] * 2


def test_districts_and_townships_end_in_2025(session: Session) -> None:
    before = {u.name for u in office.list_units(session, on=date(2025, 6, 30))}
    after = {u.name for u in office.list_units(session, on=date(2025, 7, 1))}
    ended = before - after
    assert len(before) == 119
    assert "UBND huyện Cao Lộc" in ended
    assert "UBND thị trấn Na Sầm, huyện Văn Lãng" in ended
    assert "Sở Y tế" in after
    assert len(ended) == 11 + 34 + 12


def test_sample_plans_read_as_they_are_shipped(session: Session) -> None:
    keys = {p.subject: p.key for p in list_plans(session)}
    assert len(keys) == 5
    for path in SAMPLES:
        shipped = sample_plan(path)
        read = read_plan(session, keys[shipped.subject.plain()])
        old, new = FieldContext.of(shipped), FieldContext.of(read)
        assert read.key != shipped.key
        assert [new.text(b.text) for b in read.all_blocks()] == [
            old.text(b.text) for b in shipped.all_blocks()
        ]
        assert [b.citation and b.citation.title for b in read.legal_bases] == [
            b.citation and b.citation.title for b in shipped.legal_bases
        ]
        assert count(read) == count(shipped)
        assert new.totals.total == old.totals.total


def test_sample_subjects_and_agencies_are_linked(session: Session) -> None:
    names = {u.key: u.name for u in office.list_units(session)}
    plans = [read_plan(session, p.key) for p in list_plans(session)]
    subjects = [s for plan in plans for s in plan.subjects]
    assert [names[s.unit] for s in subjects if s.unit] == [
        s.name.plain() for s in subjects if not s.system
    ]
    assert len({s.system for s in subjects if s.system}) == 30
    agencies = [a for plan in plans for task in plan.tasks for a in task.agencies]
    assert {a.text for a in agencies} >= {"BCĐ ISO tỉnh", "Tổ chức tư vấn"}
    assert all(names[a.unit] == a.text for a in agencies if a.unit)


def test_the_sample_is_one_step_and_leaves_a_whole_file(ws: Workspace) -> None:
    with ws.change("Tạo dữ liệu mẫu") as session:
        keys = create_sample(session)
    assert len(keys) == 5
    assert [entry.label for entry in ws.history()][:-1] == ["Tạo dữ liệu mẫu"]
    ws.close()
    assert verify_workspace(ws.path) == []


def test_units_are_added_found_edited_and_deleted(session: Session) -> None:
    kind = office.add_unit_type(session, "Ban Chỉ đạo", "tỉnh")
    parent = office.add_unit(session, "Ban Chỉ đạo ISO tỉnh", short_name="BCĐ ISO", type=kind)
    child = office.add_unit(session, " Tổ giúp việc ", parent=parent, outside=True)
    found = office.list_units(session, text="to giup viec")
    assert [(u.name, u.parent, u.outside) for u in found] == [("Tổ giúp việc", parent, True)]
    assert [u.type_name for u in office.list_units(session, text="bcđ")] == ["Ban Chỉ đạo"]
    office.edit_unit(session, child, name="Tổ thư ký", parent="", valid_to=date(2026, 1, 1))
    assert office.list_units(session, text="thư ký", on=date(2026, 1, 2)) == ()
    with pytest.raises(UserError, match="đứng trước"):
        office.edit_unit(session, child, valid_from=date(2026, 2, 1))
    office.edit_unit(session, child, valid_from=None, parent=parent)
    with pytest.raises(UserError, match="trực thuộc"):
        office.delete_units(session, [parent])
    office.delete_units(session, [parent, child])
    assert len(office.list_units(session)) == 119


def test_a_unit_in_a_plan_is_not_deleted(session: Session) -> None:
    used = office.list_units(session, text="Sở Y tế")[0]
    with pytest.raises(UserError, match="“Sở Y tế” đang có trong kế hoạch"):
        office.delete_units(session, [used.key])
    assert len(office.list_units(session)) == 119


def test_names_are_asked_for_and_gone_rows_told(session: Session) -> None:
    with pytest.raises(UserError, match="Chưa ghi tên"):
        office.add_unit(session, "  ")
    with pytest.raises(UserError, match="Chưa ghi tên"):
        office.add_issuer(session, Issuer())
    with pytest.raises(UserError, match="không còn"):
        office.edit_unit(session, "nowhere", note="")
    with pytest.raises(TypeError):
        office.add_unit(session, "Sở A", colour="red")


def test_issuers_are_added_and_edited(session: Session, issuer: Issuer) -> None:
    key = office.add_issuer(session, Issuer(full_name="Sở A"))
    office.edit_issuer(session, key, issuer)
    assert office.list_issuers(session)[-1] == office.IssuerEntry(key, issuer)
