"""What a field in a text shows. One function a source; targets are stable keys, never row ids.

Formats, comma-separated: ``pad2`` (zero-padded), ``unit:triệu đồng`` (money unit of display),
``words``, ``cap`` (first letter capital), ``low`` (first letter small), ``upper``, ``chan`` (adds
chẵn), ``ngan`` (ngàn, not nghìn), ``sep:…``, ``dots`` (dots, not zero or nothing, while the fact
is not filled in). A citation prints in full where it is mentioned first, else short (see
`facts.mentions`); ``full`` and ``short`` ask for one form.

A source led by ``plan.`` is read in the plan that a paper travels with.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from isodesk.facts.costs import cost_text
from isodesk.facts.counts import Counts
from isodesk.facts.kinds import LETTER_KINDS
from isodesk.facts.mentions import LATER, plan_citations, with_mentions
from isodesk.facts.plan import PlanFacts, Standard
from isodesk.facts.references import references
from isodesk.facts.report import period_words
from isodesk.facts.report_fields import (
    money_percent,
    money_value,
    named,
    named_parts,
    named_short,
    task_value,
    unit_value,
)
from isodesk.facts.reporting import Reporting
from isodesk.facts.richtext import FieldRef, RichText
from isodesk.facts.team import person_words
from isodesk.facts.text import Citation
from isodesk.facts.totals import Totals, quantity_value, totals
from isodesk.vietnamese.amounts import MoneyUnit, format_amount, format_decimal, padded
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.text import capital_first, small_first
from isodesk.vietnamese.words import Thousand, amount_in_words, money_in_words

MONEY_UNITS: tuple[MoneyUnit, ...] = ("đồng", "nghìn đồng", "triệu đồng")

TEAM_PARTS = {
    "role": "nhiệm vụ",
    "name": "họ tên",
    "post": "chức vụ",
    "agency": "cơ quan",
    "person": "họ tên, chức vụ, cơ quan",
}

Value = int | Decimal | str | None

DOTS = "……"
"""What a field shows while its fact is there but not filled in yet."""

OF_PLAN = "plan."
"""How the sources begin that are read in the plan a paper travels with."""

NEW_EDITION = "phiên bản mới của Tiêu chuẩn quốc gia TCVN ISO 9001"
"""How a plan calls the standard to come while no TCVN of it is announced."""


@dataclass(frozen=True)
class FieldContext:
    """A plan with its totals and counts, each computed once when a field first shows it.

    ``plan`` knows which mentions of a document are later ones.
    ``counted`` are the counts where they are known already.
    """

    plan: PlanFacts
    counted: Counts | None = None

    @classmethod
    def of(cls, plan: PlanFacts) -> FieldContext:
        """What the fields of ``plan`` show."""
        return cls(with_mentions(plan))

    def after(self, plan: PlanFacts) -> FieldContext:
        """What the fields show once this plan has become ``plan``, its mentions marked."""
        return FieldContext(plan, self.counts.after(self.plan, plan))

    @cached_property
    def totals(self) -> Totals:
        """The computed budget."""
        return totals(self.plan)

    @cached_property
    def counts(self) -> Counts:
        """The subjects and marks, counted."""
        return self.counted or Counts.of(self.plan)

    @cached_property
    def citations(self) -> dict[str, Citation]:
        """The documents that fields may name, by key."""
        return plan_citations(self.plan)

    @cached_property
    def reporting(self) -> Reporting | None:
        """The figures of a report."""
        return Reporting.of(self.plan)

    @cached_property
    def reported(self) -> dict[str, FieldContext]:
        """The plans of a report on the last day of its period, by key."""
        plans = self.reporting.now if self.reporting else ()
        return {each.plan.key: FieldContext.of(each.plan) for each in plans}

    @cached_property
    def references(self) -> dict[str, str]:
        """What fields may refer to, in words, by key."""
        return references(self.plan)

    def show(self, field: FieldRef) -> str:
        """The field's text; its last value when the target is gone or the source unknown."""
        value = self.value(field)
        return field.last if value is None else formatted(value, field)

    def value(self, field: FieldRef) -> Value:
        """The value behind a field, None when there is none."""
        context: FieldContext | None = self
        if field.source.startswith(OF_PLAN):
            context = self.parent
        source = source_of(field)
        return source.read(context, field) if source and context else None

    @cached_property
    def parent(self) -> FieldContext | None:
        """The plan that a paper travels with."""
        return FieldContext.of(self.plan.parent) if self.plan.parent else None

    def is_broken(self, field: FieldRef) -> bool:
        """True when what the field points at is gone."""
        return self.value(field) is None

    def text(self, text: RichText) -> str:
        """The plain text with every field shown."""
        return text.plain(self.show)

    def refreshed(self, text: RichText) -> RichText:
        """The same text, each field's last value brought up to date."""
        return text.map_fields(lambda field: replace(field, last=self.show(field)))


