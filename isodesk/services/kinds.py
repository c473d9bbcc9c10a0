"""The kinds of plan, and a new plan of a kind: complete, lawful, with dots where facts are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from isodesk import facts
from isodesk.errors import UserError
from isodesk.facts import Issuer, PlanFacts, PlanKind, PlanStatus, ReportScope, Standard
from isodesk.facts.fields import FieldContext
from isodesk.models.base import new_key
from isodesk.services.gaps import Gaps, names_of
from isodesk.services.kind_parts import KindParts, offered_tasks, with_parts
from isodesk.services.kind_text import KindText, by_level, offered_bases
from isodesk.services.last_values import with_last_values
from isodesk.services.templates import (
    LAST_YEAR_OF_DISTRICTS,
    LEVELS,
    KindTemplate,
    fits,
    kind_templates,
    level_names,
    templates,
    usual_standards,
)
from isodesk.vietnamese.text import capital_first

__all__ = [
    "LAST_YEAR_OF_DISTRICTS",
    "LEVELS",
    "Choice",
    "KindTemplate",
    "Offer",
    "Offers",
    "level_of",
    "load_kinds",
    "load_presets",
    "new_plan",
    "offers",
    "standards_of",
    "usual_standard",
]

_ABBREVIATIONS = (("HTQLCL", "Hệ thống quản lý chất lượng"),)
_CITIES = ("hà nội", "huế", "hải phòng", "đà nẵng", "hồ chí minh", "cần thơ")
_LAST_YEAR_OF_2008 = 2020
_STANDARDS_OF_THEN = ("TCVN ISO 9001:2008", "TCVN ISO 9001:2015")
_PEOPLE = "ủy ban nhân dân "
_COMMUNES = ("xã", "phường", "đặc khu", "thị trấn")
_DISTRICTS = ("huyện", "quận", "thị xã")
_POSTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ban chỉ đạo", ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
    ("văn phòng", ("CHÁNH VĂN PHÒNG",)),
    ("thanh tra", ("CHÁNH THANH TRA",)),
    ("ban ", ("TRƯỞNG BAN",)),
    ("phòng ", ("TRƯỞNG PHÒNG",)),
)
"""Who heads an issuer whose name begins so; the others are headed as their level says."""


@dataclass(frozen=True)
class Choice:
    """What was chosen for a new plan; None takes what is usual."""

    preset: str = ""
    standard_from: Standard | None = None
    standard_to: Standard | None = None
    tasks: frozenset[int] | None = None
    bases: frozenset[str] | None = None
    recipients: frozenset[int] | None = None
    units: tuple[str, ...] = ()
    """The office's units, to whom a letter goes; without any it goes to the usual offices."""


@dataclass(frozen=True)
class Offer:
    """A line offered with a tick; ``doubt`` says what is to be checked in it."""

    id: str
    text: str
    on: bool = True
    doubt: str = ""


@dataclass(frozen=True)
class Offers:
    """What a kind offers an issuer for its years."""

    tasks: tuple[Offer, ...]
    bases: tuple[Offer, ...]
    recipients: tuple[Offer, ...]


def load_kinds() -> Mapping[PlanKind, KindTemplate]:
    """The first template of each kind in the order of the list."""
    return kind_templates()


def load_presets() -> tuple[KindTemplate, ...]:
    """The templates that a new plan is made from, in the order of the list."""
    return tuple(template for template in templates() if template.offered)


def level_of(issuer: Issuer) -> str:
    """The level of administration that the issuer's full name tells, one of `LEVELS`."""
    name = " ".join(issuer.full_name.lower().split())
    if not name:
        return "province"
    if name.startswith("chi cục"):
        return "branch"
    if not name.startswith(_PEOPLE.strip()):
        return "department"
    area = name.removeprefix(_PEOPLE)
    if area.startswith(_COMMUNES):
        return "commune"
    of_province = area.startswith("thành phố ") and not area.endswith(_CITIES)
    return "district" if of_province or area.startswith(_DISTRICTS) else "province"


