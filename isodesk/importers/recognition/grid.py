"""A table of the source as a grid: its heads told from its rows, repeats and page breaks mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.vocabulary import Role, role_of
from isodesk.importers.source import SourceTable

_INDEX = re.compile(r"\(?(?:[A-ZĐ]|\d{1,2})\)?(?:\s*=.*)?")
_NUMBER = re.compile(r"[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3})*|[A-ZĐ]|[a-zđ]|[-–+*•]")
_STUCK = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(?P<words>\S.+)", re.DOTALL)
_COUNT = re.compile(r"\d{1,3}(?: (?:đơn vị|cơ quan|HTQLCL))?")
_HEAD_ROWS = 3
_EMPTY = frozenset(("", "-", "–"))


@dataclass(frozen=True)
class Cell:
    """A cell of the grid; ``covered`` when a merged cell that begins elsewhere lies over it."""

    text: str = ""
    covered: bool = False
    across: bool = False

    @property
    def own(self) -> str:
        """The text where it begins here."""
        return "" if self.covered else self.text


@dataclass(frozen=True)
class GridColumn:
    """A column with its head; ``count`` is the number of its marks where that stands below."""

    title: str
    group: str
    role: Role
    count: str = ""


@dataclass(frozen=True)
class Row:
    """A row below the heads."""

    cells: tuple[Cell, ...]
    place: str = ""

    def text(self, at: int | None) -> str:
        """What stands in a column, also under a cell merged over it; "" where there is none."""
        return self.cells[at].text.strip() if at is not None else ""

    def filled(self) -> list[int]:
        """The columns with words of this row's own."""
        return [i for i, cell in enumerate(self.cells) if cell.own.strip()]


@dataclass(frozen=True)
class Grid:
    """A table understood as far as its form goes."""

    columns: tuple[GridColumn, ...]
    rows: tuple[Row, ...]
    index_row: tuple[str, ...] = ()
    place: str = ""
    head_rows: int = 0

    def at(self, role: Role) -> int | None:
        """The first column of a role."""
        return next((i for i, c in enumerate(self.columns) if c.role is role), None)

    def all(self, role: Role) -> list[int]:
        """Every column of a role."""
        return [i for i, c in enumerate(self.columns) if c.role is role]

    def has(self, *roles: Role) -> bool:
        """Whether there is a column of each role."""
        return all(self.at(role) is not None for role in roles)

    def values(self, at: int) -> list[str]:
        """What stands in a column, empty cells left out."""
        return [text for row in self.rows if (text := row.text(at))]


def raw_rows(table: SourceTable) -> list[Row]:
    """The rows of a table, each with a cell for every column."""
    covered: dict[tuple[int, int], Cell] = {}
    rows: list[list[Cell]] = []
    places: list[str] = []
    for y, source in enumerate(table.rows):
        row: list[Cell] = []
        for cell in source:
            while (y, len(row)) in covered:
                row.append(covered[y, len(row)])
            x = len(row)
            text = cell.text.strip()
            row.append(Cell(text, across=cell.column_span > 1))
            for down in range(cell.row_span):
                for over in range(cell.column_span):
                    if down or over:
                        words = text if not over else ""
                        covered[y + down, x + over] = Cell(words, covered=True)
        while (y, len(row)) in covered:
            row.append(covered[y, len(row)])
        rows.append(row)
        found = (p.place for cell in source for p in cell.paragraphs if p.place)
        places.append(next(found, table.place))
    width = max(map(len, rows), default=0)
    return [
        Row((*row, *[Cell()] * (width - len(row))), place)
        for row, place in zip(rows, places, strict=True)
    ]


def read_grid(draft: Draft, table: SourceTable) -> Grid:
    """The grid of a table; without heads its columns have no role."""
    rows = [row for row in raw_rows(table) if row.filled() or any(c.text for c in row.cells)]
    count = _head_count(rows)
    columns = _columns(rows[:count])
    body = rows[count:]
    index: tuple[str, ...] = ()
    if body and _is_index(body[0]):
        index, body = tuple(cell.text.strip() for cell in body[0].cells), body[1:]
    heads = {_key(row) for row in rows[:count]} | ({tuple(index)} if index else set())
    number = next((i for i, c in enumerate(columns) if c.role is Role.NUMBER), None)
    body = [_unstuck(row, number) for row in body]
    mended = _mended(draft, body, heads, number) if count else body
    return Grid(columns, tuple(mended), index, table.place, count)


def _head_count(rows: Sequence[Row]) -> int:
    if not rows:
        return 0
    first = rows[0]
    roles = [role_of(cell.text) for cell in first.cells if cell.text.strip()]
    known = [role for role in roles if role is not Role.OTHER]
    if Role.NUMBER not in roles and len(known) < 2:
        return 0
    if len(known) < 2 and len(roles) > 2 and Role.NUMBER not in roles:
        return 0
    count = 1
    while count < min(_HEAD_ROWS, len(rows)) and _is_lower_head(rows[:count], rows[count]):
        count += 1
    return count


