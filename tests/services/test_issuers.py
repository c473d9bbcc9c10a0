"""Issuers told from their full names."""

from __future__ import annotations

import pytest

from isodesk.errors import UserError
from isodesk.facts import PlanKind
from isodesk.facts.fields import FieldContext
from isodesk.services.kinds import new_plan
from isodesk.services.office import issuer_named


def test_a_committee_stands_on_two_lines() -> None:
    issuer = issuer_named("Ủy ban nhân dân  tỉnh Lạng Sơn")
    assert issuer.header == ("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN")
    assert issuer.short_name == "UBND tỉnh Lạng Sơn"
    assert (issuer.abbreviation, issuer.place, issuer.superior) == ("UBND", "Lạng Sơn", ())


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Ủy ban nhân dân xã Đồng Đăng", "Đồng Đăng"),
        ("Ủy ban nhân dân thành phố Huế", "Huế"),
        ("Ủy ban nhân dân đặc khu Vân Đồn", "Vân Đồn"),
    ],
)
def test_the_place_of_a_committee(name: str, place: str) -> None:
    assert issuer_named(name).place == place


def test_a_department_is_shortened_by_its_initials_unless_it_says_otherwise() -> None:
    issuer = issuer_named("Sở Khoa học và Công nghệ", superior="UBND tỉnh Lạng Sơn")
    assert issuer.header == ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",)
    assert issuer.superior == ("UBND TỈNH LẠNG SƠN",)
    assert (issuer.abbreviation, issuer.place) == ("SKHCN", "Lạng Sơn")
    typed = issuer_named(
        "Chi cục Tiêu chuẩn Đo lường Chất lượng", abbreviation="CCTĐC", place="Huế"
    )
    assert (typed.abbreviation, typed.place) == ("CCTĐC", "Huế")


def test_a_name_is_needed() -> None:
    with pytest.raises(UserError, match="Chưa ghi tên"):
        issuer_named("  ")


@pytest.mark.parametrize(
    ("name", "superior"),
    [
        ("Sở Khoa học và Công nghệ tỉnh Lạng Sơn", ""),
        ("Sở Khoa học và Công nghệ", "Ủy ban nhân dân tỉnh Lạng Sơn"),
        ("Sở Khoa học và Công nghệ", "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"),
    ],
)
def test_a_department_has_the_place_of_its_province(name: str, superior: str) -> None:
    issuer = issuer_named(name, superior=superior)
    assert (issuer.abbreviation, issuer.place) == ("SKHCN", "Lạng Sơn")


def test_nobody_writes_to_himself() -> None:
    issuer = issuer_named("Sở Nội vụ", superior="Ủy ban nhân dân tỉnh Lạng Sơn")
    letter = new_plan(PlanKind.LETTER, issuer, 2027, 2027)
    names = [entry.name.plain() for entry in letter.mailing]
    assert "Sở Tư pháp" in names and "Sở Nội vụ" not in names


def test_a_plan_of_its_own_subject_rests_on_a_plan_of_that_subject() -> None:
    issuer = issuer_named("Ủy ban nhân dân xã Hữu Lũng", superior="Ủy ban nhân dân tỉnh Lạng Sơn")
    names = {"subject": "cải cách hành chính"}
    plan = new_plan(PlanKind.BLANK, issuer, 2027, 2027, names=names)
    shown = FieldContext.of(plan)
    assert shown.text(plan.subject) == "Cải cách hành chính năm 2027"
    bases = [shown.text(basis.text) for basis in plan.legal_bases]
    assert bases[-1].endswith("tỉnh Lạng Sơn về cải cách hành chính năm 2027")