@dataclass(frozen=True)
class FieldSource:
    """A source: its Vietnamese name for the insert menu and its reader."""

    title: str
    read: Callable[[FieldContext, FieldRef], Value]
    money: bool = False


def flags(field: FieldRef) -> dict[str, str]:
    """The format's flags: name → argument ("" when it has none)."""
    parts = (part.partition(":") for part in field.format.split(",") if part)
    return {name: argument for name, _, argument in parts}


def source_of(field: FieldRef) -> FieldSource | None:
    """Where a field is read; None for a source that is not known."""
    name = field.source.removeprefix(OF_PLAN)
    if name != field.source and name in QUOTES:
        return QUOTES[name]
    return SOURCES.get(name)


def formatted(value: int | Decimal | str, field: FieldRef) -> str:
    """How ``value`` prints in the field's format."""
    options = flags(field)
    source = source_of(field)
    money = source is not None and source.money
    if isinstance(value, str):
        text = value
    elif "words" in options:
        text = _in_words(int(value), options, money)
    elif money:
        text = format_amount(int(value), _unit(options.get("unit", "đồng")))
    elif "pad2" in options and value == int(value):
        text = padded(int(value))
    else:
        text = format_decimal(Decimal(value))
    if "cap" in options:
        text = capital_first(text)
    if "low" in options:
        text = small_first(text)
    return text.upper() if "upper" in options else text


def _in_words(value: int, options: dict[str, str], money: bool) -> str:
    thousand: Thousand = "ngàn" if "ngan" in options else "nghìn"
    if money:
        return money_in_words(value, exact="chan" in options, thousand=thousand)
    return amount_in_words(value, thousand=thousand)


def _unit(name: str) -> MoneyUnit:
    for unit in MONEY_UNITS:
        if unit == name:
            return unit
    return "đồng"


def _count_all(context: FieldContext, field: FieldRef) -> Value:
    return _counted(context.counts.all, field)


def _count_group(context: FieldContext, field: FieldRef) -> Value:
    known = any(group.key == field.target for group in context.plan.groups)
    return _counted(context.counts.number(field.target), field) if known else None


def _count_column(context: FieldContext, field: FieldRef) -> Value:
    known = any(column.key == field.target for column in context.plan.columns)
    return _counted(context.counts.number(column=field.target), field) if known else None


def _counted(number: int, field: FieldRef) -> Value:
    return DOTS if not number and "dots" in flags(field) else number


def _count_cell(context: FieldContext, field: FieldRef) -> Value:
    """Target ``group/column``, or several joined by ``+`` for their sum."""
    groups = {group.key for group in context.plan.groups}
    columns = {column.key for column in context.plan.columns}
    cells = [target.partition("/") for target in field.target.split("+")]
    if any(group not in groups or column not in columns for group, _, column in cells):
        return None
    return sum(context.counts.number(group, column) for group, _, column in cells)


def _count_mailing(context: FieldContext, field: FieldRef) -> Value:
    """The offices behind one entry of the mailing list, or behind all of it."""
    chosen = [e for e in context.plan.mailing if field.target in ("", e.key)]
    return sum(max(entry.count, 1) for entry in chosen) if chosen else None


def _amount(context: FieldContext, field: FieldRef) -> Value:
    line, _, column = field.target.partition("/")
    sums = context.totals
    if line not in sums.rows or (column and column not in sums.columns):
        return None
    value = sums.cells[line, column] if column else sums.rows[line]
    return _or_dots(value, field)


def _amount_column(context: FieldContext, field: FieldRef) -> Value:
    if field.target not in context.totals.columns:
        return None
    return _or_dots(context.totals.columns[field.target], field)


def _amount_total(context: FieldContext, field: FieldRef) -> Value:
    return _or_dots(context.totals.total, field) if context.plan.budget_lines else None


def _or_dots(value: int | None, field: FieldRef) -> Value:
    return DOTS if value is None and "dots" in flags(field) else value or 0


