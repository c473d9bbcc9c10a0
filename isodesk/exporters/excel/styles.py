"""The looks of cells, one name each, and the formats of numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from isodesk.documents.parts import Align
from isodesk.exporters.excel.sheet import Style

TITLE = Style(bold=True, align=Align.CENTRE, boxed=False, size=14)
REFERENCE = Style(italic=True, align=Align.CENTRE, boxed=False, size=13)
UNIT_LINE = Style(italic=True, align=Align.RIGHT, boxed=False)
PLAIN = Style(boxed=False)
SECTION = Style(bold=True, boxed=False)
HEAD = Style(bold=True, align=Align.CENTRE, fill="DDE6EF")
INDEX = Style(italic=True, align=Align.CENTRE)
TEXT = Style()
CENTRED = Style(align=Align.CENTRE)
AMOUNT = Style(align=Align.RIGHT)
GROUP = Style(bold=True, fill="F2F2F2")
GROUP_CENTRED = replace(GROUP, align=Align.CENTRE)
GROUP_AMOUNT = replace(GROUP, align=Align.RIGHT)


def amount_format(value: Decimal | int, *, zero: str = "0", digits: int | None = None) -> str:
    """Thousands grouped; as many decimals as ``value`` has; ``zero`` is what nought prints as."""
    decimals = _decimals(Decimal(value)) if digits is None else digits
    number = "#,##0" + ("." + "0" * decimals if decimals else "")
    return number if zero == "0" else f"{number};-{number};{quoted(zero)}"


def count_format(unit: str, *, padded: bool = True) -> str:
    """``33 đơn vị``, small counts with a leading zero where they are printed so."""
    digits = "00" if padded else "0"
    return f"{digits} {quoted(unit)}" if unit else digits


def quoted(text: str) -> str:
    """``text`` as it stands inside a number format."""
    return '"' + text.replace('"', "'") + '"'


def string(text: str) -> str:
    """``text`` as it stands inside a formula."""
    return '"' + text.replace('"', '""') + '"'


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
