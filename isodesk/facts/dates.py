"""A document's own date, of which parts may not be known yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DocumentDate:
    """Year, month and day of issue; what is unknown prints as a blank of fixed width.

    The clerk adds number and date after the signature (Nghị định 30/2020/NĐ-CP, Điều 15), so a
    draft usually knows the year and month only.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def to_date(self) -> date | None:
        """The full date, or None while a part is unknown or the parts make no date."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    def long_text(self, blank: str = "      ") -> str:
        """``ngày 05 tháng 01 năm 2020``: days below 10, months 1, 2 padded (Phụ lục I, II.4.b)."""
        day = f"{self.day:02d}" if self.day else blank
        month = f"{self.month:02d}" if self.month in (1, 2) else str(self.month or blank)
        year = str(self.year) if self.year else "20" + blank
        return f"ngày {day} tháng {month} năm {year}"


UNDATED = DocumentDate()
