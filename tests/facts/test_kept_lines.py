"""Which old line each line of a retyped box comes from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isodesk.facts.retyping import kept_lines

OLD = ["Tỉnh ủy", "HĐND tỉnh", "Lưu"]


@pytest.mark.parametrize(
    ("new", "origins"),
    [
        (OLD, [0, 1, 2]),
        ([*OLD, "Mới"], [0, 1, 2, None]),
        (["Mới", *OLD], [None, 0, 1, 2]),
        (["Tỉnh ủy", "Lưu"], [0, 2]),
        (["Tỉnh ủy", "HĐND tỉnh A", "Lưu"], [0, 1, 2]),
        (["Tỉnh ủy", "HĐND A", "Mới", "Lưu"], [0, 1, None, 2]),
        ([], []),
    ],
)
def test_lines_keep_their_origin(new: list[str], origins: list[int | None]) -> None:
    assert kept_lines(OLD, new) == origins


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_no_line_is_used_twice(old: list[str], new: list[str]) -> None:
    origins = kept_lines(old, new)
    used = [index for index in origins if index is not None]
    assert len(origins) == len(new)
    assert used == sorted(set(used))
    assert all(0 <= index < len(old) for index in used)