def _quantity(context: FieldContext, field: FieldRef) -> Value:
    key, _, code = field.target.partition("/")
    quantity = next((q for q in context.plan.quantities if q.key == key), None)
    if quantity is None:
        return None
    value = quantity_value(context.plan, quantity, code)
    return DOTS if value is None else value


def _price(context: FieldContext, field: FieldRef) -> Value:
    return _prices(context.plan, field.target.split("+"))


def _prices(plan: PlanFacts, targets: list[str]) -> Value:
    """The sum of the chosen lines' prices; a target is a line key or line/column."""
    total = 0
    lines = {line.key: line for line in plan.budget_lines}
    for target in targets:
        key, _, column = target.partition("/")
        if key not in lines:
            return None
        amounts = lines[key].amounts
        price = next(
            (a.price for a in amounts if a.price is not None and column in ("", a.column)), None
        )
        if price is None:
            return DOTS
        total += price
    return total


def _cost(context: FieldContext, field: FieldRef) -> Value:
    """Target a line, or line/column where its columns differ."""
    key, _, column = field.target.partition("/")
    return cost_text(
        context.plan, context.totals, key, column, DOTS if "dots" in flags(field) else ""
    )


def _members(context: FieldContext, field: FieldRef) -> Value:
    """The offices that share a subject's system: ``A; B; C``. One that ends in a mark of its own
    keeps it."""
    subject = next((s for s in context.plan.subjects if s.key == field.target), None)
    if subject is None:
        return None
    *before, last = subject.members or (DOTS,)
    marked = [m if m.endswith((",", ";")) else f"{m};" for m in before]
    return " ".join([*marked, last.rstrip(",;")])


def _count_members(context: FieldContext, field: FieldRef) -> Value:
    subject = next((s for s in context.plan.subjects if s.key == field.target), None)
    return len(subject.members) if subject else None


def _column_period(context: FieldContext, field: FieldRef) -> Value:
    column = next((c for c in context.plan.columns if c.key == field.target), None)
    if column is None:
        return None
    ends = (("từ", column.first), ("đến", column.last))
    known = " ".join(f"{word} ngày {format_date(day)}" for word, day in ends if day)
    if not known and "dots" in flags(field):
        return f"từ ngày {DOTS} đến ngày {DOTS}"
    return known or None


def _team(context: FieldContext, field: FieldRef) -> Value:
    """Target ``member/`` and one of `TEAM_PARTS`."""
    key, _, part = field.target.partition("/")
    member = next((m for m in context.plan.team if m.key == key), None)
    if member is None or part not in TEAM_PARTS:
        return None
    words: str = person_words(member) if part == "person" else getattr(member, part)
    return words or None


def _letter_deadline(context: FieldContext, field: FieldRef) -> Value:
    return context.plan.deadline.text or f"trước ngày {DOTS}"


def _receivers(context: FieldContext, field: FieldRef) -> Value:
    """``A, B và C``."""
    *before, last = [office.name for office in context.plan.receivers] or [DOTS]
    return f"{', '.join(before)} và {last}" if before else last


def _year(context: FieldContext, field: FieldRef) -> Value:
    """Target ``first``, ``last`` or ``first+1`` …"""
    base, _, offset = field.target.partition("+")
    plan = context.plan
    year = plan.last_year if base == "last" else plan.first_year
    return None if year is None else str(year + int(offset or 0))


def _years(context: FieldContext, field: FieldRef) -> Value:
    plan = context.plan
    if plan.first_year is None or plan.last_year is None:
        return None
    if plan.first_year == plan.last_year:
        return str(plan.first_year)
    separator = flags(field).get("sep", " - ")
    return f"{plan.first_year}{separator}{plan.last_year}"


def _span(context: FieldContext, field: FieldRef) -> Value:
    plan = context.plan
    if plan.first_year is None or plan.last_year is None:
        return None
    return plan.last_year - plan.first_year + 1


def _number(context: FieldContext, field: FieldRef) -> Value:
    """As it prints above: that of the decision where the plan is issued with one."""
    paper = context.plan.wrapper or context.plan
    number = paper.number.strip()
    return f"{number.zfill(2) if number.isdecimal() else number or DOTS}/{paper.symbol}"


def _date(context: FieldContext, field: FieldRef) -> Value:
    date = (context.plan.wrapper or context.plan).date
    day = date.to_date()
    if "short" in flags(field) and day:
        return format_date(day)
    return date.long_text()


