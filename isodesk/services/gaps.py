"""The words of a kind become the text of a plan: gaps are filled, or print as dots."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from isodesk.facts import Blank, FieldRef, Issuer, RichText
from isodesk.facts.richtext import Inline

_GAP = re.compile(r"\{([^{}]+)\}")
_PROVINCE = re.compile(r"(?:tỉnh|thành phố) \S.*$")
_DOTS = "……"
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
    "count_all": FieldRef("count.all"),
    "standard_from": FieldRef("standard", "from"),
    "standard_to": FieldRef("standard", "to"),
    "total": FieldRef("amount.total"),
    "total_words": FieldRef("amount.total", "", "words,cap"),
}


@dataclass(frozen=True)
class Gaps:
    """Fills ``{gaps}``: ``names`` with plain words, ``columns`` and ``quantities`` by key.

    ``columns`` are the keys of the matrix columns by year. ``new_standard`` is what stands for the
    standard to come while no TCVN of it is announced.
    """

    issuer: Issuer
    names: Mapping[str, str]
    first_year: int
    columns: Mapping[int, str]
    quantities: Mapping[str, str]
    years: tuple[int, ...]
    has_tcvn: bool

    def rich(self, text: str, year: int | None = None) -> RichText:
        """``text`` with fields for facts, words for names, and blanks for what is not known."""
        parts: list[str | Inline] = []
        place = 0
        for match in _GAP.finditer(text):
            parts.append(text[place : match.start()])
            parts += self._filled(match[1], year)
            place = match.end()
        return RichText.of(*parts, text[place:])

    def plain(self, text: str, show: Callable[[FieldRef], str], year: int | None = None) -> str:
        """The same as plain words; what is not known is dots."""
        return "".join(
            _DOTS if isinstance(part, Blank) else RichText((part,)).plain(show)
            for part in self.rich(text, year).parts
        )

    def _filled(self, gap: str, year: int | None) -> list[str | Inline]:
        if gap in self.names:
            return list(self.rich(self.names[gap], year).parts)
        if gap == "y" and year is not None:
            offset = year - self.first_year
            return [FieldRef("year", f"first+{offset}" if offset else "first")]
        if gap == "count_y" and year is not None and year in self.columns:
            return [FieldRef("count.column", self.columns[year])]
        if gap == "standard_new":
            return [_FIELDS["standard_to"]] if self.has_tcvn else ["phiên bản mới của tiêu chuẩn"]
        if gap.startswith("quantity."):
            return self._quantity(gap.partition(".")[2])
        if gap in ("agency", "short") and not (self.issuer.full_name and self.issuer.short_name):
            return [Blank(12)]
        return [_FIELDS[gap] if gap in _FIELDS else Blank(6 if gap == "blank" else 12)]

    def _quantity(self, name: str) -> list[str | Inline]:
        """``năm 2026: …… đơn vị; năm 2027: …… đơn vị``."""
        parts: list[str | Inline] = []
        for i, year in enumerate(self.years):
            target = f"{self.quantities[name]}/{year}"
            parts += [("; " if i else "") + "năm ", *self._filled("y", year), ": "]
            parts += [FieldRef("quantity", target, "pad2", _DOTS), " đơn vị"]
        return parts


def names_of(issuer: Issuer, level: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """The names for the gaps: as given, else those of the level, else from the issuer's record."""
    names = dict(level)
    if issuer.full_name.startswith(_COMMITTEE_OF_PEOPLE):
        names["place"] = issuer.full_name.removeprefix(_COMMITTEE_OF_PEOPLE)
    province = _PROVINCE.search(issuer.full_name)
    if province:
        names["province"] = province[0]
    names["abbr"] = issuer.abbreviation
    names |= {name: words for name, words in given.items() if words}
    return {name: words for name, words in names.items() if words}
