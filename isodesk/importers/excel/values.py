"""Values of cells as an office writes them: 1.500.000, 12,5, 35%, 05/3/2024."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ZEROS = re.compile(r"0+")
_UNGROUPED = 10_000


def written(value: object, form: str) -> str:
    """A value in the words of its number format; "" for an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Đúng" if value else "Sai"
    if isinstance(value, datetime | date):
        return _date(value, form.lower())
    if isinstance(value, time):
        return f"{value.hour:02d}:{value.minute:02d}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return _number(value, form) if isinstance(value, int | float) else str(value)


def _date(value: date, form: str) -> str:
    bare = _QUOTED.sub("", form)
    if "y" in bare and "d" not in bare and "m" in bare:
        return f"{value.month}/{value.year}"
    # Days of one figure and the months 1 and 2 take a zero, as NĐ 30/2020 asks.
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


def _number(value: float, form: str) -> str:
    bare = _QUOTED.sub("", form.partition(";")[0])
    if "%" in bare:
        return f"{_plain(value * 100)}%"
    whole = bare.partition(".")[0].strip()
    if _ZEROS.fullmatch(whole) and len(whole) > 1 and float(value).is_integer():
        return str(int(value)).zfill(min(len(whole), 20))
    return _plain(value, grouped="," in bare)


def _plain(value: float, *, grouped: bool = False) -> str:
    """A number without the noise of binary fractions; large ones in groups of three figures."""
    if value in (float("inf"), float("-inf")) or value != value:
        return str(value)
    text = str(value) if isinstance(value, int) else f"{value:.15g}"
    if "e" in text:
        text = f"{value:.0f}" if abs(value) >= 1 else f"{value:.15f}".rstrip("0")
    whole, _, rest = text.partition(".")
    if grouped or abs(int(whole)) >= _UNGROUPED:
        whole = f"{int(whole):,}".replace(",", ".")
        whole = f"-{whole}" if text.startswith("-") and not whole.startswith("-") else whole
    return f"{whole},{rest}" if rest else whole