def posts_of(issuer: Issuer, level: str) -> tuple[str, ...]:
    """Authority and post of who signs for the issuer."""
    name = f"{issuer.full_name.lower()} "
    found = (posts for start, posts in _POSTS if name.startswith(start))
    usual = tuple(level_names()[level]["signature"].split("\n"))
    return next(found, usual)


def usual_standard(code: str) -> Standard | None:
    """A standard of the usual list by its code."""
    found = (s for s in usual_standards() if s.code == code)
    return next((Standard(new_key(), s.code, s.name, s.announced_by) for s in found), None)


def standards_of(template: KindTemplate, first_year: int) -> tuple[str, str]:
    """The codes of the standards that such a plan usually moves from and to."""
    if template.standard_from and first_year <= _LAST_YEAR_OF_2008:
        return _STANDARDS_OF_THEN
    return template.standard_from, template.standard_to


def offers(
    template: KindTemplate, issuer: Issuer, first_year: int, last_year: int, level: str
) -> Offers:
    """What the kind offers this issuer, each line as a plan would print it."""
    maker = _Maker.of(template, issuer, first_year, last_year, level, {}, Choice())
    context = FieldContext.of(maker.head())

    def shown(text: str) -> str:
        return capital_first(maker.gaps.plain(text, context.show, first_year))

    tasks = tuple(
        Offer(str(at), shown(task.content), task.on) for at, task in offered_tasks(template, level)
    )
    bases = tuple(
        Offer(
            basis.key,
            shown(basis.printed) or f"{basis.type} số {basis.symbol} {basis.title}",
            True,
            "" if basis.sure == "found" else basis.note or "cần kiểm tra",
        )
        for basis in offered_bases(template, first_year, level)
    )
    lines = by_level(template.recipients, level)
    return Offers(tasks, bases, tuple(Offer(str(i), shown(x)) for i, x in enumerate(lines)))


def new_plan(
    kind: PlanKind,
    issuer: Issuer,
    first_year: int,
    last_year: int,
    *,
    level: str | None = None,
    names: Mapping[str, str] | None = None,
    choice: Choice | None = None,
    parent: PlanFacts | None = None,
    report: ReportScope | None = None,
    reported: tuple[PlanFacts, ...] = (),
) -> PlanFacts:
    """A draft of this kind for these years. ``names`` fill gaps that the office knows.

    ``level`` is one of `LEVELS`, told by the issuer's name (`level_of`) when left out. ``parent``
    is the plan that a paper travels with, ``report`` and ``reported`` what a report is about.

    UserError when the last year comes before the first, or there are no districts any more.
    """
    if last_year < first_year:
        raise UserError(f"Năm cuối {last_year} đứng trước năm đầu {first_year}. Ghi lại giai đoạn.")
    level = level or level_of(issuer)
    if level == "district" and first_year > LAST_YEAR_OF_DISTRICTS:
        raise UserError(
            "Từ ngày 01/7/2025 không còn UBND cấp huyện. Chọn năm đến 2025, hoặc chọn cơ quan "
            "ban hành cấp tỉnh, cấp xã."
        )
    choice = choice or Choice()
    template = next(
        (t for t in templates() if t.kind is kind and t.preset == choice.preset),
        kind_templates()[kind],
    )
    maker = _Maker.of(template, issuer, first_year, last_year, level, names or {}, choice, parent)
    maker = replace(maker, report=report, reported=reported)
    return with_last_values(maker.plan())


