"""How a task stands follows from what was recorded and from its period."""

from __future__ import annotations

from datetime import date

import pytest

from isodesk.facts import RichText, Standing, Task, TaskState, standing
from isodesk.facts.progress import days_due
from isodesk.vietnamese.periods import parse_period

ENDS = date(2018, 6, 30)


@pytest.mark.parametrize(
    ("state", "completed", "today", "expected"),
    [
        (TaskState.NOT_BEGUN, None, ENDS, Standing.NOT_BEGUN),
        (TaskState.NOT_BEGUN, None, date(2018, 7, 1), Standing.OVERDUE),
        (TaskState.UNDER_WAY, None, ENDS, Standing.UNDER_WAY),
        (TaskState.UNDER_WAY, None, date(2018, 7, 1), Standing.OVERDUE),
        (TaskState.DONE, ENDS, date(2019, 1, 1), Standing.DONE),
        (TaskState.DONE, None, date(2019, 1, 1), Standing.DONE),
        (TaskState.DONE, date(2018, 7, 1), date(2019, 1, 1), Standing.DONE_LATE),
        (TaskState.DROPPED, None, date(2019, 1, 1), Standing.DROPPED),
        (TaskState.CONTINUOUS, None, date(2019, 1, 1), Standing.CONTINUOUS),
    ],
)
def test_late_and_overdue_follow_from_the_period(
    state: TaskState, completed: date | None, today: date, expected: Standing
) -> None:
    period = parse_period("Quý II/2018")
    task = Task("k", RichText.of("x"), period=period, state=state, completed_on=completed)
    assert standing(task, today) is expected


def test_what_comes_back_every_year_is_never_overdue_and_due_each_year() -> None:
    task = Task("k", RichText.of("x"), period=parse_period("Quý I hằng năm"))
    assert standing(task, date(2030, 1, 1)) is Standing.NOT_BEGUN
    days = days_due(task, date(2018, 1, 1), date(2019, 12, 31))
    assert days == (date(2018, 3, 31), date(2019, 3, 31))


def test_a_task_is_due_once_inside_the_days_asked_for() -> None:
    task = Task("k", RichText.of("x"), period=parse_period("Quý II/2018"))
    assert days_due(task, date(2018, 1, 1), ENDS) == (ENDS,)
    assert days_due(task, date(2018, 7, 1), date(2018, 12, 31)) == ()
    assert days_due(Task("k", RichText.of("x")), date(2018, 1, 1), ENDS) == ()
