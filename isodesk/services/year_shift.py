"""What follows a plan's years by itself when the plan is moved to other years."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from isodesk import facts
from isodesk.facts import FieldRef, PlanFacts, RichText, Run
from isodesk.facts.frozen import NO_PROGRESS, as_draft
from isodesk.services.keys import mapped
from isodesk.services.plain_years import moved_years
from isodesk.vietnamese.periods import shift_years

_CODE = re.compile(r"[^/:]+")


def shifted(plan: PlanFacts, years: int) -> PlanFacts:
    """``plan`` ``years`` later, as a draft without number, day, results and files.

    Years in plain words, citations, symbols, standards and free dates stay.
    """
    year = plan.date.year or plan.first_year
    head = replace(
        as_draft(plan, None if year is None else year + years),
        first_year=None if plan.first_year is None else plan.first_year + years,
        last_year=None if plan.last_year is None else plan.last_year + years,
        adjusts="",
        deadline=shift_years(plan.deadline, years),
        stated=(),
        outcomes=(),
        spendings=(),
        evidence=(),
    )
    shift = _Shift(years, _codes(plan, years))
    moved: PlanFacts = mapped(head, shift.part, shift.field)
    return moved


def later(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes the 28th where it must."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


@dataclass(frozen=True)
class _Shift:
    """Moves one part of a plan; ``codes`` maps the codes of year columns, old → new."""

    years: int
    codes: Mapping[str, str]

    def part(self, part: Any) -> Any:
        match part:
            case facts.Task():
                return self._task(part)
            case facts.TaskGroup() if part.year:
                return replace(part, year=part.year + self.years, title=self._title(part))
            case facts.BudgetColumn() if part.year:
                code, year = self._code(part.code), part.year + self.years
                return replace(part, code=code, year=year, title=self._title(part))
            case facts.MatrixColumn():
                return self._column(part)
            case facts.QuantityValue() | facts.TableColumn():
                return replace(part, code=self._code(part.code))
            case facts.PlanTable():
                return replace(part, unmerged=tuple(self._code(cell) for cell in part.unmerged))
            case facts.IndicatorForm():
                columns = tuple(replace(c, code=self._code(c.code)) for c in part.columns)
                return replace(part, columns=columns)
            case facts.Indicator():
                return replace(part, values=())
        return part

    def field(self, field: FieldRef) -> FieldRef:
        if field.source != "quantity":
            return field
        return replace(field, target=self._code(field.target))

    def _task(self, task: facts.Task) -> facts.Task:
        return replace(
            task,
            period=shift_years(task.period, self.years),
            **NO_PROGRESS,
        )

    def _column(self, column: facts.MatrixColumn) -> facts.MatrixColumn:
        dated = replace(
            column,
            first=column.first and later(column.first, self.years),
            last=column.last and later(column.last, self.years),
        )
        if not column.year:
            return dated
        code, year = self._code(column.code), column.year + self.years
        return replace(dated, code=code, year=year, title=self._title(column))

    def _title(self, part: facts.TaskGroup | facts.MatrixColumn | facts.BudgetColumn) -> RichText:
        """The title with the year of its own moved."""
        old, new = str(part.year), str((part.year or 0) + self.years)
        return RichText(
            tuple(
                replace(piece, text=re.sub(rf"(?<!\d){old}(?!\d)", new, piece.text))
                if isinstance(piece, Run)
                else piece
                for piece in part.title.parts
            )
        )

    def _code(self, code: str) -> str:
        """``2018``, ``amount:2018`` or ``<key>/2018`` with the code of the year inside moved."""
        return _CODE.sub(lambda part: self.codes.get(part[0], part[0]), code)


def _codes(plan: PlanFacts, years: int) -> dict[str, str]:
    dated = [column.code for column in plan.columns if column.year]
    dated += [column.code for column in plan.budget_columns if column.year]
    others = [value.code for quantity in plan.quantities for value in quantity.values]
    others += [column.code for form in plan.indicator_forms for column in form.columns]
    others = [code for code in others if re.fullmatch(r"(?:19|20|21)\d\d", code)]
    return {code: moved_years(code, years) for code in (*dated, *others)}
