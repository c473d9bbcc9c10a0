"""The kinds of plan, and a new plan of a kind: complete, lawful, with dots where facts are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from isodesk import facts
from isodesk.errors import UserError
from isodesk.facts import (
    AgencyRole,
    Issuer,
    PlanFacts,
    PlanKind,
    PlanStatus,
    RichText,
)
from isodesk.facts.fields import FieldContext
from isodesk.models.base import new_key
from isodesk.services.agencies import recognise
from isodesk.services.gaps import Gaps, names_of
from isodesk.services.kind_text import KindText
from isodesk.services.last_values import with_last_values
from isodesk.services.templates import (
    ByLevel,
    KindTemplate,
    StandardTemplate,
    TaskTemplate,
    Years,
    kind_templates,
    level_names,
)
from isodesk.vietnamese.periods import parse_period
from isodesk.vietnamese.text import capital_first

__all__ = ["LEVELS", "KindTemplate", "level_of", "load_kinds", "new_plan"]

LEVELS: Mapping[str, str] = {
    "province": "UBND cấp tỉnh",
    "department": "Sở, ban, ngành",
    "branch": "Chi cục và tương đương",
    "commune": "UBND xã, phường, đặc khu",
}
"""Levels of administration that issue plans, by code."""

_ABBREVIATIONS = (("HTQLCL", "Hệ thống quản lý chất lượng"),)


def load_kinds() -> Mapping[PlanKind, KindTemplate]:
    """All kinds in the order of the list; the window offers those with ``offered``."""
    return kind_templates()


def level_of(issuer: Issuer) -> str:
    """The level of administration that the issuer's full name tells, one of `LEVELS`."""
    name = issuer.full_name.lower()
    if name.startswith(("ủy ban nhân dân xã", "ủy ban nhân dân phường", "ủy ban nhân dân đặc")):
        return "commune"
    if name.startswith("chi cục"):
        return "branch"
    return "province" if not name or name.startswith("ủy ban nhân dân") else "department"


def new_plan(
    kind: PlanKind,
    issuer: Issuer,
    first_year: int,
    last_year: int,
    *,
    level: str | None = None,
    names: Mapping[str, str] | None = None,
) -> PlanFacts:
    """A draft of this kind for these years. ``names`` fill gaps that the office knows.

    ``level`` is one of `LEVELS`, told by the issuer's name (`level_of`) when left out.

    UserError when the last year comes before the first.
    """
    if last_year < first_year:
        raise UserError(f"Năm cuối {last_year} đứng trước năm đầu {first_year}. Ghi lại giai đoạn.")
    template = kind_templates()[kind]
    level = level or level_of(issuer)
    years = tuple(range(first_year, last_year + 1))
    to = template.standard_to
    gaps = Gaps(
        issuer,
        names_of(issuer, level_names()[level], names or {}),
        first_year,
        {year: new_key() for year in years} if template.unit_groups else {},
        {quantity.key: new_key() for quantity in template.quantities},
        years,
        to is not None and to.announced_by != "",
    )
    return with_last_values(_Maker(template, gaps, level).plan())


