"""What a letter says of its answers, and the offices of a system, as fields."""

from __future__ import annotations

from dataclasses import replace

import pytest

from isodesk.facts import (
    FieldRef,
    Issuer,
    PlanFacts,
    PlanKind,
    PlanStatus,
    PlanSubject,
    ReceivingOffice,
    RichText,
    Run,
    SubjectGroup,
)
from isodesk.facts.choices import field_choices
from isodesk.facts.fields import FieldContext
from isodesk.facts.shared_systems import BEFORE, read_members, with_members
from isodesk.services.keys import with_fresh_keys
from isodesk.vietnamese.periods import parse_period

OFFICES = ("Sở Kế hoạch và Đầu tư", "Văn phòng UBND tỉnh", "Sở Tài chính")
LETTER = PlanFacts(
    "p",
    PlanKind.LETTER,
    PlanStatus.DRAFT,
    Issuer(),
    RichText.of("Hướng dẫn"),
    deadline=parse_period("trước ngày 05/7/2023"),
    groups=(SubjectGroup("g", RichText.of("UBND")),),
    subjects=(PlanSubject("s", "g", RichText.of("UBND xã A"), members=("Phòng B", "Phòng C")),),
)


def show(plan: PlanFacts, source: str, target: str = "", format_: str = "") -> str:
    return FieldContext.of(plan).show(FieldRef(source, target, format_, "cũ"))


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "……"),
        (1, "Sở Kế hoạch và Đầu tư"),
        (2, "Sở Kế hoạch và Đầu tư và Văn phòng UBND tỉnh"),
        (3, "Sở Kế hoạch và Đầu tư, Văn phòng UBND tỉnh và Sở Tài chính"),
    ],
)
def test_receiving_offices_are_listed_as_in_a_sentence(count: int, shown: str) -> None:
    offices = tuple(ReceivingOffice(f"r{i}", name) for i, name in enumerate(OFFICES[:count]))
    assert show(replace(LETTER, receivers=offices), "receivers") == shown


def test_the_deadline_is_quoted_and_leaves_dots_until_it_is_typed() -> None:
    assert show(LETTER, "letter.deadline") == "trước ngày 05/7/2023"
    assert show(LETTER, "letter.deadline", format_="cap") == "Trước ngày 05/7/2023"
    assert show(replace(LETTER, deadline=parse_period("")), "letter.deadline") == "trước ngày ……"


def test_what_a_letter_and_a_shared_system_say_can_be_inserted() -> None:
    plan = replace(LETTER, receivers=(ReceivingOffice("r", "Sở Tài chính"),))
    names = {choice.name: choice.shown for choice in field_choices(FieldContext.of(plan))}
    assert names["Thời hạn gửi báo cáo"] == "trước ngày 05/7/2023"
    assert names["Nơi nhận báo cáo"] == "Sở Tài chính"
    assert names["Các cơ quan áp dụng chung: UBND xã A"] == "Phòng B; Phòng C"
    assert names["Số cơ quan áp dụng chung: UBND xã A"] == "02"


def test_fields_of_a_copy_show_the_same() -> None:
    name = with_members(LETTER.subjects[0].name, "s", LETTER.subjects[0].members)
    plan = replace(LETTER, subjects=(replace(LETTER.subjects[0], name=name),))
    copy, keys = with_fresh_keys(plan)
    (subject,) = copy.subjects
    assert subject.name.fields[0].target == keys["s"]
    assert FieldContext.of(copy).text(subject.name) == f"UBND xã A{BEFORE}Phòng B; Phòng C)"


def test_an_office_keeps_the_mark_it_ends_with() -> None:
    subject = replace(LETTER.subjects[0], members=("Phòng B,", "Phòng C", "Phòng D;"))
    assert show(replace(LETTER, subjects=(subject,)), "members", "s") == "Phòng B, Phòng C; Phòng D"


def test_brackets_come_and_go_with_the_offices() -> None:
    bare = RichText.of(Run("UBND xã A", bold=True), " mới")
    shown = with_members(bare, "s", ("Phòng B",))
    assert with_members(shown, "s", ("Phòng B", "Phòng C")) == shown
    assert with_members(shown, "s", ()) == bare


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("UBND xã A (gồm các cơ quan: Phòng B; Phòng C)", ("Phòng B", "Phòng C")),
        ("UBND xã A (bao gồm: Phòng B, Phòng C; Đội D.)", ("Phòng B", "Phòng C", "Đội D")),
        ("UBND xã A (gồm: Phòng B)", None),
        ("Chi cục A (thuộc Sở B; tại C)", None),
    ],
)
def test_offices_are_read_from_a_written_name(text: str, members: tuple[str, ...] | None) -> None:
    found = read_members(text)
    assert (found[1] if found else None) == members
