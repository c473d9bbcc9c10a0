"""Đối tượng: which marks are done, on which day, by which decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from isodesk.documents.groups import grouped_subjects
from isodesk.documents.progress import percent_text
from isodesk.errors import UserError
from isodesk.facts import Evidence, Outcome, PlanSubject
from isodesk.facts.following import MarkProgress, mark_progress
from isodesk.facts.numbering import subject_numbers
from isodesk.facts.typed_progress import papers_text, typed_day, typed_papers
from isodesk.services import Session
from isodesk.services.progress import kept_keys, record_outcome
from isodesk.ui.following.source import Cells, FollowedSource, Record, Refuse
from isodesk.ui.grid.source import CellStyle, GridColumn, GridRow
from isodesk.ui.open_plan import OpenPlan
from isodesk.vietnamese.dates import format_date

_PARTS = (
    GridColumn("done_on", "Ngày xong", "date", 96, "center"),
    GridColumn("evidence", "Quyết định công bố", "text", 170),
    GridColumn("note", "Ghi chú", "text", 110),
)
_NOT_MARKED, _PLAIN = CellStyle(tone="muted"), CellStyle()
_SUM = "sum"


class FollowedSubjects(FollowedSource):
    """Groups and subjects; of each column the day, the decision and a note."""

    room = "following/subjects"

    def __init__(self, plan: OpenPlan) -> None:
        super().__init__(plan)
        self.refresh()

    def read(self) -> tuple[Sequence[GridRow], Sequence[GridColumn]]:
        facts = self.plan.facts
        self.subjects = {subject.key: subject for subject in facts.subjects}
        self.marks = {(mark.subject, mark.column) for mark in facts.marks}
        self.outcomes = {(each.subject, each.column): each for each in facts.outcomes}
        self.counts = {(row.group, row.column): row for row in mark_progress(facts)}
        self.known = {paper.key: paper for paper in facts.evidence}
        self._names = {group.key: self.plan.text(group.name) for group in facts.groups}
        rows: list[GridRow] = []
        self._numbers = subject_numbers(facts)
        for group, members in grouped_subjects(facts):
            if group:
                rows.append(GridRow(group.key, "group"))
            rows += [GridRow(subject.key) for subject in members]
        return rows, tuple(self._grid_columns())

    def _grid_columns(self) -> Iterator[GridColumn]:
        yield GridColumn("number", "STT", "text", 48, "center", editable=False)
        yield GridColumn("name", "Tên đơn vị", "text", 260, editable=False)
        for column in self.plan.facts.columns:
            title = " ".join(self.plan.text(column.title).split())
            for part in _PARTS:
                yield replace(part, code=f"{part.code}:{column.key}", group_title=title)
        yield GridColumn(_SUM, "Đã xong", "text", 110, "right", editable=False, group_title="Cộng")

    def counted(self, group: str, column: str) -> str:
        """``12/33 (36,4 %)``; "" where nothing was planned."""
        row = self.counts.get((group, column))
        return _count(row) if row and row.planned else ""

    def shown(self, key: str, code: str) -> str:
        subject = self.subjects.get(key)
        part, _, column = code.partition(":")
        if code == "number":
            return self._numbers.get(key, "")
        if code == "name":
            return self._names[key] if subject is None else self.plan.text(subject.name)
        if subject is None:
            return self.counted(key, column) if part in ("done_on", _SUM) else ""
        if code == _SUM:
            return self._sum_of(subject)
        outcome = self.outcomes.get((key, column))
        if outcome is None:
            return ""
        if part == "evidence":
            return papers_text(outcome.evidence, self.known)
        if part == "note":
            return outcome.note
        return format_date(outcome.done_on) if outcome.done_on else ""

    def _sum_of(self, subject: PlanSubject) -> str:
        own = [place for place in self.marks if place[0] == subject.key]
        done = sum(
            place in self.outcomes and self.outcomes[place].done_on is not None for place in own
        )
        return f"{done}/{len(own)}" if own else ""

    def takes(self, key: str, code: str) -> bool:
        return (key, code.partition(":")[2]) in self.marks

    def look(self, key: str, code: str) -> CellStyle:
        is_part = ":" in code and key in self.subjects
        return _NOT_MARKED if is_part and not self.takes(key, code) else _PLAIN

    def hint(self, key: str, code: str) -> str:
        if ":" not in code or key not in self.subjects or self.takes(key, code):
            return ""
        return "Kế hoạch không đánh dấu X ở ô này."

    def offers(self, code: str) -> Sequence[str]:
        is_paper = code.startswith("evidence:")
        return tuple(paper.words for paper in self.papers()) if is_paper else ()

    def recording(self, key: str, cells: Cells, refuse: Refuse) -> Record | None:
        changed: dict[str, Outcome] = {}
        papers: dict[str, tuple[Evidence, ...]] = {}
        for code, text in cells.items():
            part, _, column = code.partition(":")
            old = changed.get(column) or self._outcome(key, column)
            if part == "evidence":
                papers[column] = typed_papers(text, self.papers())
            elif part == "note":
                old = replace(old, note=text.strip())
            else:
                try:
                    old = replace(old, done_on=typed_day(text))
                except UserError as error:
                    refuse(code, str(error))
                    continue
            changed[column] = old
        return partial(_record, changed.values(), papers) if changed else None

    def _outcome(self, key: str, column: str) -> Outcome:
        return self.outcomes.get((key, column), Outcome(key, column))

    def prove(self, key: str, code: str, papers: tuple[Evidence, ...], session: Session) -> None:
        column = code.partition(":")[2]
        _record([self._outcome(key, column)], {column: papers}, session)


def _record(
    outcomes: Iterable[Outcome], papers: Mapping[str, tuple[Evidence, ...]], session: Session
) -> None:
    for each in outcomes:
        named = papers.get(each.column)
        evidence = each.evidence if named is None else kept_keys(session, named)
        record_outcome(
            session,
            each.subject,
            each.column,
            done_on=each.done_on,
            evidence=evidence,
            note=each.note,
        )


def _count(row: MarkProgress) -> str:
    return f"{row.done}/{row.planned} ({percent_text(row.share)})"
