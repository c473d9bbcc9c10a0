"""Where words stand, with and without their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isodesk.vietnamese.finding import occurrences
from isodesk.vietnamese.text import search_matches


@pytest.mark.parametrize(
    ("needle", "text", "found"),
    [
        ("so", "Sở Tài chính, số 2, so", ["Sở", "số", "so"]),
        ("sơ", "Sở Tài chính, số 2", ["Sở"]),
        ("Hòa", "Hoà Bình và Hòa Bình", ["Hoà", "Hòa"]),
        ("don vi", "ĐƠN VỊ; đơn vị", ["ĐƠN VỊ", "đơn vị"]),
        ("đơn", "don đơn Đơn", ["đơn", "Đơn"]),
        ("aa", "aaa", ["aa"]),
        ("", "abc", []),
        (" ", "a b", []),
    ],
)
def test_words_are_found(needle: str, text: str, found: list[str]) -> None:
    assert [text[start:stop] for start, stop in occurrences(needle, text)] == found


def test_exact_words_have_the_same_marks_and_capitals() -> None:
    text = "Sở, sở, So"
    assert occurrences("sở", text, exact=True) == [(4, 6)]
    assert occurrences("so", text, exact=True) == []


_LETTERS = st.text(alphabet="aăâàáđdeêoôơòóuưyýỳ qSĐÀ", max_size=8)


@given(_LETTERS, _LETTERS)
def test_what_the_filter_matches_is_found(needle: str, text: str) -> None:
    needle, text = " ".join(needle.split()), " ".join(text.split())
    spans = occurrences(needle, text)
    assert all(a < b <= len(text) for a, b in spans)
    if spans:
        assert search_matches(needle, text)
