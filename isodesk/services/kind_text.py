"""The written part of a new plan of a kind: bases, sections, tables and annexes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from isodesk import facts
from isodesk.facts import BasesForm, Block, BlockKind, FieldRef, PlanFacts, RichText, Standard
from isodesk.facts.reporting import Reported, Reporting
from isodesk.facts.summing_up import unit_summaries
from isodesk.models.base import new_key
from isodesk.services.announcing import announcing_citation
from isodesk.services.gaps import Gaps
from isodesk.services.report_text import ReportText, has_pictures
from isodesk.services.templates import (
    LAST_YEAR_OF_DISTRICTS,
    AnnexTemplate,
    BasisTemplate,
    ByLevel,
    KindTemplate,
    Needs,
    PartTemplate,
    SectionTemplate,
    TableTemplate,
    fits,
    legal_bases,
)

_LEADS = {BasesForm.LIST: "", BasesForm.LINES: "Căn cứ", BasesForm.RUN_IN: ""}
_MOST_QUOTED, _LONGEST_QUOTED = 1, 320
_QUOTABLE = frozenset(BlockKind) - {BlockKind.HEADING, BlockKind.TABLE}


def by_level(lines: Sequence[ByLevel], level: str) -> tuple[str, ...]:
    """The lines for this level, else those for all others."""
    fitting = [each for each in lines if each.levels and fits(each.levels, level)]
    fitting += [each for each in lines if not each.levels]
    return fitting[0].lines if fitting else ()


def unit_groups(template: KindTemplate, gaps: Gaps, level: str) -> tuple[str, ...]:
    """The names of the groups of units, with districts in a plan that begins before they end."""
    past = template.unit_groups_until_2025_06_30
    of_past = gaps.first_year <= LAST_YEAR_OF_DISTRICTS and past
    names = by_level(past if of_past else template.unit_groups, level)
    return tuple(gaps.plain(name, lambda field: field.last) for name in names)


def offered_bases(template: KindTemplate, year: int, level: str) -> Iterator[BasisTemplate]:
    """The documents of the list that a plan of this year may rest on."""
    known = {basis.key: basis for basis in legal_bases().bases}
    for key in template.bases:
        basis = known[key]
        if (basis.symbol or basis.printed) and basis.may_stand_in(year, level):
            yield basis


@dataclass(frozen=True)
class KindText:
    """Writes the text of a template.

    ``keys`` gives the key of each table, free table and form by its template's; ``head`` holds
    what the text speaks of: groups, team, budget lines, the plan that a paper travels with.
    """

    template: KindTemplate
    gaps: Gaps
    level: str
    keys: Mapping[str, str]
    head: PlanFacts
    bases: Collection[str] | None = None

    def legal_bases(self) -> Iterator[facts.LegalBasis]:
        """The kind's bases, those chosen; a document that does not exist yet is left out."""
        offered = [
            basis
            for basis in offered_bases(self.template, self.gaps.first_year, self.level)
            if self.bases is None or basis.key in self.bases
        ]
        first = "Thực hiện" if self.template.opening is BasesForm.RUN_IN else None
        for basis in offered:
            lead = first or _LEADS[self.template.opening]
            if basis.printed.startswith(("Theo ", "Xét ")):
                lead = ""
            first = None
            yield self._basis(basis, lead)
        for announcing in self._announcing({basis.symbol for basis in offered}):
            yield replace(announcing, lead=_LEADS[self.template.opening])

    def _announcing(self, present: Collection[str]) -> Iterator[facts.LegalBasis]:
        """The decisions that announce the standards, where the template rests on such."""
        if "tcvn_new" not in self.template.bases:
            return
        for standard in (self.head.standard_from, self.head.standard_to):
            basis = announcing_basis(standard)
            if basis and basis.citation and basis.citation.symbol not in present:
                yield basis

    def _basis(self, basis: BasisTemplate, lead: str) -> facts.LegalBasis:
        printed = self.gaps.rich(basis.printed)
        if not basis.symbol:
            return facts.LegalBasis(new_key(), lead, printed)
        citation = facts.Citation(
            new_key(),
            basis.type,
            basis.symbol,
            basis.date,
            basis.effective,
            basis.issuer,
            basis.title,
            unsure=basis.unsure,
        )
        return facts.LegalBasis(new_key(), lead, printed, citation)

    def body(self) -> Iterator[Block]:
        """The blocks of the body, the closing words last."""
        if not any(section.bases for section in self.template.sections):
            yield from self._opening()
        for section in self.template.sections:
            if fits(section.levels, self.level) and self._has(section.needs):
                yield from self._section(section)
        if self.template.closing:
            yield self._plain(self.template.closing)

    def _opening(self) -> Iterator[Block]:
        if self.template.bases:
            yield Block(new_key(), BlockKind.LEGAL_BASES, form=self.template.opening)
        for words in by_level(self.template.introduction, self.level):
            yield self._plain(words)

    def _section(self, section: SectionTemplate) -> Iterator[Block]:
        yield from self._title(section)
        if section.bases:
            yield from self._opening()
        yield from self._paragraphs(section)
        if section.count_groups:
            yield from self._group_counts()
        for part in section.parts:
            if fits(part.levels, self.level) and self._has(part.needs):
                yield from self._part(part)
        if section.report:
            yield from ReportText(self.head, self.keys).part(section.report)
        if section.team:
            yield from self._team()
        yield from self._agencies(section)
        if section.costs:
            yield from self._costs()
        if section.table:
            yield Block(new_key(), BlockKind.TABLE, table=self.keys[section.table])
        for words in section.after:
            yield self._plain(words)

    def _title(self, section: SectionTemplate) -> Iterator[Block]:
        title = self.gaps.rich(section.title)
        if section.centred:
            bold = RichText(tuple(_bold(part) for part in title.parts))
            yield Block(new_key(), BlockKind.PLAIN, bold, centred=True)
        elif section.title:
            # The articles of a short decision are sentences, not titles.
            level = 2 if section.kind is BlockKind.ARTICLE else 1
            yield Block(new_key(), section.kind, title, level)

    def _agencies(self, section: SectionTemplate) -> Iterator[Block]:
        for agency in section.agencies:
            if fits(agency.levels, self.level):
                yield from self._titled(agency.name, agency.text)

    def _paragraphs(self, section: SectionTemplate) -> Iterator[Block]:
        if section.dashes:
            yield from self._dashes(section.text)
        elif len(section.text) == 1 or section.kind is not BlockKind.HEADING:
            for words in section.text:
                yield self._plain(words)
        else:
            for words in section.text:
                yield Block(new_key(), BlockKind.NUMBERED, self.gaps.rich(words), 2)

    def _part(self, part: PartTemplate) -> Iterator[Block]:
        quoted = tuple(self._quoted(part.quote)) if part.quote else ()
        if part.quote and not quoted:
            return
        if part.report:
            yield Block(new_key(), BlockKind.HEADING, self.gaps.rich(part.title), 2)
            yield from ReportText(self.head, self.keys).part(part.report)
            return
        if part.title:
            yield from self._titled(part.title, part.text)
        else:
            for words in part.text:
                yield Block(new_key(), BlockKind.NUMBERED, self.gaps.rich(words), 2)
        yield from quoted

    def _titled(self, title: str, text: tuple[str, ...]) -> Iterator[Block]:
        yield Block(new_key(), BlockKind.HEADING, self.gaps.rich(title), 2)
        if len(text) == 1:
            yield self._plain(text[0])
        else:
            yield from self._dashes(text)

    def _dashes(self, text: tuple[str, ...]) -> Iterator[Block]:
        for words in text:
            yield Block(new_key(), BlockKind.BULLET, self.gaps.rich(words))

    def _quoted(self, title: str) -> Iterator[Block]:
        """What short paragraph the plan's section of this title begins with, as a field of it."""
        plan = self.head.parent
        shown: list[str] = []
        inside = False
        for block in plan.blocks if plan else ():
            if block.kind is BlockKind.HEADING and block.level == 1:
                inside = title in block.text.plain().upper()
            elif (
                inside
                and block.kind in _QUOTABLE
                and 0 < len(block.text.plain()) <= _LONGEST_QUOTED
            ):
                shown.append(block.key)
        for key in shown[:_MOST_QUOTED]:
            yield Block(new_key(), BlockKind.BULLET, RichText.of(FieldRef("plan.block", key), "."))

    def _has(self, needs: Needs) -> bool:
        plans = (self.head.parent,) if self.head.parent else self.head.reported
        match needs:
            case Needs.BUDGET:
                return any(plan.budget_lines for plan in plans)
            case Needs.NO_BUDGET:
                return not any(plan.budget_lines for plan in plans)
            case Needs.SUBJECTS:
                return any(plan.subjects for plan in plans)
            case Needs.TASKS:
                return any(plan.tasks for plan in plans)
        return True

    def _group_counts(self) -> Iterator[Block]:
        """A dash for each group of units with its count."""
        names = unit_groups(self.template, self.gaps, self.level)
        for i, (name, group) in enumerate(zip(names, self.head.groups, strict=True), 1):
            count = FieldRef("count.group", group.key, "pad2,dots")
            end = "." if i == len(names) else ";"
            text = RichText.of(f"{name}: ", count, f" {self.template.unit_word}{end}")
            yield Block(new_key(), BlockKind.BULLET, text)

    def _team(self) -> Iterator[Block]:
        for i, member in enumerate(self.head.team, 1):
            role, person = (FieldRef("team", f"{member.key}/{part}") for part in ("role", "person"))
            end = "." if i == len(self.head.team) else ";"
            yield Block(new_key(), BlockKind.BULLET, RichText.of(role, ": ", person, end))

    def _costs(self) -> Iterator[Block]:
        """Each budget line as a dash: how it comes about, or its amount."""
        lines = self.head.budget_lines
        for i, line in enumerate(lines, 1):
            cost = FieldRef("amount", line.key, "dots")
            words: tuple[str | FieldRef, ...] = (cost, " đồng")
            if any(amount.factors for amount in line.amounts):
                words = (FieldRef("cost", line.key, "dots"),)
            end = "." if i == len(lines) else ";"
            text = RichText.of(*line.name.parts, ": ", *words, end)
            yield Block(new_key(), BlockKind.BULLET, text)

    def tables(self) -> Iterator[facts.PlanTable]:
        """The kind's tables, a column for each year where the template says so."""
        level = self.level
        used = {s.table for s in self.template.sections if fits(s.levels, level)}
        used |= {a.table for a in self.template.annexes if fits(a.levels, level)}
        for table in self.template.tables:
            if table.source in facts.REPORT_SOURCES:
                for plan in self.head.reported:
                    if not self._shows(table.source, plan):
                        continue
                    key = self.keys[f"{table.key}/{plan.key}"]
                    yield replace(self._table(table), key=key, target=plan.key)
            elif table.key in used:
                yield self._table(table)

    def _shows(self, source: facts.TableSource, plan: PlanFacts) -> bool:
        """Whether a report's table or pictures have something of ``plan`` to show."""
        scope = self.head.report
        if source is facts.TableSource.UNITS:
            return scope is not None and bool(unit_summaries(Reported.of(plan, scope)))
        if source is facts.TableSource.CHARTS:
            return has_pictures(plan)
        return True

    def _table(self, table: TableTemplate) -> facts.PlanTable:
        return facts.PlanTable(
            self.keys[table.key],
            table.source,
            tuple(self._columns(table.columns)),
            table.numbering,
            table.times,
            index_row=table.index_row,
            unit=table.unit,
            unit_line=table.unit_line,
            total=self.gaps.rich(table.total),
            repeat=table.repeat,
            target=self.keys.get(table.target, table.target),
            form=table.form,
            zero=table.zero,
        )

    def _columns(self, columns: tuple[facts.TableColumn, ...]) -> Iterator[facts.TableColumn]:
        for column in columns:
            title = self.gaps.rich(column.title.plain())
            if "{y}" not in column.code:
                yield replace(column, title=title)
                continue
            for year in self.gaps.years:
                yield replace(column, code=column.code.replace("{y}", str(year)))

    def annexes(self) -> Iterator[facts.Annex]:
        """The kind's annexes, each with its table."""
        for annex in self.template.annexes:
            if not fits(annex.levels, self.level):
                continue
            if annex.of_plans:
                yield from self._annexes_of_plans(annex)
                continue
            after = tuple(
                Block(new_key(), BlockKind.NOTE, self.gaps.rich(words)) for words in annex.after
            )
            table = Block(new_key(), BlockKind.TABLE, table=self.keys[annex.table])
            yield facts.Annex(
                new_key(),
                self.gaps.rich(annex.title),
                (table, *after),
                annex.style,
                annex.reference,
                orientation=annex.orientation,
            )

    def _annexes_of_plans(self, annex: AnnexTemplate) -> Iterator[facts.Annex]:
        """One for each plan of a report that has something to show in the annex's table."""
        figures = Reporting.of(self.head)
        source = next(t.source for t in self.template.tables if t.key == annex.table)
        for each in figures.now if figures else ():
            if not self._shows(source, each.plan):
                continue
            table = Block(
                new_key(), BlockKind.TABLE, table=self.keys[f"{annex.table}/{each.plan.key}"]
            )
            name = FieldRef("report.name", each.plan.key)
            of_plan = (f"{annex.title} ", name) if len(self.head.reported) > 1 else (annex.title,)
            yield facts.Annex(
                self.keys[f"annex/{annex.table}/{each.plan.key}"],
                RichText.of(*of_plan),
                (table,),
                orientation=annex.orientation,
            )

    def _plain(self, words: str) -> Block:
        return Block(new_key(), BlockKind.PLAIN, self.gaps.rich(words))


def announcing_basis(standard: Standard | None) -> facts.LegalBasis | None:
    """The decision that announces a standard as a basis; None where none is written down."""
    if standard is None or not standard.announced_by:
        return None
    citation = announcing_citation(standard.announced_by)
    if citation is None:
        return facts.LegalBasis(new_key(), "", RichText.of(standard.announced_by))
    return facts.LegalBasis(new_key(), "", citation=citation)


def _bold(part: facts.Inline) -> facts.Inline:
    return part if isinstance(part, facts.Tab) else replace(part, bold=True)


def _is_short(block: Block) -> bool:
    return 0 < len(block.text.plain()) <= _LONGEST_QUOTED
