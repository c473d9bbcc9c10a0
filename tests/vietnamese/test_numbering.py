"""Roman numerals and the letters of points."""

from __future__ import annotations

import pytest

from isodesk.vietnamese.numbering import letter, letter_index, parse_roman, roman


def test_every_roman_numeral_reads_back() -> None:
    for n in range(1, 4000):
        assert parse_roman(roman(n)) == n
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1994)] == ["I", "IV", "IX", "XIV", "XL", "MCMXCIV"]
    assert parse_roman(" iv ") == 4


@pytest.mark.parametrize("text", ["", "IIII", "VV", "IC", "IL", "XIVI", "A", "1", "MMMM"])
def test_ill_formed_numerals_are_none(text: str) -> None:
    assert parse_roman(text) is None


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_no_numeral_outside(n: int) -> None:
    with pytest.raises(ValueError, match="Roman"):
        roman(n)


def test_points_follow_the_vietnamese_alphabet() -> None:
    assert "".join(letter(n) for n in range(1, 24)) == "abcdđeghiklmnopqrstuvxy"
    assert [letter(n) for n in (24, 25, 28, 46, 47)] == ["aa", "ab", "ađ", "ay", "ba"]
    for n in range(1, 2000):
        assert letter_index(letter(n)) == n


def test_letters_that_name_no_point() -> None:
    assert letter_index("Đ") == 5
    assert [letter_index(text) for text in ("", "f", "w", "ă", "1")] == [None] * 5
    with pytest.raises(ValueError, match="from 1"):
        letter(0)
