"""Sums of money and decimal numbers: read as people type them, written as offices print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Literal

from isodesk.vietnamese.text import nfc

MoneyUnit = Literal["đồng", "nghìn đồng", "triệu đồng"]

LARGEST = 10**18
_LONGEST = 60
_SCALES: dict[MoneyUnit, int] = {"đồng": 0, "nghìn đồng": 3, "triệu đồng": 6}
_EXACT = Context(prec=80)

_NUMBER = r"[0-9](?:[0-9., ]*[0-9])?"
_UNITS: dict[str, tuple[str, int]] = {
    r"(?:triệu|trieu) (?:tỷ|tỉ|ty|ti)": ("triệu tỷ", 15),
    r"(?:nghìn|ngàn|nghin|ngan) (?:tỷ|tỉ|ty|ti)": ("nghìn tỷ", 12),
    r"tỷ|tỉ|ty|ti": ("tỷ", 9),
    r"triệu|trieu|tr\.?": ("triệu", 6),
    r"nghìn|ngàn|nghin|ngan|k": ("nghìn", 3),
}
_DONG = r"(?:đồng|dong|vnđ|vnd|đ|d|₫)"
_UNIT = re.compile(
    "|".join(f"(?P<e{exp}>(?:{words}) ?{_DONG}?)" for words, (_, exp) in _UNITS.items())
    + f"|(?P<e0>{_DONG})"
)
_PART = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<unit>[^0-9., /][^0-9/]*)?")
_PER = re.compile(rf"[-–−]? ?{_NUMBER} ?(?:{_UNIT.pattern})? ?/ ?(?P<per>[^0-9/]+)")
_NAMES = {exp: name for name, exp in _UNITS.values()} | {0: ""}

_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([. ])[0-9]{3})(?:\1[0-9]{3})*")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}")
_DECIMAL = re.compile(r"((?:[0-9]+|[0-9]{1,3}(?:([. ])[0-9]{3})(?:\2[0-9]{3})*)),([0-9]+)")
_ONE_MARK = re.compile(r"([1-9][0-9]{0,2})([.,])([0-9]{3})")
_POINT = re.compile(r"([0-9]+)\.([0-9]{1,2}|[0-9]{3})")


@dataclass(frozen=True)
class AmountValue:
    """A sum understood in one way only; ``value`` in đồng."""

    value: int


@dataclass(frozen=True)
class AmountQuestion:
    """A sum with several readings: ``choices`` pairs a label with its value in đồng."""

    text: str
    choices: tuple[tuple[str, int], ...]
    message: str


@dataclass(frozen=True)
class AmountError:
    """What was typed is no sum of money; ``message`` says why."""

    message: str


def parse_amount(
    text: str, *, default_unit: MoneyUnit | None = None
) -> AmountValue | AmountQuestion | AmountError:
    """The sum of money in ``text``, asked about where it can be read in two ways.

    ``default_unit`` is the unit of the column for numbers without one (None: đồng). A dash is
    zero. Whole đồng only; nothing is rounded or guessed: a bare ``1.500``, and a bare number of
    a million and more in a column of thousands or millions, are questions.
    """
    typed = " ".join(nfc(text).split())
    if not typed:
        return AmountError("Chưa ghi số tiền.")
    if typed in ("-", "–", "—", "−"):
        return AmountValue(0)
    sign = -1 if typed[0] in "-–−" else 1
    parts = _parts(typed.lower()[1 if sign < 0 else 0 :].strip())
    if parts is None:
        return AmountError(_not_an_amount(typed))
    if len(parts) > 1:
        return _compound(typed, sign, parts)
    number, unit = parts[0]
    choices = _choices(number, unit, default_unit)
    return _outcome(typed, sign, choices, bool(_numbers(number)))


def format_number(n: int) -> str:
    """``3.060.000.000``."""
    return f"{n:,}".replace(",", ".")


def format_amount(n: int | None, unit: MoneyUnit = "đồng") -> str:
    """``n`` đồng in the unit, exactly: 1.500.000 in ``triệu đồng`` is ``1,5``. None is empty."""
    if n is None:
        return ""
    return format_decimal(_EXACT.scaleb(Decimal(n), -_SCALES[unit]))


def format_decimal(number: Decimal) -> str:
    """``1.234,5``: exact, without needless zeros. Raises ValueError when it is not finite."""
    if not number.is_finite():
        raise ValueError(f"{number} has no written form")
    whole, _, fraction = f"{abs(number):f}".partition(".")
    fraction = fraction.rstrip("0")
    sign = "-" if number < 0 else ""
    return sign + format_number(int(whole)) + (f",{fraction}" if fraction else "")


def parse_decimal(text: str) -> Decimal | None:
    """A number in Vietnamese form (``1.234,5``, ``08``, ``7.5``); None when it is none.

    One dot before three digits groups thousands, one comma is always the decimal comma.
    """
    typed = " ".join(nfc(text).split())
    negative = typed[:1] in ("-", "–", "−")
    readings = _numbers(typed[1:].strip() if negative else typed)
    if not readings:
        return None
    return readings[0].copy_negate() if negative else readings[0]


def padded(n: int, width: int = 2) -> str:
    """A small count as office prose writes it: ``06``."""
    return f"{n:0{width}d}"


def _parts(typed: str) -> list[tuple[str, int | None]] | None:
    """Numbers, each with the exponent of its unit (None: no unit); None when not all is read."""
    parts: list[tuple[str, int | None]] = []
    at = 0
    while at < len(typed):
        match = _PART.match(typed, at)
        if not match:
            return None
        exponent = None
        if match["unit"] is not None:
            unit = _UNIT.fullmatch(match["unit"].strip())
            if not unit or not unit.lastgroup:
                return None
            exponent = int(unit.lastgroup[1:])
        parts.append((match["number"], exponent))
        at = match.end()
    return parts


def _numbers(written: str) -> list[Decimal]:
    """Every way to read a number, the Vietnamese one first; empty when there is none."""
    if len(written) > _LONGEST:
        return []
    bare = re.sub("[. ]", "", written)
    mark = _ONE_MARK.fullmatch(written)
    if mark and mark[2] == ",":
        return [Decimal(f"{mark[1]}.{mark[3]}"), Decimal(mark[1] + mark[3])]
    if _PLAIN.fullmatch(written) or (_GROUPED.fullmatch(written) and written[0] != "0"):
        return [Decimal(bare)]
    if _DECIMAL.fullmatch(written):
        return [Decimal(bare.replace(",", "."))]
    if _ENGLISH.fullmatch(written) and written[0] != "0":
        return [Decimal(written.replace(",", ""))]
    if _POINT.fullmatch(written):
        return [Decimal(written)]
    return []


def _choices(
    number: str, exponent: int | None, default_unit: MoneyUnit | None
) -> list[tuple[str, int]]:
    """The readings that come to whole đồng, each with the label that tells it apart."""
    exponents = [exponent] if exponent is not None else _likely_units(number, default_unit)
    found: dict[int, str] = {}
    for exp in exponents:
        for reading in _numbers(number):
            value = _EXACT.scaleb(reading, exp)
            if value == _EXACT.to_integral_value(value):
                unit = f"{_NAMES[exp]} đồng".strip()
                found.setdefault(int(value), f"{format_decimal(reading)} {unit}")
    return sorted(((label, value) for value, label in found.items()), key=lambda c: c[1])


def _likely_units(number: str, default_unit: MoneyUnit | None) -> list[int]:
    """Exponents a bare number may stand in: one, or two when it could be either."""
    own = _SCALES[default_unit or "đồng"]
    if _ONE_MARK.fullmatch(number):
        return [0, own or 6]
    if own and any(reading >= 10**6 for reading in _numbers(number)):
        return [0, own]
    return [own]


def _compound(
    typed: str, sign: int, parts: list[tuple[str, int | None]]
) -> AmountValue | AmountQuestion | AmountError:
    """``1 tỷ 500 triệu``: units fall, and each part stays below the unit before it."""
    total, ceiling = Decimal(0), None
    for number, exponent in parts:
        readings = _numbers(number)
        if exponent is None or len(readings) != 1:
            return AmountError(_not_an_amount(typed))
        value = _EXACT.scaleb(readings[0], exponent)
        if ceiling is not None and value >= ceiling:
            return AmountError(_not_an_amount(typed))
        total, ceiling = _EXACT.add(total, value), Decimal(10**exponent)
    whole = total == _EXACT.to_integral_value(total)
    return _outcome(typed, sign, [(typed, int(total))] if whole else [], True)


def _outcome(
    typed: str, sign: int, choices: list[tuple[str, int]], is_number: bool
) -> AmountValue | AmountQuestion | AmountError:
    if not is_number:
        return AmountError(_not_an_amount(typed))
    if not choices:
        return AmountError(
            f'"{typed}" không tròn đồng. Ghi thêm đơn vị tính, ví dụ: 1,5 triệu đồng.'
        )
    within = [(label, sign * value) for label, value in choices if value <= LARGEST]
    if not within:
        return AmountError(f'"{typed}" lớn hơn số tiền lớn nhất ghi được (một tỷ tỷ đồng).')
    if len(within) == 1:
        return AmountValue(within[0][1])
    labels = [("-" if sign < 0 else "") + label for label, _ in within]
    listed = ", ".join(labels[:-1]) + f" hoặc {labels[-1]}"
    return AmountQuestion(
        typed,
        tuple(zip(labels, (value for _, value in within), strict=True)),
        f'"{typed}" có thể là {listed}. Chọn một cách hiểu.',
    )


def _not_an_amount(typed: str) -> str:
    per = _PER.fullmatch(typed.lower())
    if per:
        unit = typed[per.start("per") :].strip()
        return (
            f'"{typed}" không phải số tiền. '
            f'Ghi số tiền ở cột Mức chi, ghi "{unit}" ở cột Đơn vị tính.'
        )
    return f'"{typed}" không phải số tiền. Ghi như: 30.000.000; 30 triệu; 1,5 tỷ.'