@dataclass(frozen=True)
class _Maker:
    """Makes the parts of a new plan, each from its part of the template."""

    template: KindTemplate
    gaps: Gaps
    level: str

    def plan(self) -> PlanFacts:
        head = self._head()
        tables = {table.key: new_key() for table in self.template.tables}
        groups = tuple(self._groups())
        text = KindText(self.template, self.gaps, self.level, tables, groups)
        task_groups = tuple(self._task_groups())
        budget_columns = tuple(self._budget_columns())
        return replace(
            head,
            legal_bases=tuple(text.legal_bases()),
            blocks=tuple(text.body()),
            annexes=tuple(text.annexes()),
            tables=tuple(text.tables()),
            groups=groups,
            columns=tuple(self._columns()),
            task_groups=task_groups,
            tasks=tuple(self._tasks(head, task_groups)),
            quantities=tuple(self._quantities()),
            budget_columns=budget_columns,
            budget_lines=tuple(self._lines(budget_columns)),
            recipients=tuple(self._recipients(FieldContext.of(head))),
            signatures=(self._signature(),),
        )

    def _head(self) -> PlanFacts:
        template, gaps = self.template, self.gaps
        subject = template.subject
        if template.subject_before_tcvn and not gaps.has_tcvn:
            subject = template.subject_before_tcvn
        return PlanFacts(
            new_key(),
            template.kind,
            PlanStatus.DRAFT,
            gaps.issuer,
            gaps.rich(subject),
            document_type=template.document_type,
            symbol=gaps.plain(template.symbol, lambda field: field.last),
            place=gaps.issuer.place,
            date=facts.DocumentDate(gaps.first_year),
            first_year=gaps.years[0],
            last_year=gaps.years[-1],
            standard_from=_standard(template.standard_from),
            standard_to=_standard(template.standard_to),
            abbreviations=tuple(
                facts.Abbreviation(new_key(), short, full)
                for short, full in _ABBREVIATIONS
                if f"{full} ({short})" in template.introduction
            ),
            addressees=tuple(facts.Addressee(new_key(), name) for name in template.addressees),
            file_copy=facts.FileCopy(unit=gaps.names.get("drafter", "")),
        )

    def _groups(self) -> Iterator[facts.SubjectGroup]:
        names = self.template.unit_groups
        if self.gaps.first_year < 2025:
            names = self.template.unit_groups_before_2025 or names
        for name in names:
            key = new_key()
            count = facts.FieldRef("count.group", key)
            yield facts.SubjectGroup(key, RichText.of(name.upper()), RichText.of(count, " đơn vị"))

    def _columns(self) -> Iterator[facts.MatrixColumn]:
        for year, key in self.gaps.columns.items():
            title = self.gaps.rich("Năm {y}\n{count_y} đơn vị", year)
            yield facts.MatrixColumn(key, str(year), title, year)

    def _task_groups(self) -> Iterator[facts.TaskGroup]:
        if self.template.task_groups == "year":
            for year in self.gaps.years:
                yield facts.TaskGroup(new_key(), self.gaps.rich("Năm {y}", year), year)

    def _tasks(self, head: PlanFacts, groups: tuple[facts.TaskGroup, ...]) -> Iterator[facts.Task]:
        context = FieldContext.of(head)
        offered = [t for t in self.template.tasks if t.on and self._fits(t.levels)]
        if not groups:
            for task in offered:
                yield self._task(task, context, None)
        for group in groups:
            for task in offered:
                if group.year in self._years(task):
                    yield self._task(task, context, group)

    def _years(self, task: TaskTemplate) -> tuple[int, ...]:
        years = self.gaps.years
        match task.group:
            case Years.FIRST:
                return years[:1]
            case Years.SECOND:
                return years[1:2]
            case Years.LAST:
                return years[-1:]
        return years

    def _task(
        self, task: TaskTemplate, context: FieldContext, group: facts.TaskGroup | None
    ) -> facts.Task:
        year = group.year if group else None
        waits = task.time_before_tcvn and not self.gaps.has_tcvn
        time = task.time_before_tcvn if waits else task.time
        lead, support = (
            capital_first(self.gaps.plain(text, context.show, year))
            for text in (task.lead, task.support)
        )
        agencies = recognise(lead, AgencyRole.LEAD, {}) + recognise(support, AgencyRole.SUPPORT, {})
        return facts.Task(
            new_key(),
            self.gaps.rich(task.content, year),
            group=group.key if group else "",
            period=parse_period(
                self.gaps.plain(time, context.show, year), year=year or self.gaps.first_year
            ),
            lead=lead,
            support=support,
            agencies=agencies,
            audience=self.gaps.rich(task.audience, year),
            product=self.gaps.rich(task.product, year),
        )

    def _quantities(self) -> Iterator[facts.SharedQuantity]:
        for quantity in self.template.quantities:
            key = self.gaps.quantities[quantity.key]
            yield facts.SharedQuantity(key, quantity.name, quantity.unit)

    def _budget_columns(self) -> Iterator[facts.BudgetColumn]:
        if self.template.budget:
            for year in self.gaps.years:
                yield facts.BudgetColumn(new_key(), str(year), self.gaps.rich("{y}", year), year)

    def _lines(self, columns: tuple[facts.BudgetColumn, ...]) -> Iterator[facts.BudgetLine]:
        for line in self.template.budget:
            factors = tuple(self._factor(words) for words in line.factors)
            amounts = tuple(
                facts.BudgetAmount(column.key, factors=factors) for column in columns if factors
            )
            yield facts.BudgetLine(
                new_key(),
                self.gaps.rich(line.name),
                line.level,
                amounts,
                line.price_unit,
                self.gaps.rich(line.note),
            )

    def _factor(self, words: str) -> facts.CostFactor:
        """``lớp`` counts classes; ``quantity.communes`` is the shared quantity of that name."""
        kind, _, name = words.partition(".")
        if kind != "quantity":
            return facts.CostFactor(unit=words)
        unit = next(q.unit for q in self.template.quantities if q.key == name)
        return facts.CostFactor(unit=unit, shared=self.gaps.quantities[name])

    def _recipients(self, context: FieldContext) -> Iterator[facts.Recipient]:
        for line in self._by_level(self.template.recipients):
            name, bracket, _ = self.gaps.plain(line, context.show).partition(" (b/c)")
            yield facts.Recipient(new_key(), name, "b/c" if bracket else "")

    def _signature(self) -> facts.SignatureColumn:
        *authority, post = self._by_level(self.template.signatures)
        return facts.SignatureColumn(new_key(), tuple(authority), post)

    def _by_level(self, lines: tuple[ByLevel, ...]) -> tuple[str, ...]:
        fitting = [each for each in lines if self.level in each.levels]
        fitting += [each for each in lines if not each.levels]
        return fitting[0].lines

    def _fits(self, levels: tuple[str, ...]) -> bool:
        return not levels or self.level in levels


def _standard(template: StandardTemplate | None) -> facts.Standard | None:
    if template is None:
        return None
    return facts.Standard(new_key(), template.code, template.name, template.announced_by)
