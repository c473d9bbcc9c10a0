"""How texts go on when they are pulled down: times, numbers, names with numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isodesk.vietnamese.series import continued


@pytest.mark.parametrize(
    ("known", "following"),
    [
        (["Quý III/2018"], ["Quý IV/2018", "Quý I/2019"]),
        (["Quý IV năm 2024"], ["Quý I năm 2025", "Quý II năm 2025"]),
        (["Quý III"], ["Quý IV", "Quý I"]),
        (["Quý I/2018", "Quý III/2018"], ["Quý I/2019", "Quý III/2019"]),
        (["Tháng 11/2018"], ["Tháng 12/2018", "Tháng 01/2019"]),
        (["Tháng 12"], ["Tháng 01", "Tháng 02"]),
        (["Năm 2018"], ["Năm 2019", "Năm 2020"]),
        (["31/12/2018"], ["01/01/2019", "02/01/2019"]),
        (["1", "2", "3"], ["4", "5"]),
        (["10", "8"], ["6", "4"]),
        (["08", "09"], ["10", "11"]),
        (["1.000.000", "1.500.000"], ["2.000.000", "2.500.000"]),
        (["Đợt 1"], ["Đợt 2", "Đợt 3"]),
        (["Xã số 09"], ["Xã số 10", "Xã số 11"]),
        (["Nhóm 2", "Nhóm 4"], ["Nhóm 6", "Nhóm 8"]),
    ],
)
def test_a_series_goes_on(known: list[str], following: list[str]) -> None:
    assert continued(known, 2) == following


@pytest.mark.parametrize(
    "known",
    [
        ["30000000"],
        ["X"],
        ["TCVN ISO 9001:2015"],
        ["Hệ thống theo ISO 9001"],
        ["Kế hoạch năm 2018 của tỉnh"],
        ["Trước ngày 30/6/2018"],
        ["Quý I - Quý II/2018"],
        ["Quyết định số 19/2014/QĐ-TTg"],
        ["1", "2", "4"],
        ["Quý I", "Đợt 1"],
        ["Sở Tài chính", "Sở Nội vụ"],
        [""],
    ],
)
def test_what_is_no_series_is_repeated(known: list[str]) -> None:
    assert continued(known, 2 * len(known)) == known * 2


def test_before_the_first_stand_earlier_ones_nearest_first() -> None:
    assert continued(["Quý I/2019"], 2, backwards=True) == ["Quý IV/2018", "Quý III/2018"]
    assert continued(["3", "5"], 2, backwards=True) == ["1", "-1"]
    assert continued(["a", "b"], 3, backwards=True) == ["b", "a", "b"]


@given(st.integers(1990, 2090), st.integers(1, 4), st.integers(1, 40))
def test_quarters_pulled_down_and_back_meet(year: int, quarter: int, steps: int) -> None:
    first = f"Quý {['I', 'II', 'III', 'IV'][quarter - 1]}/{year}"
    *_, last = continued([first], steps)
    assert continued([last], steps, backwards=True)[-1] == first
