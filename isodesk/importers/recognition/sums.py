"""Sums of money in a column of a known unit, and how they come about."""

from __future__ import annotations

import re
from decimal import Decimal

from isodesk.vietnamese.amounts import AmountValue, MoneyUnit, parse_amount, parse_decimal

_SCALES: dict[str, int] = {"đồng": 1, "nghìn đồng": 10**3, "triệu đồng": 10**6}
_TERM = re.compile(r"(?P<n>\d[\d.,]*)\s*(?P<unit>[^\d×=x*]+?)\s*$")
_TIMES = re.compile(r"\s*(?:\bx\b|×|\*)\s*", re.IGNORECASE)
_PRICE = re.compile(
    r"(?P<n>\d[\d.,]*)\s*(?P<unit>(?:nghìn|ngàn|triệu)?\s*(?:đồng|đ|vnđ)\b.*)$", re.I
)
_PRICE_IN_NOTE = re.compile(
    r"(?P<n>\d[\d.]*)\s*(?P<unit>(?:đồng|đ|vnđ)\s*/\s*[^\s+;,.)]+)", re.IGNORECASE
)
_QUANTITY_IN_NOTE = re.compile(r"năm\s+(?P<year>20\d\d)\s*:\s*(?P<n>\d+)\s+(?P<unit>\w+)", re.I)
LARGE = 10**6


def read_sum(text: str, unit: MoneyUnit) -> tuple[int | None, bool]:
    """The đồng of a cell in a column of this unit, and whether that is sure.

    None for a cell that says nothing. A number of a million and more in a column of millions was
    written in đồng.
    """
    words = " ".join(text.split()).rstrip(".")
    if words in ("", "-", "–", "—"):
        return None, True
    plain = parse_decimal(words)
    if plain is None:
        read = parse_amount(words, default_unit=unit)
        return (read.value, True) if isinstance(read, AmountValue) else (None, False)
    scale = _SCALES[unit]
    if scale > 1 and plain >= LARGE:
        return int(plain), False
    value = plain * scale
    return (int(value), True) if value == value.to_integral_value() else (None, False)


def product(text: str) -> tuple[list[tuple[Decimal, str, int]], int, str] | None:
    """``08 người x 01 ngày x 80.000 đ/ngày.người``: factors (number, unit, digits), price, unit."""
    *terms, last = _TIMES.split(text.strip())
    price = _PRICE.fullmatch(last.strip())
    if not terms or not price:
        return None
    amount = parse_decimal(price["n"].rstrip(".,"))
    scale = 1
    if price["unit"].lower().startswith("triệu"):
        scale = 10**6
    elif price["unit"].lower().startswith(("nghìn", "ngàn")):
        scale = 10**3
    factors: list[tuple[Decimal, str, int]] = []
    for term in terms:
        found = _TERM.fullmatch(term.strip())
        number = parse_decimal(found["n"]) if found else None
        if found is None or number is None:
            return None
        padding = len(found["n"]) if found["n"].startswith("0") else 0
        factors.append((number, found["unit"].strip(), padding))
    if amount is None or amount * scale != int(amount * scale):
        return None
    return factors, int(amount * scale), " ".join(price["unit"].split())


def price_in(note: str) -> tuple[int, str] | None:
    """``Chi 20.000.000đ/xã``: the price and its unit."""
    found = _PRICE_IN_NOTE.search(note)
    value = parse_decimal(found["n"].rstrip(".")) if found else None
    if found is None or value is None:
        return None
    return int(value), re.sub(r"\s*/\s*", "/", found["unit"])


def quantities_in(note: str) -> dict[int, tuple[int, str]]:
    """``Năm 2018: 50 xã; Năm 2019: 42 xã``: number and unit of each year."""
    return {
        int(found["year"]): (int(found["n"]), found["unit"])
        for found in _QUANTITY_IN_NOTE.finditer(note)
    }
