"""What typing or pasting in the matrix does: each change becomes a verb, or a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from isodesk.facts import MatrixColumn, PlanSubject, RichText
from isodesk.facts.retyping import retyped
from isodesk.facts.shared_systems import shows_members
from isodesk.services import Session
from isodesk.services.rows import edit_row
from isodesk.services.subjects import (
    add_group,
    add_subjects,
    rename_subject,
    set_footnote,
    set_marks,
)
from isodesk.ui.grid.source import CellChange
from isodesk.ui.plan_columns import PlanColumns
from isodesk.ui.subjects.pasted import mark_of
from isodesk.ui.subjects.rows import SubjectRows
from isodesk.ui.typed_edits import TypedEdits
from isodesk.vietnamese.numbering import parse_roman

FIRST_GROUP = "CƠ QUAN, ĐƠN VỊ"
_NO_NAME = "Dòng này thiếu tên đơn vị. Ghi tên vào cột tên; muốn bỏ đơn vị thì xóa dòng."
_SHARED = "Các cơ quan áp dụng chung được sửa ở khung bên phải, mỗi cơ quan một dòng."
_COUNTED = "Số này được đếm từ dấu X của các đơn vị trong nhóm."


@dataclass
class SubjectEdits(TypedEdits):
    """Changes sorted into verbs and refusals."""

    rows: SubjectRows
    columns: PlanColumns[MatrixColumn]
    _on: list[tuple[str, str]] = field(default_factory=list)
    _off: list[tuple[str, str]] = field(default_factory=list)

    def take(self, changes: Sequence[CellChange]) -> None:
        """Sort all changes."""
        new: dict[int, dict[str, CellChange]] = {}
        for change in changes:
            if change.row >= len(self.rows.rows):
                new.setdefault(change.row, {})[self.columns.codes[change.column]] = change
            elif self.rows.rows[change.row].kind == "group":
                self._take_group(change)
            else:
                self._take_subject(change)
        key = self.plan.key
        for cells, marked in ((self._off, False), (self._on, True)):
            if cells:
                self.verbs.append(partial(set_marks, plan=key, cells=cells, marked=marked))
        self._take_new(new)

    @cached_property
    def _noted(self) -> set[tuple[str, str]]:
        """The cells whose X has a footnote."""
        return {(m.subject, m.column) for m in self.plan.facts.marks if m.footnote}

    def _retyped(self, old: RichText, text: str) -> RichText:
        return retyped(old, text.strip(), self.plan.context.show)

    def _take_group(self, change: CellChange) -> None:
        group = self.rows.groups[self.rows.rows[change.row].key]
        code = self.columns.codes[change.column]
        if code == "name" and change.text.strip():
            name = self._retyped(group.name, change.text)
            verb = partial(edit_row, section="groups", key=group.key, name=name)
            self.do("Sửa tên nhóm", verb)
        elif code == "name":
            self.refuse(change, "Tên nhóm không để trống. Muốn bỏ nhóm thì xóa dòng.")
        elif code == "note":
            note = self._retyped(group.note, change.text)
            self.do("Sửa ghi chú", partial(edit_row, section="groups", key=group.key, note=note))
        else:
            self.refuse(change, _COUNTED)

    def _take_subject(self, change: CellChange) -> None:
        subject = self.rows.subjects[self.rows.rows[change.row].key]
        code = self.columns.codes[change.column]
        if self.columns.own[change.column]:
            self._take_mark(change, subject.key)
        elif code == "name" and change.text.strip():
            self._take_name(change, subject)
        elif code == "name":
            self.refuse(change, _NO_NAME)
        elif code == "note":
            note = self._retyped(subject.note, change.text)
            verb = partial(edit_row, section="subjects", key=subject.key, note=note)
            self.do("Sửa ghi chú", verb)
        else:
            self.refuse(change, "Số thứ tự do chương trình đánh.")

    def _take_name(self, change: CellChange, subject: PlanSubject) -> None:
        name = self._retyped(subject.name, change.text)
        if subject.members and not shows_members(name):
            self.refuse(change, _SHARED)
        else:
            self.do("Sửa tên đơn vị", partial(rename_subject, key=subject.key, name=name))

    def _take_mark(self, change: CellChange, subject: str) -> None:
        column = self.columns.own[change.column]
        assert column is not None
        footnote = mark_of(change.text)
        if not change.text.strip():
            self.labels.add("Bỏ dấu X")
            self._off.append((subject, column.key))
        elif footnote is None:
            self.refuse(change, f'"{change.text}" không phải dấu X. Ghi X hoặc để trống.')
        elif footnote or (subject, column.key) in self._noted:
            verb = partial(set_footnote, subject=subject, column=column.key, footnote=footnote)
            self.do("Đánh dấu X", verb)
        else:
            self.labels.add("Đánh dấu X")
            self._on.append((subject, column.key))

    def _take_new(self, new: dict[int, dict[str, CellChange]]) -> None:
        drafts: list[NewRow] = []
        for row in sorted(new):
            texts = {code: change.text.strip() for code, change in new[row].items()}
            if texts.get("name"):
                drafts.append(self._new_row(texts, new[row]))
            elif any(texts.values()):
                self.refuse(next(iter(new[row].values())), _NO_NAME)
        if drafts:
            group, at = self.rows.place_before(len(self.rows.rows))
            self.do("Thêm đơn vị", partial(add_rows_below, self.plan.key, group, at, drafts))

    def _new_row(self, texts: dict[str, str], cells: dict[str, CellChange]) -> NewRow:
        marks: list[tuple[str, str]] = []
        for code, change in cells.items():
            column = self.columns.own[change.column]
            if column is None or not texts[code]:
                continue
            footnote = mark_of(texts[code])
            if footnote is None:
                self.refuse(change, f'"{change.text}" không phải dấu X. Ghi X hoặc để trống.')
            else:
                marks.append((column.key, footnote))
        is_group = parse_roman(texts.get("number", "").rstrip(".)")) is not None
        return NewRow(texts["name"], is_group, tuple(marks), texts.get("note", ""))


@dataclass(frozen=True)
class NewRow:
    """A unit or group to be added; ``marks`` are (column key, footnote)."""

    name: str
    is_group: bool = False
    marks: tuple[tuple[str, str], ...] = ()
    note: str = ""


def add_rows_below(
    plan: str, group: str, at: int | None, rows: Sequence[NewRow], session: Session
) -> None:
    """Add units to a group from position ``at`` on, None at its end; a group among them takes
    those after it."""
    marks: list[tuple[str, NewRow]] = []
    place: int | None = at
    for head, units in _under_heads(rows):
        if head:
            group, place = add_group(session, plan, head.name), None
            if head.note:
                edit_row(session, "groups", group, note=RichText.of(head.note))
        if units:
            group = group or add_group(session, plan, FIRST_GROUP)
            keys = add_subjects(session, plan, group, [unit.name for unit in units], place)
            marks += zip(keys, units, strict=True)
    cells = [(key, column) for key, row in marks for column, _ in row.marks]
    set_marks(session, plan, cells, marked=True)
    for key, row in marks:
        if row.note:
            edit_row(session, "subjects", key, note=RichText.of(row.note))
        for column, footnote in row.marks:
            if footnote:
                set_footnote(session, key, column, footnote)


def _under_heads(rows: Sequence[NewRow]) -> list[tuple[NewRow | None, list[NewRow]]]:
    """Units under the group that stands before them, those before any group under None."""
    runs: list[tuple[NewRow | None, list[NewRow]]] = [(None, [])]
    for row in rows:
        if row.is_group:
            runs.append((row, []))
        else:
            runs[-1][1].append(row)
    return runs
