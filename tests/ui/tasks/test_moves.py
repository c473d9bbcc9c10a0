"""Moving times on the roadmap: the unit, the style of the words, exact phrases with Shift."""

from __future__ import annotations

import pytest

from isodesk.ui.tasks.moves import Grip, dragged, nudged
from isodesk.ui.tasks.timescale import Zoom
from isodesk.vietnamese.periods import parse_period

WHOLE, FIRST, LAST = Grip.WHOLE, Grip.FIRST, Grip.LAST


@pytest.mark.parametrize(
    ("text", "grip", "days", "wanted"),
    [
        ("Quý II/2018", WHOLE, 92, "Quý III/2018"),
        ("Quý II/2018", WHOLE, 44, "Quý II/2018"),
        ("Quý II/2018", WHOLE, 47, "Quý III/2018"),
        ("Quý II/2018", WHOLE, -100, "Quý I/2018"),
        ("Quý IV/2018", WHOLE, 92, "Quý I/2019"),
        ("Quý II/2018", LAST, 92, "Quý II/2018 - Quý III/2018"),
        ("Quý II/2018", FIRST, -90, "Quý I/2018 - Quý II/2018"),
        ("Quý II/2018 - Quý III/2018", LAST, -400, "Quý II/2018"),
        ("tháng 10/2024", WHOLE, 31, "tháng 11/2024"),
        ("Tháng 3 năm 2024", WHOLE, -31, "Tháng 02 năm 2024"),
        ("Năm 2018", WHOLE, 365, "Năm 2019"),
        ("17/8/2020", WHOLE, 3, "20/8/2020"),
        ("Trước ngày 05/7/2023", WHOLE, 10, "Trước ngày 15/7/2023"),
        ("Đến hết quý II/2019", WHOLE, 92, "Đến hết quý III/2019"),
        ("Từ quý III/2019 trở đi", FIRST, -92, "Từ quý II/2019 trở đi"),
        ("Thường xuyên", WHOLE, 92, "Thường xuyên"),
        ("đầu quý sau", WHOLE, 92, "đầu quý sau"),
    ],
)
def test_drag_in_the_unit_of_the_words(text: str, grip: Grip, days: float, wanted: str) -> None:
    assert dragged(parse_period(text), grip, days).text == wanted


@pytest.mark.parametrize(
    ("text", "grip", "days", "zoom", "wanted"),
    [
        ("Quý II/2018", WHOLE, 31, "month", "Từ tháng 5 đến tháng 7 năm 2018"),
        ("Quý II/2018", WHOLE, 92, "month", "Quý III/2018"),
        ("Quý II/2018", LAST, -30, "month", "Từ tháng 4 đến tháng 5 năm 2018"),
        ("Quý II/2018", LAST, 184, "quarter", "Quý II/2018 - Quý IV/2018"),
        ("Quý IV/2018", FIRST, -273, "month", "Năm 2018"),
        ("Quý II/2018", FIRST, 400, "month", "Tháng 6 năm 2018"),
        ("17/8/2020", WHOLE, 31, "month", "Ngày 17/9/2020"),
        ("Đến hết quý II/2019", WHOLE, 31, "month", "Đến hết tháng 7 năm 2019"),
        ("Đến hết quý II/2019", WHOLE, 184, "quarter", "Đến hết năm 2019"),
        ("Trước ngày 01/7/2019", WHOLE, 184, "quarter", "Trước năm 2020"),
        ("Từ quý III/2019 trở đi", WHOLE, 31, "month", "Từ tháng 8 năm 2019 trở đi"),
        ("Thường xuyên", WHOLE, 92, "quarter", "Thường xuyên"),
        ("17/8/2020", WHOLE, 10, "week", "Ngày 24/8/2020"),
        ("17/8/2020", WHOLE, 3.4, "day", "Ngày 20/8/2020"),
        ("Quý II/2018", LAST, -300, "week", "Ngày 01/4/2018"),
    ],
)
def test_shift_drags_in_the_unit_of_the_zoom(
    text: str, grip: Grip, days: float, zoom: Zoom, wanted: str
) -> None:
    moved = dragged(parse_period(text), grip, days, zoom)
    assert moved.text == wanted
    assert parse_period(moved.text) == moved


def test_moves_stay_in_the_years_that_words_can_name() -> None:
    year = parse_period("Năm 2018")
    assert nudged(year, WHOLE, 5000) == year
    assert nudged(year, WHOLE, -5000) == year
    assert nudged(year, WHOLE, 5000, "year") == year
