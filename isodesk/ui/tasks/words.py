"""What is said about a task's time and duties."""

from __future__ import annotations

from collections.abc import Iterable

from isodesk.documents.plan_words import STATE_WORDS
from isodesk.facts import Task, TaskAgency
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.periods import Period, PeriodKind


def is_understood(period: Period) -> bool:
    """Whether the words mean days, or a time that recurs; an empty time is no doubt either."""
    if not period.text.strip() or period.kind is PeriodKind.RECURRING:
        return True
    return period.first is not None or period.last is not None


def spoken(content: str, task: Task) -> str:
    """A task of the roadmap for a screen reader: what, when, how it stands."""
    when = " ".join(task.period.text.split()) or "chưa ghi thời gian"
    return f"{content}: {when}, {STATE_WORDS[task.state].lower()}"


def period_tip(period: Period) -> str:
    """The days that a time means, or that it was not understood."""
    if not is_understood(period):
        return (
            f"Chưa hiểu “{period.text.strip()}”. Chữ được giữ nguyên trên bản in; "
            "biểu đồ tiến độ chưa có thanh cho nhiệm vụ này."
        )
    first = format_date(period.first) if period.first else ""
    last = format_date(period.last) if period.last else ""
    if first and last:
        return f"Ngày {first}" if first == last else f"Từ ngày {first} đến hết ngày {last}"
    if last:
        return f"Chậm nhất ngày {last}"
    return f"Từ ngày {first} trở đi" if first else ""


def duty_tip(agencies: Iterable[TaskAgency]) -> str:
    """Which of these the office's list does not have."""
    unknown = [f"“{agency.text}”" for agency in agencies if not agency.unit]
    if not unknown:
        return ""
    names = ", ".join(unknown)
    return f"{names} không có trong danh mục cơ quan, đơn vị; vẫn in đúng như đã ghi."
