"""Issuers told from their full names."""

from __future__ import annotations

import pytest

from isodesk.errors import UserError
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
    assert (issuer.abbreviation, issuer.place) == ("SKHCN", "")
    typed = issuer_named(
        "Chi cục Tiêu chuẩn Đo lường Chất lượng", abbreviation="CCTĐC", place="Huế"
    )
    assert (typed.abbreviation, typed.place) == ("CCTĐC", "Huế")


def test_a_name_is_needed() -> None:
    with pytest.raises(UserError, match="Chưa ghi tên"):
        issuer_named("  ")
