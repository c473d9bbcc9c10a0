"""Theo dõi đối tượng: X while a mark is open, its day once it is done; counts by formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from isodesk.documents.charts import marks_by_group
from isodesk.documents.columns import TableContext
from isodesk.documents.groups import grouped_subjects
from isodesk.exporters.excel.following_cells import DAY, PERCENT, divided, put_chart, serial, short
from isodesk.exporters.excel.layout import add_text_row
from isodesk.exporters.excel.sheet import Content, Formula, Sheet, address, area
from isodesk.exporters.excel.styles import (
    CENTRED,
    GROUP,
    GROUP_CENTRED,
    HEAD,
    PLAIN,
    SECTION,
    TEXT,
    TITLE,
)
from isodesk.facts import Outcome, PlanSubject
from isodesk.facts.following import MarkProgress, mark_progress, outcomes_of_marks
from isodesk.facts.numbering import subject_numbers
from isodesk.facts.typed_progress import papers_text

_NUMBER, _NAME, _DAY, _PAPERS = 12.0, 80.0, 26.0, 60.0


def subjects_sheet(context: TableContext) -> Sheet:
    """A row for each subject, two columns for each column of the matrix."""
    plan = context.plan
    sheet = Sheet(
        "Theo dõi đối tượng",
        [_NUMBER, _NAME, *[_DAY, _PAPERS] * max(len(plan.columns), 2)],
        frozen_columns=2,
    )
    sheet.add_line("Theo dõi đối tượng áp dụng", TITLE)
    sheet.add_line(short(context.fields.text(plan.subject)), replace(TITLE, size=12))
    heads: list[Content] = ["TT", "Tên đơn vị"]
    for column in plan.columns:
        title = " ".join(context.fields.text(column.title).split())
        heads += [f"{title}: ngày xong", "Quyết định công bố, ghi chú"]
    head = sheet.add_row(heads, HEAD)
    sheet.heads = (head, head)
    numbers = subject_numbers(plan)
    outcomes = outcomes_of_marks(plan)
    for group, members in grouped_subjects(plan):
        if group is not None:
            _add_group(sheet, context, group.key, numbers[group.key], len(members))
        for subject in members:
            _add_subject(sheet, context, subject, numbers[subject.key], outcomes)
    _add_counts(sheet, context, head + 1, sheet.last_row)
    return sheet


def _add_group(sheet: Sheet, context: TableContext, key: str, number: str, members: int) -> None:
    """Done of planned, both counted in the rows below."""
    counts = {(row.group, row.column): row for row in mark_progress(context.plan)}
    title = short(context.fields.text(next(g.name for g in context.plan.groups if g.key == key)))
    row = sheet.last_row + 1
    contents: list[Content] = [number, title]
    for at, column in enumerate(context.plan.columns):
        one = counts[key, column.key]
        cells = area(row + 1, 3 + 2 * at, row + members, 3 + 2 * at)
        text = f'COUNT({cells})&"/"&COUNTA({cells})'
        shown = one.planned and members
        contents += [Formula(text, f"{one.done}/{one.planned}") if shown else None, None]
    sheet.add_row(contents, [GROUP_CENTRED, GROUP, *[GROUP_CENTRED] * (sheet.columns - 2)])


def _add_subject(
    sheet: Sheet,
    context: TableContext,
    subject: PlanSubject,
    number: str,
    outcomes: Mapping[tuple[str, str], Outcome],
) -> None:
    contents: list[Content] = [number, short(context.fields.text(subject.name))]
    papers = {paper.key: paper for paper in context.plan.evidence}
    for column in context.plan.columns:
        outcome = outcomes.get((subject.key, column.key))
        if outcome is None:
            contents += [None, None]
            continue
        words = "\n".join(filter(None, (papers_text(outcome.evidence, papers), outcome.note)))
        contents += [serial(outcome.done_on) or "X", words or None]
    free = sheet.columns - len(contents)  # a narrow matrix leaves room for the counts below
    styles = [CENTRED, TEXT, *[DAY, TEXT] * len(context.plan.columns), *[PLAIN] * free]
    add_text_row(sheet, [*contents, *[None] * free], styles)


def _add_counts(sheet: Sheet, context: TableContext, first: int, last: int) -> None:
    """Planned, done and the share of each column, from the rows above."""
    chart = marks_by_group(context.plan, context.fields, None)
    sheet.last_row += 1
    row = sheet.last_row + 1
    sheet.put(row, 2, chart.title, SECTION)
    head = row + 1
    titles = [None, *(one.name for one in chart.series), "Tỷ lệ"]
    for at, words in enumerate(titles, 2):
        sheet.put(head, at, words, HEAD)
    whole = {row.column: row for row in mark_progress(context.plan) if not row.group}
    for place, (column, name) in enumerate(
        zip(context.plan.columns, chart.categories, strict=True)
    ):
        _add_count(sheet, name, whole[column.key], area(first, 3 + 2 * place, last, 3 + 2 * place))
    end = sheet.last_row
    put_chart(sheet, chart, (head, head + 1, end), 2, (end + 2, 2))


def _add_count(sheet: Sheet, name: str, one: MarkProgress, cells: str) -> None:
    row = sheet.last_row + 1
    planned, done = address(row, 3), address(row, 4)
    # Group rows hold text such as 3/21, which is neither a day nor an X.
    contents: list[Content] = [
        " ".join(name.split()),
        Formula(f'COUNTIF({cells},"X")+COUNT({cells})', one.planned),
        Formula(f"COUNT({cells})", one.done),
        divided(done, planned, one.share),
    ]
    for at, (content, style) in enumerate(
        zip(contents, (TEXT, CENTRED, CENTRED, PERCENT), strict=True), 2
    ):
        sheet.put(row, at, content, style)
