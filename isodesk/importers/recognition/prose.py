"""Facts that stand in running text: years, standards, abbreviations, by when answers go where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence

from isodesk.facts import (
    Abbreviation,
    Block,
    ReceivingOffice,
    Standard,
)
from isodesk.host.resources import resource
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.vocabulary import agency_names
from isodesk.vietnamese.periods import NO_PERIOD, Period, PeriodKind, parse_period
from isodesk.vietnamese.text import fold

_SHORT = re.compile(
    r"\((?:sau đây\s+)?(?:(?:được\s+)?(?:gọi|viết) (?:tắt|chung) là\s*:?\s*)?[“\"]?"
    r"(?P<short>[A-ZĐƯ][A-ZĐƯ&-]+)[”\"]?\)"
)
_SPAN = re.compile(r"(?<!\d)(?P<first>20\d\d)\s*(?:[-–—]|đến(?: năm)?)\s*(?P<last>20\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d/])20\d\d(?!\d|/)")
_STANDARD = re.compile(r"(?:TCVN\s+)?ISO\s*9001\s*:\s*(?P<year>20\d\d)")
_SMALL_WORDS = ("và", "của", "các", "về", "cho", "trong")
_DEADLINE = re.compile(
    r"(?P<when>(?:chậm nhất\s+(?:là\s+)?|muộn nhất\s+(?:là\s+)?)?(?:trước|đến|đến hết)?\s*"
    r"ngày\s+\d{1,2}\s*(?:/|tháng)\s*\d{1,2}\s*(?:/|năm)\s*\d{4})"
)
_SENT = re.compile(
    r"(?:gửi|báo cáo|nộp)\s+(?:kết quả\s+|báo cáo\s+)?(?:về|đến|tới|cho)\s+"
    r"(?P<who>[^.;]{3,200}?)\s*\(?$"
)


def plan_years(
    subject: str, columns: Sequence[int], texts: Sequence[str], issued: int | None
) -> tuple[int | None, int | None]:
    """The first and last year: of the subject, else of the tables, else of the text."""
    span = _SPAN.search(subject)
    if span:
        return int(span["first"]), int(span["last"])
    years = [int(year) for year in _YEAR.findall(_STANDARD.sub("", subject))]
    if years:
        return min(years), max(years)
    if columns:
        return min(columns), max(columns)
    for text in texts:
        span = _SPAN.search(text)
        if not span or not ("trong" in text or "giai đoạn" in text.lower()):
            continue
        if issued is None or int(span["first"]) - 1 <= issued <= int(span["last"]):
            return int(span["first"]), int(span["last"])
    return issued, issued


def standards(subject: str) -> tuple[Standard | None, Standard | None]:
    """The editions that a subject goes from and to."""
    found = list(dict.fromkeys(m["year"] for m in _STANDARD.finditer(subject)))
    announced = _announced()
    codes = [f"TCVN ISO 9001:{year}" for year in found]
    named = [Standard("", code, announced_by=announced.get(code, "")) for code in codes]
    if not named:
        return None, None
    return (named[0], named[-1]) if len(named) > 1 else (None, named[0])


def _announced() -> dict[str, str]:
    """The decision by which each known standard was announced, by code."""
    known = tomllib.loads(resource("standards.toml").read_text(encoding="utf-8"))
    return {entry["code"]: entry.get("announced_by", "") for entry in known["standards"]}


def abbreviations(
    draft: Draft, blocks: Sequence[Block], bases: Sequence[tuple[str, str]]
) -> tuple[Abbreviation, ...]:
    """``Hệ thống quản lý chất lượng (HTQLCL)``: short and full, where the letters agree."""
    found: dict[str, Abbreviation] = {}
    texts = [*bases, *((block.key, block.text.plain()) for block in blocks)]
    for where, text in texts:
        for match in _SHORT.finditer(text):
            full = _full_of(match["short"], text[: match.start()])
            if full and match["short"] not in found:
                key = draft.key("vt")
                found[match["short"]] = Abbreviation(key, match["short"], full, where)
    return tuple(found.values())


def _full_of(short: str, before: str) -> str:
    words = re.findall(r"[\w-]+", before)
    letters = re.sub(r"[^A-ZĐƯ]", "", short)
    taken: list[str] = []
    for word in reversed(words[-24:]):
        if not letters:
            break
        if fold(word[0]) == fold(letters[-1]):
            letters = letters[:-1]
        elif word.lower() not in _SMALL_WORDS:
            return ""
        taken.append(word)
    return " ".join(reversed(taken)) if not letters else ""


def deadline(texts: Sequence[str]) -> tuple[Period, tuple[str, ...]]:
    """By when and to whom a letter asks for answers."""
    for text in reversed(texts):
        for match in _DEADLINE.finditer(text):
            period = parse_period(" ".join(match["when"].split()))
            if period.kind is PeriodKind.TEXT:
                continue
            sent = _SENT.search(text[: match.start()])
            if sent:
                return period, agency_names(sent["who"].split(" để ")[0])
    return NO_PERIOD, ()


def receiving(draft: Draft, names: Sequence[str]) -> tuple[ReceivingOffice, ...]:
    """The offices that answers go to."""
    return tuple(ReceivingOffice(draft.key("nbc"), name) for name in names)
