"""The rows of a new plan of a kind: groups, tasks, budget, team, forms, recipients."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from isodesk import facts
from isodesk.facts import AgencyRole, PlanFacts, RichText
from isodesk.facts.fields import FieldContext
from isodesk.models.base import new_key
from isodesk.services.agencies import recognise
from isodesk.services.gaps import Gaps
from isodesk.services.kind_text import by_level, unit_groups
from isodesk.services.templates import KindTemplate, TaskTemplate, Years, fits
from isodesk.vietnamese.periods import parse_period
from isodesk.vietnamese.text import capital_first, fold

_NUMBER_AND_UNIT = re.compile(r"(\d+) (.+)")


@dataclass(frozen=True)
class KindParts:
    """Makes rows from a template; ``tasks`` are the positions of those chosen, None for usual.

    ``units`` are the office's own, whom a letter goes to in place of the usual offices.
    """

    template: KindTemplate
    gaps: Gaps
    level: str
    tasks: Collection[int] | None = None
    units: Sequence[str] = ()

    def groups(self) -> Iterator[facts.SubjectGroup]:
        """The groups of units."""
        for name in unit_groups(self.template, self.gaps, self.level):
            key = new_key()
            count = facts.FieldRef("count.group", key, "pad2,dots")
            if self.template.modes:
                word = self.template.unit_word
                yield facts.SubjectGroup(key, RichText.of(f"{name} (", count, f" {word})"))
            else:
                note = RichText.of(count, f" {self.template.unit_word}")
                yield facts.SubjectGroup(key, RichText.of(name.upper()), note)

    def columns(self) -> Iterator[facts.MatrixColumn]:
        """A column of marks a year, or a way of inspecting."""
        for mode in self.template.modes:
            title = self.gaps.rich(mode.title)
            yield facts.MatrixColumn(self.gaps.columns[mode.code], mode.code, title)
        for year in self.gaps.years if not self.template.modes else ():
            if str(year) in self.gaps.columns:
                title = self.gaps.rich("Năm {y}\n{count_y} đơn vị", year)
                yield facts.MatrixColumn(self.gaps.columns[str(year)], str(year), title, year)

    def task_groups(self) -> Iterator[facts.TaskGroup]:
        """A group a year, where the template says so."""
        if self.template.task_groups == "year":
            for year in self.gaps.years:
                yield facts.TaskGroup(new_key(), self.gaps.rich("Năm {y}", year), year)

    def task_rows(self, head: PlanFacts) -> Iterator[facts.Task]:
        """The tasks chosen, year by year."""
        context = FieldContext.of(head)
        offered = [task for at, task in offered_tasks(self.template, self.level) if self._on(at)]
        if not head.task_groups:
            for task in offered:
                yield self._task(task, context, None)
        for group in head.task_groups:
            for task in offered:
                if group.year in years_of(task, self.gaps.years):
                    yield self._task(task, context, group)

    def _on(self, at: int) -> bool:
        return self.template.tasks[at].on if self.tasks is None else at in self.tasks

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

    def quantities(self) -> Iterator[facts.SharedQuantity]:
        """The quantities to be typed."""
        for quantity in self.template.quantities:
            if quantity.key in self.gaps.quantities:
                key = self.gaps.quantities[quantity.key]
                yield facts.SharedQuantity(key, quantity.name, quantity.unit)

    def sources(self, context: FieldContext) -> Iterator[facts.FundingSource]:
        """Where the money comes from."""
        if self.template.funding:
            yield facts.FundingSource(
                new_key(), self.gaps.plain(self.template.funding, context.show)
            )

    def budget_columns(self) -> Iterator[facts.BudgetColumn]:
        """A column a year."""
        if self.template.budget:
            for year in self.gaps.years:
                yield facts.BudgetColumn(new_key(), str(year), self.gaps.rich("{y}", year), year)

    def lines(self, head: PlanFacts) -> Iterator[facts.BudgetLine]:
        """The budget lines, without amounts."""
        source = head.sources[0].key if head.sources else ""
        for line in self.template.budget:
            if not line.on or not fits(line.levels, self.level):
                continue
            factors = tuple(self._factor(words) for words in line.factors)
            amounts = tuple(
                facts.BudgetAmount(column.key, factors=factors)
                for column in head.budget_columns
                if factors
            )
            yield facts.BudgetLine(
                new_key(),
                self.gaps.rich(line.name),
                line.level,
                amounts,
                line.price_unit,
                self.gaps.rich(line.note),
                source,
            )

    def _factor(self, words: str) -> facts.CostFactor:
        kind, _, name = words.partition(".")
        if kind == "quantity":
            unit = next(q.unit for q in self.template.quantities if q.key == name)
            return facts.CostFactor(unit=unit, shared=self.gaps.quantities[name], padding=2)
        counted = _NUMBER_AND_UNIT.fullmatch(words)
        if counted:
            return facts.CostFactor(Decimal(counted[1]), counted[2], padding=len(counted[1]))
        return facts.CostFactor(unit=words)

    def team(self, context: FieldContext) -> Iterator[facts.TeamMember]:
        """The inspectors."""
        for member in self.template.team:
            agency = self.gaps.plain(member.agency, context.show)
            yield facts.TeamMember(new_key(), member.role, agency=capital_first(agency))

    def free_tables(self, keys: Mapping[str, str]) -> Iterator[facts.FreeTable]:
        """The free tables with their rows."""
        for table in self.template.free_tables:
            rows = tuple(
                facts.FreeRow(new_key(), tuple(self.gaps.rich(cell) for cell in row), at == 0)
                for at, row in enumerate(table.rows)
            )
            yield facts.FreeTable(keys[table.key], table.name, rows)

    def forms(self, keys: Mapping[str, str]) -> Iterator[facts.IndicatorForm]:
        """The forms with their indicators."""
        for form in self.template.forms:
            indicators = tuple(
                facts.Indicator(new_key(), self.gaps.rich(name), int(level), unit)
                for level, name, unit in form.indicators
            )
            columns = tuple(
                facts.IndicatorColumn(code, self.gaps.rich(title)) for code, title in form.columns
            )
            yield facts.IndicatorForm(
                keys[form.key], self.gaps.rich(form.name), columns, indicators
            )

    def addressees(self, context: FieldContext) -> Iterator[facts.Addressee]:
        """Kính gửi."""
        for name in by_level(self.template.addressees, self.level):
            yield facts.Addressee(new_key(), capital_first(self.gaps.plain(name, context.show)))

    def mailing(self) -> Iterator[facts.MailingEntry]:
        """Who the letter goes to, one by one; nobody writes to himself."""
        own = fold(self.gaps.issuer.full_name)
        usual = by_level(self.template.mailing, self.level)
        for name in (usual and self.units) or usual:
            if f"{own} ".startswith(f"{fold(name)} "):
                continue
            yield facts.MailingEntry(new_key(), self.gaps.rich(name))

    def receivers(self, context: FieldContext) -> Iterator[facts.ReceivingOffice]:
        """Who the answers go to."""
        for name in self.template.receivers:
            yield facts.ReceivingOffice(new_key(), self.gaps.plain(name, context.show))

    def recipients(
        self, context: FieldContext, chosen: Collection[int] | None
    ) -> Iterator[facts.Recipient]:
        """Nơi nhận, those chosen."""
        for at, line in enumerate(by_level(self.template.recipients, self.level)):
            if chosen is None or at in chosen:
                yield recipient(self.gaps.plain(line, context.show))

    def signatures(self, posts: tuple[str, ...]) -> tuple[facts.SignatureColumn, ...]:
        """The signers: several parties as the template names them, else the head of the issuer."""
        if self.template.signers:
            return tuple(
                facts.SignatureColumn(new_key(), post=post) for post in self.template.signers
            )
        *authority, post = by_level(self.template.signatures, self.level) or posts
        other = ""
        if post == "PHÓ TRƯỞNG BAN":
            other = "PHÓ GIÁM ĐỐC SỞ ……"
        return (facts.SignatureColumn(new_key(), tuple(authority), post, other),)


def offered_tasks(template: KindTemplate, level: str) -> Iterator[tuple[int, TaskTemplate]]:
    """The tasks for this level with their positions in the template."""
    for at, task in enumerate(template.tasks):
        if fits(task.levels, level):
            yield at, task


def years_of(task: TaskTemplate, years: tuple[int, ...]) -> tuple[int, ...]:
    """The years of the plan in which a task is offered."""
    match task.group:
        case Years.FIRST:
            return years[:1]
        case Years.SECOND:
            return years[1:2]
        case Years.LAST:
            return years[-1:]
    return years


def recipient(line: str) -> facts.Recipient:
    """``Tỉnh ủy (b/c)`` as name and purpose."""
    name, bracket, _ = line.partition(" (b/c)")
    return facts.Recipient(new_key(), capital_first(name), "b/c" if bracket else "")


def with_parts(
    parts: KindParts, head: PlanFacts, keys: Mapping[str, str], chosen: Collection[int] | None
) -> PlanFacts:
    """``head`` with every part but its text, tables and signers."""
    head = replace(
        head,
        groups=tuple(parts.groups()),
        columns=tuple(parts.columns()),
        task_groups=tuple(parts.task_groups()),
        quantities=tuple(parts.quantities()),
        sources=tuple(parts.sources(FieldContext.of(head))),
        budget_columns=tuple(parts.budget_columns()),
        free_tables=tuple(parts.free_tables(keys)),
        indicator_forms=tuple(parts.forms(keys)),
        mailing=tuple(parts.mailing()),
    )
    context = FieldContext.of(head)
    return replace(
        head,
        budget_lines=tuple(parts.lines(head)),
        tasks=tuple(parts.task_rows(head)),
        team=tuple(parts.team(context)),
        addressees=tuple(parts.addressees(context)),
        receivers=tuple(parts.receivers(context)),
        recipients=tuple(parts.recipients(context, chosen)),
    )
