"""Units out of any Excel sheet: the user says which column is what, proposed from its head."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from isodesk.errors import UserError
from isodesk.facts.listed_units import ListedUnit
from isodesk.importers.recognition.grid import row_label
from isodesk.importers.recognition.matrix import mark_in, mode_of
from isodesk.importers.recognition.rows import YEAR, flat, year_in
from isodesk.importers.recognition.vocabulary import Role, role_of
from isodesk.vietnamese.dates import parse_date
from isodesk.vietnamese.numbering import parse_roman
from isodesk.vietnamese.text import fold

_LOOKED_THROUGH = 30
_SUM = re.compile(r"(?:tong|cong)\b")
_LETTER = re.compile(r"[^\W\d_]")
_INDEX = re.compile(r"\(?(?:[A-Z]|\d{1,2})\)?")


class Use(StrEnum):
    """What a column of the sheet holds."""

    NOTHING = ""
    NUMBER = "number"
    NAME = "name"
    SHORT_NAME = "short_name"
    TYPE = "type"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    YEAR = "year"
    MARK = "mark"
    NOTE = "note"


_MANY = (Use.NOTHING, Use.MARK)
_HEADS: tuple[tuple[Use, str], ...] = (
    (Use.SHORT_NAME, r"ten (ngan|viet tat|goi tat).*|viet tat"),
    (Use.TYPE, r"(loai|cap|khoi)\b.*"),
    (Use.VALID_FROM, r"(hoat dong )?tu( ngay)?|ngay (thanh lap|hoat dong|bat dau)|hoat dong tu.*"),
    (Use.VALID_TO, r"(hoat dong )?den( ngay)?|ngay (giai the|sap nhap|ket thuc|cuoi)"),
    (Use.YEAR, r"(nam|thoi gian|lo trinh)( ap dung| thuc hien| chuyen doi| xay dung)?"),
    (Use.NAME, r"(ten|danh sach)\b.*|(ten )?(co quan|don vi|doi tuong)\b.*"),
)
_ROLES = {
    Role.NUMBER: Use.NUMBER,
    Role.NOTE: Use.NOTE,
    Role.NAME: Use.NAME,
    Role.MODE: Use.MARK,
}


@dataclass(frozen=True)
class ListSheet:
    """A sheet as its texts, rows and columns counted from 0."""

    name: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(map(len, self.rows), default=0)

    def text(self, row: int, column: int) -> str:
        """What stands in a cell, on one line."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return flat(cells[column]) if 0 <= column < len(cells) else ""

    def place(self, row: int, column: int) -> str:
        """``Sheet1!C12``."""
        from isodesk.importers.excel.scanning import letters

        return f"{self.name}!{letters(column + 1)}{row + 1}"

    def heads(self, row: int) -> tuple[str, ...]:
        """The heads of the columns; under a merged head that of the row above where it is empty."""
        above = row - 1 if sum(map(bool, self._texts(row - 1))) > 1 else -1
        return tuple(
            self.text(row, column) or self.text(above, column) for column in range(self.width)
        )

    def _texts(self, row: int) -> list[str]:
        return [self.text(row, column) for column in range(self.width)]


@dataclass(frozen=True)
class RowFault:
    """What is wrong in a cell: its place, what stands there, and why it cannot be taken."""

    row: int
    place: str
    text: str
    reason: str


@dataclass
class UnitList:
    """What a sheet gives: rows in order, each with its row in the sheet, and all faults."""

    rows: list[tuple[int, ListedUnit]] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    known: int = 0

    def right(self) -> tuple[ListedUnit, ...]:
        """The rows without a fault."""
        wrong = {fault.row for fault in self.faults}
        return tuple(unit for row, unit in self.rows if row not in wrong)


def list_sheets(path: Path) -> tuple[ListSheet, ...]:
    """The sheets of a workbook that hold something. UserError when none can be read."""
    from isodesk.importers.excel.reading import read_sheets

    found = []
    for sheet in read_sheets(path):
        tall = max((row for row, _ in sheet.cells), default=0)
        wide = max((column for _, column in sheet.cells), default=0)
        rows = [[""] * wide for _ in range(tall)]
        for (row, column), cell in sheet.cells.items():
            rows[row - 1][column - 1] = cell.text
        if rows:
            found.append(ListSheet(sheet.name, tuple(map(tuple, rows))))
    if not found:
        raise UserError(f"Tệp “{path.name}” không có bảng tính nào có chữ. Chọn tệp khác.")
    return tuple(found)


