"""A table of tasks that lost its columns on the way through a PDF: one cell after another.

The head stands in a line or two, each row begins with its number, and the office and the time come
after what is to be done. A cell merged over rows stands once: where empty lines follow it, it is
that of the rows below; else that of the rows above which had none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from isodesk.importers.lines import Line
from isodesk.importers.recognition.vocabulary import AGENCY, Role, role_of
from isodesk.importers.source import SourceCell, SourceParagraph, SourceRun, SourceTable
from isodesk.importers.tab_tables import TableLines
from isodesk.vietnamese.periods import PeriodKind, parse_period
from isodesk.vietnamese.text import fold

_HEAD = re.compile(r"(?:S?TT|Số TT)\s+\S")
_TITLES = (
    r"nội dung(?: công việc| thực hiện| nhiệm vụ)?|nhiệm vụ|công việc|hoạt động",
    r"(?:đơn vị|cơ quan|bộ phận|phòng)(?:,? (?:đơn vị|cá nhân))? (?:thực hiện|chủ trì|đầu mối"
    r"|phụ trách)|chủ trì(?: thực hiện)?|người thực hiện|trách nhiệm",
    r"(?:đơn vị |cơ quan )?phối hợp(?: thực hiện)?",
    r"(?:thời gian|thời hạn|tiến độ)(?: hoàn thành| thực hiện)?|ghi chú",
)
_TITLE = re.compile("|".join(f"(?:{t})" for t in _TITLES), re.IGNORECASE)
_ROW = re.compile(r"\s*(?P<number>\d{1,2})[.)]?(?:\s+(?P<rest>\S.*))?$")
_TIME = re.compile(
    r"\s+(?=(?:tháng|quý|trước|từ|trong|thường|hàng|hằng|ngày|đến|chậm|cả|năm)\b)", re.IGNORECASE
)
_TIME_BEGINS = re.compile(
    r"(?:Tháng\s*\d|Quý\s|Trước\s+(?:ngày|tháng)|Từ\s+(?:ngày|tháng|quý)|Trong\s+(?:tháng|quý|năm)|"
    r"Thường xuyên|Hàng (?:tháng|quý|năm)|Hằng (?:tháng|quý|năm)|Ngày\s*\d|Đến |Chậm nhất|Cả năm|"
    r"Năm\s+\d|Định kỳ|6 tháng)"
)
_WIDE_GAP = 2
_HEAD_LINES = 4


@dataclass
class _Row:
    number: str
    place: str
    content: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    period: list[str] = field(default_factory=list)
    tall: bool = False

    @property
    def is_bare(self) -> bool:
        """Neither office nor time of its own."""
        return not self.lead and not self.period


def read_loose_table(lines: Sequence[Line], start: int) -> TableLines | None:
    """The table whose head begins at ``start``; None where there is none."""
    if "\t" in lines[start].text.strip() or not _HEAD.match(lines[start].words):
        return None
    titles, at = _titles(lines, start)
    roles = [role_of(title) for title in titles]
    if roles[:2] != [Role.NUMBER, Role.CONTENT] or set(roles[2:]) != {Role.LEAD, Role.PERIOD}:
        return None
    if at >= len(lines) or not _ROW.match(lines[at].words):
        return None
    rows, end = _rows(lines, at)
    if len(rows) < 2:
        return None
    _share_merged(rows)
    lead_first = roles[2] is Role.LEAD
    made = [_cells([(t, f"dòng {lines[start].number}") for t in titles])]
    for row in rows:
        lead, period = " ".join(row.lead), " ".join(row.period)
        pair = (lead, period) if lead_first else (period, lead)
        texts = (row.number, " ".join(row.content), *pair)
        made.append(_cells([(text, row.place) for text in texts]))
    return TableLines(SourceTable(tuple(made), f"dòng {lines[start].number}"), end)


def _titles(lines: Sequence[Line], start: int) -> tuple[list[str], int]:
    """The heads of the columns, put together from the first lines, and where the rows begin."""
    words, at = "", start
    while at < min(len(lines), start + _HEAD_LINES) and not _ROW.match(lines[at].words):
        words = f"{words} {lines[at].words}".strip()
        at += 1
    number, _, rest = words.partition(" ")
    if number == "Số":
        number, rest = "Số TT", rest.removeprefix("TT ")
    return [number, *(match[0] for match in _TITLE.finditer(rest))], at


def _rows(lines: Sequence[Line], at: int) -> tuple[list[_Row], int]:
    rows: list[_Row] = []
    while at < len(lines):
        line = lines[at]
        if _ends(line):
            break
        found = _ROW.match(line.words)
        if found and _is_next(rows, int(found["number"])):
            rows.append(_Row(found["number"], f"dòng {line.number}"))
            words = found["rest"] or ""
        else:
            words = line.words
        _take(rows, words, line, lines[at + 1] if at + 1 < len(lines) else None)
        at += 1
    return rows, at


def _ends(line: Line) -> bool:
    return bool(re.match(r"[IVX]+\s*\.\s|[-–]\s|Nơi nhận|Trên đây|\d+\.\d", line.words))


def _is_next(rows: Sequence[_Row], number: int) -> bool:
    """Whether a number can be that of the next row; one may have been left out."""
    last = next((int(row.number) for row in reversed(rows) if row.number), 0)
    return last < number <= last + 3


def _take(rows: list[_Row], words: str, line: Line, after: Line | None) -> None:
    """Sort the words of a line into the row: what is to be done, then who, then when."""
    row = rows[-1]
    if not words:
        return
    timed = _time_in(words)
    if timed is not None:
        who, when = timed
        if who:
            (row.lead if row.content else row.content).append(who)
        row.period.append(when)
    elif row.period and not _is_whole_time(row.period):
        row.period.append(words)
    elif row.period:
        # What follows a time without a number is a row of its own.
        rows.append(_Row("", f"dòng {line.number}", [words]))
        row = rows[-1]
    elif row.lead or _begins_office(row, words):
        row.lead.append(words)
    else:
        row.content.append(words)
    gap = after.gap if after else 0
    if row.period and gap >= _WIDE_GAP:
        row.tall = True


def _time_in(words: str) -> tuple[str, str] | None:
    """The office before a time and the time, where a line ends with one."""
    if _TIME_BEGINS.match(words):
        return "", words
    for match in _TIME.finditer(words):
        who, when = words[: match.start()], words[match.end() :]
        if AGENCY.match(who) and when[:1].isupper() and _TIME_BEGINS.match(when):
            return who, when
    return None


def _is_whole_time(words: Sequence[str]) -> bool:
    text = " ".join(words)
    if fold(text) == "thuong xuyen":
        return False
    return parse_period(text, year=2000).kind is not PeriodKind.TEXT


def _begins_office(row: _Row, words: str) -> bool:
    """An office begins a new cell where the words before need no object."""
    if not row.content or not AGENCY.match(words):
        return False
    last = row.content[-1]
    return not last.endswith((",", " của", " và", " tại", " cho", " với", " do", " các", "("))


def _share_merged(rows: list[_Row]) -> None:
    """Give rows without office and time those of the merged cell that lay over them."""
    for i, row in enumerate(rows):
        if not row.is_bare:
            continue
        above = next((r for r in reversed(rows[:i]) if not r.is_bare), None)
        below = next((r for r in rows[i + 1 :] if not r.is_bare), None)
        source = above if above is not None and (above.tall or below is None) else below
        if source is not None:
            row.lead, row.period = list(source.lead), list(source.period)
            row.tall = source.tall


def _cells(texts: Sequence[tuple[str, str]]) -> tuple[SourceCell, ...]:
    return tuple(
        SourceCell((SourceParagraph((SourceRun(text),), place=place),) if text else ())
        for text, place in texts
    )
