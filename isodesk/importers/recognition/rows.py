"""What every table of the genre has: group rows, sum rows, numbers, and its own columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from isodesk.facts import RichText, TableColumn
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.grid import Grid, Row, is_blank, row_label
from isodesk.importers.recognition.vocabulary import Role
from isodesk.vietnamese.numbering import parse_roman, roman

_PREFIX = re.compile(r"(?P<label>[IVXLC]{1,6}|[A-ZĐ])\s*[./)\-–:]+\s*(?P<title>\S.*)", re.DOTALL)
_YEAR_ROW = re.compile(r"(?:năm|giai đoạn|quý|tháng|đợt)\s+\S+.{0,40}", re.IGNORECASE)
_SUM = re.compile(r"(?:tổng\s*(?:cộng|số|kinh phí)?|cộng)\b", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d|\s*/\s*(?:NQ|QĐ|TT|NĐ))")


@dataclass(frozen=True)
class GroupRow:
    """A row that names what follows; ``label`` is its number as printed."""

    label: str
    title: str
    at: int
    rest: tuple[int, ...] = ()


def group_row(
    grid: Grid, row: Row, name: int, loose: frozenset[int] = frozenset()
) -> GroupRow | None:
    """The group that a row begins; None for other rows. ``loose`` columns may hold counts."""
    number = grid.at(Role.NUMBER)
    filled = [i for i in row.filled() if not is_blank(row.cells[i].own)]
    outside = [i for i in filled if i not in (number, name)]
    rest = tuple(i for i in outside if i in loose)
    if len(outside) > len(rest) or not filled or is_sum(grid, row, name):
        return None
    first, title = row.text(number), row.cells[name].own.strip()
    if number is not None and first and not title:
        found = _PREFIX.fullmatch(first)
        if found and not row_label(first):
            return GroupRow(found["label"], found["title"], number, rest)
        return None if row_label(first) else GroupRow("", first, number, rest)
    label = row_label(first)
    if label and (parse_roman(label) or (len(label) == 1 and label.isupper())):
        return GroupRow(label, title, name, rest) if title else None
    if label or not title:
        return None
    found = _PREFIX.fullmatch(title)
    if found and (parse_roman(found["label"]) or found["label"].isupper()):
        return GroupRow(found["label"], found["title"], name, rest)
    spoken = title.isupper() or _YEAR_ROW.fullmatch(title) or row.cells[name].across
    return GroupRow("", title, name, rest) if spoken else None


def is_sum(grid: Grid, row: Row, name: int) -> bool:
    """Whether a row is the sum of the table: no number, and it begins with Tổng or Cộng."""
    number = grid.at(Role.NUMBER)
    first = row.text(number)
    if first and row_label(first):
        return False
    words = first or row.text(name)
    return bool(_SUM.match(words))


def year_in(text: str) -> int | None:
    """The only year that a text names."""
    years = {int(found) for found in YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def rich(text: str) -> RichText:
    """A text of one look, lines kept."""
    return RichText.of("\n".join(" ".join(line.split()) for line in text.split("\n")))


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def column(grid: Grid, at: int, code: str, counts: str = "") -> TableColumn:
    """A column of a plan's table with the heads that the source printed."""
    head = grid.columns[at]
    return TableColumn(
        code, RichText.of(flat(head.title)), RichText.of(flat(head.group)), counts=counts
    )


def labels_run_on(labels: Iterable[tuple[str, str]]) -> bool:
    """Whether rows, each with its group and number, count on from group to group."""
    last: dict[str, int] = {}
    seen = 0
    for group, label in labels:
        if not label.isdecimal():
            continue
        if group not in last and last:
            return int(label) == seen + 1 and seen > 0
        last[group] = seen = int(label)
    return False


def state_label(draft: Draft, place: str, label: str, count: int) -> None:
    """Keep the number of a group that counts otherwise than in Roman numerals."""
    if label and label != roman(count):
        draft.state(place, label)