@dataclass(frozen=True)
class _Maker:
    """Makes a new plan from its template."""

    template: KindTemplate
    gaps: Gaps
    level: str
    choice: Choice
    parent: PlanFacts | None
    report: ReportScope | None = None
    reported: tuple[PlanFacts, ...] = ()

    @classmethod
    def of(
        cls,
        template: KindTemplate,
        issuer: Issuer,
        first_year: int,
        last_year: int,
        level: str,
        names: Mapping[str, str],
        choice: Choice,
        parent: PlanFacts | None = None,
    ) -> _Maker:
        usual_from, usual_to = standards_of(template, first_year)
        to = choice.standard_to or usual_standard(usual_to)
        choice = replace(
            choice,
            standard_to=to,
            standard_from=choice.standard_from or usual_standard(usual_from),
        )
        years = tuple(range(first_year, last_year + 1))
        codes = [mode.code for mode in template.modes]
        if not codes and template.unit_groups and _has_units(template, level):
            codes = [str(year) for year in years]
        known = level_names(first_year <= LAST_YEAR_OF_DISTRICTS)[level]
        gaps = Gaps(
            issuer,
            names_of(issuer, level, known, names),
            years,
            {code: new_key() for code in codes},
            {q.key: new_key() for q in template.quantities if fits(q.levels, level)},
            to is not None and to.is_national,
        )
        return cls(template, gaps, level, choice, parent)

    def plan(self) -> PlanFacts:
        template = self.template
        keys = {table.key: new_key() for table in template.tables}
        keys |= {table.key: new_key() for table in template.free_tables}
        keys |= {form.key: new_key() for form in template.forms}
        for plan in self.reported:
            keys |= {f"{table.key}/{plan.key}": new_key() for table in template.tables}
            keys |= {f"annex/{a.table}/{plan.key}": new_key() for a in template.annexes}
        choice = self.choice
        parts = KindParts(template, self.gaps, self.level, choice.tasks, choice.units)
        head = with_parts(parts, self.head(), keys, self.choice.recipients)
        text = KindText(template, self.gaps, self.level, keys, head, self.choice.bases)
        tables = tuple(text.tables())
        shown = {table.target for table in tables}
        return replace(
            head,
            legal_bases=tuple(text.legal_bases()),
            blocks=tuple(text.body()),
            annexes=tuple(text.annexes()),
            tables=tables,
            free_tables=tuple(t for t in head.free_tables if t.key in shown),
            signatures=parts.signatures(posts_of(self.gaps.issuer, self.level)),
        )

    def head(self) -> PlanFacts:
        """The plan with what stands in its own row."""
        template, gaps = self.template, self.gaps
        subject = template.subject
        if template.subject_before_tcvn and not gaps.has_tcvn:
            subject = template.subject_before_tcvn
        return PlanFacts(
            new_key(),
            template.kind,
            PlanStatus.DRAFT,
            _as_printed(gaps.issuer),
            _begun_large(gaps).rich(subject),
            document_type=template.document_type,
            symbol=gaps.plain(_symbol(template.symbol, gaps), lambda field: field.last),
            place=gaps.issuer.place,
            date=facts.DocumentDate(gaps.first_year),
            first_year=gaps.years[0],
            last_year=gaps.years[-1],
            standard_from=self.choice.standard_from,
            standard_to=self.choice.standard_to,
            abbreviations=tuple(self._abbreviations()),
            file_copy=facts.FileCopy(unit=gaps.names.get("drafter", ""))
            if template.filed
            else None,
            travels_with=self.parent.key if self.parent else "",
            parent=self.parent,
            report=self.report,
            reported=self.reported,
        )

    def _abbreviations(self) -> Iterator[facts.Abbreviation]:
        written = "\n".join(by_level(self.template.introduction, self.level))
        for short, full in _ABBREVIATIONS:
            if f"{full} ({short})" in written:
                yield facts.Abbreviation(new_key(), short, full)


def _symbol(template: str, gaps: Gaps) -> str:
    """The symbol; without the drafter's part, and the dash before it, when nobody gave that."""
    return template if "unit_abbr" in gaps.names else template.replace("-{unit_abbr}", "")


def _begun_large(gaps: Gaps) -> Gaps:
    """A subject typed in small letters begins with a large one where it stands first."""
    typed = gaps.names.get("subject", "")
    return replace(gaps, names={**gaps.names, "subject": capital_first(typed)}) if typed else gaps


def _as_printed(issuer: Issuer) -> Issuer:
    """A people's committee stands alone in its letterhead; other offices under their superior."""
    if f"{issuer.full_name.lower()} ".startswith(_PEOPLE):
        return replace(issuer, superior=())
    return issuer


def _has_units(template: KindTemplate, level: str) -> bool:
    return bool(by_level(template.unit_groups, level))
