"""Search that forgives missing marks, Vietnamese order, cleaning."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isodesk.vietnamese.text import capital_first, clean, fold, nfc, search_matches, sort_key

FOUND = [
    ("", "Sở Tư pháp"),
    ("so tu phap", "Sở Tư pháp"),
    ("SO", "Sở Tư pháp"),
    ("sở", "SỞ TƯ PHÁP"),
    ("sơ", "Sở Tư pháp"),
    ("dao tao", "Giáo dục và Đào tạo"),
    ("đào", "Giáo dục và Đào tạo"),
    ("Đao", "Đào tạo"),
    ("lang son", "tỉnh Lạng Sơn"),
    ("lạng son", "tỉnh Lạng Sơn"),
    ("so  tu", "Sở\u00a0Tư pháp"),
    (normalize("NFD", "Sở"), "Sở Tư pháp"),
    ("Sở", normalize("NFD", "Sở Tư pháp")),
    ("khánh hòa", "Tỉnh Khánh Hoà"),
    ("Khánh Hoà", "tỉnh Khánh Hòa"),
    ("ủy ban", "Uỷ ban nhân dân"),
    ("uỷ ban", "Ủy ban nhân dân"),
    ("quý", "Quý II/2018"),
    ("hoàn", "Hoàn thành"),
    ("âp", "cấp xã"),
    ("hoà", "Hoàn thành"),
    ("한", "한국"),
]
NOT_FOUND = [
    ("sơ", "Số liệu"),
    ("sổ", "Sở"),
    ("đao", "Dao"),
    ("lãng", "Lạng Sơn"),
    ("xyz", "Sở"),
    ("đ", "d"),
    ("ấp", "câp"),
]


@pytest.mark.parametrize(("needle", "haystack"), FOUND)
def test_found(needle: str, haystack: str) -> None:
    assert search_matches(needle, haystack)


@pytest.mark.parametrize(("needle", "haystack"), NOT_FOUND)
def test_not_found(needle: str, haystack: str) -> None:
    assert not search_matches(needle, haystack)


VIETNAMESE = st.text(alphabet="aăâắấbcdđeêểghoôơờởuưựyý AĂĐ019", max_size=12)


@given(VIETNAMESE, VIETNAMESE, VIETNAMESE)
def test_a_text_is_found_in_what_holds_it_with_or_without_marks(
    before: str, needle: str, after: str
) -> None:
    haystack = f"{before} {needle} {after}"
    assert search_matches(needle, haystack)
    assert search_matches(fold(needle), haystack)


def test_order_of_letters_tones_and_numbers() -> None:
    words = (
        "an án ăn ân ba bà bả bã bá bạ bai da đa em êm oi ôi ơi Phòng_1 Phòng_2 Phòng_10 ta tư ư x"
    )
    ordered = [word.replace("_", " ") for word in words.split()]
    backwards = ordered[::-1]
    assert sorted(backwards, key=sort_key) == ordered


def test_tones_only_break_ties() -> None:
    assert sorted(["bá b", "ba c", "bà a"], key=sort_key) == ["bà a", "bá b", "ba c"]
    assert sorted(["Đăk", "Đà Nẵng", "Dak"], key=sort_key) == ["Dak", "Đà Nẵng", "Đăk"]


@given(st.lists(st.text(max_size=8), max_size=6))
def test_any_texts_have_one_order(texts: list[str]) -> None:
    backwards = texts[::-1]
    assert sorted(texts, key=sort_key) == sorted(backwards, key=sort_key)


def test_clean_removes_what_cannot_be_printed_and_says_so() -> None:
    text, notes = clean("Sơ\u0309\x00 Tư\x07 pháp\ud800\u200b\tA\r\nB\x0bC")
    assert text == "Sở Tư pháp\tA\nB\nC"
    assert notes == (
        "Đã bỏ 01 ký tự hỏng không in được.",
        "Đã bỏ 02 ký tự điều khiển không in được.",
        "Đã bỏ 01 ký tự ẩn không in được.",
    )


def test_hyphens_that_word_keeps_together_become_plain_ones() -> None:
    assert clean("34/KH\u2011UBND, QĐ\u2010TTg") == ("34/KH-UBND, QĐ-TTg", ())


def test_clean_leaves_good_text_without_a_note() -> None:
    good = "– “Quý II/2018” … 08 người × 1.300.000 đ, ☐ ₫\u00a0✓"
    assert clean(good) == (good, ())


@given(st.text(alphabet=st.characters()))
def test_clean_text_stays_clean_and_can_be_stored(text: str) -> None:
    once, _ = clean(text)
    once.encode()
    assert nfc(once) == once
    assert clean(once) == (once, ())


def test_very_long_numbers_still_sort() -> None:
    assert sort_key("9" * 5000) > sort_key("8" * 5000)


def test_capital_first() -> None:
    assert capital_first("đến hết năm") == "Đến hết năm"
    assert capital_first("") == ""
