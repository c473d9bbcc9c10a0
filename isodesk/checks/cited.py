"""Every document that the text names by its number, read once for the rules about citations."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from isodesk.checks.passages import Checked, Passage, Reading
from isodesk.host.resources import resource
from isodesk.vietnamese.dates import parse_date

_KINDS = (
    "Thông tư liên tịch|Thông tư|Nghị định|Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Công văn|"
    "Tờ trình|Thông báo|Báo cáo|Chương trình|Luật|Hướng dẫn"
)
_CITED = re.compile(
    rf"(?P<kind>{_KINDS})\s+số\s*:?\s*(?P<symbol>\d[\w.]*\s*/\s*[^\s,;:.()“”\"/]+(?:/[^\s,;:.()“”\"/]+)*)"
    r"(?:\s*,?\s*ngày\s+"
    r"(?P<day>\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}))?"
    r"(?P<rest>[^;\n]*)",
)
_SPACED = re.compile(r"(?P<head>\d[\w.]*)\s*/\s*(?:(?P<year>(?:19|20)\d{2})\s*/\s*)?(?P<tail>.*)")
_TITLE = re.compile(
    r"(?:^|\s|,)(?P<title>"
    r"(?:về việc|về|quy định|ban hành|phê duyệt|hướng dẫn|công bố|sửa đổi)\s.+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cited:
    """One mention: its parts as written; ``number`` is ``19/2014``, ``tail`` is ``QĐ-TTg``."""

    passage: Passage
    reading: Reading
    match: re.Match[str]
    kind: str
    symbol: str
    number: str
    year: int | None
    tail: str
    day: date | None
    title: str

    @property
    def is_typed(self) -> bool:
        """False where a field prints the symbol."""
        return self.reading.typed(self.match, "symbol")


@dataclass(frozen=True)
class Known:
    """A document of the program's own list."""

    kind: str
    symbol: str
    number: str
    tail: str
    day: date
    title: str
    sure: bool


def cited(checked: Checked) -> tuple[Cited, ...]:
    """The mentions of ``checked``, in the order of the plan."""
    return tuple(_mentions(checked))


def _mentions(checked: Checked) -> Iterator[Cited]:
    for passage, reading in checked.readings:
        if " số " not in reading.text and " số:" not in reading.text:
            continue
        at = 0
        while match := _CITED.search(reading.text, at):
            rest, inner = match["rest"], _CITED.search(match["rest"])
            at = match.start("rest")
            parts = _SPACED.fullmatch(match["symbol"])
            if parts is None:
                continue
            title = _TITLE.search(rest[: inner.start()] if inner else rest)
            year = int(parts["year"]) if parts["year"] else None
            yield Cited(
                passage,
                reading,
                match,
                match["kind"],
                match["symbol"],
                parts["head"] + (f"/{year}" if year else ""),
                year,
                parts["tail"].rstrip("-/"),
                parse_date(match["day"].replace(" /", "/")) if match["day"] else None,
                title["title"] if title else "",
            )


@cache
def known_documents() -> dict[tuple[str, str], Known]:
    """The program's list of legal documents by kind and number."""
    data = tomllib.loads(resource("legal-bases.toml").read_text(encoding="utf-8"))
    found = {}
    for entry in data["bases"]:
        if not entry.get("symbol") or not entry.get("date"):
            continue
        number, _, tail = entry["symbol"].rpartition("/")
        kind = entry["type"]
        found[kind, number] = Known(
            kind,
            entry["symbol"],
            number,
            tail,
            entry["date"],
            entry.get("title", ""),
            entry.get("sure") == "found",
        )
    return found
