"""The matrix as the grid asks for it: groups and units, their marks and counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from isodesk.errors import UserError
from isodesk.facts import MatrixColumn, PlanSubject, TableSource
from isodesk.facts.subjects import rewritten
from isodesk.services.agencies import unit_names
from isodesk.services.rows import delete_rows
from isodesk.services.subject_rows import FIRST_GROUP, NewRow, add_rows_below
from isodesk.services.subjects import add_subjects, place_subjects, set_marks
from isodesk.ui.grid.source import (
    CellChange,
    CellStyle,
    GridSignals,
    Refusal,
)
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.placing import placed_under_groups
from isodesk.ui.plan_columns import PlanColumns, table_rooms
from isodesk.ui.plan_rows import RowsOfPlan
from isodesk.ui.subjects.columns import subject_columns
from isodesk.ui.subjects.edits import SubjectEdits
from isodesk.ui.subjects.guess import guessed_group
from isodesk.ui.subjects.rows import SubjectMarks, SubjectRows
from isodesk.vietnamese.amounts import padded

SECTIONS = frozenset({"", "groups", "subjects", "columns", "marks", "tables"})
_PLAIN = CellStyle()
_COUNT = CellStyle(tone="muted")
_MARK = CellStyle(bold=True, tone="accent")


def count_text(number: int) -> str:
    """A count as it prints: ``06``; nothing marked stays a bare ``0``."""
    return padded(number) if number else "0"


class SubjectSource(RowsOfPlan[GridSignals]):
    """Reads one plan's groups, units and marks; every write is one step of the plan."""

    rows: SubjectRows
    shown: PlanColumns[MatrixColumn]

    def __init__(self, plan: OpenPlan) -> None:
        super().__init__(plan, GridSignals())
        self._read()

    def _read(self) -> None:
        facts = self._plan.facts
        self.rows = SubjectRows.of(facts)
        self.marks = SubjectMarks.of(facts)
        self.shown = subject_columns(facts, self._plan.context)

    def refresh(self, sections: Collection[str]) -> None:
        """Show what a change made of the plan; the grid keeps its place."""
        rows, codes = self.rows.rows, self.shown.codes
        if set(sections) <= {"marks"}:
            self._refresh_marks()
            return
        facts = self._plan.facts
        changed = rewritten(self.rows.subjects.values(), facts.subjects)
        if set(sections) == {"subjects"} and changed is not None:
            self._refresh_subjects(changed)
            return
        self.rows = self.rows.after(facts)
        if set(sections) & {"marks", "groups", "columns"} or self.rows.rows is not rows:
            self.marks = SubjectMarks.of(facts)
        self.shown = subject_columns(facts, self._plan.context)
        moved = self.rows.rows is not rows and self.rows.rows != rows
        self.tell_refreshed(moved or codes != self.shown.codes)

    def _refresh_subjects(self, changed: Sequence[PlanSubject]) -> None:
        """Take new words for subjects that stay where they are; no count is another."""
        self.rows = self.rows.with_subjects(changed)
        places = [self.rows.row_of[subject.key] for subject in changed]
        if places:
            self._signals.cells_changed.emit(min(places), max(places))

    def _refresh_marks(self) -> None:
        self.marks, keys = self.marks.after(self._plan.facts, self.rows.subjects)
        self.shown = subject_columns(self._plan.facts, self._plan.context)
        keys |= {self.rows.subjects[key].group for key in keys if key in self.rows.subjects}
        places = [self.rows.row_of[key] for key in keys if key in self.rows.row_of]
        self._signals.titles_changed.emit()
        if places:
            self._signals.cells_changed.emit(min(places), max(places))

    def column_rooms(self) -> Sequence[str]:
        """How places of the columns' heads begin."""
        facts = self._plan.facts
        matrix = table_rooms(facts, TableSource.MATRIX)
        return ("columns", *matrix, *table_rooms(facts, TableSource.INSPECTION))

    def text(self, row: int, column: int) -> str:
        place = self.rows.rows[row]
        mark = self.shown.own[column]
        if place.kind == "group":
            if mark:
                return count_text(self.marks.cells.get((place.key, mark.key), 0))
            return self._group_text(place.key, self.shown.codes[column])
        if mark:
            return self.marks.texts.get((place.key, mark.key), "")
        code = self.shown.codes[column]
        if code == "number":
            return self.rows.numbers[place.key]
        subject = self.rows.subjects[place.key]
        return self._plan.text(subject.name if code == "name" else subject.note)

    def _group_text(self, key: str, code: str) -> str:
        if code == "number":
            return self.rows.numbers[key]
        group = self.rows.groups[key]
        if code == "name":
            return self._plan.text(group.name)
        return self._plan.text(group.note) or f"{self.rows.sizes.get(key, 0):02d} đơn vị"

    def edit_text(self, row: int, column: int) -> str:
        key = self.rows.rows[row].key
        if self.shown.codes[column] == "note":
            noted = self.rows.groups.get(key) or self.rows.subjects[key]
            return self._plan.text(noted.note)
        return self.text(row, column)

    def number(self, row: int, column: int) -> int | None:
        return None

    def tip(self, row: int, column: int) -> str:
        key = self.rows.rows[row].key
        code = self.shown.codes[column]
        group = self.rows.groups.get(key)
        if group:
            if self.shown.own[column]:
                return "Số đơn vị của nhóm được đánh dấu X ở cột này."
            uncounted = code == "note" and not group.note
            return "Số đơn vị của nhóm, chỉ hiện ở đây, không in." if uncounted else ""
        subject = self.rows.subjects[key]
        if code != "name" or not self._unit_names():
            return ""
        if subject.unit or subject.system:
            return "Có trong danh mục cơ quan, đơn vị."
        name = self._plan.text(subject.name)
        return f'"{name}" không có trong danh mục cơ quan, đơn vị; vẫn in đúng như đã ghi.'

    def can_edit(self, row: int, column: int) -> bool:
        if self._plan.locked:
            return False
        if row >= len(self.rows.rows):
            return True
        if self.rows.rows[row].kind == "group":
            return self.shown.codes[column] in ("name", "note")
        return self.shown.codes[column] != "number"

    def style(self, row: int, column: int) -> CellStyle:
        place = self.rows.rows[row]
        if place.kind == "group":
            group = self.rows.groups[place.key]
            return _COUNT if self.shown.codes[column] == "note" and not group.note else _PLAIN
        return _MARK if self.shown.own[column] else _PLAIN

    def completions(self, row: int, column: int) -> Sequence[str]:
        is_group = row < len(self.rows.rows) and self.rows.rows[row].kind == "group"
        if self.shown.codes[column] != "name" or is_group:
            return ()
        return self._unit_names()

    def known_names(self, column: int) -> Sequence[str]:
        return self._plan.unit_spellings() if self.shown.codes[column] == "name" else ()

    def _unit_names(self) -> Sequence[str]:
        """The names in the office's list."""
        with self._plan.workspace.read() as session:
            return unit_names(session)

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        edits = SubjectEdits(self._plan, self.rows, self.shown)
        edits.take(changes)
        if edits.verbs:
            edits.run(label, self._place(changes[0]))
        return edits.refusals

    def _place(self, change: CellChange) -> str:
        if change.row >= len(self.rows.rows):
            return ""
        return self._place_of(change.row, change.column)

    def _place_of(self, row: int, column: int) -> str:
        place = self.rows.rows[row]
        mark = self.shown.own[column]
        part = mark.key if mark else self.shown.codes[column]
        return f"{'groups' if place.kind == 'group' else 'subjects'}/{place.key}/{part}"

    def insert_rows(self, row: int, count: int) -> None:
        group, at = self.rows.place_before(row)
        with self._plan.change("Thêm đơn vị", f"groups/{group}") as session:
            if group:
                add_subjects(session, self._plan.key, group, [""] * count, at)
            else:
                blank = [NewRow(FIRST_GROUP, is_group=True), *[NewRow("")] * count]
                add_rows_below(self._plan.key, "", 0, blank, session)

    def take_list(self, row: int, rows: Sequence[NewRow], over: Sequence[int] = ()) -> None:
        """Take pasted groups and units as one step: the first ones written over the units
        ``over``, the others added after ``row``, in its group. Raises UserError."""
        edits = SubjectEdits(self._plan, self.rows, self.shown)
        written = zip(over, rows, strict=False)
        edits.take([change for at, new in written for change in self._written(at, new)])
        for group, place, units in self._placed(row, rows[len(over) :]):
            verb = partial(add_rows_below, self._plan.key, group, place, units)
            edits.do("Thêm đơn vị", verb)
        label = "Dán" if over else "Thêm đơn vị"
        edits.run(label, self._place_of(row, 0) if row < len(self.rows.rows) else "")

    def _written(self, row: int, new: NewRow) -> Iterator[CellChange]:
        """A pasted row as cells of the row it is written over."""
        yield CellChange(row, self.shown.at("name"), new.name)
        keys = {mark.key: at for at, mark in enumerate(self.shown.own) if mark}
        for column, footnote in new.marks:
            if column in keys:
                yield CellChange(row, keys[column], f"X{footnote}")
        if new.note and "note" in self.shown.codes:
            yield CellChange(row, self.shown.at("note"), new.note)

    def _placed(
        self, row: int, rows: Sequence[NewRow]
    ) -> list[tuple[str, int | None, list[NewRow]]]:
        """Pasted rows with the group and place they are added at: below the table each in the
        group of its kind, else in the group of ``row``."""
        if row < len(self.rows.rows) or any(new.is_group for new in rows):
            return [(*self._below(row), list(rows))] if rows else []
        named = [(group.key, self._plan.text(group.name)) for group in self.rows.groups.values()]
        last = self.rows.place_before(row)[0]
        found: dict[str, list[NewRow]] = {}
        for new in rows:
            found.setdefault(guessed_group(new.name, named) or last, []).append(new)
        return [(group, None, units) for group, units in found.items()]

    def _below(self, row: int) -> tuple[str, int]:
        """The group and place of a unit added after ``row``; after a group, its first."""
        if not 0 <= row < len(self.rows.rows) or self.rows.rows[row].kind != "group":
            return self.rows.place_before(min(row + 1, len(self.rows.rows)))
        group = self.rows.rows[row].key
        members = [self.rows.places[s.key] for s in self._members_of(group)]
        return group, min(members, default=len(self.rows.places))

    def _members_of(self, group: str) -> list[PlanSubject]:
        return [s for s in self.rows.subjects.values() if s.group == group]

    def delete_rows(self, rows: Collection[int]) -> None:
        units, groups = self.deleted_by(rows)
        if not units and not groups:
            raise UserError("Nhóm còn đơn vị chưa chọn. Chọn riêng dòng nhóm để xóa cả nhóm.")
        with self._plan.change("Xóa nhóm" if groups else "Xóa đơn vị") as session:
            delete_rows(session, "subjects", units)
            delete_rows(session, "groups", groups)

    def deleted_by(self, rows: Collection[int]) -> tuple[list[str], list[str]]:
        """The units and groups that go with these rows.

        A group goes when only groups are chosen, or when all its units are chosen too.
        """
        chosen = [self.rows.rows[row].key for row in sorted(rows) if row < len(self.rows.rows)]
        units = [key for key in chosen if key in self.rows.subjects]
        groups = [key for key in chosen if key in self.rows.groups]
        if units:
            taken = set(units)
            groups = [g for g in groups if all(s.key in taken for s in self._members_of(g))]
        return units, groups

    def can_place(self) -> bool:
        return not self._plan.locked

    def place_rows(self, rows: Collection[int], to: int) -> None:
        laid = [(row.key, row.kind == "group") for row in self.rows.rows]
        placed = placed_under_groups(laid, rows, to)
        if placed is None:
            return
        first, is_group = laid[min(rows)]
        label = "Di chuyển nhóm" if is_group else "Di chuyển đơn vị"
        place = f"groups/{first}" if is_group else f"subjects/{first}"
        with self._plan.change(label, place) as session:
            place_subjects(session, self._plan.key, placed.groups, placed.rows)

    def toggle(self, cells: Collection[tuple[int, int]]) -> None:
        places = sorted((row, column) for row, column in cells if self._takes_mark(row, column))
        if not places:
            return
        wanted = []
        for row, column in places:
            mark = self.shown.own[column]
            assert mark is not None
            wanted.append((self.rows.rows[row].key, mark.key))
        marked = not all(cell in self.marks.texts for cell in wanted)
        label = "Đánh dấu X" if marked else "Bỏ dấu X"
        with self._plan.change(label, self._place_of(*places[0])) as session:
            set_marks(session, self._plan.key, wanted, marked)

    def _takes_mark(self, row: int, column: int) -> bool:
        is_unit = row < len(self.rows.rows) and self.rows.rows[row].kind == "item"
        return is_unit and self.shown.own[column] is not None
