"""Đối tượng áp dụng: the matrix of units and columns, its counts as formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from isodesk.documents.columns import Column, ColumnKind, TableContext
from isodesk.documents.groups import grouped_subjects
from isodesk.exporters.excel.layout import (
    add_heads,
    add_title,
    fitted_widths,
    number_content,
    plan_table,
    sheet_columns,
)
from isodesk.exporters.excel.sheet import Content, Formula, Sheet, Style, area
from isodesk.exporters.excel.styles import (
    CENTRED,
    GROUP,
    GROUP_CENTRED,
    HEAD,
    TEXT,
    count_format,
    string,
)
from isodesk.facts import (
    FieldRef,
    MatrixColumn,
    PlanSubject,
    PlanTable,
    RichText,
    SubjectGroup,
    TableSource,
)
from isodesk.facts.counts import count
from isodesk.facts.fields import flags

_UNIT = "đơn vị"
_MOST_RANGES = 200


def matrix_sheet(context: TableContext) -> Sheet | None:
    """The sheet of the subjects; None when the plan has none."""
    plan = context.plan
    if not plan.subjects:
        return None
    table = plan_table(context, TableSource.MATRIX)
    marks = [f"mark:{column.code}" for column in plan.columns]
    keys = [*(group.key for group in plan.groups), *(subject.key for subject in plan.subjects)]
    columns = sheet_columns(context, table, keys, ("number", "name", *marks))
    sheet = Sheet("Đối tượng áp dụng", fitted_widths(context, columns, keys), frozen_columns=2)
    _MatrixSheet(context, table, columns, sheet).build()
    return sheet


@dataclass
class _MatrixSheet:
    context: TableContext
    table: PlanTable
    columns: tuple[Column, ...]
    sheet: Sheet
    ranges: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.by_code = {f"mark:{column.code}": column for column in self.context.plan.columns}
        self.name_place = next(
            (i for i, column in enumerate(self.columns, 1) if column.code == "name"), 1
        )

    def build(self) -> None:
        add_title(self.sheet, self.context, self.table, "Đối tượng áp dụng")
        groups = list(grouped_subjects(self.context.plan))
        # Heads stand above the rows they count: their height is known before they are written.
        deep = 2 + any(column.group for column in self.columns) + bool(self.table.index_row)
        first = self.sheet.last_row + deep + 1
        last = first - 1 + sum((group is not None) + len(members) for group, members in groups)
        self._add_heads(first, last)
        for group, members in groups:
            if group is not None:
                self._add_group(group, len(members))
            if members:
                self.ranges.append((self.sheet.last_row + 1, self.sheet.last_row + len(members)))
            for subject in members:
                self._add_subject(subject)
        self._add_total()

    def _add_heads(self, first: int, last: int) -> None:
        titles, below = [], []
        for place, column in enumerate(self.columns, 1):
            title = self.context.fields.text(column.title)
            counted: tuple[Content, Style] | None = None
            if column.code in self.by_code:
                title, unit, padded = _without_count(self.context, column.title)
                value = count(self.context.plan, column=self.by_code[column.code].key)
                formula = Formula(_marks_in(place, first, last), value)
                counted = (
                    formula,
                    replace(
                        HEAD, number=count_format(unit or column.counts or _UNIT, padded=padded)
                    ),
                )
            titles.append(title)
            below.append(counted)
        if not any(below):
            below = [("", HEAD), *below[1:]]
        add_heads(self.sheet, self.columns, titles, index_row=self.table.index_row, below=below)

    def _add_group(self, group: SubjectGroup, members: int) -> None:
        row = self.sheet.last_row + 1
        listed = area(row + 1, self.name_place, row + members, self.name_place)
        counter = {"count.group": f"COUNTA({listed})"} if members else {}
        contents: list[Content] = []
        for place, column in enumerate(self.columns, 1):
            mark = self.by_code.get(column.code)
            if mark is not None:
                contents.append(self._group_count(mark, group, place, row, members))
            elif column.code == "note":
                contents.append(counted_text(self.context, group.note, counter))
            else:
                contents.append(self.context.text(column.value(self.context, group.key)))
        self.sheet.add_row(contents, [self._group_style(column) for column in self.columns])

    def _group_style(self, column: Column) -> Style:
        """No count is shown where no one of the group is marked."""
        if column.code in self.by_code:
            shown = count_format(column.counts)
            return replace(GROUP_CENTRED, number=f"{shown};-{shown};")
        return GROUP if column.code == "name" else GROUP_CENTRED

    def _group_count(
        self, column: MatrixColumn, group: SubjectGroup, place: int, row: int, members: int
    ) -> Content:
        if not members:
            return None
        value = count(self.context.plan, group.key, column.key)
        return Formula(_marks_in(place, row + 1, row + members), value)

    def _add_subject(self, subject: PlanSubject) -> None:
        contents: list[Content] = []
        styles: list[Style] = []
        for column in self.columns:
            text = self.context.text(column.value(self.context, subject.key))
            centred = column.kind in (ColumnKind.MARK, ColumnKind.NUMBER)
            contents.append(number_content(text) if column.kind is ColumnKind.NUMBER else text)
            styles.append(CENTRED if centred else TEXT)
        self.sheet.add_row([content or None for content in contents], styles)

    def _add_total(self) -> None:
        if not self.table.total:
            return
        place = self.name_place
        named = ",".join(area(first, place, last, place) for first, last in self.ranges)
        counter = {"count.all": f"COUNTA({named})"} if len(self.ranges) <= _MOST_RANGES else {}
        self.sheet.add_line(counted_text(self.context, self.table.total, counter), GROUP)


def counted_text(context: TableContext, text: RichText, counters: Mapping[str, str]) -> Content:
    """The text; a formula where a field of it is one of ``counters`` (source → expression)."""
    shown = context.fields.text(text)
    if not any(field.source in counters and not field.format for field in text.fields):
        return shown
    parts = []
    for part in text.parts:
        if isinstance(part, FieldRef) and part.source in counters and not part.format:
            parts.append(counters[part.source])
        else:
            parts.append(string(context.fields.text(RichText((part,)))))
    return Formula("&".join(parts), shown)


def _marks_in(place: int, first: int, last: int) -> str:
    return f'COUNTIF({area(first, place, last, place)},"X*")'


def _without_count(context: TableContext, title: RichText) -> tuple[str, str, bool]:
    """A column's title without its count, the word after the count, and whether the count has
    a leading zero: Năm 2018, đơn vị, True."""
    parts = list(title.parts)
    at = next(
        (i for i, p in enumerate(parts) if isinstance(p, FieldRef) and p.source == "count.column"),
        None,
    )
    if at is None:
        return context.fields.text(title), "", True
    counted = parts[at]
    assert isinstance(counted, FieldRef)
    before = context.fields.text(RichText(tuple(parts[:at])))
    after = context.fields.text(RichText(tuple(parts[at + 1 :])))
    return before.strip(), after.strip(), "pad2" in flags(counted)
