"""Dates as offices write them."""

from __future__ import annotations

import re
from datetime import date

from isodesk.vietnamese.text import nfc

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?:ngày\s+)?(?P<d>[0-9]{1,2})\s*(?P<sep>[-/.])\s*(?P<m>[0-9]{1,2})\s*(?P=sep)\s*"
        r"(?P<y>[0-9]{4}|[0-9]{2})",
        r"(?:ngày\s+)?(?P<d>[0-9]{1,2})\s+tháng\s+(?P<m>[0-9]{1,2})\s+năm\s+(?P<y>[0-9]{4})",
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})",
    )
)


def padded_day(day: int) -> str:
    """A day of the month, 1–9 with a leading zero."""
    return f"{day:02d}"


def padded_month(month: int) -> str:
    """A month: only 1 and 2 take a leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4)."""
    return f"{month:02d}" if month < 3 else str(month)


def format_date(day: date) -> str:
    """``05/3/2014``."""
    return f"{padded_day(day.day)}/{padded_month(day.month)}/{day.year:04d}"


def format_long_date(day: date) -> str:
    """``ngày 05 tháng 3 năm 2014``."""
    return f"ngày {padded_day(day.day)} tháng {padded_month(day.month)} năm {day.year:04d}"


def parse_date(text: str) -> date | None:
    """The date in any usual form, None when there is none or it is impossible.

    Reads 5/3/14, 05/03/2014, 5-3-2014, 5.3.2014, ``ngày 05 tháng 3 năm 2014`` and 2014-03-05; a
    year of two digits is of this century.
    """
    for form in _FORMS:
        match = form.fullmatch(nfc(text).strip())
        if match:
            return _date(match)
    return None


def _date(match: re.Match[str]) -> date | None:
    year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
    try:
        return date(year, int(match["m"]), int(match["d"]))
    except ValueError:
        return None
