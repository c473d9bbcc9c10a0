"""The written part of a new plan of a kind: bases, sections, tables and annexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from isodesk import facts
from isodesk.facts import BasesForm, Block, BlockKind, RichText
from isodesk.models.base import new_key
from isodesk.services.gaps import Gaps
from isodesk.services.templates import (
    BasisTemplate,
    KindTemplate,
    SectionTemplate,
    legal_bases,
)

_LEADS = {BasesForm.LIST: "", BasesForm.LINES: "Căn cứ", BasesForm.RUN_IN: ""}


@dataclass(frozen=True)
class KindText:
    """Writes the text of a template; ``table_keys`` gives each table's key by its template's."""

    template: KindTemplate
    gaps: Gaps
    level: str
    table_keys: Mapping[str, str]
    groups: Sequence[facts.SubjectGroup]

    def legal_bases(self) -> Iterator[facts.LegalBasis]:
        """The kind's bases; a document that does not exist yet is left out."""
        known = {basis.key: basis for basis in legal_bases().bases}
        offered = [known[key] for key in self.template.bases]
        first = "Thực hiện" if self.template.opening is BasesForm.RUN_IN else None
        for basis in offered:
            if basis.symbol or basis.printed:
                lead = first or _LEADS[self.template.opening]
                first = None
                yield self._basis(basis, lead)

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
        )
        return facts.LegalBasis(new_key(), lead, printed, citation)

    def body(self) -> Iterator[Block]:
        """The blocks of the body, the closing words last."""
        if not any(section.bases for section in self.template.sections):
            yield from self._opening()
        for section in self.template.sections:
            yield Block(new_key(), BlockKind.HEADING, self.gaps.rich(section.title))
            if section.bases:
                yield from self._opening()
            yield from self._section(section)
        yield self._plain(self.template.closing)

    def _opening(self) -> Iterator[Block]:
        yield Block(new_key(), BlockKind.LEGAL_BASES, form=self.template.opening)
        yield self._plain(self.template.introduction)

    def _section(self, section: SectionTemplate) -> Iterator[Block]:
        if len(section.text) == 1:
            yield self._plain(section.text[0])
        elif section.text:
            for text in section.text:
                yield Block(new_key(), BlockKind.NUMBERED, self.gaps.rich(text), 2)
        if section.count_groups:
            yield from self._group_counts()
        for part in section.parts:
            yield from self._titled(part.title, part.text)
        for agency in section.agencies:
            if not agency.levels or self.level in agency.levels:
                yield from self._titled(agency.name, agency.text)
        if section.table:
            yield self._table_block(section.table)

    def _titled(self, title: str, text: tuple[str, ...]) -> Iterator[Block]:
        yield Block(new_key(), BlockKind.HEADING, self.gaps.rich(title), 2)
        if len(text) == 1:
            yield self._plain(text[0])
            return
        for words in text:
            yield Block(new_key(), BlockKind.BULLET, self.gaps.rich(words))

    def _group_counts(self) -> Iterator[Block]:
        """A dash for each group of units with its count."""
        names = self.template.unit_groups
        if self.gaps.first_year < 2025:
            names = self.template.unit_groups_before_2025 or names
        for i, (name, group) in enumerate(zip(names, self.groups, strict=True), 1):
            count = facts.FieldRef("count.group", group.key)
            end = "." if i == len(names) else ";"
            text = RichText.of(f"{name}: ", count, f" đơn vị{end}")
            yield Block(new_key(), BlockKind.BULLET, text)

    def tables(self) -> Iterator[facts.PlanTable]:
        """The kind's tables, a column for each year where the template says so."""
        for table in self.template.tables:
            yield facts.PlanTable(
                self.table_keys[table.key],
                table.source,
                tuple(self._columns(table.columns)),
                table.numbering,
                table.times,
                unit=table.unit,
                unit_line=table.unit_line,
                total=self.gaps.rich(table.total),
            )

    def _columns(self, columns: tuple[facts.TableColumn, ...]) -> Iterator[facts.TableColumn]:
        for column in columns:
            if "{y}" not in column.code:
                yield column
                continue
            for year in self.gaps.years:
                yield replace(column, code=column.code.replace("{y}", str(year)))

    def annexes(self) -> Iterator[facts.Annex]:
        """The kind's annexes, each with its table."""
        for annex in self.template.annexes:
            after = tuple(
                Block(new_key(), BlockKind.NOTE, self.gaps.rich(words)) for words in annex.after
            )
            yield facts.Annex(
                new_key(),
                self.gaps.rich(annex.title),
                (self._table_block(annex.table), *after),
                orientation=annex.orientation,
            )

    def _table_block(self, table: str) -> Block:
        return Block(new_key(), BlockKind.TABLE, table=self.table_keys[table])

    def _plain(self, words: str) -> Block:
        return Block(new_key(), BlockKind.PLAIN, self.gaps.rich(words))
