"""Dates as offices write and type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isodesk.vietnamese.dates import format_date, format_long_date, parse_date, parse_day


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2014, 3, 5), "05/3/2014"),
        (date(2015, 8, 11), "11/8/2015"),
        (date(2024, 1, 6), "06/01/2024"),
        (date(2022, 2, 28), "28/02/2022"),
        (date(2020, 11, 6), "06/11/2020"),
    ],
)
def test_format(day: date, text: str) -> None:
    assert format_date(day) == text


def test_long_format() -> None:
    assert format_long_date(date(2014, 3, 5)) == "ngày 05 tháng 3 năm 2014"
    assert format_long_date(date(2020, 1, 5)) == "ngày 05 tháng 01 năm 2020"


@pytest.mark.parametrize(
    "text",
    [
        "5/3/14",
        "5/3/2014",
        "05/3/2014",
        "05/03/2014",
        "5-3-2014",
        "5.3.2014",
        " 05 / 3 / 2014 ",
        "ngày 05/3/2014",
        "ngày 05 tháng 3 năm 2014",
        "Ngày 5 tháng 03 năm 2014",
        "2014-03-05",
    ],
)
def test_any_form_is_read(text: str) -> None:
    assert parse_date(text) == date(2014, 3, 5)


@pytest.mark.parametrize(
    "text",
    ["", "31/02/2020", "29/02/2023", "5/13/2014", "5/3", "5/3-2014", "5/3/201", "0/3/2014", "mai"],
)
def test_impossible_dates_are_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates())
def test_dates_read_back(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(format_long_date(day)) == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23/2/2018", date(2018, 2, 23)),
        ("23/2", date(2026, 2, 23)),
        ("ngày 23 tháng 2", date(2026, 2, 23)),
        ("23 tháng 02", date(2026, 2, 23)),
        ("23.2", date(2026, 2, 23)),
        ("2302", date(2026, 2, 23)),
        ("230218", date(2018, 2, 23)),
        ("23022018", date(2018, 2, 23)),
        ("23 02", date(2026, 2, 23)),
        ("23 2 2018", date(2018, 2, 23)),
    ],
)
def test_a_day_is_read_also_without_its_year(text: str, day: date) -> None:
    assert parse_day(text, 2026) == day


@pytest.mark.parametrize("text", ["", "23", "30/2", "3113", "tháng 2", "23/13", "hôm nay"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_day(text, 2026) is None