def _issuer(context: FieldContext, field: FieldRef) -> Value:
    issuer = context.plan.issuer
    return (issuer.short_name if field.target == "short" else issuer.full_name) or None


def _standard(context: FieldContext, field: FieldRef) -> Value:
    """Target ``from``, ``to``, or ``new``: the latter has no name before its TCVN is announced."""
    standard: Standard | None = (
        context.plan.standard_from if field.target == "from" else context.plan.standard_to
    )
    if standard and field.target == "new" and not standard.is_national:
        return NEW_EDITION
    return standard.code if standard else None


def _citation(context: FieldContext, field: FieldRef) -> Value:
    found = context.citations.get(field.target)
    if found is None:
        return None
    is_short = not {"short", LATER}.isdisjoint(flags(field))
    return citation_short(found) if is_short else citation_full(found)


_NAMED_ALONE = ("hiến pháp", "luật", "bộ luật", "pháp lệnh")


def citation_short(citation: Citation) -> str:
    """Kind and symbol only, as later mentions print; laws by their name (Phụ lục I, II.6.b)."""
    if citation.title and citation.kind.strip().lower() in _NAMED_ALONE:
        named = citation.title.lower().startswith(citation.kind.strip().lower())
        return citation.title if named else f"{citation.kind} {citation.title}"
    return f"{citation.kind} số {citation.symbol}" if citation.symbol else citation.kind


def citation_full(citation: Citation) -> str:
    """Kind, symbol, date, issuer and title, as the first mention prints; laws by their name."""
    short = citation_short(citation)
    if citation.title and citation.title in short:
        return short
    parts = [short]
    if citation.issued_on:
        parts.append(f"ngày {format_date(citation.issued_on)}")
    if citation.issuer:
        parts.append(f"của {citation.issuer}")
    return " ".join([*parts, citation.title]).strip()


def _reference(context: FieldContext, field: FieldRef) -> Value:
    return context.references.get(field.target)


def _task_period(context: FieldContext, field: FieldRef) -> Value:
    task = next((t for t in context.plan.tasks if t.key == field.target), None)
    return task.period.text if task else None


def _task_last_day(context: FieldContext, field: FieldRef) -> Value:
    task = next((t for t in context.plan.tasks if t.key == field.target), None)
    return format_date(task.period.last) if task and task.period.last else None


def _subject(context: FieldContext, field: FieldRef) -> Value:
    return " ".join(context.text(context.plan.subject).split()) or DOTS


def _document(context: FieldContext, field: FieldRef) -> Value:
    return "Công văn" if context.plan.kind in LETTER_KINDS else context.plan.document_type


def _annex_count(context: FieldContext, field: FieldRef) -> Value:
    return len(context.plan.annexes)


def _task_count(context: FieldContext, field: FieldRef) -> Value:
    return sum(task.numbered for task in context.plan.tasks)


_LEADS_ON = re.compile(r"(?:,? (?:bao gồm|gồm|gồm có|cụ thể|như sau|cụ thể như sau))? ?:\Z")


def _block(context: FieldContext, field: FieldRef) -> Value:
    """The words of one paragraph, without what closes it or leads on to a list below it."""
    found = next((b for b in context.plan.all_blocks() if b.key == field.target), None)
    return _LEADS_ON.sub("", context.text(found.text).rstrip(" .;/")) if found else None


def _funding(context: FieldContext, field: FieldRef) -> Value:
    return "; ".join(source.name for source in context.plan.sources) or DOTS


def _of_report(
    read: Callable[..., Value], **options: bool
) -> Callable[[FieldContext, FieldRef], Value]:
    def value(context: FieldContext, field: FieldRef) -> Value:
        figures = context.reporting
        return read(figures, field.target, **options) if figures and figures.now else None

    return value


def _report_period(context: FieldContext, field: FieldRef) -> Value:
    """Target "" or ``before``."""
    scope = context.plan.report
    if scope is not None and field.target == "before":
        scope = scope.before
        return period_words(scope.first, scope.last) if scope else "–"
    return period_words(scope.first, scope.last) if scope else None


def _report_day(context: FieldContext, field: FieldRef) -> Value:
    scope = context.plan.report
    return format_date(scope.last) if scope else None


def _report_plan(context: FieldContext, field: FieldRef) -> Value:
    """Target the key of a plan, "" for all of them."""
    return _names(context, field, named, "; ")