def head_row(sheet: ListSheet) -> int:
    """The row that says most of what columns are; the first that has two cells where none does."""
    rows = range(min(_LOOKED_THROUGH, len(sheet.rows)))
    told = {
        row: sum(use not in (Use.NOTHING,) for use in proposed(sheet.heads(row))) for row in rows
    }
    best = max(rows, key=lambda row: (told[row], -row), default=0)
    if told.get(best, 0) < 2:
        return _first_wide(sheet)
    return best + 1 if _is_lower_head(sheet, best) else best


def _is_lower_head(sheet: ListSheet, head: int) -> bool:
    """Whether the row below a head names columns under a head that is merged over them."""
    uses = proposed(sheet.heads(head))
    below = [sheet.text(head + 1, column) for column in range(sheet.width)]
    named = any(below[at] for at, use in enumerate(uses) if use in (Use.NAME, Use.NUMBER))
    words = [text for text in below if _LETTER.search(text) and mark_in(text) is None]
    return Use.NAME in uses and not named and len(words) > 1


def likely_sheet(sheets: Sequence[ListSheet]) -> int:
    """Which sheet gives most units without a hand."""

    def units(at: int) -> tuple[int, int]:
        head = head_row(sheets[at])
        uses = proposed(sheets[at].heads(head))
        return (len(read_units(sheets[at], head, uses).right()) if Use.NAME in uses else 0, -at)

    return max(range(len(sheets)), key=units, default=0)


def _first_wide(sheet: ListSheet) -> int:
    wide = (at for at, row in enumerate(sheet.rows) if sum(bool(c.strip()) for c in row) > 1)
    return next(wide, 0)


def proposed(heads: Sequence[str], remembered: Mapping[str, str] | None = None) -> tuple[Use, ...]:
    """What columns with these heads hold: as it was said of such heads before, or as they say."""
    known = {use.value: use for use in Use}
    uses: list[Use] = []
    for head in heads:
        said = known.get((remembered or {}).get(fold(head), "?"))
        use = _use_of(head) if said is None else said
        uses.append(use if use in _MANY or use not in uses else Use.NOTHING)
    return tuple(uses)


def _use_of(head: str) -> Use:
    folded = fold(head).strip(" .:()*")
    if not folded or len(folded) > 80:
        return Use.NOTHING
    for use, pattern in _HEADS:
        if re.fullmatch(pattern, folded):
            return use
    role = role_of(head)
    if (role is Role.YEAR and year_in(head)) or (role is Role.OTHER and mode_of(head)):
        return Use.MARK
    return _ROLES.get(role, Use.NOTHING)


def read_units(
    sheet: ListSheet, head: int, uses: Sequence[Use], known: Collection[str] = ()
) -> UnitList:
    """The units below the head row, and every fault at once.

    ``known`` are folded names that are there already: their rows are counted and left out.
    UserError when the columns do not say where the names stand.
    """
    _refuse(uses)
    reader = _Reader(sheet, head, tuple(uses), frozenset(known))
    for row in range(head + 1, len(sheet.rows)):
        reader.take(row)
    return reader.found


def _refuse(uses: Sequence[Use]) -> None:
    if Use.NAME not in uses:
        raise UserError("Chưa chọn cột nào là tên cơ quan, đơn vị.")
    twice = [use for use in Use if use not in _MANY and list(uses).count(use) > 1]
    if twice:
        raise UserError("Có hai cột cùng được chọn một ý nghĩa. Để một cột, cột kia chọn Bỏ qua.")


