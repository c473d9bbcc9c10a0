"""Slips of numbers: percentages that do not come out, amounts a thousand times too large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked, Passage
from isodesk.checks.said import of_passage, of_place
from isodesk.vietnamese.amounts import (
    AmountValue,
    format_amount,
    format_decimal,
    parse_amount,
    parse_decimal,
)
from isodesk.vietnamese.text import fold

_SHARE = re.compile(
    r"(?<![\w.,/])(?P<part>\d{1,3}(?:\.\d{3})*)\s*/\s*(?P<all>\d{1,3}(?:\.\d{3})*)\s+[^\d.;\n()=]{2,60}?"
    r"[\s,]*\(?\s*(?:đạt|chiếm|bằng|=|tỷ lệ|tương đương)*\s*(?P<per>\d+(?:,\d+)?)\s?%",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"(?<![\w.,])(?P<per>\d+(?:,\d+)?)\s?%\s*\(\s*(?P<part>\d{1,3}(?:\.\d{3})*)\s*/\s*"
    r"(?P<all>\d{1,3}(?:\.\d{3})*)[^()]*\)"
)
_PERCENT = re.compile(
    r"(?P<said>đạt|chiếm|tỷ lệ|phấn đấu|ít nhất|tối thiểu|trên|hoàn thành)\s+(?:[^\d.;%]{0,20})"
    r"(?P<per>\d+(?:,\d+)?)\s?%",
    re.IGNORECASE,
)
_BOUNDS = {
    "trên": "hơn",
    "hơn": "hơn",
    "ít nhất": "từ",
    "tối thiểu": "từ",
    "dưới": "dưới",
    "tối đa": "đến",
    "không quá": "đến",
}
_BOUND = re.compile(rf"\b(?P<bound>{'|'.join(_BOUNDS)})\s+(?P<per>\d+(?:,\d+)?)\s?%", re.IGNORECASE)
_PRICE = re.compile(
    r"(?<![\w.,])(?P<amount>\d{1,3}(?:\.\d{3})+)\s?(?:đồng|đ)\s?/\s?"
    r"(?P<per>xã|đơn vị|cơ quan|phường|huyện|hệ thống|HTQLCL)(?!\w)",
    re.IGNORECASE,
)
_NEAR_WORDS, _FEW_WORDS = 12, 3
_GROWS = re.compile(r"so với|tăng|kế hoạch|dự toán", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?<![\w.,/])(?P<amount>[0-9][0-9.,]*\s?"
    r"(?:(?:tỷ|tỉ|triệu|nghìn|ngàn)(?:\s+đồng)?|đồng|đ))(?!\w)(?!\s*/)",
    re.IGNORECASE,
)
_HUNDRED = 100
_UNITS = (1_000, 1_000_000, 1_000_000_000)
_SMALL, _LARGE = 10_000, 1_000_000


def percentages(checked: Checked) -> Iterator[Finding]:
    """``6/30 hệ thống (25%)`` that is 20 %, and shares of more than the whole."""
    for passage, reading in checked.readings:
        if "%" not in reading.text:
            continue
        for form in (_SHARE, _TURNED):
            for match in form.finditer(reading.text):
                part, whole = (int(match[name].replace(".", "")) for name in ("part", "all"))
                if whole == 0 or _comes_out(part, whole, match["per"]):
                    continue
                right = format_decimal(round(Decimal(part * _HUNDRED) / whole, 1).normalize())
                yield of_passage(
                    passage,
                    "percents.share",
                    Severity.ERROR,
                    f"Ghi {match['per']}%, {part}/{whole} là {right}%.",
                    match[0],
                )
        for match in _PERCENT.finditer(reading.text):
            value = parse_decimal(match["per"])
            around = reading.text[max(0, match.start() - 40) : match.end() + 20]
            if value is not None and value > _HUNDRED and not _GROWS.search(around):
                yield of_passage(
                    passage,
                    "percents.whole",
                    Severity.WARNING,
                    f"{match['per']}% lớn hơn 100%.",
                    match[0],
                )


def bounds_two_ways(checked: Checked) -> Iterator[Finding]:
    """``trên 70% đơn vị cấp xã`` where elsewhere it is ``ít nhất 70%`` of the same."""
    seen: list[tuple[str, str, frozenset[str], Passage, str]] = []
    for passage, reading in checked.at("header", "blocks", "tasks", "free_tables"):
        for match in _BOUND.finditer(reading.text):
            bound, number = _BOUNDS[match["bound"].lower()], match["per"]
            about = _words_after(reading.text, match.end())
            for other, same, words, where, quote in seen:
                alike = len(about & words) * 2 > min(len(about), len(words)) > _FEW_WORDS
                if other != bound and same == number and alike:
                    yield of_passage(
                        passage,
                        "percents.bound",
                        Severity.WARNING,
                        f"Ghi “{match[0]}”, {where.place_name} ghi “{quote}”.",
                        match[0],
                    )
                    break
            seen.append((bound, number, about, passage, match[0]))


def prices_two_units(checked: Checked) -> Iterator[Finding]:
    """``30.000.000 đồng/đơn vị`` where elsewhere the same price is ``đồng/xã``."""
    first: dict[str, tuple[str, str, Passage]] = {}
    for passage, reading in checked.at("blocks", "budget"):
        for match in _PRICE.finditer(reading.text):
            mine = fold(match["per"])
            per, quote, where = first.setdefault(match["amount"], (mine, match[0], passage))
            if per != mine and reading.typed(match):
                said = f"Ghi “{match[0]}”, {where.place_name} ghi “{quote}”."
                yield of_passage(passage, "budget.per", Severity.HINT, said, match[0])


def _words_after(text: str, start: int) -> frozenset[str]:
    """The words that say of what a share is."""
    words = re.findall(r"[^\W\d_]+", re.split(r"[;.]", text[start:])[0])
    return frozenset(fold(word) for word in words[:_NEAR_WORDS])


def units_of_text(checked: Checked) -> Iterator[Finding]:
    """An amount of the text that is an amount of the budget but for its unit."""
    totals = checked.fields.totals
    known = {*totals.rows.values(), *totals.columns.values(), totals.total} - {None, 0}
    cells = {*totals.cells.values()} - {None, 0} | known
    if not known:
        return
    for passage, reading in checked.at("blocks", "budget", "tables"):
        for match in _AMOUNT.finditer(reading.text):
            read = parse_amount(re.sub(r"[.,]+(?=\s?[^\d\s.,]+)", "", match["amount"]))
            value = read.value if isinstance(read, AmountValue) else 0
            if not value or value in cells or not reading.typed(match, "amount"):
                continue
            meant = next((k for k in known for u in _UNITS if k in (value * u, value / u)), None)
            if meant is not None:
                yield of_passage(
                    passage,
                    "budget.unit",
                    Severity.WARNING,
                    f"“{match['amount']}” có thể nhầm đơn vị tiền: bảng kinh phí có "
                    f"{format_amount(meant)} đồng.",
                    match["amount"],
                )


def units_of_cells(checked: Checked) -> Iterator[Finding]:
    """``15`` đồng among amounts of millions: typed in another unit than the table has."""
    plan = checked.plan
    typed = [
        (f"budget/{line.key}/{amount.column}", amount.value)
        for line in plan.budget_lines
        for amount in line.amounts
        if amount.value
    ]
    large = [value for _, value in typed if value >= _LARGE]
    if len(large) * 2 <= len(typed):
        return
    for place, value in typed:
        if value < _SMALL:
            shown = format_amount(value)
            yield of_place(
                checked,
                place,
                "budget.unit",
                Severity.WARNING,
                f"{shown} đồng là quá nhỏ so với các dòng khác, có thể nhầm đơn vị tiền.",
                shown,
            )


def _comes_out(part: int, whole: int, percent: str) -> bool:
    """True when the share, rounded as it is written or cut, is ``percent``."""
    places = len(percent.partition(",")[2])
    said = parse_decimal(percent)
    exact = Decimal(part * _HUNDRED) / whole
    return said is not None and abs(exact - said) < Decimal(1).scaleb(-places)
