"""Amounts in words: the published table, then an independent reader of words."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isodesk.vietnamese.words import amount_in_words, money_in_words

TABLE = {
    3060000000: "ba tỷ không trăm sáu mươi triệu",
    1005: "một nghìn không trăm lẻ năm",
    1021: "một nghìn không trăm hai mươi mốt",
    2018: "hai nghìn không trăm mười tám",
    1000001: "một triệu không trăm lẻ một",
    1010001: "một triệu không trăm mười nghìn không trăm lẻ một",
    2005000000: "hai tỷ không trăm lẻ năm triệu",
    10**15: "một triệu tỷ",
    10**18: "một tỷ tỷ",
    -5: "âm năm",
    4500000: "bốn triệu năm trăm nghìn",
    21: "hai mươi mốt",
    24: "hai mươi bốn",
    55: "năm mươi lăm",
    101: "một trăm lẻ một",
    10**12: "một nghìn tỷ",
    100001: "một trăm nghìn không trăm lẻ một",
    3000060000: "ba tỷ không trăm sáu mươi nghìn",
    1230950880055: "một nghìn hai trăm ba mươi tỷ chín trăm năm mươi triệu "
    "tám trăm tám mươi nghìn không trăm năm mươi lăm",
    10**12 + 5 * 10**9: "một nghìn không trăm lẻ năm tỷ",
    10**15 + 1: "một triệu tỷ không trăm lẻ một",
    0: "không",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    100: "một trăm",
    105: "một trăm lẻ năm",
    110: "một trăm mười",
    115: "một trăm mười lăm",
    1000: "một nghìn",
    -(10**18): "âm một tỷ tỷ",
}
OPTIONS: list[dict[str, Any]] = [
    {"thousand": thousand, "odd": odd, "four": four}
    for thousand, odd, four in product(("nghìn", "ngàn"), ("lẻ", "linh"), ("bốn", "tư"))
]
NUMBERS = st.one_of(
    st.integers(-(10**18), 10**18),
    st.builds(
        lambda sign, head, exp, tail: max(-(10**18), min(10**18, sign * (head * 10**exp + tail))),
        st.sampled_from((1, -1)),
        st.integers(0, 9999),
        st.integers(0, 18),
        st.integers(0, 1100),
    ),
)
UNITS = {
    word: value
    for value, words in enumerate(
        ("", "một mốt", "hai", "ba", "bốn tư", "năm lăm", "sáu", "bảy", "tám", "chín")
    )
    for word in words.split()
}


def read_words(text: str) -> int:
    """The number that words say, by weight of each word; knows nothing of how they are made."""
    words = text.split()
    sign = 1
    if words[0] == "âm":
        sign, words = -1, words[1:]
    total = block = group = digit = 0
    for word in words:
        if word in UNITS:
            digit = UNITS[word]
            group += digit
        elif word == "trăm":
            group += digit * 99
            digit = 0
        elif word == "mươi":
            group += digit * 9
            digit = 0
        elif word == "mười":
            group += 10
        elif word in ("nghìn", "ngàn", "triệu"):
            block += group * (10**6 if word == "triệu" else 1000)
            group = 0
        elif word == "tỷ":
            total = (total + block + group) * 10**9
            block = group = 0
        else:
            assert word in ("không", "lẻ", "linh"), word
            digit = 0
    return sign * (total + block + group)


@pytest.mark.parametrize(("n", "words"), TABLE.items())
def test_table(n: int, words: str) -> None:
    assert amount_in_words(n) == words
    assert read_words(words) == n


@settings(max_examples=400, deadline=None)
@given(NUMBERS)
def test_words_say_the_number_with_every_option(n: int) -> None:
    for options in OPTIONS:
        words = amount_in_words(n, **options)
        assert read_words(words) == n
        assert "  " not in words
        assert words == words.lower()


def test_every_group_reads_back_first_and_after_another() -> None:
    for group in range(1000):
        assert read_words(amount_in_words(group)) == group
        later = amount_in_words(10**9 + group)
        assert read_words(later) == 10**9 + group
        assert group == 0 or later.split()[3] == "trăm"


def test_options_choose_the_words() -> None:
    assert amount_in_words(1024, thousand="ngàn", four="tư") == "một ngàn không trăm hai mươi tư"
    assert amount_in_words(104, odd="linh", four="tư") == "một trăm linh bốn"
    assert amount_in_words(14, four="tư") == "mười bốn"


@pytest.mark.parametrize("n", [10**18 + 1, -(10**18) - 1])
def test_outside_is_refused(n: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        amount_in_words(n)


def test_money() -> None:
    assert money_in_words(3060000000) == "Ba tỷ không trăm sáu mươi triệu đồng"
    assert money_in_words(3060000000, exact=True) == "Ba tỷ không trăm sáu mươi triệu đồng chẵn"
    assert money_in_words(4500000, exact=True, thousand="ngàn") == (
        "Bốn triệu năm trăm ngàn đồng chẵn"
    )
    assert money_in_words(1500, exact=True) == "Một nghìn năm trăm đồng"
    assert money_in_words(-5000) == "Âm năm nghìn đồng"
