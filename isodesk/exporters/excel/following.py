"""Theo dõi: what came of a plan's tasks, marks and money, with live counts and native charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from isodesk.documents.charts import (
    Chart,
    Series,
    due_in_plan,
    quarters_of,
    tasks_by_group,
    tasks_by_quarter,
)
from isodesk.documents.columns import TableContext
from isodesk.documents.groups import grouped_tasks
from isodesk.documents.parts import Align
from isodesk.exporters.excel.following_cells import DAY, PERCENT, divided, put_chart, serial, short
from isodesk.exporters.excel.following_money import money_sheet
from isodesk.exporters.excel.following_subjects import subjects_sheet
from isodesk.exporters.excel.layout import add_text_row
from isodesk.exporters.excel.sheet import Content, Formula, Sheet, Style, address, area
from isodesk.exporters.excel.styles import (
    CENTRED,
    GROUP,
    GROUP_CENTRED,
    HEAD,
    PLAIN,
    SECTION,
    TEXT,
    TITLE,
    string,
)
from isodesk.facts import Standing, Task, TaskState, standing
from isodesk.facts.following import FINISHED
from isodesk.facts.progress import last_day
from isodesk.facts.typed_progress import STATES, TITLES, written

_NUMBER = replace(TEXT, align=Align.RIGHT, number="#,##0.###")
_HEADS = (
    ("STT", 12.0),
    ("Nội dung", 62.0),
    ("Thời gian", 26.0),
    ("Thời hạn", 24.0),
    ("Chủ trì", 34.0),
    ("Đã ghi", 28.0),
    ("Trạng thái", 28.0),
    (TITLES["completed_on"], 24.0),
    (TITLES["result"], 50.0),
    (f"Số lượng: {TITLES['target'].lower()}", 20.0),
    (f"Số lượng: {TITLES['achieved'].lower()}", 20.0),
    (TITLES["measure"], 20.0),
    (TITLES["evidence"], 56.0),
    (TITLES["reporter"], 34.0),
    (TITLES["reason"], 34.0),
    ("Hạn tính theo quý", 24.0),
    ("Ngày tính hoàn thành", 24.0),
)
_LAST, _RECORDED, _STANDING, _DONE = 4, 6, 7, 8
_DUE, _ENDED = len(_HEADS) - 1, len(_HEADS)
_OPEN = (Standing.NOT_BEGUN, Standing.UNDER_WAY, Standing.CONTINUOUS)


def following_sheets(context: TableContext, today: date) -> list[Sheet]:
    """The sheets of an issued plan, or of one of which something has come already."""
    plan = context.plan
    begun = any(task.state is not TaskState.NOT_BEGUN for task in plan.tasks)
    if not (plan.status.is_issued or begun or plan.outcomes or plan.spendings):
        return []
    made = (
        _TasksSheet(context, today).build() if plan.tasks else None,
        subjects_sheet(context) if plan.marks else None,
        money_sheet(context) if plan.budget_lines else None,
    )
    return [sheet for sheet in made if sheet is not None]


class _TasksSheet:
    """Rows of tasks; late and overdue follow from the day in the third row."""

    def __init__(self, context: TableContext, today: date) -> None:
        self.context, self.plan, self.today = context, context.plan, today
        self.due = due_in_plan(context.plan)
        self.known = {paper.key: paper for paper in context.plan.evidence}
        self.sheet = Sheet("Theo dõi", [width for _, width in _HEADS], frozen_columns=2)
        self.rows: dict[str, list[int]] = {}

    def build(self) -> Sheet:
        sheet = self.sheet
        sheet.add_line("Theo dõi thực hiện nhiệm vụ", TITLE)
        sheet.add_line(short(self.context.fields.text(self.plan.subject)), replace(TITLE, size=12))
        day = sheet.add_row([None, "Tính đến ngày", serial(self.today)], PLAIN)
        sheet.put(day, 3, serial(self.today), replace(DAY, boxed=False, bold=True))
        self.day = f"$C${day}"
        head = sheet.add_row([words for words, _ in _HEADS], HEAD)
        sheet.heads = (head, head)
        for group, tasks in grouped_tasks(self.plan):
            if group is not None:
                title = short(self.context.fields.text(group.title))
                blanks: list[Content] = [None] * (sheet.columns - 2)
                styles = [GROUP_CENTRED, *[GROUP] * (sheet.columns - 1)]
                sheet.add_row([self.context.numbers[group.key], title, *blanks], styles)
            for task in tasks:
                row = sheet.last_row + 1
                self._add_task(task)
                self.rows.setdefault(group.key if group else "", []).append(row)
        self._add_counts()
        self._add_quarters()
        return sheet

    def _add_task(self, task: Task) -> None:
        row = self.sheet.last_row + 1
        last, recorded, done = (address(row, at) for at in (_LAST, _RECORDED, _DONE))
        opened = ",".join(
            f"{recorded}={string(STATES[s])}" for s in (TaskState.NOT_BEGUN, TaskState.UNDER_WAY)
        )
        late = f'AND({recorded}={string(STATES[TaskState.DONE])},{last}<>"",{done}>{last})'
        formula = (
            f'IF(AND(OR({opened}),{last}<>"",{last}<{self.day}),'
            f"{string(Standing.OVERDUE.words)},"
            f"IF({late},{string(Standing.DONE_LATE.words)},{recorded}))"
        )
        texts = {code: written(task, code, self.known) for code in TITLES}
        contents: list[Content] = [
            self.context.numbers.get(task.key, ""),
            short(self.context.fields.text(task.content)),
            short(task.period.text),
            serial(last_day(task)),
            short(task.lead),
            texts["state"],
            Formula(formula, standing(task, self.today).words),
            serial(task.completed_on),
            texts["result"],
            task.target,
            task.achieved,
            texts["measure"],
            texts["evidence"],
            texts["reporter"],
            texts["reason"],
            *self._counted_on(task, row),
        ]
        styles = [CENTRED, TEXT, TEXT, DAY, TEXT, TEXT, TEXT, DAY, TEXT, _NUMBER, _NUMBER]
        styles += [TEXT] * (len(contents) - len(styles) - 2) + [DAY, DAY]
        add_text_row(self.sheet, [c if c != "" else None for c in contents], styles)

    def _counted_on(self, task: Task, row: int) -> tuple[Content, Content]:
        """The days on which the curve counts a task as due and as done."""
        last, recorded, done = (address(row, at) for at in (_LAST, _RECORDED, _DONE))
        due, day = serial(self.due[task.key]), serial(last_day(task))
        counted: Content = due
        if day is not None and day == due:
            counted = Formula(f'IF({last}="","",{last})', day)
        finished = task.state is TaskState.DONE
        ended = (serial(task.completed_on) or due or "") if finished else ""
        own = address(row, _DUE)
        text = (
            f'IF({recorded}={string(STATES[TaskState.DONE])},IF({done}<>"",{done},'
            f'IF({own}="","",{own})),"")'
        )
        return counted, Formula(text, ended)

    def _add_counts(self) -> None:
        """How many of each group are done, open and overdue, and the chart of it."""
        chart = tasks_by_group(self.plan, self.context.fields, self.today)
        shown = [key for key in self._groups() if self.rows.get(key)]
        series = chart.series
        head = self._add_block(chart, ("Tổng số", "Tỷ lệ"))
        first = self.sheet.last_row + 1
        for at, (key, name) in enumerate(zip(shown, chart.categories, strict=True)):
            rows = self.rows[key]
            counts = [
                Formula(_counted(rows, standings), one.values[at] or 0)
                for one, standings in zip(
                    series, (FINISHED, _OPEN, (Standing.OVERDUE,)), strict=True
                )
            ]
            self._add_count_row(name, counts, Formula(_texts(rows), len(rows)), TEXT)
        last = self.sheet.last_row
        sums = [
            Formula(f"SUM({area(first, 3 + at, last, 3 + at)})", sum(v or 0 for v in one.values))
            for at, one in enumerate(series)
        ]
        counted = sum(len(self.rows[key]) for key in shown)
        if self.plan.task_groups:
            total = Formula(f"SUM({area(first, 6, last, 6)})", counted)
            self._add_count_row("Cộng", sums, total, GROUP)
        put_chart(self.sheet, chart, (head, first, last), 2, (head, 9))

    def _groups(self) -> list[str]:
        return [g.key for g in self.plan.task_groups] or [""]

    def _add_count_row(
        self, name: str, counts: Sequence[Formula], all_of: Formula, style: Style
    ) -> None:
        row = self.sheet.last_row + 1
        number = replace(style, align=Align.CENTRE)
        whole = int(all_of.value)
        share = Fraction(int(counts[0].value), whole) if whole else None
        percent = divided(address(row, 3), address(row, 6), share)
        cells: list[Content] = [name, *counts, all_of, percent]
        styles = [style, *[number] * 4, replace(number, number=PERCENT.number)]
        for at, (content, look) in enumerate(zip(cells, styles, strict=True), 2):
            self.sheet.put(row, at, content, look)

    def _add_quarters(self) -> None:
        chart = tasks_by_quarter(self.plan, self.today)
        if chart.is_empty:
            return
        head = self._add_block(chart, ())
        first = self.sheet.last_row + 1
        planned, done = chart.series
        rows = [row for own in self.rows.values() for row in own]
        due, ended, state = (area(min(rows), at, max(rows), at) for at in (_DUE, _ENDED, _RECORDED))
        dropped = string("<>" + STATES[TaskState.DROPPED])
        for at, (_, end) in enumerate(quarters_of(self.plan)):
            row = self.sheet.last_row + 1
            until = f'"<="&DATE({end.year},{end.month},{end.day})'
            self.sheet.put(row, 2, chart.categories[at], TEXT)
            text = f"COUNTIFS({due},{until},{state},{dropped})"
            self.sheet.put(row, 3, Formula(text, planned.values[at] or 0), CENTRED)
            if (value := done.values[at]) is not None:
                self.sheet.put(row, 4, Formula(f"COUNTIF({ended},{until})", value), CENTRED)
            else:
                self.sheet.put(row, 4, None, CENTRED)
        put_chart(self.sheet, chart, (head, first, self.sheet.last_row), 2, (head, 9))

    def _add_block(self, chart: Chart, more: Sequence[str]) -> int:
        """The heads of a small table; the row of its titles."""
        self.sheet.last_row += 1
        row = self.sheet.last_row + 1
        self.sheet.put(row, 2, chart.title, SECTION)
        for at, words in enumerate(["", *_names(chart.series), *more], 2):
            self.sheet.put(row + 1, at, words or None, HEAD)
        return row + 1


def _names(series: Sequence[Series]) -> Iterator[str]:
    return (one.name for one in series)


def _texts(rows: Sequence[int]) -> str:
    return f"COUNTA({area(rows[0], _STANDING, rows[-1], _STANDING)})"


def _counted(rows: Sequence[int], standings: Sequence[Standing]) -> str:
    cells = area(rows[0], _STANDING, rows[-1], _STANDING)
    return "+".join(f"COUNTIF({cells},{string(each.words)})" for each in standings)