class _Reader:
    def __init__(
        self, sheet: ListSheet, head: int, uses: tuple[Use, ...], known: frozenset[str]
    ) -> None:
        self.sheet, self.uses, self.known = sheet, uses, known
        self.heads = sheet.heads(head)
        self.marks = [at for at, use in enumerate(uses) if use is Use.MARK]
        self.seen: dict[str, int] = {}
        self.found = UnitList()

    def take(self, row: int) -> None:
        """Take a row below the heads."""
        used = [at for at, use in enumerate(self.uses) if use and self.sheet.text(row, at)]
        name = self._text(row, Use.NAME)
        if not used or self._is_none(row, name):
            return
        if group := self._group(row, name, used):
            self.found.rows.append((row, ListedUnit(group, is_group=True, note=self._note(row))))
            return
        if not name:
            self._fault(row, Use.NAME, "Dòng này không có tên cơ quan, đơn vị.")
        elif not _LETTER.search(name):
            self._fault(row, Use.NAME, "Đây không phải tên cơ quan, đơn vị.")
        elif fold(name) in self.seen:
            first = self.sheet.place(self.seen[fold(name)], self.uses.index(Use.NAME))
            self._fault(row, Use.NAME, f"Tên này đã có ở ô {first}.")
        elif fold(name) in self.known:
            self.found.known += 1
            return
        self.seen.setdefault(fold(name), row)
        self.found.rows.append((row, self._unit(row, name)))

    def _is_none(self, row: int, name: str) -> bool:
        """Whether a row is a sum, counts below years, an index row (A, 1, 2) or the heads again."""
        texts = [self.sheet.text(row, at) for at in range(self.sheet.width)]
        filled = [text for text in texts if text]
        first = fold(self._text(row, Use.NUMBER) or name)
        is_index = len(filled) > 2 and all(_INDEX.fullmatch(text) for text in filled)
        is_head = bool(name) and name == self.heads[self.uses.index(Use.NAME)]
        is_count = bool(filled) and not first and all(text.isdecimal() for text in filled)
        return bool(_SUM.match(first)) or is_index or is_head or is_count

    def _group(self, row: int, name: str, used: Sequence[int]) -> str:
        number = self._text(row, Use.NUMBER)
        label = row_label(number)
        if name and label and (parse_roman(label) or (len(label) == 1 and label.isupper())):
            return name
        if name and not number and len(used) == 1 and Use.NUMBER in self.uses and name.isupper():
            return name
        # A merged cell over the number and the name stands in the first of them.
        return number if number and not name and not label and _LETTER.search(number) else ""

    def _unit(self, row: int, name: str) -> ListedUnit:
        begins, ends = self._day(row, Use.VALID_FROM), self._day(row, Use.VALID_TO)
        if begins and ends and ends < begins:
            self._fault(row, Use.VALID_TO, "Ngày cuối trước ngày đầu.")
        return ListedUnit(
            name,
            short_name=self._text(row, Use.SHORT_NAME),
            type_name=self._text(row, Use.TYPE),
            valid_from=begins,
            valid_to=ends,
            note=self._note(row),
            marks=(*self._marks(row), *self._said(row)),
        )

    def _marks(self, row: int) -> list[tuple[str, str]]:
        marks: list[tuple[str, str]] = []
        for at in self.marks:
            text = self.sheet.text(row, at)
            footnote = mark_in(text)
            if footnote is not None:
                year = year_in(self.heads[at])
                marks.append((str(year) if year else self.heads[at] or "Dấu X", footnote))
            elif text.strip(" -–0"):
                self._fault_at(row, at, "Ô này phải là dấu X hoặc để trống.")
        return marks

    def _said(self, row: int) -> list[tuple[str, str]]:
        text = self._text(row, Use.YEAR)
        years = YEAR.findall(text)
        if text and not years:
            self._fault(row, Use.YEAR, "Ô này phải là năm, ví dụ 2026.")
        return [(year, "") for year in dict.fromkeys(years)]

    def _day(self, row: int, use: Use) -> date | None:
        text = self._text(row, use)
        day = parse_date(text) if text else None
        if text and day is None:
            self._fault(row, use, "Đây không phải ngày. Ghi như 01/7/2025.")
        return day

    def _note(self, row: int) -> str:
        return self._text(row, Use.NOTE)

    def _text(self, row: int, use: Use) -> str:
        return self.sheet.text(row, self.uses.index(use)) if use in self.uses else ""

    def _fault(self, row: int, use: Use, reason: str) -> None:
        self._fault_at(row, self.uses.index(use), reason)

    def _fault_at(self, row: int, column: int, reason: str) -> None:
        place, text = self.sheet.place(row, column), self.sheet.text(row, column)
        self.found.faults.append(RowFault(row, place, text, reason))
