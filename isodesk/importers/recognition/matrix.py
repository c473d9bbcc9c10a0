"""Lists of units and systems: who is in the plan, and in which year or mode."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from isodesk.facts import (
    FieldRef,
    Mark,
    MatrixColumn,
    Numbering,
    PlanSubject,
    PlanTable,
    Repeat,
    RichText,
    SubjectGroup,
    TableColumn,
    TableSource,
)
from isodesk.facts.richtext import EMPTY
from isodesk.facts.shared_systems import members_field, read_members
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.grid import Grid, Row, is_blank, row_label
from isodesk.importers.recognition.rows import (
    GroupRow,
    column,
    flat,
    group_row,
    is_sum,
    labels_run_on,
    rich,
    state_label,
    year_in,
)
from isodesk.importers.recognition.vocabulary import Role
from isodesk.vietnamese.text import fold

_MARK = re.compile(r"[xX×✓✔√☑☒●■•+]\s*\^?\s*(?P<foot>\(?(?:\*+|\d{1,2})\)?)?")
_COUNT = re.compile(r"(?P<n>\d{1,3})\s*(?P<unit>[^\d\s(].{0,40})?")
_YEAR_VALUE = re.compile(r"(?:năm\s*)?(?:19|20|21)\d\d", re.IGNORECASE)
_MODES = (
    ("onsite", re.compile(r"truc tiep|tai cho|tru so|thuc te")),
    ("records", re.compile(r"ho so|bao cao|gian tiep|tu xa|truc tuyen")),
)
_OFTEN = 0.8
_FEW_MODES = 4


def read_matrix(draft: Draft, grid: Grid, title: str = "") -> PlanTable | None:
    """The subjects of a table with their marks, and the table; None for other tables.

    ``title`` stands above it: a list without marks is of the only year that it names.
    """
    name = grid.at(Role.NAME)
    if name is None:
        name = _name_column(grid)
    if name is None:
        return None
    marked = [i for i in range(len(grid.columns)) if i != name and is_marked(grid, i)]
    said = _saying_column(grid, name) if not marked else None
    bare = not marked and said is None
    if bare and not _is_bare_list(grid, name):
        return None
    first = len(draft.subjects)
    reader = _Reader(draft, grid, name, tuple(marked), said, title if first else "")
    reader.read()
    if bare and (year := year_in(title)):
        made = reader.column(f"Năm {year}")
        draft.marks += [Mark(subject.key, made.key) for subject in draft.subjects[first:]]
    return reader.table()


def _name_column(grid: Grid) -> int | None:
    """The column of names where its head says something else: the first words before marks."""
    for i, head in enumerate(grid.columns):
        if head.role is Role.NUMBER:
            continue
        marked = any(is_marked(grid, other) for other in range(i + 1, len(grid.columns)))
        return i if marked and not is_marked(grid, i) else None
    return None


def is_marked(grid: Grid, at: int) -> bool:
    """Whether a column holds marks; between them only counts of groups and sums."""
    if grid.columns[at].role in (Role.NUMBER, Role.NOTE):
        return False
    values = [text for text in grid.values(at) if not is_blank(text)]
    marks = [text for text in values if _MARK.fullmatch(text)]
    if not values:
        return grid.columns[at].role is Role.YEAR
    return bool(marks) and all(_MARK.fullmatch(v) or _COUNT.fullmatch(v) for v in values)


def _saying_column(grid: Grid, name: int) -> int | None:
    """A column that says the year or mode in words where others have a column for each."""
    for i, head in enumerate(grid.columns):
        values = [flat(v) for v in grid.values(i)]
        if i == name or len(values) < 2 or head.role in (Role.NUMBER, Role.NOTE):
            continue
        years = [v for v in values if _YEAR_VALUE.fullmatch(v)]
        if head.role in (Role.PERIOD, Role.YEAR) and len(years) >= _OFTEN * len(values):
            return i
        few = len({fold(v) for v in values}) <= _FEW_MODES < len(values) + 2
        if head.role is Role.MODE and few:
            return i
    return None


def _is_bare_list(grid: Grid, name: int) -> bool:
    """A list of units alone: number, name, perhaps a note."""
    roles = {head.role for i, head in enumerate(grid.columns) if i != name}
    named = grid.columns[name].role is Role.NAME
    return named and roles <= {Role.NUMBER, Role.NOTE, Role.PERIOD} and len(grid.rows) > 1


@dataclass
class _Reader:
    draft: Draft
    grid: Grid
    name: int
    marked: tuple[int, ...]
    said: int | None
    title: str = ""
    group: str = ""

    def __post_init__(self) -> None:
        self.note = self.grid.at(Role.NOTE)
        timed = self.grid.at(Role.PERIOD)
        if self.note is None and timed not in (self.said, *self.marked):
            # When each is inspected stands where another list has its notes.
            self.note = timed
        self.number = self.grid.at(Role.NUMBER)
        self.columns: dict[int, MatrixColumn] = {}
        self.of_words: dict[str, MatrixColumn] = {}
        self.labels: list[tuple[str, str]] = []
        self.own: set[str] = set()
        self.total = EMPTY
        self.units: dict[int, Counter[str]] = {i: Counter() for i in self.marked}

    def read(self) -> None:
        for i in self.marked:
            head = self.grid.columns[i]
            self.columns[i] = self.column(head.title)
            self.draft.state(f"columns/{self.columns[i].key}/total", head.count)
        loose = frozenset(i for i in (*self.marked, self.note) if i is not None)
        for row in self.grid.rows:
            if is_sum(self.grid, row, self.name):
                self._sum(row)
                continue
            found = group_row(self.grid, row, self.name, loose)
            has_mark = any(_MARK.fullmatch(row.text(i)) for i in self.marked)
            if found and not has_mark:
                self._group(row, found)
            else:
                self._subject(row)

    def column(self, title: str) -> MatrixColumn:
        """A year or mode among the plan's columns."""
        known = {column.code: column for column in self.draft.columns}
        year = year_in(title)
        code = str(year) if year else _mode_code(title)
        if code in known and code not in self.own:
            # The same year or mode as in an earlier list.
            self.own.add(code)
            return known[code]
        while code in known:
            code += "-2"
        self.own.add(code)
        made = MatrixColumn(self.draft.key("c"), code, rich(title), year)
        self.draft.columns.append(made)
        return made

    def _group(self, row: Row, found: GroupRow) -> None:
        key = self.draft.key("g")
        self.group = key
        note = row.text(self.note)
        state_label(self.draft, f"groups/{key}/number", found.label, len(self.draft.groups) + 1)
        self.draft.groups.append(SubjectGroup(key, rich(flat(found.title)), rich(note)))
        for i in self.marked:
            count = _COUNT.fullmatch(row.text(i))
            if count:
                self.units[i][flat(count["unit"] or "")] += 1
                self.draft.state(f"groups/{key}/{self.columns[i].key}", row.text(i))

    def _subject(self, row: Row) -> None:
        draft = self.draft
        key, name = draft.key("u"), flat(row.text(self.name))
        if not name:
            draft.doubt(row.place, " ".join(c.own for c in row.cells), "Dòng không có tên đơn vị.")
            return
        if not self.group and self.title:
            self.group = draft.key("g")
            draft.groups.append(SubjectGroup(self.group, rich(self.title)))
        text, members = _named(key, name)
        note = rich(row.text(self.note))
        draft.subjects.append(PlanSubject(key, self.group, text, note=note, members=members))
        self.labels.append((self.group, row_label(row.text(self.number))))
        for i in self.marked:
            mark = _MARK.fullmatch(row.text(i))
            if mark:
                draft.marks.append(Mark(key, self.columns[i].key, mark["foot"] or ""))
        if self.said is not None and row.text(self.said):
            self._say(row, key)
        known = {self.name, self.note, self.number, self.said, *self.marked}
        for i in row.filled():
            if i not in known:
                draft.state(f"subjects/{key}/{fold(self.grid.columns[i].title)}", row.text(i))

    def _say(self, row: Row, subject: str) -> None:
        words = flat(row.text(self.said))
        made = self.of_words.get(fold(words)) or self.column(words)
        self.of_words[fold(words)] = made
        self.draft.marks.append(Mark(subject, made.key))
        self.draft.state(f"subjects/{subject}/{made.key}", words)

    def _sum(self, row: Row) -> None:
        """The row of the sum: its words stay as typed; counts in columns are stated."""
        words = [
            flat(row.cells[i].own) for i in row.filled() if i not in self.marked and i != self.note
        ]
        note = flat(row.text(self.note))
        self.total = RichText.of(" ".join([*words, *([note] if note else [])]))
        for i in self.marked:
            self.draft.state(f"columns/{self.columns[i].key}/total", row.text(i))

    def _state_numbers(self, *, runs_on: bool) -> None:
        """Keep the numbers that do not count on: a gap, a row numbered twice."""
        added = self.draft.subjects[len(self.draft.subjects) - len(self.labels) :]
        counted: Counter[str] = Counter()
        for subject, (group, label) in zip(added, self.labels, strict=True):
            counted["" if runs_on else group] += 1
            if label and label != str(counted["" if runs_on else group]):
                self.draft.state(f"subjects/{subject.key}/number", label)

    def table(self) -> PlanTable:
        """The table as the plan prints it; years and modes in a fixed order."""
        runs_on = labels_run_on(self.labels)
        self._state_numbers(runs_on=runs_on)
        columns: list[TableColumn] = []
        for i, head in enumerate(self.grid.columns):
            if i in self.columns:
                made = self.columns[i]
                counts = self.units[i].most_common(1)
                unit = counts[0][0] if counts else ""
                wish = column(self.grid, i, f"mark:{made.code}", counts=unit)
                columns.append(replace(wish, title=EMPTY))
            elif i == self.said:
                ordered = sorted(self.of_words.values(), key=lambda c: c.code)
                group = RichText.of(flat(head.title))
                columns += [TableColumn(f"mark:{c.code}", group=group) for c in ordered]
            elif i in (self.number, self.name, self.note):
                code = {self.number: "number", self.name: "name", self.note: "note"}[i]
                columns.append(column(self.grid, i, code))
        if self.said is not None:
            self.draft.columns.sort(key=lambda c: c.code)
        return PlanTable(
            self.draft.key("tb"),
            TableSource.MATRIX,
            tuple(columns),
            numbering=Numbering.RUNS_ON if runs_on else Numbering.RESTARTS,
            index_row=self.grid.index_row,
            repeat=Repeat.INDEX_ROW if self.grid.index_row else Repeat.HEADS,
            total=self.total,
        )


def _named(key: str, name: str) -> tuple[RichText, tuple[str, ...]]:
    """A subject's name; the offices that share a system become facts that it shows."""
    found = read_members(name)
    if not found:
        return RichText.of(name), ()
    before, named = found
    # A comma between two offices is kept at the first, so that the list prints as it stood.
    members = tuple(f"{m}," if f"{m}, " in name and m != named[-1] else m for m in named)
    shown: FieldRef = members_field(key, members)
    after = ")" if name.endswith(")") else ""
    return RichText.of(before, shown, after), members


def mark_in(text: str) -> str | None:
    """What is printed after the X of a cell, "" for nothing; None where there is no mark."""
    found = _MARK.fullmatch(text.strip())
    return None if found is None else found["foot"] or ""


def mode_of(words: str) -> str:
    """The mode of inspection that words name first, ``""`` for none."""
    folded = fold(words)
    found = [(m.start(), code) for code, pattern in _MODES if (m := pattern.search(folded))]
    return min(found)[1] if found else ""


def _mode_code(title: str) -> str:
    return mode_of(title) or "-".join(re.findall(r"[a-z0-9]+", fold(title))) or "mode"