def _report_name(context: FieldContext, field: FieldRef) -> Value:
    """The same, by number and day alone."""
    return _names(context, field, named_short, ", ")


def _names(
    context: FieldContext, field: FieldRef, name: Callable[[PlanFacts, str], str], between: str
) -> Value:
    chosen = [c for key, c in context.reported.items() if field.target in ("", key)]
    names = [name(c.plan, " ".join(c.text(c.plan.subject).split())) for c in chosen]
    return between.join(names) or None


def _report_part(context: FieldContext, field: FieldRef) -> Value:
    """The name of a group or column of a plan."""
    for each in context.reported.values():
        for key, title in named_parts(each.plan):
            if key == field.target:
                return " ".join(each.text(title).split())
    return None


QUOTES: dict[str, FieldSource] = {
    "subject": FieldSource("Trích yếu", _subject),
    "document": FieldSource("Loại văn bản", _document),
    "annex.count": FieldSource("Số phụ lục", _annex_count),
    "task.count": FieldSource("Số nhiệm vụ", _task_count),
    "block": FieldSource("Nội dung", _block),
    "funding": FieldSource("Nguồn kinh phí", _funding),
}
"""What a paper quotes of its plan beside the plan's own sources; a plan never shows its own texts,
so that no field points at a text that points back at it."""

SOURCES: dict[str, FieldSource] = {
    "count.all": FieldSource("Tổng số đối tượng", _count_all),
    "count.group": FieldSource("Số đối tượng của nhóm", _count_group),
    "count.column": FieldSource("Số đối tượng của cột", _count_column),
    "count.cell": FieldSource("Số đối tượng của nhóm theo cột", _count_cell),
    "count.mailing": FieldSource("Số nơi gửi", _count_mailing),
    "amount": FieldSource("Số tiền của nội dung chi", _amount, money=True),
    "amount.column": FieldSource("Tổng kinh phí của năm", _amount_column, money=True),
    "amount.total": FieldSource("Tổng kinh phí", _amount_total, money=True),
    "quantity": FieldSource("Số liệu dùng chung", _quantity),
    "price": FieldSource("Mức chi", _price, money=True),
    "cost": FieldSource("Cách tính nội dung chi", _cost),
    "members": FieldSource("Các cơ quan áp dụng chung", _members),
    "count.members": FieldSource("Số cơ quan áp dụng chung", _count_members),
    "column.period": FieldSource("Thời gian của cột", _column_period),
    "team": FieldSource("Thành viên đoàn", _team),
    "letter.deadline": FieldSource("Thời hạn gửi báo cáo", _letter_deadline),
    "receivers": FieldSource("Nơi nhận báo cáo", _receivers),
    "year": FieldSource("Năm thực hiện", _year),
    "years": FieldSource("Giai đoạn", _years),
    "span": FieldSource("Số năm thực hiện", _span),
    "number": FieldSource("Số, ký hiệu", _number),
    "date": FieldSource("Ngày ban hành", _date),
    "issuer": FieldSource("Cơ quan ban hành", _issuer),
    "standard": FieldSource("Tiêu chuẩn", _standard),
    "citation": FieldSource("Văn bản viện dẫn", _citation),
    "ref": FieldSource("Dẫn chiếu", _reference),
    "task.period": FieldSource("Thời gian của nhiệm vụ", _task_period),
    "deadline": FieldSource("Ngày cuối của nhiệm vụ", _task_last_day),
    "report.period": FieldSource("Kỳ báo cáo", _report_period),
    "report.day": FieldSource("Ngày chốt số liệu", _report_day),
    "report.plan": FieldSource("Kế hoạch được báo cáo", _report_plan),
    "report.name": FieldSource("Số, ngày của kế hoạch được báo cáo", _report_name),
    "report.part": FieldSource("Tên nhóm, cột", _report_part),
    "report.tasks": FieldSource("Số nhiệm vụ trong kỳ", _of_report(task_value)),
    "report.tasks_before": FieldSource("Số nhiệm vụ kỳ trước", _of_report(task_value, before=True)),
    "report.units": FieldSource("Số đơn vị trong kỳ", _of_report(unit_value)),
    "report.units_so_far": FieldSource("Số đơn vị cộng dồn", _of_report(unit_value, so_far=True)),
    "report.money": FieldSource("Kinh phí trong kỳ", _of_report(money_value), money=True),
    "report.money_percent": FieldSource("Tỷ lệ kinh phí đã thực hiện", _of_report(money_percent)),
}
