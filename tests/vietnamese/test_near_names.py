"""Names of offices as people write them, against the office's list."""

from __future__ import annotations

import pytest

from isodesk.vietnamese.near_names import KnownNames, office_key

LABOUR = "Sở Lao động - Thương binh và Xã hội"
NAMES = (
    *("UBND huyện Cao Lộc", "UBND huyện Lộc Bình", "UBND thành phố Lạng Sơn"),
    *(LABOUR, "Sở Tư pháp", "Sở Tài chính", "Sở Khoa học và Công nghệ", "Sở Y tế"),
    *("UBND xã Tân Mỹ", "UBND xã Tân My", "Trường THPT số 1", "Trường THPT số 2"),
)


@pytest.fixture(scope="module")
def names() -> KnownNames:
    return KnownNames(NAMES)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("UBND huyen Cao Loc", "UBND huyện Cao Lộc"),
        ("ubnd huyện cao lộc", "ubnd huyện cao lộc"),
        ("So  Tu phap", "Sở Tư pháp"),
        ("Sở Lao động-Thương binh và Xã hội", "Sở Lao động-Thương binh và Xã hội"),
        ("So Lao dong-Thuong binh va Xa hoi", LABOUR),
        ("UBND xã Tân Mỹ", "UBND xã Tân Mỹ"),
        ("UBND xã Tân My", "UBND xã Tân My"),
    ],
)
def test_marks_that_are_missing_are_put_there(names: KnownNames, typed: str, known: str) -> None:
    assert names.read(typed).known == known
    assert names.read(typed).near == ()


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("UBND Cao Lộc", "UBND huyện Cao Lộc"),
        ("Ủy ban nhân dân huyện Cao Lộc", "UBND huyện Cao Lộc"),
        ("Uỷ ban nhân dân H. Cao Lộc", None),
        ("Sở LĐTBXH", LABOUR),
        ("Sở LĐ-TB&XH", LABOUR),
        ("Sở KHCN", "Sở Khoa học và Công nghệ"),
        ("Sở Khoa học & Công nghệ", "Sở Khoa học và Công nghệ"),
        ("Sở Khoa học và Công ngệ", "Sở Khoa học và Công nghệ"),
        ("UBND TP Lạng Sơn", "UBND thành phố Lạng Sơn"),
        ("Sở Tư phát", "Sở Tư pháp"),
        ("Sở Tứ pháp", "Sở Tư pháp"),
        ("Trường THPT số 3", None),
        ("Sở Nội vụ", None),
        ("các cơ quan, đơn vị", None),
        ("", None),
    ],
)
def test_what_looks_alike_is_offered_and_not_taken(
    names: KnownNames, typed: str, near: str | None
) -> None:
    found = names.read(typed)
    assert found.near[:1] == (() if near is None else (near,))
    assert not found.near or not found.known


def test_without_marks_two_names_may_be_meant(names: KnownNames) -> None:
    found = names.read("UBND xa Tan My")
    assert found.known == ""
    assert set(found.near) == {"UBND xã Tân Mỹ", "UBND xã Tân My"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh", True),
        ("VP Uỷ ban nhân dân tỉnh", "văn phòng  UBND tỉnh", True),
        ("UBND TP. Nha Trang", "Ủy ban nhân dân thành phố Nha Trang", True),
        ("UBND xã Tân Mỹ", "UBND xã Tân My", False),
        ("Sở Y tế", "Sở Nội vụ", False),
    ],
)
def test_an_office_has_one_key_however_it_is_written(one: str, other: str, same: bool) -> None:
    assert (office_key(one) == office_key(other)) is same
