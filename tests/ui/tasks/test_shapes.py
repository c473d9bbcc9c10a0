"""Shapes of times, the scale of days, and rows that move."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from isodesk.ui.tasks.rows import TaskRow, grouped_order, moved_tasks, place_of_new
from isodesk.ui.tasks.shapes import ShapeKind, shape_of
from isodesk.ui.tasks.timescale import TimeScale
from isodesk.vietnamese.periods import parse_period

YEAR = (date(2019, 1, 1), date(2019, 12, 31))
END = date(2020, 12, 31)
SCALE = TimeScale(date(2018, 1, 1), END, 365.25)
ROWS = (
    TaskRow("a", True, "a"),
    TaskRow("1", False, "a"),
    TaskRow("2", False, "a"),
    TaskRow("b", True, "b"),
    TaskRow("3", False, "b"),
)


@pytest.mark.parametrize(
    ("text", "deadlines", "kind", "first", "last"),
    [
        ("Quý II/2019", False, ShapeKind.BAR, date(2019, 4, 1), date(2019, 6, 30)),
        ("Quý II/2019", True, ShapeKind.DIAMOND, date(2019, 6, 30), date(2019, 6, 30)),
        ("Trước ngày 05/7/2019", False, ShapeKind.DIAMOND, date(2019, 7, 4), date(2019, 7, 4)),
        ("Đến hết tháng 10/2019", False, ShapeKind.DIAMOND, date(2019, 10, 31), date(2019, 10, 31)),
        ("17/8/2019", False, ShapeKind.DIAMOND, date(2019, 8, 17), date(2019, 8, 17)),
        ("Thường xuyên", False, ShapeKind.BAND, *YEAR),
        ("Thường xuyên trong quý I/2019", False, ShapeKind.BAND, date(2019, 1, 1), None),
        ("Từ quý III/2019 trở đi", False, ShapeKind.OPEN, date(2019, 7, 1), END),
        ("đầu quý sau", False, ShapeKind.WORDS, *YEAR),
        ("6 tháng đầu năm", False, ShapeKind.WORDS, *YEAR),
        (" ", False, ShapeKind.NONE, *YEAR),
    ],
)
def test_shapes(
    text: str, deadlines: bool, kind: ShapeKind, first: date, last: date | None
) -> None:
    shape = shape_of(parse_period(text), YEAR, END, deadlines)
    assert (shape.kind, shape.first) == (kind, first)
    assert last is None or shape.last == last


@pytest.mark.parametrize(
    ("text", "deadlines", "kind", "first"),
    [
        ("Quý II hằng năm", False, ShapeKind.BAND, (4, 1)),
        ("Quý II hằng năm", True, ShapeKind.DIAMOND, (6, 30)),
        ("Trước ngày 15/12 hằng năm", False, ShapeKind.DIAMOND, (12, 14)),
    ],
)
def test_a_time_of_every_year_has_a_shape_in_each(
    text: str, deadlines: bool, kind: ShapeKind, first: tuple[int, int]
) -> None:
    shape = shape_of(parse_period(text), (date(2018, 1, 1), END), END, deadlines)
    assert [part.kind for part in shape.parts] == [kind] * 3
    assert [part.first for part in shape.parts] == [date(y, *first) for y in (2018, 2019, 2020)]
    assert shape.ends == (False, False)
    alone = shape_of(parse_period(text), YEAR, END, deadlines)
    assert [part.first for part in alone.parts] == [date(2019, *first)]


def test_a_day_stands_where_its_date_says() -> None:
    assert SCALE.start(date(2018, 1, 1)) == 0
    assert SCALE.end(date(2018, 12, 31)) == SCALE.start(date(2019, 1, 1)) == 365
    assert SCALE.width == 365 + 365 + 366
    assert SCALE.day(364.5) == date(2018, 12, 31)
    assert SCALE.day(-3) == date(2018, 1, 1)
    assert SCALE.day(1e9) == END


@pytest.mark.parametrize(
    ("width", "zoom", "parts"), [(120, "year", 12), (300, "quarter", 12), (700, "month", 36)]
)
def test_the_head_shows_what_has_room(width: float, zoom: str, parts: int) -> None:
    scale = TimeScale(SCALE.first, SCALE.last, width)
    assert scale.zoom == zoom
    assert len(list(scale.parts())) == parts
    years = list(scale.years())
    assert [cell.titles[0] for cell in years] == ["Năm 2018", "Năm 2019", "Năm 2020"]
    assert years[0].right == pytest.approx(years[1].left)


def test_a_task_that_passes_a_group_row_changes_its_group() -> None:
    up = moved_tasks(ROWS, {"3"}, down=False)
    assert up == [("1", "a"), ("2", "a"), ("3", "a")]
    down = moved_tasks(ROWS, {"2"}, down=True)
    assert down == [("1", "a"), ("2", "b"), ("3", "b")]
    assert moved_tasks(ROWS, {"1", "2"}, down=True) == [("1", "b"), ("2", "b"), ("3", "b")]
    assert moved_tasks(ROWS, {"1"}, down=False) is None
    assert moved_tasks(ROWS, {"3"}, down=True) is None


def test_groups_take_their_tasks_along() -> None:
    assert grouped_order(ROWS, ["b", "a"]) == [("3", "b"), ("1", "a"), ("2", "a")]


@pytest.mark.parametrize(
    ("at", "wanted"),
    [(0, ("a", 0)), (1, ("a", 0)), (2, ("a", 1)), (3, ("a", 2)), (4, ("b", 2)), (5, ("b", 3))],
)
def test_a_new_task_joins_the_group_above(at: int, wanted: tuple[str, int]) -> None:
    assert place_of_new(ROWS, at) == wanted
    assert place_of_new((), 0) == ("", 0)


@pytest.mark.parametrize(
    ("width", "zoom", "upper", "lower"),
    [
        (720, "month", "Quý IV/2018", "Tháng 10"),
        (2900, "week", "Tháng 10/2018", "01/10 - 07/10"),
        (10_000, "day", "Tháng 10/2018", "1"),
    ],
)
def test_fine_scales_say_what_their_parts_belong_to(
    width: float, zoom: str, upper: str, lower: str
) -> None:
    scale = TimeScale(SCALE.first, SCALE.last, width)
    x = scale.start(date(2018, 10, 1))
    assert scale.zoom == zoom
    assert upper in [cell.titles[0] for cell in scale.heads(x + 1, x + 2)]
    assert lower in [cell.titles[0] for cell in scale.parts(x + 1, x + 2)]


def test_only_the_parts_in_view_are_made() -> None:
    scale = TimeScale(SCALE.first, date(2067, 12, 31), 10_000)
    assert len(list(scale.parts(200_000, 201_000))) <= 40
    weeks = list(TimeScale(SCALE.first, SCALE.last, 2900).parts())
    assert all(a.right == pytest.approx(b.left) for a, b in itertools.pairwise(weeks))
