"""The rows of the matrix: groups with their units, counts and marks, read from the facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from isodesk.documents.groups import grouped_subjects
from isodesk.facts import Numbering, PlanFacts, PlanSubject, SubjectGroup, TableSource
from isodesk.facts.numbering import subject_numbers, table_numbering
from isodesk.facts.subjects import rewritten
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
    runs_on: bool

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
            _runs_on(plan),
        )

    def after(self, plan: PlanFacts) -> SubjectRows:
        """The rows of the plan as it is now; what only names and notes changed is kept."""
        changed = rewritten(self.subjects.values(), plan.subjects)
        if changed is None or list(self.groups) != [group.key for group in plan.groups]:
            return SubjectRows.of(plan)
        return replace(
            self.with_subjects(changed),
            groups={group.key: group for group in plan.groups},
            numbers=self.numbers if self.runs_on == _runs_on(plan) else subject_numbers(plan),
            runs_on=_runs_on(plan),
        )

    def with_subjects(self, changed: Iterable[PlanSubject]) -> SubjectRows:
        """The rows with other words for subjects that stay where they are."""
        return replace(self, subjects={**self.subjects, **{s.key: s for s in changed}})

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


def _runs_on(plan: PlanFacts) -> bool:
    numbering = table_numbering(plan, TableSource.MATRIX, Numbering.RESTARTS)
    return numbering is Numbering.RUNS_ON


@dataclass(frozen=True)
class SubjectMarks:
    """The marks as they print, and how many there are by group and column."""

    texts: Mapping[tuple[str, str], str]
    cells: Mapping[tuple[str, str], int]
    columns: Mapping[str, int]

    @classmethod
    def of(cls, plan: PlanFacts) -> SubjectMarks:
        """Count the marks of ``plan`` once."""
        return cls({}, {}, {}).after(plan, {s.key: s for s in plan.subjects})[0]

    def after(
        self, plan: PlanFacts, subjects: Mapping[str, PlanSubject]
    ) -> tuple[SubjectMarks, set[str]]:
        """The marks of the plan as it is now, and the units whose marks are others."""
        texts = {(m.subject, m.column): "X" + m.footnote for m in plan.marks}
        changed = texts.items() ^ self.texts.items()
        cells, columns = Counter(self.cells), Counter(self.columns)
        for pair, _ in changed:
            by = (pair in texts) - (pair in self.texts)
            subject = subjects.get(pair[0])
            cells[subject.group if subject else "", pair[1]] += by
            columns[pair[1]] += by
        return SubjectMarks(texts, cells, columns), {subject for (subject, _), _ in changed}
