"""The words of a kind become the text of a plan: gaps are filled, or print as dots."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from isodesk.facts import Blank, FieldRef, Issuer, RichText
from isodesk.facts.fields import DOTS
from isodesk.facts.richtext import Inline

_GAP = re.compile(r"\{([^{}]+)\}")
_STAGE = re.compile(r"(giai đoạn|Giai đoạn|GIAI ĐOẠN) \{years\}")
_YEAR = {"giai đoạn": "năm", "Giai đoạn": "Năm", "GIAI ĐOẠN": "NĂM"}
_PROVINCE = re.compile(r"(?:tỉnh|thành phố) \S.*$", re.IGNORECASE)
_TOWNS = ("phường", "đặc khu")
_COMMITTEE_OF_PEOPLE = "Ủy ban nhân dân "
_FIELDS: Mapping[str, FieldRef] = {
    "agency": FieldRef("issuer"),
    "short": FieldRef("issuer", "short"),
    "year": FieldRef("year", "first"),
    "year+1": FieldRef("year", "first+1"),
    "year-1": FieldRef("year", "first+-1"),
    "first_year": FieldRef("year", "first"),
    "last_year": FieldRef("year", "last"),
    "years": FieldRef("years"),
    "count_years": FieldRef("span", "", "pad2"),
    "count_all": FieldRef("count.all", "", "pad2,dots"),
    "standard": FieldRef("standard", "to"),
    "standard_from": FieldRef("standard", "from"),
    "standard_to": FieldRef("standard", "to"),
    "standard_new": FieldRef("standard", "new"),
    "total": FieldRef("amount.total", "", "dots"),
    "total_words": FieldRef("amount.total", "", "words,chan,cap,dots"),
    "deadline": FieldRef("letter.deadline", bold=True),
    "receivers": FieldRef("receivers"),
    "report.name": FieldRef("report.name"),
    "report.plan": FieldRef("report.plan"),
    "report.period": FieldRef("report.period"),
    "report.day": FieldRef("report.day"),
    "plan.subject": FieldRef("plan.subject", "", "low"),
    "plan.document": FieldRef("plan.document"),
    "plan.count_all": FieldRef("plan.count.all", "", "pad2"),
    "plan.count_tasks": FieldRef("plan.task.count", "", "pad2"),
    "plan.years": FieldRef("plan.years"),
    "plan.count_years": FieldRef("plan.span", "", "pad2"),
    "plan.year": FieldRef("plan.year", "first"),
    "plan.total": FieldRef("plan.amount.total", "", "dots"),
    "plan.total_words": FieldRef("plan.amount.total", "", "words,chan,cap,dots"),
    "plan.agency": FieldRef("plan.issuer"),
    "plan.short": FieldRef("plan.issuer", "short"),
    "plan.funding": FieldRef("plan.funding"),
}


@dataclass(frozen=True)
class Gaps:
    """Fills ``{gaps}``: ``names`` with plain words, ``columns`` and ``quantities`` by key.

    ``columns`` are the keys of the matrix columns by code: a year, or a way of inspecting.
    ``has_tcvn`` is False while no TCVN of the standard to come is announced.
    """

    issuer: Issuer
    names: Mapping[str, str]
    years: tuple[int, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    quantities: Mapping[str, str] = field(default_factory=dict)
    has_tcvn: bool = False

    @property
    def first_year(self) -> int:
        """The plan's first year."""
        return self.years[0]

    def rich(self, text: str, year: int | None = None) -> RichText:
        """``text`` with fields for facts, words for names, and blanks for what is not known."""
        parts: list[str | Inline] = []
        place = 0
        if self.years[0] == self.years[-1]:
            text = _STAGE.sub(_as_year, text)
        for match in _GAP.finditer(text):
            parts.append(text[place : match.start()])
            parts += self._filled(match[1], year)
            place = match.end()
        return RichText.of(*parts, text[place:])

    def plain(self, text: str, show: Callable[[FieldRef], str], year: int | None = None) -> str:
        """The same as plain words; what is not known is dots."""
        return "".join(
            DOTS if isinstance(part, Blank) else RichText((part,)).plain(show)
            for part in self.rich(text, year).parts
        )

    def _filled(self, gap: str, year: int | None) -> list[str | Inline]:
        if gap in self.names:
            return list(self.rich(self.names[gap], year).parts)
        if gap == "y" and year is not None:
            offset = year - self.first_year
            return [FieldRef("year", f"first+{offset}" if offset else "first")]
        if gap == "count_y" and year is not None and str(year) in self.columns:
            return [FieldRef("count.column", self.columns[str(year)], "pad2,dots")]
        kind, _, code = gap.partition(":")
        if kind == "count" and code in self.columns:
            return [FieldRef("count.column", self.columns[code], "pad2,dots")]
        if kind == "time" and code in self.columns:
            return [FieldRef("column.period", self.columns[code], "cap,dots")]
        if kind == "quantity" and code in self.quantities:
            return self._quantity(code)
        if gap in ("agency", "short") and not (self.issuer.full_name and self.issuer.short_name):
            return [Blank(12)]
        return [_FIELDS[gap] if gap in _FIELDS else Blank(6 if gap == "blank" else 12)]

    def _quantity(self, name: str) -> list[str | Inline]:
        """``năm 2026: …… đơn vị; năm 2027: …… đơn vị``."""
        parts: list[str | Inline] = []
        for i, year in enumerate(self.years):
            target = f"{self.quantities[name]}/{year}"
            parts += [("; " if i else "") + "năm ", *self._filled("y", year), ": "]
            parts += [FieldRef("quantity", target, "pad2", DOTS), " đơn vị"]
        return parts


def names_of(
    issuer: Issuer, level: str, of_level: Mapping[str, str], given: Mapping[str, str]
) -> dict[str, str]:
    """The names for the gaps: as given, else those of the level, else from the issuer's record.

    A name that the level leaves empty on purpose prints nothing; one that nobody knows, dots.
    """
    names = dict(of_level)
    if issuer.full_name.startswith(_COMMITTEE_OF_PEOPLE):
        names["place"] = issuer.full_name.removeprefix(_COMMITTEE_OF_PEOPLE)
    if names.get("place", "").lower().startswith(_TOWNS) and "urban_economy_office" in names:
        names["economy_office"] = names["urban_economy_office"]
    own = "" if level in ("district", "commune") else issuer.full_name
    found = _PROVINCE.search(own)
    above = _PROVINCE.search(" ".join(issuer.superior))
    if found:
        names["province"] = found[0]
    elif above:
        names["province"] = _named(above[0])
    if given.get("province"):
        names["province"] = given["province"]
    names["over"] = f"UBND {names['province']}" if "province" in names else "{ubnd}"
    city = names.get("province", "").startswith("thành phố")
    names["area"] = "thành phố" if city else "tỉnh"
    names["abbr"] = issuer.abbreviation
    names |= {name: words for name, words in given.items() if words}
    silent = {name for name, words in of_level.items() if not words}
    return {name: words for name, words in names.items() if words or name in silent}


def _as_year(match: re.Match[str]) -> str:
    """A stage of one year is that year."""
    return f"{_YEAR[match[1]]} {{year}}"


def _named(capitals: str) -> str:
    """``tỉnh Lạng Sơn`` of TỈNH LẠNG SƠN; what is not in capitals stays."""
    kind = "thành phố" if capitals.lower().startswith("thành phố") else "tỉnh"
    name = capitals[len(kind) :].strip()
    return f"{kind} {name.title() if name.isupper() else name}"