def _is_lower_head(above: Sequence[Row], row: Row) -> bool:
    """A second line of heads fills only places that the first leaves open below a wider one."""
    first = above[-1]
    if _repeats(first.cells[0], row.cells[0]):
        # Some readers give the words of a merged head again in each of its rows.
        return True
    filled = row.filled()
    if not filled or len(filled) == len(row.cells):
        return False
    if any(cell.covered and cell.text for cell in row.cells):
        return row.cells[0].covered
    if row.cells[0].text.strip():
        return False
    opened = [i for i in filled if not first.cells[i].own.strip()]
    under = [i for i in filled if first.cells[i].own.strip()]
    return bool(opened) and all(i + 1 in opened for i in under)


def _repeats(upper: Cell, lower: Cell) -> bool:
    return bool(lower.own.strip()) and lower.own.split() == upper.own.split()


def _columns(heads: Sequence[Row]) -> tuple[GridColumn, ...]:
    if not heads:
        return ()
    columns = []
    top = heads[0]
    for i in range(len(top.cells)):
        own = top.cells[i].own.strip()
        lower = [
            words
            for row in heads[1:]
            if (words := row.cells[i].own.strip()) and not _repeats(top.cells[i], row.cells[i])
        ]
        if not lower:
            columns.append(GridColumn(own, "", role_of(own)))
            continue
        if own and not top.cells[i].across and all(_COUNT.fullmatch(words) for words in lower):
            columns.append(GridColumn(own, "", role_of(own), " ".join(lower)))
            continue
        group = own or _group_above(heads, i)
        title = " ".join(lower)
        columns.append(GridColumn(title, group, role_of(title, group)))
    return tuple(columns)


def _group_above(heads: Sequence[Row], at: int) -> str:
    for i in range(at - 1, -1, -1):
        words = heads[0].cells[i].own.strip()
        if words:
            below = any(row.cells[i].own.strip() for row in heads[1:])
            return words if below or heads[0].cells[i].across else ""
    return ""


def _is_index(row: Row) -> bool:
    texts = [cell.text.strip() for cell in row.cells]
    return sum(map(bool, texts)) > 2 and all(_INDEX.fullmatch(text) for text in texts if text)


def _key(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(cell.own.split()) for cell in row.cells)


def _unstuck(row: Row, number: int | None) -> Row:
    """A row whose number and words came as one cell, so that all others stand one to the left."""
    if number is None or number + 1 >= len(row.cells) or row.cells[-1].text.strip():
        return row
    stuck = _STUCK.fullmatch(row.cells[number].own.strip())
    if not stuck or not any(c.own.strip() for c in row.cells[number + 1 :]):
        return row
    split = (Cell(stuck["number"]), Cell(stuck["words"]))
    return replace(row, cells=(*row.cells[:number], *split, *row.cells[number + 1 : -1]))


def _mended(
    draft: Draft, body: Sequence[Row], heads: set[tuple[str, ...]], number: int | None
) -> list[Row]:
    """Rows without repeated heads; what goes on from the page before joins its row."""
    mended: list[Row] = []
    repeated = False
    for row in body:
        if _key(row) in heads:
            text = " ".join(cell.own for cell in row.cells if cell.own.strip())
            draft.doubt(row.place, text, "Đầu bảng lặp lại ở trang sau, chỉ giữ một lần.")
            repeated = True
            continue
        if mended and _continues(mended[-1], row, number, repeated):
            mended[-1] = _joined(mended[-1], row)
        else:
            mended.append(row)
        repeated = False
    return mended


def _continues(above: Row, row: Row, number: int | None, repeated: bool) -> bool:
    filled = row.filled()
    if number is None or not filled or row.cells[number].text.strip():
        return False
    if not above.text(number):
        return False
    first = row.cells[filled[0]].own.strip()
    if first.lower().startswith(("tổng", "cộng")):
        return False
    if not all(above.text(i) for i in filled):
        return False
    over = above.text(filled[0])
    is_open = over.count("(") > over.count(")") or over.endswith((",", "-", " và"))
    return repeated or is_open or first[0].islower()


def _joined(above: Row, row: Row) -> Row:
    cells = (
        replace(upper, text=f"{upper.text} {lower.own}".strip()) if lower.own.strip() else upper
        for upper, lower in zip(above.cells, row.cells, strict=True)
    )
    return replace(above, cells=tuple(cells))


def row_label(text: str) -> str:
    """The number in a number cell without what closes it: ``I/`` gives ``I``; "" for none."""
    label = " ".join(text.split()).strip(" ./)(")
    return label if _NUMBER.fullmatch(label) else ""


def is_blank(text: str) -> bool:
    """Whether a cell says nothing, also by a dash."""
    return text.strip() in _EMPTY
