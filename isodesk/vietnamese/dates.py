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
_OF_A_YEAR = (
    re.compile(r"(?:ngày\s+)?(?P<d>[0-9]{1,2})\s+tháng\s+(?P<m>[0-9]{1,2})", re.IGNORECASE),
    re.compile(r"(?:ngày\s+)?(?P<d>[0-9]{1,2})\s*[-/.]\s*(?P<m>[0-9]{1,2})", re.IGNORECASE),
    re.compile(r"(?P<d>[0-9]{2})(?P<m>[0-9]{2})(?P<y>[0-9]{4}|[0-9]{2})?"),
    re.compile(r"(?P<d>[0-9]{1,2})\s+(?P<m>[0-9]{1,2})(?:\s+(?P<y>[0-9]{4}|[0-9]{2}))?"),
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


def parse_day(text: str, year: int) -> date | None:
    """The date in any form, also without its year: 23/2, ``23 tháng 2``, 2302, 23 02 2018."""
    found = parse_date(text)
    for form in () if found else _OF_A_YEAR:
        match = form.fullmatch(nfc(text).strip())
        if match:
            return _date(match, year)
    return found


def is_impossible_day(text: str, year: int) -> bool:
    """Whether a whole day is written that no calendar has: 31/02/2027."""
    written = nfc(text).strip()
    whole = any(form.fullmatch(written) for form in (*_FORMS, *_OF_A_YEAR))
    return whole and parse_day(text, year) is None


def _date(match: re.Match[str], year: int = 0) -> date | None:
    typed = match.groupdict().get("y")
    if typed:
        year = int(typed) + (2000 if len(typed) == 2 else 0)
    try:
        return date(year, int(match["m"]), int(match["d"]))
    except ValueError:
        return None
