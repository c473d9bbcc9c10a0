"""The rows of the matrix: groups with their units, counts and marks, read from the facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from isodesk.documents.groups import grouped_subjects
from isodesk.facts import PlanFacts, PlanSubject, SubjectGroup
from isodesk.facts.numbering import subject_numbers
from isodesk.ui.grid.source import GridRow


@dataclass(frozen=True)
class SubjectRows:
    """Rows in the order shown; ``places`` are the units' positions in the plan's list,
    ``sizes`` how many units each group has."""

    rows: tuple[GridRow, ...]
    groups: Mapping[str, SubjectGroup]
    subjects: Mapping[str, PlanSubject]
    places: Mapping[str, int]
    numbers: Mapping[str, str]
    row_of: Mapping[str, int]
    sizes: Mapping[str, int]

    @classmethod
    def of(cls, plan: PlanFacts) -> SubjectRows:
        """Lay out the groups and units of ``plan``."""
        rows: list[GridRow] = []
        for group, members in grouped_subjects(plan):
            if group:
                rows.append(GridRow(group.key, "group"))
            rows += [GridRow(member.key) for member in members]
        return cls(
            tuple(rows),
            {group.key: group for group in plan.groups},
            {subject.key: subject for subject in plan.subjects},
            {subject.key: at for at, subject in enumerate(plan.subjects)},
            subject_numbers(plan),
            {row.key: at for at, row in enumerate(rows)},
            Counter(subject.group for subject in plan.subjects),
        )

    def group_at(self, row: int) -> str:
        """The group that a row belongs to, "" above the first group."""
        while row >= 0:
            key = self.rows[row].key
            if key in self.groups:
                return key
            if key in self.subjects:
                return self.subjects[key].group
            row -= 1
        return ""

    def place_before(self, row: int) -> tuple[str, int]:
        """The group and the place in the plan's list of a unit put before ``row``.

        Before a group it is the end of the group above; before the first group, its beginning.
        The group is "" while there is none.
        """
        if row < len(self.rows) and self.rows[row].key in self.subjects:
            key = self.rows[row].key
            return self.subjects[key].group, self.places[key]
        if row > 0 and self.rows[row - 1].key in self.subjects:
            key = self.rows[row - 1].key
            return self.subjects[key].group, self.places[key] + 1
        group = self.group_at(row - 1) or next(iter(self.groups), "")
        members = [self.places[s.key] for s in self.subjects.values() if s.group == group]
        return group, min(members, default=len(self.places))


@dataclass(frozen=True)
class SubjectMarks:
    """The marks as they print, and how many there are by group and column."""

    texts: Mapping[tuple[str, str], str]
    cells: Mapping[tuple[str, str], int]
    columns: Mapping[str, int]

    @classmethod
    def of(cls, plan: PlanFacts) -> SubjectMarks:
        """Count the marks of ``plan`` once."""
        groups = {subject.key: subject.group for subject in plan.subjects}
        texts = {(m.subject, m.column): "X" + m.footnote for m in plan.marks}
        cells = Counter((groups.get(subject, ""), column) for subject, column in texts)
        columns = Counter(column for _, column in texts)
        return cls(texts, cells, columns)
